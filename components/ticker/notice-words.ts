import { i18n } from '#i18n';
import { ageParts, formatSpan } from '../../lib/domain/age.ts';
import type { FailureReason } from '../../lib/domain/failure.ts';
import { type NumberState, PRICE_SOURCES, type PriceSource } from '../../lib/domain/quote.ts';
import type { PriceNotice, TickerRow } from '../../lib/query/views.ts';
import { SOURCE_NAMES } from '../../lib/domain/sources.ts';
import { rowState } from './row-words.ts';

/** All but CoinGecko, whose prices need no explanation. */
const EXCHANGES = PRICE_SOURCES.filter((source) => source !== 'coingecko');

/** Time of day in the reader's notation, "14:20" or "2:20 PM". */
export function timeOfDay(at: number, locale: string): string {
  return new Intl.DateTimeFormat(locale, { timeStyle: 'short' }).format(at);
}

export function noticeWords(notice: PriceNotice, locale: string): string {
  if (notice.kind === 'budget-spent') return i18n.t('price.budgetSpent', [timeOfDay(notice.until, locale)]);
  if (notice.kind === 'clock') return clockWords(notice.aheadMs, locale);
  const source = SOURCE_NAMES[notice.source];
  if (notice.kind === 'waiting') return i18n.t('price.waiting', [source, timeOfDay(notice.until, locale)]);
  return failureWords(notice.reason, [source, timeOfDay(notice.at, locale)]);
}

/** Ages are told by this machine's clock, so a wrong one makes them wrong. */
function clockWords(aheadMs: number, locale: string): string {
  const by = formatSpan(ageParts(aheadMs), locale);
  return aheadMs > 0 ? i18n.t('price.clockAhead', [by]) : i18n.t('price.clockBehind', [by]);
}

/** Catalogue keys are written out so that a missing one is a type error. */
function failureWords(reason: FailureReason, [source, at]: [string, string]): string {
  switch (reason) {
    case 'offline':
      return i18n.t('price.failed.offline', [source, at]);
    case 'unreachable':
      return i18n.t('price.failed.unreachable', [source, at]);
    case 'timeout':
      return i18n.t('price.failed.timeout', [source, at]);
    case 'rate-limited':
      return i18n.t('price.failed.rateLimited', [source, at]);
    case 'refused':
      return i18n.t('price.failed.refused', [source, at]);
    case 'key-refused':
      return i18n.t('price.failed.keyRefused', [source]);
    case 'gone':
      return i18n.t('price.failed.gone', [source, at]);
    case 'server-error':
      return i18n.t('price.failed.serverError', [source, at]);
    case 'not-found':
      return i18n.t('price.failed.notFound', [source, at]);
    case 'bad-reply':
      return i18n.t('price.failed.badReply', [source, at]);
    case 'no-permission':
      return i18n.t('price.failed.noPermission', [source]);
    case 'storage-full':
      return i18n.t('price.failed.storageFull');
    default:
      return i18n.t('price.failed.other', [source, at]);
  }
}

/** Why not every price is CoinGecko's, fresh and beyond doubt, one plain sentence each; empty when all are. */
export function whyWords(
  rows: readonly TickerRow[],
  notices: readonly PriceNotice[],
  now: number,
  locale: string,
): string[] {
  const sentences = notices.map((notice) => noticeWords(notice, locale));
  for (const source of EXCHANGES) {
    const told = rows.filter((row) => row.source === source && row.price !== null);
    if (told.length > 0) sentences.push(exchangeWords(source, told, rows, locale));
  }
  const inState = (state: NumberState) => rows.filter((row) => rowState(row, now) === state);
  const converted = rows.filter((row) => row.conversion !== null);
  if (converted.length > 0) {
    const figures: [string, string] = [String(converted.length), symbols(converted, locale)];
    sentences.push(i18n.t('popup.convertedPrices', converted.length, figures));
  }
  const held = inState('held');
  if (held.length > 0) {
    sentences.push(i18n.t('popup.heldPrices', held.length, [String(held.length), symbols(held, locale)]));
  }
  const apart = inState('disagreeing');
  if (apart.length > 0) {
    sentences.push(i18n.t('popup.disagreeingPrices', apart.length, [String(apart.length), symbols(apart, locale)]));
  }
  const old = inState('old');
  if (old.length > 0) sentences.push(i18n.t('popup.oldPrices', old.length, [String(old.length), symbols(old, locale)]));
  const missing = inState('missing');
  if (missing.length > 0) {
    sentences.push(i18n.t('popup.missingPrices', missing.length, [String(missing.length), symbols(missing, locale)]));
  }
  return sentences;
}

function exchangeWords(
  source: PriceSource,
  told: readonly TickerRow[],
  rows: readonly TickerRow[],
  locale: string,
): string {
  const name = SOURCE_NAMES[source];
  const priced = rows.filter((row) => row.price !== null);
  if (told.length < priced.length) {
    return i18n.t('popup.someFromExchange', told.length, [String(told.length), symbols(told, locale), name]);
  }
  const bare = told.every((row) => row.change24h === null);
  return bare ? i18n.t('popup.fromExchangeBare', [name]) : i18n.t('popup.fromExchange', [name]);
}

function symbols(rows: readonly TickerRow[], locale: string): string {
  return new Intl.ListFormat(locale, { type: 'conjunction' }).format(rows.map((row) => row.symbol));
}
