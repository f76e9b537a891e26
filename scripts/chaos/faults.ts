import { defaultFeeds } from '../../lib/articles/default-feeds.ts';
import { HISTORY_HOSTS, PRICE_HOSTS } from '../../lib/prices/hosts.ts';
import { pick } from '../../tests/support/seeded-random.ts';
import type { Fault } from '../../tests/world/faults.ts';
import type { World } from '../../tests/world/world.ts';

const HOSTS = [...PRICE_HOSTS, ...HISTORY_HOSTS, ...defaultFeeds.map(({ url }) => new URL(url).host)];

/** A page where a file should be, as portals of hotels and bot walls send it. */
const PORTAL = '<!doctype html><title>One moment, please</title><p>Checking your browser</p>';

const FAULTS: readonly Fault[] = [
  { kind: 'status', status: 403 },
  { kind: 'status', status: 404 },
  { kind: 'status', status: 410 },
  { kind: 'status', status: 429 },
  { kind: 'status', status: 429, headers: { 'Retry-After': '3600' } },
  { kind: 'status', status: 500 },
  { kind: 'status', status: 503, headers: { 'Retry-After': 'Fri, 31 Dec 9999 23:59:59 GMT' } },
  { kind: 'status', status: 200, headers: { 'Content-Type': 'text/html' }, body: PORTAL },
  { kind: 'status', status: 200, body: '' },
  { kind: 'status', status: 200, headers: { 'Content-Type': 'application/json' }, body: '{"bitcoin":{"usd":null}}' },
  { kind: 'hang' },
  { kind: 'truncate' },
  { kind: 'wrong-charset' },
  { kind: 'reset' },
  { kind: 'swap-order' },
  { kind: 'missing-coin', ids: ['ethereum', 'bittensor'] },
  { kind: 'jump', id: 'solana', factor: 1.4 },
  { kind: 'jump', id: 'bitcoin', factor: 0.01 },
  { kind: 'clock-skew', ms: -86_400_000 },
  { kind: 'slow', ms: 1_500 },
];

/** Up to three hosts get a fault each, until the next call. */
export function setFaults(world: World, random: () => number): void {
  world.clearFaults();
  const count = Math.floor(random() * 4);
  for (let n = 0; n < count; n++) world.setFault({ host: pick(random, HOSTS) }, pick(random, FAULTS));
}
