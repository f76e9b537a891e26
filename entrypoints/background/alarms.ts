import { MINUTE_MS } from '../../lib/domain/durations.ts';
import { browser } from '../../lib/browser.ts';
import { log } from '../../lib/log.ts';
import { HEARTBEAT_MS } from '../../lib/poll/schedule.ts';
import { isAway } from '../../lib/poll/presence.ts';
import { runDueRounds } from '../../lib/poll/rounds.ts';
import { keepBackups } from './backups.ts';
import { tellDay } from './day-note.ts';
import { publish, publishMissed } from './publish.ts';
import { exchange } from './sync.ts';

/** The only alarm; due times are stored, and looked at when it rings. */
export const HEARTBEAT = 'heartbeat';

/**
 * Creates the alarm if it is not there: a new one would begin its period anew at every wake and never ring.
 * @returns when it rings, epoch milliseconds; null where there was none
 */
export async function ensureAlarm(): Promise<number | null> {
  const alarm = await browser.alarms.get(HEARTBEAT);
  if (alarm) return alarm.scheduledTime;
  const minutes = HEARTBEAT_MS / MINUTE_MS;
  await browser.alarms.create(HEARTBEAT, { delayInMinutes: minutes, periodInMinutes: minutes });
  return null;
}

/**
 * One look at the schedule. What is stored is published first: the network may be gone. Two at once, as alarm and start-up
 * may be, share the work by their claims; none waits for the other, which may hang in a silent server. What cannot be shown
 * or told is no reason not to fetch and to copy: where a row or a toolbar is broken it fails at every heartbeat.
 */
export async function heartbeat(): Promise<void> {
  await ensureAlarm();
  await publishMissed().catch((error: unknown) => log.bug('publish', error));
  await exchange();
  await runDueRounds(publish, await isAway());
  // After the rounds: a day that is told late is told by what came in since.
  await tellDay().catch((error: unknown) => log.bug('day', error));
  await keepBackups();
}
