/** What one device remembers of what is shared, and the pure steps of an exchange. */
import { sameJson } from '../domain/same-json.ts';
import { type Items, isSound } from './items.ts';
import { isNews, type Json, lastStamp, merge, type Replica, shareOf, valuesIn, withEdit } from './replica.ts';
import { joiningStamp, nextStamp, UNTOUCHED_STAMP } from './stamp.ts';

export interface Memory {
  /** Eight random hex digits, new with each device that joins. */
  readonly device: string;
  /** The greatest stamp that this device has given, or seen and counts on from. */
  readonly last: number;
  readonly replica: Replica;
  /** The choices as they were at the end of the last exchange: what differs since, the reader changed here. */
  readonly base: Items;
}

/** What an exchange was about to put in the place of the choices when it ended, some of it done, or none. */
export interface Pending {
  /** The choices as they would be then. */
  readonly coming: Items;
  /** The choices as they are, coins by the ranks of those that were coming. */
  readonly local: Items;
}

/**
 * With what the reader changed on this device since the last exchange.
 * @param pending where the last exchange did not end: what is as it was to become then is no change of the reader's, nor
 * is what is not there because it would have been too much
 */
export function withLocalEdits(memory: Memory, local: Items, now: number, pending: Pending | null = null): Memory {
  const { coming, local: present } = pending ?? { coming: memory.base, local };
  let { last, replica } = memory;
  for (const key of new Set([...memory.base.keys(), ...coming.keys(), ...present.keys()])) {
    const value = present.get(key);
    if (sameJson(local.get(key), memory.base.get(key)) || sameJson(value, coming.get(key))) continue;
    if (!isNews(replica, { key, value })) continue;
    last = nextStamp(last, now);
    replica = withEdit(replica, { key, value, at: last }, memory.device);
  }
  return { ...memory, last, replica, base: present };
}

/**
 * With the choices of a device that joins: it adds what is not shared yet. Where both say something about the same thing,
 * what is shared stays, unless nobody chose that; where both say the same, there is nothing to add, so that a second
 * device takes no room of its own. A list that nobody ever touched is not added to one that somebody made.
 * @param untouched what a new install has
 * @param shared what is there; empty where this device is the first
 */
export function withFirstChoices(memory: Memory, local: Items, untouched: Items, shared: Replica, now: number): Memory {
  const isFirst = valuesIn(shared).size === 0;
  const isListUntouched = sameJson(coinsOf(local), coinsOf(untouched));
  let { replica } = memory;
  for (const [key, value] of local) {
    const isOfNobody = key.startsWith('w:') ? isListUntouched : sameJson(value, untouched.get(key));
    if (isOfNobody && key.startsWith('w:') && !isFirst) continue;
    const there = shared[shareOf(key)]?.items[key];
    const isFree = !there || (!isOfNobody && there.every(({ at }) => at === UNTOUCHED_STAMP));
    if (!isFree || !isNews(shared, { key, value })) continue;
    replica = withEdit(replica, { key, value, at: isOfNobody ? UNTOUCHED_STAMP : joiningStamp(now) }, memory.device);
  }
  return { ...memory, last: Math.max(memory.last, lastStamp(replica)), replica, base: local };
}

function coinsOf(items: Items): string[] {
  return [...items.keys()].filter((key) => key.startsWith('w:'));
}

/** With what came from elsewhere. */
export function withShared(memory: Memory, shared: Replica): Memory {
  const replica = merge(memory.replica, shared);
  return { ...memory, last: Math.max(memory.last, lastStamp(replica)), replica };
}

/** What is shared and can be used here. */
export function soundItems(replica: Replica): Items {
  const sound = new Map<string, Json>();
  for (const [key, value] of valuesIn(replica)) if (isSound(key, value)) sound.set(key, value);
  return sound;
}
