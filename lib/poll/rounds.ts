import { systemClock } from '../clock.ts';
import { defaultFeeds } from '../articles/default-feeds.ts';
import type { FeedSource } from '../domain/article.ts';
import { jitter } from '../http/back-off.ts';
import { log } from '../log.ts';
import { installSeed } from '../settings/install-seed.ts';
import { readSettings } from '../settings/settings-store.ts';
import { claimJob, finishJob, renewLease, repairDueTimes } from '../store/jobs.ts';
import { pollFeeds } from './feeds.ts';
import { compactIndex } from './index-articles.ts';
import { pollMarket, pollTop, pollWatched, type Purpose } from './prices.ts';
import type { PollOutcome } from './outcome.ts';
import { prune } from './prune.ts';
import { FURTHEST_AHEAD_MS, JOB_INTERVAL_MS, JOB_ORDER, type JobName, nextDue, retryAfter } from './schedule.ts';

/** Told after each commit that a surface may show; whoever starts rounds decides what it does (publish). */
export type OnCommit = () => Promise<void>;

/** Starts every round that is due, one after the other, always in the same order. */
export async function runDueRounds(onCommit: OnCommit): Promise<void> {
  await repairDueTimes(systemClock(), FURTHEST_AHEAD_MS);
  for (const name of JOB_ORDER) await runRound(name, onCommit, 'schedule');
}

/**
 * Runs one round if it is due, or at once when a click or an opened surface asks for it. Never two of one kind at
 * once: the claim is one transaction, and a round that dies with its worker is given up after a minute.
 */
export async function runRound(name: JobName, onCommit: OnCommit, purpose: Purpose): Promise<PollOutcome> {
  const startedAt = systemClock();
  const job = await claimJob(name, startedAt, purpose !== 'schedule');
  if (!job) return { kind: 'skipped' };
  let outcome: PollOutcome;
  try {
    outcome = await work[name](purpose, onCommit);
  } catch (error) {
    log.bug(name, error);
    outcome = { kind: 'failed', reason: 'bad-reply' };
  }
  const failures = outcome.kind === 'stored' ? 0 : job.failures + 1;
  const spread = jitter(await installSeed(), name, job.round);
  const interval = Math.min(JOB_INTERVAL_MS[name], failures > 0 ? retryAfter(failures) : Infinity);
  await finishJob(name, { dueAt: nextDue(startedAt, interval, spread), failures });
  if (outcome.kind !== 'skipped') await onCommit();
  return outcome;
}

/** "Try now" on one source: a look at it whatever its schedule says. */
export async function tryFeed(feedId: string, onCommit: OnCommit): Promise<void> {
  const feed = defaultFeeds.find(({ id }) => id === feedId);
  if (feed) await pollFeeds([feed], onCommit, true);
}

const work: Record<JobName, (purpose: Purpose, onCommit: OnCommit) => Promise<PollOutcome>> = {
  'poll-watched': (purpose) => pollWatched(purpose, false),
  'poll-sparklines': (purpose) => pollWatched(purpose, true),
  'poll-market': pollMarket,
  'poll-top': pollTop,
  'poll-feeds': async (_purpose, onCommit) => {
    const { feeds } = await readSettings();
    const on: FeedSource[] = defaultFeeds.filter((feed) => feeds[feed.id] ?? feed.onByDefault);
    const outcomes = await pollFeeds(on, async () => {
      await renewLease('poll-feeds', systemClock());
      await onCommit();
    });
    await compactIndex();
    return outcomes.some(({ kind }) => kind !== 'skipped') ? { kind: 'stored', changed: 0 } : { kind: 'skipped' };
  },
  prune,
};
