/**
 * What devices share, as each of them keeps it: a set of items that can be merged in any order, any number of times,
 * and always comes to the same (an observed-remove set with version vectors, Bieniusa et al., "An optimized
 * conflict-free replicated set", 2012). Pure.
 */
import { fnv1a64 } from '../domain/fnv1a64.ts';
import { sameJson } from '../domain/same-json.ts';
import { MAX_COUNTED } from './stamp.ts';

export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };

export interface Item {
  /** Stamp of the change that set it (stamp.ts). */
  readonly at: number;
  /** The device that did. */
  readonly by: string;
  readonly value: Json;
}

/**
 * Of one item, latest first, those that nobody who knew of them has replaced: one, or some that were made at the same
 * time on different devices. All are kept until the next change, since a removal takes only those away that it knew of.
 */
export type Versions = readonly [Item, ...Item[]];

/** The items whose keys fall into one share, and which changes of whom have been seen of these. */
export interface Share {
  readonly items: Readonly<Record<string, Versions>>;
  /** By device, the stamp of its last change that is known here. It covers every item's own. */
  readonly seen: Readonly<Record<string, number>>;
}

/** All shares, by their number. */
export type Replica = readonly Share[];

/** Fixed for good: another number would put keys into other shares than those of a device that is not updated. */
export const SHARES = 32;
/** Of devices known in one share; far above what one reader has had. Those heard of longest ago go, unless an item is theirs. */
export const MAX_DEVICES = 64;

/**
 * Of one item, made at the same time by as many devices; of more, the latest are kept. Far above what one reader's devices
 * come to, and what is left out counts as replaced by those.
 */
export const MAX_VERSIONS = 16;

const EMPTY: Share = { items: {}, seen: {} };

export const EMPTY_REPLICA: Replica = Array.from({ length: SHARES }, () => EMPTY);

/** In which share a key lies. */
export function shareOf(key: string): number {
  return Number(fnv1a64(key) % BigInt(SHARES));
}

/** Every item's latest value by its key. */
export function valuesIn(replica: Replica): ReadonlyMap<string, Json> {
  return new Map(
    replica.flatMap(({ items }) => Object.entries(items).map(([key, [{ value }]]) => [key, value] as const)),
  );
}

/** The greatest stamp in it that can be counted on from. */
export function lastStamp(replica: Replica): number {
  return Math.max(0, ...replica.flatMap(({ seen }) => Object.values(seen).filter((at) => at <= MAX_COUNTED)));
}

/** A change made here: a value set, or undefined where the item was removed. */
export interface Edit {
  readonly key: string;
  readonly value: Json | undefined;
  readonly at: number;
}

/** Whether an edit says anything that is not so already. */
export function isNews(replica: Replica, { key, value }: Pick<Edit, 'key' | 'value'>): boolean {
  const [item] = replica[shareOf(key)]?.items[key] ?? [];
  return value === undefined ? item !== undefined : item === undefined || !sameJson(item.value, value);
}

/** With one change of this device, which replaces every version that it knows of. Its stamp is greater than any that this device set before. */
export function withEdit(replica: Replica, { key, value, at }: Edit, by: string): Replica {
  const number = shareOf(key);
  return replica.map((share, one) => {
    if (one !== number) return share;
    const { [key]: _before, ...others } = share.items;
    // What is removed leaves nothing behind: that its setting was seen, and is no more, says it to whoever merges.
    if (value === undefined) return { items: others, seen: share.seen };
    return {
      items: { ...others, [key]: [{ at, by, value }] },
      seen: { ...share.seen, [by]: Math.max(share.seen[by] ?? 0, at) },
    };
  });
}

/**
 * Both, as one. What both have stays. What only one side has stays where the other never saw it, and goes where the other
 * did: there it was replaced or removed. So a change outlives a removal made elsewhere at the same time, and what was
 * removed never comes back, however old the copy is that still has it. Of versions that stay, the latest is the value.
 */
export function merge(a: Replica, b: Replica): Replica {
  return a.map((share, number) => mergeShares(share, b[number] ?? EMPTY));
}

function mergeShares(a: Share, b: Share): Share {
  const items: Record<string, Versions> = {};
  for (const key of new Set([...Object.keys(a.items), ...Object.keys(b.items)])) {
    const ours = a.items[key] ?? [];
    const theirs = b.items[key] ?? [];
    const inBoth = ours.filter((one) => theirs.some((other) => isSame(one, other)));
    const versions = latestOf([
      ...inBoth.map((one) => theirs.filter((other) => isSame(one, other)).reduce(later, one)),
      ...ours.filter((one) => !inBoth.includes(one) && !isSeen(one, b)),
      ...theirs.filter((one) => !ours.some((other) => isSame(one, other)) && !isSeen(one, a)),
    ]);
    if (versions) items[key] = versions;
  }
  const seen: Record<string, number> = { ...a.seen };
  for (const [device, at] of Object.entries(b.seen)) seen[device] = Math.max(seen[device] ?? 0, at);
  return { items, seen: bounded(seen, items) };
}

/** Versions of one item, latest first, as many as are kept; null where there are none. */
export function latestOf(versions: readonly Item[]): Versions | null {
  const [first, ...others] = versions.toSorted((x, y) => (isLater(x, y) ? -1 : 1)).slice(0, MAX_VERSIONS);
  return first ? [first, ...others] : null;
}

function isSame(a: Item, b: Item): boolean {
  return a.at === b.at && a.by === b.by;
}

function isSeen({ at, by }: Item, { seen }: Share): boolean {
  return (seen[by] ?? 0) >= at;
}

function later(a: Item, b: Item): Item {
  return isLater(a, b) ? a : b;
}

function isLater(a: Item, b: Item): boolean {
  if (a.at !== b.at) return a.at > b.at;
  if (a.by !== b.by) return a.by > b.by;
  // One change has one value. Where somebody wrote two, every device must choose the same.
  return JSON.stringify(a.value) >= JSON.stringify(b.value);
}

function bounded(seen: Record<string, number>, items: Share['items']): Record<string, number> {
  const devices = Object.entries(seen);
  if (devices.length <= MAX_DEVICES) return seen;
  const used = new Set(Object.values(items).flatMap((versions) => versions.map(({ by }) => by)));
  const idle = devices.filter(([device]) => !used.has(device)).sort(([, a], [, b]) => a - b);
  const gone = new Set(idle.slice(0, devices.length - MAX_DEVICES).map(([device]) => device));
  return Object.fromEntries(devices.filter(([device]) => !gone.has(device)));
}
