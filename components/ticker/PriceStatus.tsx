import { i18n } from '#i18n';
import { type PriceSource, priceState } from '../../lib/domain/quote.ts';
import type { TickerRow } from '../../lib/query/views.ts';
import { FreshnessDot, SourceAge } from '../controls/Freshness.tsx';

interface PriceStatusProps {
  /** Null before anything is known. */
  readonly rows: readonly TickerRow[] | null;
  readonly now: number;
  readonly locale: string;
  /** Prices were asked for and have not come. */
  readonly asking: boolean;
  /** The sources' clocks say that this machine's is wrong. */
  readonly clockWrong: boolean;
  /** There is something to explain. */
  readonly explained: boolean;
  readonly whyOpen: boolean;
  readonly onWhy: () => void;
  readonly onWhyKey: (event: KeyboardEvent) => void;
}

/** The freshness line: who says the prices and when, or how many of them are fresh and a way to the reason. */
export function PriceStatus(props: PriceStatusProps) {
  const { rows, now, locale, asking, clockWrong, explained, whyOpen, onWhy, onWhyKey } = props;
  // Of no coin there is nothing to say, so nothing to ask why of either.
  if (rows?.length === 0) return <div class="freshness" data-part="freshness" />;
  const fresh = rows?.filter((row) => priceState(row, now) === 'fresh') ?? [];
  const allFresh = fresh.length === rows?.length;
  // With a wrong clock the age would be false.
  const settled = allFresh && !clockWrong;
  return (
    <div class={settled ? 'freshness' : 'freshness warn'} data-part="freshness">
      <FreshnessDot fresh={settled} />
      <div class="freshness-words">
        {settled ? (
          <SourceAge {...tellers(fresh)} now={now} locale={locale} />
        ) : (
          <span>
            {allFresh ? i18n.t('price.clockShort') : unsettledWords(rows, fresh.length, asking || !explained)}
          </span>
        )}
        {explained && (
          <button
            type="button"
            class="text-button"
            aria-expanded={whyOpen}
            aria-controls="why"
            onClick={onWhy}
            onKeyDown={onWhyKey}
          >
            {i18n.t('popup.why')}
          </button>
        )}
      </div>
    </div>
  );
}

function unsettledWords(rows: readonly TickerRow[] | null, fresh: number, asking: boolean): string {
  if (rows === null || rows.every((row) => row.price === null)) {
    return asking ? i18n.t('price.asking') : i18n.t('price.notYet');
  }
  return i18n.t('price.freshCount', [String(fresh), String(rows.length)]);
}

/** The newest price speaks for all of them; each row tells its own source and age to whoever asks it. */
function tellers(rows: readonly TickerRow[]): { sources: PriceSource[]; asOf: number } {
  const sources = new Set(rows.map((row) => row.source).filter((source) => source !== null));
  return { sources: [...sources].sort(), asOf: Math.max(...rows.map((row) => row.asOf ?? 0)) };
}
