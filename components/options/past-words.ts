import { i18n } from '#i18n';
import { formerSymbols } from '../../lib/domain/renames.ts';
import type { FormerCoin } from '../../lib/query/views.ts';
import { listed } from '../controls/listed.ts';

interface CalledCoin {
  readonly coinId: string;
  readonly symbol: string;
  readonly was: FormerCoin | null;
}

/** "was RNDR", "with AGIX": what a coin was called before, or took in; '' where it has no past. */
export function pastWords({ coinId, was }: CalledCoin, now: number, locale: string): string {
  if (was) return i18n.t('options.coins.was', [was.symbol]);
  const past = formerSymbols(coinId, now);
  if (past.was.length > 0) return i18n.t('options.coins.was', [listed(past.was, locale)]);
  return past.with.length > 0 ? i18n.t('options.coins.with', [listed(past.with, locale)]) : '';
}

/** "MATIC became POL on September 4, 2024, 1 for 1." "1 MKR became 24,000 SKY on …" "100 LEND became 1 AAVE on …" */
export function becameWords({ symbol }: CalledCoin, was: FormerCoin, locale: string): string {
  const day = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' }).format(was.at);
  if (was.ratio === 1) return i18n.t('options.coins.became', [was.symbol, symbol, day]);
  const figure = new Intl.NumberFormat(locale, { maximumFractionDigits: 8 });
  const perPresent = Math.round(1 / was.ratio);
  // A ratio like 0.01 is easier to hold the other way round; one like 0.43335 has no round other way.
  const isRound = was.ratio < 1 && Math.abs(perPresent * was.ratio - 1) < 1e-9;
  const [before, after] = isRound ? [perPresent, 1] : [1, was.ratio];
  return i18n.t('options.coins.becameUnits', [figure.format(before), was.symbol, figure.format(after), symbol, day]);
}
