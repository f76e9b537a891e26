import { systemClock } from '../clock.ts';
import { FEED_FURTHEST_MS } from '../domain/feed-pace.ts';
import { jitter } from '../http/back-off.ts';
import { log } from '../log.ts';
import { installSeed } from '../settings/install-seed.ts';
import { claimJob, finishJob, markDue as markJobsDue, renewLease, repairDueTimes } from '../store/jobs.ts';
import type { JobRow } from '../store/schema.ts';
import { pollFeeds } from './feeds.ts';
import { listFeeds } from './list-feeds.ts';
import { judgeAlerts } from './alerts.ts';
import type { Purpose } from './ask-source.ts';
import { pollCatalogue } from './catalogue.ts';
import { crossCheck } from './cross-check.ts';
import { pollHistory } from './history.ts';
import { compactIndex } from './index-articles.ts';
import { pollMarket, pollTop, pollWatched } from './prices.ts';
import type { PollOutcome } from './outcome.ts';
import { makeRoom, prune, pruneAfterLooks } from './prune.ts';
import { reasonOf } from './reason-of.ts';
import {
  furthestAhead,
  HEARTBEAT_MS,
  JOB_INTERVAL_MS,
  JOB_ORDER,
  type JobName,
  nextDue,
  retryAfter,
  WAITS_FOR_SOMEBODY,
} from './schedule.ts';

/** Told after each commit that a surface may show; whoever starts rounds decides what it does (publish). */
export type OnCommit = () => Promise<void>;

/**
 * Starts every round that is due, one after the other, always in the same order. Never rejects: what goes wrong in one
 * round, or in the bookkeeping around it, is no reason to leave out the others.
 * @param isAway nobody is at the machine: prices wait, articles are read on, since feeds drop old ones
 */
export async function runDueRounds(onCommit: OnCommit, isAway = false): Promise<void> {
  try {
    await repairDueTimes(systemClock(), { job: furthestAhead, feed: FEED_FURTHEST_MS + HEARTBEAT_MS });
  } catch (error) {
    reasonOf('due times', error);
  }
  for (const name of JOB_ORDER) {
    if (!(isAway && WAITS_FOR_SOMEBODY.has(name))) await runRound(name, onCommit, 'schedule');
  }
}

/**
 * Runs one round if it is due, or at once when a click or an opened surface asks for it. Never two of one kind at
 * once: the claim is one transaction, and a round that dies with its worker is given up after a minute. Marked due
 * while it ran (`markDue`), it runs once more. Never rejects.
 */
export async function runRound(name: JobName, onCommit: OnCommit, purpose: Purpose): Promise<PollOutcome> {
  let job: JobRow | null;
  try {
    job = await claimJob(name, systemClock(), purpose !== 'schedule');
  } catch (error) {
    return failed(name, error);
  }
  if (!job) return { kind: 'skipped' };
  const outcome = await workOn(name, { purpose, onCommit, job });
  const end = await giveBack(name, job, outcome);
  // Feeds were told one by one.
  if (outcome.kind !== 'skipped' && name !== 'poll-feeds') await tell(onCommit);
  if (name === 'poll-watched' && outcome.kind === 'stored' && end !== 'lost') {
    await runRound('cross-check', onCommit, 'schedule');
    await holdAgainstAlerts(onCommit);
  }
  return end === 'marked' ? runRound(name, onCommit, 'click') : outcome;
}

/**
 * Makes rounds due at once because the user chose something they ask by. One that runs now, still by the old choice,
 * runs again when it ends; one that nobody starts is found due by the next heartbeat.
 */
export function markDue(names: readonly JobName[]): Promise<void> {
  return markJobsDue(names);
}

/** "Try now" on one source: a look at it whatever its schedule says. */
export async function tryFeed(feedId: string, onCommit: OnCommit): Promise<void> {
  const all = await listFeeds();
  const feed = all.find(({ id }) => id === feedId);
  if (feed) await pollFeeds([feed], { onNews: onCommit, byClick: true, all });
}

interface Round {
  readonly purpose: Purpose;
  readonly onCommit: OnCommit;
  readonly job: JobRow;
}

async function workOn(name: JobName, round: Round): Promise<PollOutcome> {
  try {
    return await work[name](round);
  } catch (error) {
    return failed(name, error);
  }
}

/** Whatever the device had no room for, there has to be some for the next round. */
async function failed(name: JobName, error: unknown): Promise<PollOutcome> {
  const reason = reasonOf(name, error);
  if (reason === 'storage-full') await makeRoom().catch((cause: unknown) => reasonOf('room', cause));
  return { kind: 'failed', reason };
}

/** Last of all: prices are judged only once they were compared. */
async function holdAgainstAlerts(onCommit: OnCommit): Promise<void> {
  try {
    if ((await judgeAlerts()) > 0) await tell(onCommit);
  } catch (error) {
    reasonOf('alerts', error);
  }
}

/** Ends the round with the time of the next (`finishJob`). */
async function giveBack(name: JobName, job: JobRow, outcome: PollOutcome): Promise<'given-back' | 'marked' | 'lost'> {
  const now = systemClock();
  const failures = outcome.kind === 'stored' ? 0 : job.failures + 1;
  const asked = outcome.kind === 'stored' ? outcome.againInMs : undefined;
  const sooner = failures > 0 ? retryAfter(failures) : (asked ?? Infinity);
  const interval = Math.min(JOB_INTERVAL_MS[name], sooner);
  try {
    const spread = jitter(await installSeed(), name, job.round);
    // The clock may have been set back while the round ran.
    const startedAt = Math.min(job.setAt, now);
    return await finishJob(job, { dueAt: nextDue(startedAt, interval, spread), failures }, now);
  } catch (error) {
    // Its lease ends by itself.
    reasonOf(name, error);
    return 'lost';
  }
}

async function tell(onCommit: OnCommit): Promise<void> {
  try {
    await onCommit();
  } catch (error) {
    log.bug('telling of a round', error);
  }
}

const work: Record<JobName, (round: Round) => Promise<PollOutcome>> = {
  'poll-watched': ({ purpose, job }) =>
    pollWatched(purpose, { sparkline: false, round: job.round, renew: () => renewLease(job, systemClock()) }),
  'poll-sparklines': ({ purpose, job }) =>
    pollWatched(purpose, { sparkline: true, round: job.round, renew: () => renewLease(job, systemClock()) }),
  'cross-check': ({ job }) => crossCheck(job.round),
  'poll-market': ({ purpose }) => pollMarket(purpose),
  'poll-catalogue': ({ purpose }) => pollCatalogue(purpose),
  'poll-top': ({ purpose }) => pollTop(purpose),
  'poll-feeds': async ({ job, onCommit }) => {
    const onLook = () => renewLease(job, systemClock());
    const all = await listFeeds();
    const on = all.filter((feed) => feed.on);
    const outcomes = await pollFeeds(on, { onLook, onNews: onCommit, all });
    const looks = outcomes.filter(({ kind }) => kind !== 'skipped');
    if (looks.length === 0) return { kind: 'skipped' };
    const isFull = looks.some((look) => look.kind === 'failed' && look.reason === 'storage-full');
    await (isFull ? makeRoom() : pruneAfterLooks());
    await compactIndex();
    return { kind: 'stored', changed: looks.length };
  },
  'poll-history': ({ job }) => pollHistory(job),
  prune,
};
