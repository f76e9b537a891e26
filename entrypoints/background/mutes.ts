import { systemClock } from '../../lib/clock.ts';
import { type MuteAnswer, type MuteChange, tidyMutedWord } from '../../lib/domain/mute.ts';
import type { Sender } from '../../lib/messages/gate.ts';
import { muteFeed } from '../../lib/poll/subscriptions.ts';
import { withMute, withoutMute } from '../../lib/settings/mute-changes.ts';
import { isFeedId, isMute } from '../../lib/settings/schema.ts';
import { changeSettings } from '../../lib/settings/settings-store.ts';
import { isForEveryWindow, isPrivate } from './private-windows.ts';
import { show } from './publish.ts';

/**
 * Mutes something or takes that back, and tells the surfaces. What can't be muted (a word without a letter, an id that
 * is none) changes nothing.
 */
export async function setMute(change: MuteChange): Promise<MuteAnswer> {
  const answer = await write(change);
  await show();
  return answer;
}

async function write({ kind, value, on }: MuteChange): Promise<MuteAnswer> {
  if (kind === 'source') {
    const isKnown = isFeedId(value) && (await muteFeed(value, on));
    return isKnown ? { ok: true } : { ok: false, reason: 'unknown' };
  }
  const mute = { kind, value: kind === 'word' ? tidyMutedWord(value) : value, since: systemClock() };
  if (!isMute(mute)) return { ok: true };
  let isFull = false;
  await changeSettings(({ mutes }) => {
    const next = on ? withMute(mutes, mute) : withoutMute(mutes, mute);
    isFull = next === null;
    return next === null ? {} : { mutes: next };
  });
  return isFull ? { ok: false, reason: 'full' } : { ok: true };
}

/** The same from the pages of ours. Beside articles in a private window nothing is written; options are options there too. */
export async function setMuteFrom(change: MuteChange, sender: Sender): Promise<MuteAnswer> {
  if (!isForEveryWindow(sender) && (await isPrivate(sender))) return { ok: false, reason: 'private' };
  return setMute(change);
}
