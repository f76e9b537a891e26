import { i18n } from '#i18n';
import { type ComponentChildren, type ComponentType, Fragment } from 'preact';
import { useRef, useState } from 'preact/hooks';
import type { CoinId } from '../../lib/domain/coin.ts';
import type { TickerChoices } from '../../lib/domain/ticker-choices.ts';
import type { TickerRow } from '../../lib/query/views.ts';
import { usePainted } from '../controls/use-painted.ts';
import { CoinRow, type RowWords } from './CoinRow.tsx';
import { type HeldList, holdList, noteInPlace } from './held-list.ts';
import { keepOrder, orderedBy } from './order.ts';

/** What stands open under a coin's row in place of what the row itself opens. */
export interface UnderRow {
  readonly coinId: CoinId;
  readonly content: ComponentChildren;
  readonly onClose: () => void;
}

interface CoinListProps {
  /** As they are to be sorted. */
  readonly rows: readonly TickerRow[];
  readonly under: UnderRow | null;
  /** Null before its code is there. */
  readonly words: RowWords | null;
  readonly choices: TickerChoices;
  readonly now: number;
  readonly locale: string;
  /** Brings what a row opens; its code is loaded with the first row that is opened. */
  readonly loadOpened: () => Promise<ComponentType<OpenedProps>>;
  /** The key `a` on a coin's row, and what is pressed for its alerts in the open row. */
  readonly onAlert: (coinId: CoinId) => void;
  /** The code of what a row opens cannot be had. */
  readonly onMissing: () => void;
}

/** What opens below a row. */
export interface OpenedProps {
  readonly row: TickerRow;
  readonly now: number;
  readonly locale: string;
  readonly onAlert: () => void;
}

const GROUPS = ['ai', 'watch'] as const;

/**
 * More rows than a popup can show at once. They alone are built for the first paint; the others come right after it.
 */
const FIRST_PAINT_ROWS = { comfortable: 14, compact: 19 } as const;

/**
 * Both groups, or all in one, as one stop for the keyboard: arrows or j and k move, Home and End jump, Enter opens the row
 * and closes it, Escape closes it, a opens the editor of its alerts.
 */
export function CoinList(props: CoinListProps) {
  const { rows, under, words, choices, now, locale, onAlert } = props;
  const box = useRef<HTMLDivElement>(null);
  const [current, setCurrent] = useState<CoinId | null>(null);
  const [held, setHeld] = useState<HeldList | null>(null);
  const [open, setOpen] = useState<CoinId | null>(null);
  const [opened, setOpened] = useState<{ readonly Row: ComponentType<OpenedProps> } | null>(null);
  const painted = usePainted();

  const by = orderedBy(choices);
  if (held && held.by !== by) setHeld(holdList(rows, by, now, locale));
  const ordered = held ? keepOrder(held.order, rows) : rows;
  const inGroups = choices.tickerGroups
    ? GROUPS.flatMap((group) => ordered.filter((row) => row.group === group))
    : ordered;
  const built = painted ? inGroups : inGroups.slice(0, FIRST_PAINT_ROWS[choices.tickerDensity]);
  const groups = choices.tickerGroups
    ? GROUPS.map((group) => ({ group, rows: built.filter((row) => row.group === group) })).filter(
        (group) => group.rows.length > 0,
      )
    : [{ group: 'all' as const, rows: built }];
  const stop = rows.some((row) => row.coinId === current) ? current : groups[0]?.rows[0]?.coinId;

  const hold = (): void => setHeld((list) => list ?? holdList(rows, by, now, locale));
  const release = (stillIn: boolean | undefined): void => {
    if (!stillIn && open === null && under === null) setHeld(null);
  };
  const press = (coinId: CoinId): void => {
    under?.onClose();
    if (under?.coinId === coinId) return;
    hold();
    setOpen(open === coinId ? null : coinId);
    if (opened) return;
    void props.loadOpened().then(
      (Row) => setOpened({ Row }),
      () => {
        setOpen(null);
        props.onMissing();
      },
    );
  };
  const close = (): void => {
    setOpen(null);
    box.current?.querySelector<HTMLElement>(`${PRESS}[aria-expanded=true]`)?.focus();
  };

  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- it hears what happens to the rows inside
    <div
      ref={box}
      class="coin-list"
      data-part="list"
      onPointerEnter={hold}
      onPointerLeave={() => release(box.current?.contains(document.activeElement))}
      onFocusIn={(event) => {
        hold();
        setCurrent(rowOf(event.target)?.dataset['coinId'] ?? current);
      }}
      onFocusOut={(event) => {
        const next = event.relatedTarget;
        release(box.current?.matches(':hover') || (next instanceof Node && box.current?.contains(next)));
      }}
      onKeyDown={(event) => {
        const coinId = alertKey(event);
        if (coinId !== undefined) {
          event.preventDefault();
          onAlert(coinId);
          return;
        }
        if (event.key === 'Escape' && (under ?? open) !== null) {
          event.preventDefault();
          if (under) under.onClose();
          else close();
        }
        const target = box.current && nextRow(box.current, event);
        if (!target) return;
        event.preventDefault();
        target.focus();
      }}
    >
      {groups.map((group) => (
        <section key={group.group} aria-labelledby={`group-${group.group}`}>
          <h2 id={`group-${group.group}`} class={group.group === 'all' ? 'visually-hidden' : 'group-heading'}>
            {group.group === 'ai' ? i18n.t('popup.groupAi') : i18n.t('popup.groupWatch')}
          </h2>
          <ul aria-labelledby={`group-${group.group}`}>
            {group.rows.map((row) => (
              <Fragment key={row.coinId}>
                <CoinRow
                  row={row}
                  choices={choices}
                  now={now}
                  locale={locale}
                  stop={row.coinId === stop}
                  words={words}
                  note={noteInPlace(held, row, now, locale)}
                  open={row.coinId === open || row.coinId === under?.coinId}
                  onPress={() => press(row.coinId)}
                />
                {row.coinId === under?.coinId && <li class="under-row">{under.content}</li>}
                {row.coinId === open && opened && row.coinId !== under?.coinId && (
                  <li>
                    <opened.Row row={row} now={now} locale={locale} onAlert={() => onAlert(row.coinId)} />
                  </li>
                )}
              </Fragment>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

function rowOf(target: EventTarget | null): HTMLElement | null {
  return target instanceof Element ? target.closest<HTMLElement>('[data-coin-id]') : null;
}

/** What takes the focus of a row. */
const PRESS = '[data-part="press"]';

/** The coin whose row has the focus, where the key is the one for its alerts. */
function alertKey(event: KeyboardEvent): CoinId | undefined {
  if (event.key !== 'a' || event.ctrlKey || event.metaKey || event.altKey) return undefined;
  return event.target instanceof Element && event.target.matches(PRESS)
    ? rowOf(event.target)?.dataset['coinId']
    : undefined;
}

/** The row a key leads to; null where the key is not ours. The ends are walls: nothing wraps. */
function nextRow(box: HTMLElement, event: KeyboardEvent): HTMLElement | null {
  const all = [...box.querySelectorAll<HTMLElement>(PRESS)];
  const index = all.findIndex((one) => one === event.target);
  const from = all[index];
  if (!from || event.ctrlKey || event.metaKey || event.altKey) return null;
  switch (event.key) {
    case 'ArrowDown':
    case 'j':
      return all[index + 1] ?? from;
    case 'ArrowUp':
    case 'k':
      return all[index - 1] ?? from;
    case 'Home':
      return all[0] ?? from;
    case 'End':
      return all.at(-1) ?? from;
    default:
      return null;
  }
}
