import { browser } from '../../lib/browser.ts';
import { PRICE_SOURCES } from '../../lib/domain/quote.ts';
import type { TickerRow, TickerView } from '../../lib/query/views.ts';
import { SNAPSHOT_KEY } from '../../lib/revision.ts';

/**
 * The one read that the first paint waits for. Begun as soon as this module runs, which is why it stands first among
 * the imports of main.tsx: the rest of the code is evaluated while the browser reads.
 */
export const storedTicker: Promise<TickerView | null> = browser.storage.local
  .get(SNAPSHOT_KEY)
  .then((stored) => parseSnapshot(stored[SNAPSHOT_KEY]))
  .catch(() => null);

/**
 * A stored value as a ticker, or null where it is none. The background alone writes it, so this guards against another
 * version's shape and a damaged profile, not against an attacker; a schema library would cost more than the popup.
 */
export function parseSnapshot(value: unknown): TickerView | null {
  return isTicker(value) ? value : null;
}

function isTicker(value: unknown): value is TickerView {
  if (!isRecord(value)) return false;
  const { version, currency, rows, market, notices, alerts } = value;
  return (
    version === 3 &&
    typeof currency === 'string' &&
    Array.isArray(rows) &&
    rows.every(isRow) &&
    Array.isArray(notices) &&
    notices.every(isRecord) &&
    isAlerts(alerts) &&
    (market === null || isMarket(market))
  );
}

function isRow(value: unknown): value is TickerRow {
  if (!isRecord(value)) return false;
  const { coinId, symbol, name, group, currency, price, change24h, asOf, source, spark, pollIntervalMs, alert } = value;
  return (
    typeof alert === 'boolean' &&
    [coinId, symbol, name, currency].every((text) => typeof text === 'string' && text !== '') &&
    (group === 'ai' || group === 'watch') &&
    [price, change24h, asOf].every(isFigureOrNull) &&
    (source === null || isSource(source)) &&
    isHeldOrNull(value['held']) &&
    isDisagreementOrNull(value['disagreement']) &&
    typeof value['oneSource'] === 'boolean' &&
    isConversionOrNull(value['conversion']) &&
    Number.isFinite(pollIntervalMs) &&
    Array.isArray(spark) &&
    spark.every(Number.isFinite)
  );
}

function isAlerts(value: unknown): boolean {
  if (!isRecord(value) || !Number.isFinite(value['unseen']) || !Array.isArray(value['firings'])) return false;
  return value['firings'].every(
    (firing) =>
      isRecord(firing) &&
      [firing['id'], firing['alertId'], firing['symbol'], firing['currency']].every(
        (text) => typeof text === 'string',
      ) &&
      [firing['price'], firing['asOf'], firing['at']].every(Number.isFinite) &&
      isFigureOrNull(firing['change']) &&
      isSource(firing['source']) &&
      isRecord(firing['condition']),
  );
}

function isMarket(value: unknown): boolean {
  return (
    isRecord(value) &&
    Number.isFinite(value['marketCap']) &&
    Number.isFinite(value['asOf']) &&
    isFigureOrNull(value['change24h']) &&
    isFigureOrNull(value['btcShare'])
  );
}

function isHeldOrNull(value: unknown): boolean {
  if (value === null) return true;
  return (
    isRecord(value) &&
    isSource(value['source']) &&
    [value['price'], value['asOf'], value['change']].every(Number.isFinite) &&
    (value['contradictedBy'] === null || isSource(value['contradictedBy']))
  );
}

function isConversionOrNull(value: unknown): boolean {
  if (value === null) return true;
  return (
    isRecord(value) &&
    typeof value['from'] === 'string' &&
    isSource(value['source']) &&
    [value['rate'], value['asOf']].every(Number.isFinite)
  );
}

function isDisagreementOrNull(value: unknown): boolean {
  if (value === null) return true;
  return (
    isRecord(value) &&
    [value['gap'], value['since'], value['at']].every(Number.isFinite) &&
    [value['primary'], value['second']].every(
      (said) => isRecord(said) && isSource(said['source']) && Number.isFinite(said['price']),
    )
  );
}

function isSource(value: unknown): boolean {
  return (PRICE_SOURCES as readonly unknown[]).includes(value);
}

function isFigureOrNull(value: unknown): boolean {
  return value === null || Number.isFinite(value);
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
