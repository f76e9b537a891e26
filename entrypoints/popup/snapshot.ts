import { browser } from '../../lib/browser.ts';
import { PRICE_SOURCES } from '../../lib/domain/quote.ts';
import { CHANGE_WINDOWS, TICKER_DENSITIES, TICKER_SORTS } from '../../lib/domain/ticker-choices.ts';
import type { Look } from '../../lib/domain/last-look.ts';
import type { TickerView } from '../../lib/query/views.ts';
import { LOOK_KEY, SNAPSHOT_KEY } from '../../lib/revision.ts';

/**
 * The one read that the first paint waits for. Begun as soon as this module runs, which is why it stands first among
 * the imports of main.tsx: the rest of the code is evaluated while the browser reads.
 */
export const storedTicker: Promise<StoredTicker> = browser.storage.local
  .get([SNAPSHOT_KEY, LOOK_KEY])
  .then((stored) => ({ view: parseSnapshot(stored[SNAPSHOT_KEY]), look: parseLook(stored[LOOK_KEY]) }))
  .catch(() => ({ view: null, look: null }));

export interface StoredTicker {
  readonly view: TickerView | null;
  /** What the popup showed when it was last open. */
  readonly look: Look | null;
}

/**
 * A stored value as a ticker, or null where it is none. The background alone writes it, so this guards against another
 * version's shape and a damaged profile, not against an attacker; a schema library would cost more than the popup.
 */
export function parseSnapshot(value: unknown): TickerView | null {
  return isTicker(value) ? value : null;
}

/** The same for the last look. */
export function parseLook(value: unknown): Look | null {
  return isLook(value) ? value : null;
}

type Check = (value: unknown) => boolean;

const figure: Check = Number.isFinite;
const text: Check = (value) => typeof value === 'string' && value !== '';
const flag: Check = (value) => typeof value === 'boolean';

const oneOf =
  (values: readonly unknown[]): Check =>
  (value) =>
    values.includes(value);

const source = oneOf(PRICE_SOURCES);

const orNull =
  (check: Check): Check =>
  (value) =>
    value === null || check(value);

const listOf =
  (check: Check): Check =>
  (value) =>
    Array.isArray(value) && value.every(check);

/** A record whose fields are so; what else it has does not matter. */
const record =
  (fields: Readonly<Record<string, Check>>): Check =>
  (value) =>
    typeof value === 'object' &&
    value !== null &&
    Object.entries(fields).every(([name, check]) => check((value as Record<string, unknown>)[name]));

const said = record({ source, price: figure });

const row = record({
  coinId: text,
  symbol: text,
  name: text,
  currency: text,
  group: oneOf(['ai', 'watch']),
  price: orNull(figure),
  change1h: orNull(figure),
  change24h: orNull(figure),
  change7d: orNull(figure),
  marketCap: orNull(figure),
  asOf: orNull(figure),
  source: orNull(source),
  pollIntervalMs: figure,
  spark: listOf(figure),
  alert: flag,
  was: orNull(record({ symbol: text, at: figure, ratio: figure })),
  oneSource: flag,
  held: orNull(record({ source, price: figure, asOf: figure, change: figure, contradictedBy: orNull(source) })),
  disagreement: orNull(record({ gap: figure, since: figure, at: figure, primary: said, second: said })),
  conversion: orNull(record({ from: text, source, rate: figure, asOf: figure })),
});

const firing = record({
  id: text,
  alertId: text,
  symbol: text,
  currency: text,
  source,
  price: figure,
  asOf: figure,
  at: figure,
  change: orNull(figure),
  condition: record({}),
});

const ticker = record({
  version: (version) => version === 5,
  currency: text,
  rows: listOf(row),
  choices: record({
    tickerWindow: oneOf(CHANGE_WINDOWS),
    tickerSort: oneOf(TICKER_SORTS),
    tickerGroups: flag,
    tickerDensity: oneOf(TICKER_DENSITIES),
    hideNumbers: flag,
  }),
  notices: listOf(record({ kind: text })),
  alerts: record({ unseen: figure, firings: listOf(firing) }),
  market: orNull(
    record({ marketCap: figure, source, asOf: figure, change24h: orNull(figure), btcShare: orNull(figure) }),
  ),
});

const look = record({ at: figure, currency: text, prices: listOf(record({ coinId: text, price: figure })) });

function isLook(value: unknown): value is Look {
  return look(value);
}

function isTicker(value: unknown): value is TickerView {
  return ticker(value);
}
