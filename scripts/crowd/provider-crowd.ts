/** The price provider that every install asks first. What is due when, the product's own functions say. */
import { HOUR_MS } from '../../lib/domain/durations.ts';
import { jitter } from '../../lib/http/back-off.ts';
import { HEARTBEAT_MS, JOB_INTERVAL_MS, type JobName, nextDue, retryAfter } from '../../lib/poll/schedule.ts';
import { afterFailure, afterSuccess, isWaiting, type ProviderHealth } from '../../lib/prices/choose.ts';
import { askedToWait, isOut, Knocks, type Outage } from './outage.ts';

/** The rounds that ask CoinGecko, in the order in which a heartbeat takes them (`JOB_ORDER`). */
const ROUNDS = [
  'poll-watched',
  'poll-sparklines',
  'poll-market',
  'poll-top',
  'poll-catalogue',
] as const satisfies readonly JobName[];

/** Of these only the watched coins have somebody else who can be asked meanwhile; the others count as failed. */
const HAS_FALLBACK: ReadonlySet<JobName> = new Set(['poll-watched']);

/** Installs begin within so long of each other. */
export const PROVIDER_BEGINNINGS_MS = 3 * HOUR_MS;

export interface ProviderCrowd {
  readonly installs: number;
  readonly outage: Outage;
  readonly lengthMs: number;
}

/** Each install's calls to the provider from its own beginning to the end. */
export function providerCrowd({ installs, outage, lengthMs }: ProviderCrowd): Knocks {
  const knocks = new Knocks(lengthMs);
  const dueAt = new Float64Array(ROUNDS.length);
  const failed = new Uint8Array(ROUNDS.length);
  for (let install = 0; install < installs; install++) {
    const seed = `install ${install}`;
    const begins = jitter(seed, 'beginning', 0) * PROVIDER_BEGINNINGS_MS;
    let health: ProviderHealth = { source: 'coingecko', setAt: 0, failures: 0, blockedUntil: 0 };
    dueAt.fill(begins);
    failed.fill(0);
    for (let now = begins, round = 1; now < lengthMs; round++) {
      for (const [at, name] of ROUNDS.entries()) {
        if ((dueAt[at] ?? 0) > now) continue;
        const isAsked = !isWaiting(health, now);
        const isAnswered = isAsked && !isOut(outage, now);
        if (isAsked) {
          knocks.add(now);
          const spread = jitter(seed, 'coingecko', health.failures + 1);
          health = isAnswered
            ? afterSuccess(health, now, now)
            : afterFailure(health, askedToWait(outage, now), now, spread, outage.reason === 'unreachable');
        }
        failed[at] = isAnswered || HAS_FALLBACK.has(name) ? 0 : (failed[at] ?? 0) + 1;
        const failures = failed[at] ?? 0;
        const interval = Math.min(JOB_INTERVAL_MS[name], failures > 0 ? retryAfter(failures) : Infinity);
        dueAt[at] = nextDue(now, interval, jitter(seed, name, round));
      }
      const due = dueAt.reduce((soonest, at) => Math.min(soonest, at), Infinity);
      now += Math.max(1, Math.ceil((due - now) / HEARTBEAT_MS)) * HEARTBEAT_MS;
    }
  }
  return knocks;
}
