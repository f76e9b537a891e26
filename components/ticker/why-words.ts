import { i18n } from '#i18n';
import { formatAge } from '../../lib/domain/age.ts';
import { type NumberState, PRICE_SOURCES, priceState } from '../../lib/domain/quote.ts';
import { SOURCE_NAMES } from '../../lib/domain/sources.ts';
import type { PriceNotice, TickerRow } from '../../lib/query/views.ts';
import { listed } from '../controls/listed.ts';
import { isOneSource } from '../controls/price-words.ts';
import { noticeWords } from './notice-words.ts';

/** All but CoinGecko, whose prices need no explanation. */
const EXCHANGES = PRICE_SOURCES.filter((source) => source !== 'coingecko');

/** Why not every price is CoinGecko's, fresh and beyond doubt, one plain sentence each; empty when all are. */
export function whyWords(
  rows: readonly TickerRow[],
  notices: readonly PriceNotice[],
  now: number,
  locale: string,
): string[] {
  const about = (of: readonly TickerRow[]): [string, string] => [String(of.length), symbols(of, locale)];
  const sentences = notices.map((notice) => noticeWords(notice, locale));
  sentences.push(...exchangeWords(rows, locale));

  const converted = rows.filter((row) => row.conversion !== null && row.price !== null);
  if (converted.length > 0) {
    const oldest = Math.min(...converted.map((row) => row.conversion?.asOf ?? now));
    const [count, named] = about(converted);
    const age = formatAge(now - oldest, locale);
    sentences.push(i18n.t('popup.convertedPrices', converted.length, [count, named, age]));
  }
  const inState = (state: NumberState) => rows.filter((row) => priceState(row, now) === state);
  const held = inState('held');
  if (held.length > 0) sentences.push(i18n.t('popup.heldPrices', held.length, about(held)));
  const apart = inState('disagreeing');
  if (apart.length > 0) sentences.push(i18n.t('popup.disagreeingPrices', apart.length, about(apart)));
  const alone = rows.filter(isOneSource);
  if (alone.length > 0) sentences.push(i18n.t('popup.oneSourcePrices', alone.length, about(alone)));
  const old = inState('old');
  if (old.length > 0) sentences.push(i18n.t('popup.oldPrices', old.length, about(old)));
  const missing = inState('missing');
  if (missing.length > 0) sentences.push(i18n.t('popup.missingPrices', missing.length, about(missing)));
  return sentences;
}

/** Which exchanges stand in: one sentence for all prices, or one for each exchange where CoinGecko tells the others. */
function exchangeWords(rows: readonly TickerRow[], locale: string): string[] {
  const priced = rows.filter((row) => row.price !== null);
  const byExchange = EXCHANGES.map((source) => ({
    source,
    told: priced.filter((row) => row.source === source),
  })).filter(({ told }) => told.length > 0);
  const told = byExchange.flatMap((exchange) => exchange.told);
  if (told.length === 0) return [];
  if (told.length === priced.length) {
    const names = listed(
      byExchange.map(({ source }) => SOURCE_NAMES[source]),
      locale,
    );
    const bare = told.every((row) => row.change24h === null);
    return [bare ? i18n.t('popup.fromExchangeBare', [names]) : i18n.t('popup.fromExchange', [names])];
  }
  return byExchange.map(({ source, told: some }) => {
    const named = symbols(some, locale);
    return i18n.t('popup.someFromExchange', some.length, [String(some.length), named, SOURCE_NAMES[source]]);
  });
}

/** A sentence names so many coins, and counts the others. */
const MOST_NAMED = 6;

function symbols(rows: readonly TickerRow[], locale: string): string {
  const names = rows.slice(0, MOST_NAMED).map((row) => row.symbol);
  const others = rows.length - names.length;
  return listed(others > 0 ? [...names, i18n.t('popup.others', [String(others)])] : names, locale);
}
