import { i18n } from '#i18n';
import { ageParts, formatSpan } from '../../lib/domain/age.ts';
import { formatCompact } from '../../lib/domain/money.ts';
import { SOURCE_NAMES } from '../../lib/domain/sources.ts';
import type { CoinView, TickerRow } from '../../lib/query/views.ts';
import { priceTitle } from '../controls/price-teller.ts';
import type { ChartLine } from './chart-line.ts';
import { pointFigure, rangeName } from './chart-words.ts';

interface FactsProps {
  readonly row: TickerRow;
  readonly coin: CoinView | null;
  readonly line: ChartLine | null;
  readonly now: number;
  readonly locale: string;
}

/** Low and high of the window, market cap and rank, and who tells the price. */
export function Facts({ row, coin, line, now, locale }: FactsProps) {
  const unknown = <span class="not-known">{i18n.t('popup.notKnown')}</span>;
  return (
    <dl class="facts">
      <div data-part="fact-range">
        <dt>
          {line && line.range !== 'all'
            ? i18n.t('openRow.range', [rangeName(line.range)])
            : i18n.t('openRow.wholeRange')}
        </dt>
        <dd>{line ? <span class="number">{rangeWords(line, locale)}</span> : unknown}</dd>
      </div>
      <div data-part="fact-cap">
        <dt>{i18n.t('openRow.cap')}</dt>
        <dd>{capWords(coin, locale) ?? unknown}</dd>
      </div>
      <div data-part="fact-source" title={priceTitle(row, now, locale)}>
        <dt>{i18n.t('openRow.source')}</dt>
        <dd>{sourceWords(row, now, locale) ?? unknown}</dd>
      </div>
    </dl>
  );
}

/** "$251.85–259.79": what both figures have in common at an end, the currency, is said once. */
function rangeWords({ low, high }: ChartLine, locale: string): string {
  const [from, to] = [pointFigure(low, locale), pointFigure(high, locale)];
  const sign = /^[^\d\p{Nd}]+/u;
  const unit = /[^\d\p{Nd}]+$/u;
  const before = sign.exec(from)?.[0] ?? '';
  const after = unit.exec(from)?.[0] ?? '';
  if (before !== '' && to.startsWith(before)) return `${from}–${to.slice(before.length)}`;
  if (after !== '' && to.endsWith(after)) return `${from.slice(0, -after.length)}–${to}`;
  return `${from}–${to}`;
}

/** "$2.71B, no. 38" */
function capWords(coin: CoinView | null, locale: string): string | null {
  if (!coin) return null;
  const rank = coin.rank === null ? null : i18n.t('openRow.rank', [new Intl.NumberFormat(locale).format(coin.rank)]);
  if (coin.marketCap === null) return rank;
  const cap = formatCompact(coin.marketCap, coin.currency, locale);
  return rank === null ? cap : i18n.t('openRow.capRank', [cap, rank]);
}

/** "CoinGecko, 40 s" */
function sourceWords({ source, asOf }: TickerRow, now: number, locale: string): string | null {
  if (source === null || asOf === null) return null;
  return i18n.t('price.sourceAge', [SOURCE_NAMES[source], formatSpan(ageParts(now - asOf), locale)]);
}
