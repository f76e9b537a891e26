import { HOUR_MS, MINUTE_MS } from '../domain/durations.ts';
import { wasClockSetBack } from '../domain/clock-set-back.ts';
import { type Currency, PRICE_SOURCES, type PriceSource } from '../domain/quote.ts';
import type { PriceProviderName } from '../domain/sources.ts';
import { binance } from './binance.ts';
import { coinbase } from './coinbase.ts';
import { coingecko } from './coingecko.ts';
import { kraken } from './kraken.ts';
import type { PriceProvider } from './provider.ts';

/** How a provider has been answering. */
export interface ProviderHealth {
  readonly source: PriceProviderName;
  /** When this was written, epoch milliseconds; 0 is "never". */
  readonly setAt: number;
  /** Failures in a row. */
  readonly failures: number;
  /** Not to be asked before this time, epoch milliseconds; 0 is "any time". */
  readonly blockedUntil: number;
}

export const PROVIDERS: Readonly<Record<PriceSource, PriceProvider>> = { coingecko, kraken, coinbase, binance };

const BACK_OFF_BASE_MS = MINUTE_MS;
const BACK_OFF_CAP_MS = HOUR_MS;

/** Whether a provider is to be left alone now. A wait that was set by a clock since set back holds no longer. */
export function isWaiting({ setAt, blockedUntil }: ProviderHealth, now: number): boolean {
  return blockedUntil > now && !wasClockSetBack(setAt, now);
}

/** Dollars are what every exchange is asked for where it does not quote in the reader's currency. */
const DOLLARS: Currency = 'usd';

/** In what currency a source is to be asked; null where it can say nothing of this currency. */
export function askedIn(source: PriceSource, currency: Currency, canConvert: boolean): Currency | null {
  if (PROVIDERS[source].serves(currency)) return currency;
  return canConvert && PROVIDERS[source].serves(DOLLARS) ? DOLLARS : null;
}

/**
 * The sources to ask, the preferred first: those that are not told to wait and know the currency, or dollars where a
 * rate is at hand. A source whose wait is over is among them again, so the first one takes back over by itself.
 * @param health one entry each at most; a provider without an entry has not failed
 * @param canConvert whether a rate between dollars and the currency is known
 */
export function usableSources({
  health,
  now,
  currency,
  canConvert,
}: {
  readonly health: readonly ProviderHealth[];
  readonly now: number;
  readonly currency: Currency;
  readonly canConvert: boolean;
}): PriceSource[] {
  const waits = (source: PriceSource) => health.some((entry) => entry.source === source && isWaiting(entry, now));
  return PRICE_SOURCES.filter((source) => askedIn(source, currency, canConvert) !== null && !waits(source));
}

/**
 * After an answer. A wait that was set while its call was under way stays: another call heard that the source is to be
 * left alone.
 * @param startedAt when the answered call went out
 */
export function afterSuccess<Health extends ProviderHealth>(health: Health, now: number, startedAt: number): Health {
  const isNews = health.setAt >= startedAt && isWaiting(health, now);
  return isNews ? health : { ...health, setAt: now, failures: 0, blockedUntil: 0 };
}

/** A call that reached nobody burdens nobody: after it the wait stays short, so that prices return with the network. */
const UNREACHED_CAP_MS = 5 * MINUTE_MS;

/**
 * A wait after a failure: what the server asked for, or one minute doubled with each failure up to an hour (half of it
 * jitter), whichever is longer; never less than what another call heard meanwhile. Not for failures that are ours:
 * offline, budget spent.
 * @param retryAfterMs from the reply, null where it did not say
 * @param jitter 0 up to 1
 * @param isUnreached the call reached nobody: name not found, connection refused
 */
export function afterFailure<Health extends ProviderHealth>(
  health: Health,
  retryAfterMs: number | null,
  now: number,
  jitter: number,
  isUnreached = false,
): Health {
  const cap = isUnreached ? UNREACHED_CAP_MS : BACK_OFF_CAP_MS;
  const backOff = (Math.min(cap, BACK_OFF_BASE_MS * 2 ** health.failures) / 2) * (1 + jitter);
  const wait = Math.max(retryAfterMs ?? 0, Math.round(backOff));
  const heard = isWaiting(health, now) ? health.blockedUntil : 0;
  return { ...health, setAt: now, failures: health.failures + 1, blockedUntil: Math.max(heard, now + wait) };
}
