import { defaultFeeds } from '../../lib/articles/default-feeds.ts';
import { HISTORY_HOSTS, PRICE_HOSTS } from '../../lib/prices/hosts.ts';
import { pick } from '../../tests/support/seeded-random.ts';
import type { Fault } from '../../tests/world/faults.ts';
import type { World } from '../../tests/world/world.ts';

export const HOSTS = [
  ...new Set([...PRICE_HOSTS, ...HISTORY_HOSTS, ...defaultFeeds.map(({ url }) => new URL(url).host)]),
];

/** A page where a file should be, as portals of hotels and bot walls send it. */
const PORTAL = '<!doctype html><title>One moment, please</title><p>Checking your browser</p>';

export const FAULTS: readonly Fault[] = [
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

/** A host and what it answers. */
export interface FaultAt {
  readonly host: string;
  readonly fault: Fault;
}

/**
 * Up to three hosts get a fault each, and some more in their turn: in a run of 300 kills each host is set to answer each
 * fault twice. A host in its turn gets no other: the earlier of two faults hides the later.
 */
export function drawFaults(random: () => number, kill: number): FaultAt[] {
  const drawn = Array.from({ length: Math.floor(random() * 4) }, () => ({
    host: pick(random, HOSTS),
    fault: pick(random, FAULTS),
  }));
  const turn = inTurn(kill);
  return [...drawn.filter(({ host }) => turn.every((one) => one.host !== host)), ...turn];
}

/** So many pairs of host and fault at a time that all of them have had their turn twice after 300 kills: not each is met. */
const AT_ONCE = Math.ceil((HOSTS.length * FAULTS.length) / 300) * 2;

/** No host twice at once. */
function inTurn(kill: number): FaultAt[] {
  return Array.from({ length: AT_ONCE }, (_, n) => {
    const turn = kill * AT_ONCE + n;
    const host = turn % HOSTS.length;
    return { host: HOSTS[host]!, fault: FAULTS[(Math.floor(turn / HOSTS.length) + host) % FAULTS.length]! };
  });
}

export function setFaults(world: World, faults: readonly FaultAt[]): void {
  world.clearFaults();
  // The page that the reader opens lies at one of these hosts, and is not to fail.
  const page = new URL(world.pages.seed).pathname;
  const path = new RegExp(`^(?!${page.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&')})`);
  for (const { host, fault } of faults) world.setFault({ host, path }, fault);
}
