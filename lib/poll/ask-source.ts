/**
 * Calls to one price source: its allowance, its health, its reader's key, and the markets it turns out not to know.
 * All of that is stored, because the worker may die between any two calls.
 */
import { HOUR_MS } from '../domain/durations.ts';
import { systemClock } from '../clock.ts';
import type { FailureReason } from '../domain/failure.ts';
import { MARKET_UNKNOWN_FOR_MS } from '../domain/price-limits.ts';
import type { PriceSource } from '../domain/quote.ts';
import type { PriceProviderName } from '../domain/sources.ts';
import { jitter } from '../http/back-off.ts';
import { spend, type SpendingPurpose } from '../prices/budget.ts';
import { afterFailure, afterSuccess, isWaiting, PROVIDERS } from '../prices/choose.ts';
import { keyHeader, keyRefusal } from '../prices/coingecko.ts';
import { HISTORY_HOSTS, PRICE_HOSTS } from '../prices/hosts.ts';
import type { ParsedPrices, PriceRequest, ReplyFailure, ReplyTime } from '../prices/provider.ts';
import { BAD_REPLY } from '../prices/wire.ts';
import { readCoinGeckoKey, refuseCoinGeckoKey } from '../settings/coingecko-key.ts';
import { installSeed } from '../settings/install-seed.ts';
import { changeProvider, getProviders, spendBudget } from '../store/providers.ts';
import type { ProviderRow } from '../store/schema.ts';
import { ask } from './ask.ts';

export type Purpose = SpendingPurpose;

const MAX_PRICE_BYTES = 4_000_000;
const MAX_REFUSAL_BYTES = 4_000;

/** The most calls that looking for unknown markets in one request may take. */
const MOST_PARTS = 16;

/** A source that knows none of more markets than this has another reason for it than the markets. */
const BELIEVED_UNKNOWN = 3;
const DOUBTED_UNKNOWN_FOR_MS = HOUR_MS;

/** Why a call brought nothing. */
export interface Failed {
  readonly ok: false;
  readonly reason: FailureReason;
  readonly status: number | null;
  readonly retryAfterMs: number | null;
  /** The reader's key that went along; null where none did. */
  readonly usedKey: string | null;
}

interface Reply {
  readonly ok: true;
  readonly bytes: Uint8Array;
  readonly time: ReplyTime;
  readonly usedKey: string | null;
}

/** What came of asking a source. */
export interface SourceAnswer {
  /** Calls that were answered; 0 where it had to wait, had no allowance left, or nothing to be asked. */
  readonly answered: number;
  /** Why the last call failed; null where none did. */
  readonly failure: FailureReason | null;
}

/** What a source said in one round, over all its calls. */
interface Heard {
  /** When the first call went out, by our clock. */
  readonly startedAt: number;
  /** The newest answer that could be read; null where there was none. */
  at: ReplyTime | null;
  /** Markets that were refused when they stood alone. */
  readonly unknown: string[];
}

/**
 * These calls, one after the other. Each answer is handed over as it comes, so that what some of them brought stays
 * when a later one fails or the worker dies. A source that is told to wait is not asked, nor asked on once it says so.
 */
export async function askSource(
  source: PriceSource,
  requests: readonly PriceRequest[],
  purpose: Purpose,
  onPrices: (parsed: ParsedPrices) => Promise<void>,
): Promise<SourceAnswer> {
  const heard: Heard = { startedAt: systemClock(), at: null, unknown: [] };
  let answered = 0;
  for (const request of requests) {
    if (await isToWait(source)) return { answered, failure: 'rate-limited' };
    if (source === 'coingecko' && !(await spendCall(purpose))) break;
    const before = heard.at;
    const failed = await askInParts(source, request, purpose, onPrices, heard);
    if (heard.at !== before) answered++;
    if (failed) {
      if (heard.at) await noteUnknown(source, heard.unknown);
      return { answered, failure: await noteFailure(source, failed) };
    }
  }
  return { answered, failure: await settle(source, heard) };
}

/**
 * What a round without a failure says of a source. Refusals of single markets are believed where it answered for others,
 * or where it names them in words; a source that refuses everything by a status has another reason for it.
 */
