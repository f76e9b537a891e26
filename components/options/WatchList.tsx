import { i18n } from '#i18n';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { CoinId } from '../../lib/domain/coin.ts';
import { RemovedRow } from './RemovedRow.tsx';
import { useRowDrag } from './use-row-drag.ts';
import { WatchRow, type WatchedCoin } from './WatchRow.tsx';

export interface RemovedCoin {
  readonly coinId: CoinId;
  readonly name: string;
  /** Where on the list it stood. */
  readonly index: number;
}

interface WatchListProps {
  /** In the user's own order. */
  readonly coins: readonly WatchedCoin[];
  /** The coin taken off last, which can still be brought back. */
  readonly removed: RemovedCoin | null;
  readonly now: number;
  readonly locale: string;
  readonly onMove: (coinId: CoinId, to: number) => void;
  readonly onRemove: (removed: RemovedCoin) => void;
  readonly onUndo: () => void;
  readonly onAcceptRename: (coinId: CoinId) => void;
}

/** The watched coins as a grid with one tab stop. Alt with an arrow moves the focused row, and the focus goes along. */
export function WatchList(props: WatchListProps) {
  const { coins, removed, now, locale, onMove, onRemove, onUndo, onAcceptRename } = props;
  const bodyRef = useRef<HTMLTableSectionElement>(null);
  const [current, setCurrent] = useState<CoinId | null>(null);
  const [said, setSaid] = useState('');
  const wantedRef = useRef<string | null>(null);

  function move(coinId: CoinId, to: number): void {
    const coin = coins.find((one) => one.coinId === coinId);
    if (!coin || to < 0 || to >= coins.length) return;
    const figure = new Intl.NumberFormat(locale);
    setSaid(i18n.t('options.coins.position', [coin.symbol, figure.format(to + 1), figure.format(coins.length)]));
    onMove(coinId, to);
  }
  const drag = useRowDrag(move);

  function remove(coinId: CoinId): void {
    const index = coins.findIndex((coin) => coin.coinId === coinId);
    const coin = coins[index];
    if (!coin) return;
    wantedRef.current = '[data-part="undo"]';
    onRemove({ coinId, name: coin.name, index });
  }

  // Moving a row in the document takes its focus away; it gets it back before anything is painted.
  const active = document.activeElement;
  useLayoutEffect(() => {
    const target = wantedRef.current === null ? null : bodyRef.current?.querySelector<HTMLElement>(wantedRef.current);
    if (target) {
      wantedRef.current = null;
      target.focus();
    } else if (
      active instanceof HTMLElement &&
      active !== document.activeElement &&
      bodyRef.current?.contains(active)
    ) {
      active.focus();
    }
  });

  function onKeyDown(event: KeyboardEvent): void {
    const row = rowOf(event.target);
    const coinId = row?.dataset['watchId'];
    const index = coins.findIndex((coin) => coin.coinId === coinId);
    if (event.key === 'Delete' && coinId !== undefined && event.target === row) {
      event.preventDefault();
      remove(coinId);
      return;
    }
    const step = event.key === 'ArrowUp' ? -1 : event.key === 'ArrowDown' ? 1 : 0;
    if (step !== 0 && event.altKey && coinId !== undefined) {
      event.preventDefault();
      move(coinId, index + step);
    } else if (!event.altKey && row) {
      const next = rowByKey(event.key, row);
      if (!next) return;
      event.preventDefault();
      next.focus();
    }
  }

  const stop = coins.some((coin) => coin.coinId === current) ? current : coins[0]?.coinId;
  const rows = coins.map((coin, index) => (
    <WatchRow
      key={coin.coinId}
      coin={coin}
      now={now}
      locale={locale}
      isStop={coin.coinId === stop}
      dragged={drag.id === coin.coinId}
      transform={drag.transformOf(coin.coinId, index)}
      onGrip={(event) => drag.start(event, coin.coinId, watchRows(bodyRef.current))}
      onRemove={() => remove(coin.coinId)}
      onAcceptRename={() => {
        wantedRef.current = rowSelector(coin.coinId);
        onAcceptRename(coin.coinId);
      }}
    />
  ));
  if (removed) {
    const undo = (): void => {
      wantedRef.current = rowSelector(removed.coinId);
      onUndo();
    };
    rows.splice(removed.index, 0, <RemovedRow key="removed" name={removed.name} onUndo={undo} />);
  }

  return (
    <>
      <table
        class="watch-list"
        // Its rows take the focus and keys of their own.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-to-interactive-role
        role="grid"
        aria-labelledby="watch-list-title"
        aria-describedby="watch-list-keys"
        onKeyDown={onKeyDown}
        onFocusIn={(event) => setCurrent(rowOf(event.target)?.dataset['watchId'] ?? current)}
      >
        <WatchHeads />
        <tbody ref={bodyRef} class={drag.id === null ? '' : 'dragging'}>
          {rows}
        </tbody>
      </table>
      <output class="visually-hidden" data-part="position">
        {said}
      </output>
    </>
  );
}

function WatchHeads() {
  return (
    <thead>
      <tr class="watch-row">
        <th scope="col">
          <span class="visually-hidden">{i18n.t('options.coins.grip')}</span>
        </th>
        <th scope="col" class="symbol">
          {i18n.t('options.coins.symbol')}
        </th>
        <th scope="col" class="name">
          {i18n.t('options.coins.name')}
        </th>
        <th scope="col" class="id">
          {i18n.t('options.coins.id')}
        </th>
        <th scope="col" class="figures">
          {i18n.t('options.coins.price')}
        </th>
        <th scope="col" class="change-cell">
          {i18n.t('options.coins.change')}
        </th>
        <th scope="col">
          <span class="visually-hidden">{i18n.t('options.coins.removeHead')}</span>
        </th>
      </tr>
    </thead>
  );
}

function rowSelector(coinId: CoinId): string {
  return `[data-watch-id="${CSS.escape(coinId)}"]`;
}

function rowOf(target: EventTarget | null): HTMLElement | null {
  return target instanceof Element ? target.closest<HTMLElement>('[data-watch-id], [data-part="removed"]') : null;
}

function watchRows(body: Element | null): HTMLElement[] {
  return [...(body?.querySelectorAll<HTMLElement>('[data-watch-id]') ?? [])];
}

function rowByKey(key: string, row: HTMLElement): HTMLElement | null {
  const parent = row.parentElement;
  switch (key) {
    case 'ArrowUp':
      return focusable(row.previousElementSibling);
    case 'ArrowDown':
      return focusable(row.nextElementSibling);
    case 'Home':
      return focusable(parent?.firstElementChild);
    case 'End':
      return focusable(parent?.lastElementChild);
    default:
      return null;
  }
}

/** The row itself, or the button of the row that stands for a removed one. */
function focusable(row: Element | null | undefined): HTMLElement | null {
  return row?.querySelector<HTMLElement>('[data-part="undo"]') ?? (row instanceof HTMLElement ? row : null);
}
