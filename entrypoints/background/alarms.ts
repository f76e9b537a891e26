import { MINUTE_MS } from '../../lib/domain/durations.ts';
import { browser } from '../../lib/browser.ts';
import { HEARTBEAT_MS } from '../../lib/poll/schedule.ts';
import { isAway } from '../../lib/poll/presence.ts';
import { runDueRounds } from '../../lib/poll/rounds.ts';
import { tellDay } from './day-note.ts';
import { publish, publishMissed } from './publish.ts';

/** The only alarm; due times are stored, and looked at when it rings. */
export const HEARTBEAT = 'heartbeat';

/** Creates the alarm if it is not there: a new one would begin its period anew at every wake and never ring. */
export async function ensureAlarm(): Promise<void> {
  if (await browser.alarms.get(HEARTBEAT)) return;
  const minutes = HEARTBEAT_MS / MINUTE_MS;
  await browser.alarms.create(HEARTBEAT, { delayInMinutes: minutes, periodInMinutes: minutes });
}

let beating: Promise<void> | null = null;

/** One look at the schedule. A second call while it lasts is answered by the first: alarm and start-up come together. */
export function heartbeat(): Promise<void> {
  beating ??= beat().finally(() => (beating = null));
  return beating;
}

/** What is stored is published first: the network may be gone. */
async function beat(): Promise<void> {
  await ensureAlarm();
  await publishMissed();
  await runDueRounds(publish, await isAway());
  // After the rounds: a day that is told late is told by what came in since.
  await tellDay();
}