async function settle(source: PriceSource, { at, unknown, startedAt }: Heard): Promise<FailureReason | null> {
  if (at) {
    await noteSuccess(source, at, startedAt);
    await noteUnknown(source, unknown);
    return null;
  }
  if (unknown.length === 0) return null;
  const isBelieved = unknown.length <= BELIEVED_UNKNOWN;
  const isInWords = PROVIDERS[source].unknownMarketStatuses.length === 0;
  // Of so many it may be the source that is wrong: they are left out just long enough to ask for the others.
  if (isInWords) await noteUnknown(source, unknown, isBelieved ? MARKET_UNKNOWN_FOR_MS : DOUBTED_UNKNOWN_FOR_MS);
  return isBelieved ? null : noteFailure(source, failedBy({ ok: false, reason: 'refused' }, null));
}

/**
 * One address of one source, for what is no price list. Its health is noted; the reply is the caller's to read.
 * @param absent the value where the source answers with one of these statuses: it has not what was asked for, and is
 *   none the worse for it
 */
export async function askOnce<T>(
  source: PriceProviderName,
  url: string,
  purpose: Purpose,
  read: (bytes: Uint8Array, time: ReplyTime) => T | ReplyFailure,
  absent?: { readonly statuses: readonly number[]; readonly value: T },
): Promise<{ readonly ok: true; readonly value: T } | { readonly ok: false; readonly failure: FailureReason | null }> {
  if (await isToWait(source)) return { ok: false, failure: null };
  if (source === 'coingecko' && !(await spendCall(purpose))) return { ok: false, failure: null };
  const startedAt = systemClock();
  const reply = await askPrices(source, url, purpose);
  if (!reply.ok && absent && reply.status !== null && absent.statuses.includes(reply.status)) {
    return { ok: true, value: absent.value };
  }
  if (!reply.ok) return { ok: false, failure: await noteFailure(source, reply) };
  const value = read(reply.bytes, reply.time);
  if (isFailure(value)) return { ok: false, failure: await noteFailure(source, failedBy(value, reply.usedKey)) };
  await noteSuccess(source, reply.time, startedAt);
  return { ok: true, value };
}

function isFailure(value: unknown): value is ReplyFailure {
  return typeof value === 'object' && value !== null && 'ok' in value && value.ok === false;
}

/**
 * One call; where a market that the source does not know makes it refuse the whole, the call in halves until that
 * market stands alone. It is remembered, and costs no other coin its price.
 */
async function askInParts(
  source: PriceSource,
  request: PriceRequest,
  purpose: Purpose,
  onPrices: (parsed: ParsedPrices) => Promise<void>,
  heard: Heard,
): Promise<Failed | null> {
  const parts = [request];
  for (let calls = 0; parts.length > 0 && calls < MOST_PARTS; calls++) {
    const [part] = parts.splice(0, 1);
    if (!part) break;
    const reply = await askPrices(source, part.url, purpose);
    const parsed = reply.ok ? part.parse(reply.bytes, reply.time) : asUnknown(source, reply);
    if (parsed.ok) {
      if (reply.ok) heard.at = reply.time;
      await onPrices(parsed);
    } else if ('unknownMarket' in parsed && parsed.unknownMarket) {
      const halves = part.halves();
      if (halves.length === 0) heard.unknown.push(...part.markets);
      parts.unshift(...halves);
    } else {
      return 'status' in parsed ? parsed : failedBy(parsed, reply.usedKey);
    }
  }
  return null;
}

/** A refusal by the status that this source has for unknown markets counts as one. */
function asUnknown(source: PriceSource, failed: Failed): Failed | ReplyFailure {
  const isUnknown = failed.status !== null && PROVIDERS[source].unknownMarketStatuses.includes(failed.status);
  return isUnknown ? { ok: false, reason: failed.reason, unknownMarket: true } : failed;
}

function failedBy({ reason }: ReplyFailure, usedKey: string | null): Failed {
  return { ok: false, reason, status: null, retryAfterMs: null, usedKey };
}

