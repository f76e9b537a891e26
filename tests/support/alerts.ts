import type { Alert, AlertCondition } from '../../lib/domain/alert.ts';
import type { AlertObservation } from '../../lib/domain/judge-alert.ts';
import type { StoredFiring } from '../../lib/domain/alert-firings.ts';
import type { StoredQuote } from '../../lib/domain/quote.ts';

/** A local noon, so that no test stands near anybody's quiet hours. */
export const NOON = new Date(2026, 10, 28, 12).getTime();

export const alertId = (n: number): string => n.toString(16).padStart(32, '0');

export function anAlert(condition: AlertCondition, changes: Partial<Alert> = {}): Alert {
  return {
    id: alertId(1),
    coinId: 'ethereum',
    currency: 'usd',
    condition,
    repeat: 'repeating',
    expiresAt: null,
    snoozedUntil: null,
    createdAt: NOON,
    note: null,
    ...changes,
  };
}

export function aPrice(price: number, asOf: number, changes: Partial<AlertObservation> = {}): AlertObservation {
  return {
    price,
    change1h: null,
    change24h: null,
    change7d: null,
    standing: 'fresh',
    asOf,
    source: 'coingecko',
    confirmedBy: null,
    ...changes,
  };
}

export function aQuote(price: number, asOf: number, changes: Partial<StoredQuote> = {}): StoredQuote {
  return {
    coinId: 'ethereum',
    currency: 'usd',
    price,
    change24h: null,
    change1h: null,
    change7d: null,
    marketCap: null,
    rank: 2,
    source: 'coingecko',
    asOf,
    fetchedAt: asOf,
    conversion: null,
    held: null,
    check: null,
    oneSourceAt: null,
    ...changes,
  };
}

export function aFiring(changes: Partial<StoredFiring> = {}): StoredFiring {
  return {
    id: `${alertId(1)}@${NOON}`,
    alertId: alertId(1),
    coinId: 'ethereum',
    currency: 'usd',
    condition: { kind: 'above', level: 1740 },
    direction: 'up',
    price: 1741.04,
    change: null,
    source: 'coingecko',
    confirmedBy: null,
    asOf: NOON,
    at: NOON,
    note: null,
    moment: 'now',
    toldAt: null,
    seenAt: null,
    ...changes,
  };
}
