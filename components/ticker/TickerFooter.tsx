import { i18n } from '#i18n';
import { useState } from 'preact/hooks';
import type { PriceNotice, TickerRow } from '../../lib/query/views.ts';
import { BesideIcon, CloseIcon, RefreshIcon, SettingsIcon, ShelfIcon } from '../controls/icons.tsx';
import { isPlain } from '../controls/price-words.ts';
import { PriceStatus } from './PriceStatus.tsx';
import { TodayButton } from './TodayButton.tsx';

type WhyWords = Pick<typeof import('./why-words.ts'), 'whyWords'>;

/** What the ticker says after something was pressed. Quiet words are for those who can't see the result. */
export interface Said {
  readonly text: string;
  readonly quiet: boolean;
}

interface TickerFooterProps {
  readonly rows: readonly TickerRow[] | null;
  readonly notices: readonly PriceNotice[];
  readonly now: number;
  readonly locale: string;
  readonly refreshing: boolean;
  readonly said: Said | null;
  readonly onRefresh: () => void;
  readonly today: boolean;
  readonly onToday: () => void;
  readonly onSettings: () => void;
  readonly onShelf: () => void;
  readonly onOpenBeside: () => void;
  /** The code of the reasons cannot be had. */
  readonly onMissing: () => void;
}

export function TickerFooter(props: TickerFooterProps) {
  const { rows, notices, now, locale, refreshing, said } = props;
  const [wanted, setWanted] = useState(false);
  const [words, setWords] = useState<WhyWords | null>(null);
  const explained = isExplained(rows ?? [], notices, now);
  const open = wanted && explained;
  // The sentences come with the first click: the first paint does not wait for their code.
  const toggle = (): void => {
    setWanted(!open);
    if (words) return;
    void import('./why-words.ts').then(
      ({ whyWords }) => setWords({ whyWords }),
      () => {
        setWanted(false);
        props.onMissing();
      },
    );
  };
  const onEscape = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || !open) return;
    event.preventDefault();
    setWanted(false);
  };
  return (
    <footer class="foot">
      <div id="why" class="foot-note" hidden={!open}>
        <div class="why-words">
          {open &&
            words?.whyWords(rows ?? [], notices, now, locale).map((sentence) => <p key={sentence}>{sentence}</p>)}
        </div>
        <button
          type="button"
          class="field-button"
          aria-label={i18n.t('popup.whyClose')}
          onClick={() => setWanted(false)}
          onKeyDown={onEscape}
        >
          <CloseIcon small />
        </button>
      </div>
      <output data-part="said" class={said && !said.quiet ? 'foot-note' : 'visually-hidden'}>
        {said?.text}
      </output>
      <div class="foot-bar">
        <PriceStatus
          rows={rows}
          now={now}
          locale={locale}
          asking={refreshing}
          clockWrong={notices.some((notice) => notice.kind === 'clock')}
          explained={explained}
          whyOpen={open}
          onWhy={toggle}
          onWhyKey={onEscape}
        />
        <button
          type="button"
          class="icon-button"
          data-part="refresh"
          aria-label={i18n.t('popup.refresh')}
          title={i18n.t('popup.refresh')}
          aria-disabled={refreshing}
          onClick={() => !refreshing && props.onRefresh()}
        >
          <RefreshIcon />
        </button>
        <TodayButton open={props.today} onToggle={props.onToday} />
        <button
          type="button"
          class="icon-button"
          data-part="shelf"
          aria-label={i18n.t('popup.shelf')}
          title={i18n.t('popup.shelf')}
          onClick={props.onShelf}
        >
          <ShelfIcon />
        </button>
        <button
          type="button"
          class="icon-button"
          data-part="settings"
          aria-label={i18n.t('popup.settings')}
          title={i18n.t('popup.settings')}
          onClick={props.onSettings}
        >
          <SettingsIcon />
        </button>
        <button
          type="button"
          class="button button-small open-beside"
          data-part="open-beside"
          title={i18n.t('popup.openBeside')}
          onClick={props.onOpenBeside}
        >
          <BesideIcon />
          <span>{i18n.t('popup.besidePage')}</span>
        </button>
      </div>
    </footer>
  );
}

/**
 * Whether there is something to say about where prices come from. A list that was never asked for prices is waiting for
 * its first ones; only that is not worth a reason.
 */
function isExplained(rows: readonly TickerRow[], notices: readonly PriceNotice[], now: number): boolean {
  if (notices.length > 0) return true;
  return rows.some((row) => row.price !== null) && rows.some((row) => !isPlain(row, now));
}