async function askPrices(source: PriceProviderName, url: string, purpose: Purpose): Promise<Reply | Failed> {
  const hosts: readonly string[] = [...PRICE_HOSTS, ...HISTORY_HOSTS];
  const key = source === 'coingecko' ? await readCoinGeckoKey() : null;
  const usedKey = key && !key.isRefused ? key.key : null;
  const result = await ask(url, {
    accept: 'application/json',
    maxBytes: MAX_PRICE_BYTES,
    purpose: `${purpose === 'history' ? 'history' : 'prices'}:${source}`,
    byClick: purpose === 'click',
    redirect: 'error',
    allowHost: ({ host }) => hosts.includes(host),
    ...(usedKey === null ? {} : { headers: keyHeader(usedKey), maxRefusalBytes: MAX_REFUSAL_BYTES }),
  });
  if (!result.ok) {
    // Without the key all goes on.
    const isKeyRefused =
      usedKey !== null && purpose !== 'history' && result.status !== null && [400, 401, 403].includes(result.status);
    return { ...result, usedKey, ...(isKeyRefused ? { reason: keyRefusal(result.refusal) } : {}) };
  }
  if (result.bytes === null) return failedBy(BAD_REPLY, usedKey);
  const time = { fetchedAt: systemClock(), serverTime: result.serverTime };
  return { ok: true, bytes: result.bytes, time, usedKey };
}

/** The markets that a source was lately found not to know. */
export async function unknownMarkets(source: PriceSource): Promise<ReadonlySet<string>> {
  const row = (await getProviders()).find((one) => one.source === source);
  return new Set(Object.keys(stillUnknown(row?.unknownMarkets ?? {}, systemClock())));
}

function stillUnknown(markets: ProviderRow['unknownMarkets'], now: number): ProviderRow['unknownMarkets'] {
  // A time to come is from a clock that was set back since.
  return Object.fromEntries(Object.entries(markets).filter(([, at]) => at <= now && now - at < MARKET_UNKNOWN_FOR_MS));
}

async function isToWait(source: PriceProviderName): Promise<boolean> {
  const now = systemClock();
  return (await getProviders()).some((row) => row.source === source && isWaiting(row, now));
}

/** Takes one call from the day's allowance. */
function spendCall(purpose: Purpose): Promise<boolean> {
  const now = systemClock();
  return spendBudget((stored) => {
    const budget = spend(stored, purpose, now);
    return budget && { name: 'prices', ...budget };
  });
}

async function noteSuccess(source: PriceProviderName, heardAt: ReplyTime, startedAt: number): Promise<void> {
  const now = systemClock();
  const told = heardAt.serverTime ?? null;
  await changeProvider(source, (row) => ({
    ...afterSuccess(row, now, startedAt),
    lastSuccessAt: now,
    failure: null,
    clock: told === null ? row.clock : { aheadMs: told - heardAt.fetchedAt, at: now },
  }));
}

/** Remembers for so long markets that a source does not know. It does not touch its health. */
async function noteUnknown(
  source: PriceProviderName,
  unknown: readonly string[],
  forMs: number = MARKET_UNKNOWN_FOR_MS,
): Promise<void> {
  if (unknown.length === 0) return;
  const now = systemClock();
  const foundAt = now - MARKET_UNKNOWN_FOR_MS + forMs;
  await changeProvider(source, (row) => ({
    ...row,
    unknownMarkets: {
      ...stillUnknown(row.unknownMarkets, now),
      ...Object.fromEntries(unknown.map((market) => [market, foundAt])),
    },
  }));
}

async function noteFailure(
  source: PriceProviderName,
  { reason, retryAfterMs, usedKey }: Failed,
): Promise<FailureReason> {
  const now = systemClock();
  const seed = await installSeed();
  const isOfKey = reason === 'key-refused' || reason === 'key-of-other-plan';
  if (isOfKey && usedKey !== null) await refuseCoinGeckoKey(usedKey, reason === 'key-of-other-plan');
  await changeProvider(source, (row) => {
    const spread = jitter(seed, source, row.failures + 1);
    // Without a network nobody is to blame, and without the refused key it may be asked at once: no waiting beyond the
    // next round.
    const isOurs = reason === 'offline' || isOfKey;
    const waiting = isOurs
      ? { ...row, setAt: now }
      : afterFailure(row, retryAfterMs, now, spread, reason === 'unreachable');
    return { ...waiting, failure: { reason, at: now } };
  });
  return reason;
}
