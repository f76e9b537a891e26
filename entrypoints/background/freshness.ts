import { systemClock } from '../../lib/clock.ts';
import type { RefreshAnswer } from '../../lib/messages/protocol.ts';
import { runDueRounds, runRound } from '../../lib/poll/rounds.ts';
import { getNewestFetch } from '../../lib/query/newest-fetch.ts';
import { ensureAlarm } from './alarms.ts';
import { publish } from './publish.ts';

/** A click within this long of the newest reply would fetch the same figures: the provider caches them for a minute. */
const PROVIDER_CACHE_MS = 45_000;
/** A surface in view asks for prices older than this: once a minute, timers being inexact. */
const VISIBLE_REFRESH_MS = 55_000;

/** A surface of ours came into view: prices older than a minute are asked for, and what else is due. */
export async function surfaceOpened(): Promise<null> {
  const newest = await getNewestFetch();
  await ensureAlarm();
  if (!isWithin(newest, VISIBLE_REFRESH_MS)) await runRound('poll-watched', publish, 'visible');
  await runDueRounds(publish);
  return null;
}

/** The button: prices now, unless the provider would give the same ones again. */
export async function refreshPrices(): Promise<RefreshAnswer> {
  const newest = await getNewestFetch();
  if (isWithin(newest, PROVIDER_CACHE_MS)) return { ok: false, reason: 'wait' };
  const outcome = await runRound('poll-watched', publish, 'click');
  if (outcome.kind === 'stored') return { ok: true };
  return { ok: false, reason: outcome.kind === 'failed' ? 'failed' : 'wait' };
}

/** Whether a time lies in the last so many milliseconds; one in the future is from before the clock was set back. */
function isWithin(time: number | null, ms: number): boolean {
  const age = time === null ? -1 : systemClock() - time;
  return age >= 0 && age < ms;
}
