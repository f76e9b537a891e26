/** What the reader mutes, as pure changes for `changeSettings`. */
import { MAX_MUTED_ARTICLES, MAX_MUTES, type Mute, muteKey, type MuteName } from '../domain/mute.ts';

/**
 * With one mute more, the newest at the end; one that is there already keeps its date. Beyond the limit of single
 * articles the oldest of them go; beyond that of words, coins and topics there is no place (null): the reader chose each.
 */
export function withMute(mutes: readonly Mute[], mute: Mute): readonly Mute[] | null {
  const key = muteKey(mute);
  if (mutes.some((one) => muteKey(one) === key)) return mutes;
  if (mute.kind !== 'article' && mutes.filter(({ kind }) => kind !== 'article').length >= MAX_MUTES) return null;
  // None that is there is later than this one, whatever a clock once said: it must not be the one to go.
  return boundedMutes([...notAhead(mutes, mute.since), mute]);
}

/** With none that is dated later than now, epoch milliseconds: a clock was wrong, here or where a file was written. */
export function notAhead(mutes: readonly Mute[], now: number): Mute[] {
  return mutes.map((one) => (one.since > now ? { ...one, since: now } : one));
}

/** Without a mute; the same list where there is none of that name. */
export function withoutMute(mutes: readonly Mute[], name: MuteName): readonly Mute[] {
  const key = muteKey(name);
  const left = mutes.filter((one) => muteKey(one) !== key);
  return left.length === mutes.length ? mutes : left;
}

/** Each once, within the limits: of single articles the newest, of the others the first. */
export function boundedMutes(mutes: readonly Mute[]): Mute[] {
  const keys = new Set<string>();
  const once = mutes.filter((mute) => !keys.has(muteKey(mute)) && keys.add(muteKey(mute)));
  const articles = once.filter(({ kind }) => kind === 'article').sort((a, b) => a.since - b.since);
  const kept = new Set([
    ...once.filter(({ kind }) => kind !== 'article').slice(0, MAX_MUTES),
    ...articles.slice(-MAX_MUTED_ARTICLES),
  ]);
  return once.filter((mute) => kept.has(mute));
}
