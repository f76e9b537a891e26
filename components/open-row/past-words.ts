import { i18n } from '#i18n';
import type { CoinPast } from '../../lib/query/views.ts';
import { dateFormat } from './chart-words.ts';

/** "Was MKR until 18 Sep 2024: 1 MKR became 24,000 SKY." "Took in AGIX on 1 Jul 2024: 1 AGIX became 0.43335 FET." */
export function pastWords({ kind, symbol, at, ratio, presentSymbol }: CoinPast, locale: string): string {
  const day = dateFormat(locale, { day: 'numeric', month: 'short', year: 'numeric', timeZone: 'UTC' }).format(at);
  const [before, after] = inRoundUnits(ratio).map((units) =>
    new Intl.NumberFormat(locale, { maximumFractionDigits: 8 }).format(units),
  );
  const words: [string, string, string, string, string] = [symbol, day, before ?? '', after ?? '', presentSymbol];
  if (kind === 'merger') return i18n.t('openRow.tookIn', words);
  return kind === 'symbol' ? i18n.t('openRow.wasCalled', [symbol, day]) : i18n.t('openRow.was', words);
}

/** A ratio like 0.01 is easier to hold the other way round; one like 0.43335 has no round other way. */
function inRoundUnits(ratio: number): [before: number, after: number] {
  const perPresent = Math.round(1 / ratio);
  const isRound = ratio < 1 && Math.abs(perPresent * ratio - 1) < 1e-9;
  return isRound ? [perPresent, 1] : [1, ratio];
}
