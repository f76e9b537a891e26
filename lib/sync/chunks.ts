/** How shares lie in `storage.sync`: one entry a share, whole by itself, since a browser may bring them one by one. */
import { sameJson } from '../domain/same-json.ts';
import * as z from '../zod.ts';
import {
  EMPTY_REPLICA,
  type Item,
  type Json,
  latestOf,
  MAX_DEVICES,
  type Replica,
  type Share,
  shareOf,
  SHARES,
  type Versions,
} from './replica.ts';
import { MAX_STAMP } from './stamp.ts';

/** Raised when older programs would misread what is written; they then leave it alone. */
export const SYNC_VERSION = 1;

/** The browsers' limits (developer.chrome.com/docs/extensions/reference/api/storage, MDN "storage.sync"), bytes. */
export const QUOTA = { all: 102_400, entry: 8_192 } as const;
/** A little below them: what counts is the browser's own spelling. */
const SPARE = { all: 400, entry: 92 } as const;

/** Of one key, in UTF-16 units: the longest is a feed's id with its letter. */
const MAX_KEY = 300;
/** Of one value as JSON: the longest is a feed with its address and names. */
const MAX_VALUE = 5_000;

const KEY_START = 'share.';

/** Stands alone once the synced copy was deleted: other devices stop on seeing it. */
export const GONE_KEY = 'gone';

export function shareKey(number: number): string {
  return `${KEY_START}${number}`;
}

/** Every key under which choices lie or ever lay, so that a deletion leaves nothing. */
export const SHARE_KEYS: readonly string[] = Array.from({ length: SHARES }, (_, number) => shareKey(number));

/** `{v, s: [[device, stamp]…], i: {key: [index in s, stamp, value, …]}}`, three a version: short, since room is scarce. */
export interface Chunk {
  readonly v: number;
  readonly s: readonly (readonly [string, number])[];
  readonly i: Readonly<Record<string, readonly Json[]>>;
}

/** A share as it is stored; the same share always the same. */
export function chunkOf({ items, seen }: Share): Chunk {
  const devices = Object.entries(seen).sort(([a], [b]) => (a < b ? -1 : 1));
  const index = new Map(devices.map(([device], at) => [device, at]));
  const sorted = Object.entries(items).sort(([a], [b]) => (a < b ? -1 : 1));
  return {
    v: SYNC_VERSION,
    s: devices,
    i: Object.fromEntries(
      sorted.map(([key, versions]) => [key, versions.flatMap(({ at, by, value }) => [index.get(by) ?? 0, at, value])]),
    ),
  };
}

const stamp = z.number().check(z.multipleOf(1), z.gte(1), z.lte(MAX_STAMP));
const device = z.string().check(z.regex(/^[0-9a-f]{8}$/));
const chunkSchema = z.object({
  v: z.literal(SYNC_VERSION),
  // More than are kept: of those that items are by, none is left out.
  s: z.array(z.tuple([device, stamp])).check(z.maxLength(4 * MAX_DEVICES)),
  i: z.record(z.string(), z.unknown()),
});
const versionSchema = z.tuple([z.number().check(z.multipleOf(1), z.gte(0)), stamp, z.unknown()]);

/** `newer`: a program of a later version wrote it, in a form that this one may misread. */
export type ReadChunks =
  | { readonly ok: true; readonly replica: Replica }
  | { readonly ok: false; readonly reason: 'newer' };

/**
 * What lies in `storage.sync`. It is somebody's: what is no entry of ours, or not whole, counts as not there, and is
 * written over.
 */
export function readChunks(stored: Readonly<Record<string, unknown>>): ReadChunks {
  const chunks = Array.from({ length: SHARES }, (_, number) => stored[shareKey(number)]);
  if (chunks.some(isNewer)) return { ok: false, reason: 'newer' };
  return { ok: true, replica: EMPTY_REPLICA.map((empty, number) => readChunk(chunks[number], number) ?? empty) };
}

function isNewer(chunk: unknown): boolean {
  const { v } = Object(chunk) as { v?: unknown };
  return typeof v === 'number' && v > SYNC_VERSION;
}

/**
 * One entry; null where it is none, or not whole. An item that cannot be read may not be left out alone: what the entry
 * says to have seen covers it, so that it would count as removed. A device whose entry is written over writes it again.
 */
export function readChunk(chunk: unknown, number: number): Share | null {
  const parsed = chunkSchema.safeParse(chunk);
  if (!parsed.success) return null;
  const { s, i } = parsed.data;
  const seen: Record<string, number> = Object.fromEntries(s);
  const items: Record<string, Versions> = {};
  for (const [key, stored] of Object.entries(i)) {
    // No device can have such a one: there is nothing that this would remove.
    if (!isKey(key) || shareOf(key) !== number) continue;
    const versions = versionsOf(stored, s);
    if (!versions) return null;
    items[key] = versions;
    for (const { at, by } of versions) seen[by] = Math.max(seen[by] ?? 0, at);
  }
  return { items, seen };
}

function versionsOf(stored: unknown, devices: Chunk['s']): Versions | null {
  if (!Array.isArray(stored)) return null;
  const versions: Item[] = [];
  for (let at = 0; at < stored.length; at += 3) {
    const parsed = versionSchema.safeParse(stored.slice(at, at + 3));
    if (!parsed.success) return null;
    const [index, time, value] = parsed.data;
    const by = devices[index]?.[0];
    if (by === undefined || !isBounded(value)) return null;
    versions.push({ at: time, by, value });
  }
  return latestOf(versions);
}

/** A letter that says what it is, a colon, a name. */
function isKey(key: string): boolean {
  return key.length <= MAX_KEY && /^[a-z]:./.test(key);
}

function isBounded(value: unknown): value is Json {
  return value !== undefined && JSON.stringify(value).length <= MAX_VALUE;
}

/** What an entry takes of the allowance, bytes, as Chromium counts: key and JSON in UTF-8, where `<` is spelled by six. */
export function sizeOf(key: string, value: unknown): number {
  const json = JSON.stringify(value);
  return new TextEncoder().encode(key + json).length + 5 * (json.split('<').length - 1);
}

export interface Filled {
  /** Bytes of all entries. */
  readonly bytes: number;
  readonly fits: boolean;
}

/** How full the allowance would be. */
export function filled(replica: Replica): Filled {
  const sizes = replica.map((share, number) => sizeOf(shareKey(number), chunkOf(share)));
  const bytes = sizes.reduce((sum, size) => sum + size, 0);
  const fits = bytes <= QUOTA.all - SPARE.all && sizes.every((size) => size <= QUOTA.entry - SPARE.entry);
  return { bytes, fits };
}

/** The entries in which a replica differs from what is stored; those with nothing in them are not written. */
export function chunksToSend(replica: Replica, stored: Readonly<Record<string, unknown>>): Record<string, Chunk> {
  const changed = replica.flatMap((share, number) => {
    const key = shareKey(number);
    const isEmpty = Object.keys(share.seen).length === 0;
    const chunk = chunkOf(share);
    return isEmpty || sameJson(stored[key], chunk) ? [] : [[key, chunk] as const];
  });
  return Object.fromEntries(changed);
}
