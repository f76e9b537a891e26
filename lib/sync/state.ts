import { browser } from '../browser.ts';
import type { SyncTrouble } from '../domain/sync-view.ts';
import { SYNC_STATE_KEY } from '../revision.ts';
import * as z from '../zod.ts';
import { chunkOf, readChunk } from './chunks.ts';
import type { Items } from './items.ts';
import type { Memory } from './memory.ts';
import { EMPTY_REPLICA, type Json } from './replica.ts';
import { MAX_STAMP } from './stamp.ts';

/** What this device keeps of sync, in `storage.local`. */
export interface SyncState {
  /** Null where it never joined, or the copy that it knew is gone. */
  readonly memory: Memory | null;
  /** What is shared is still to be put in the place of what is here: the choices as they are to be then. Else null. */
  readonly coming: Items | null;
  readonly sentAt: number | null;
  readonly receivedAt: number | null;
  readonly trouble: SyncTrouble | null;
  readonly bytes: number;
}

const NEW: SyncState = { memory: null, coming: null, sentAt: null, receivedAt: null, trouble: null, bytes: 0 };

const time = z.nullable(z.number());
const items = z.array(z.tuple([z.string(), z.unknown()]));
const stateSchema = z.object({
  version: z.literal(1),
  memory: z.nullable(
    z.object({
      device: z.string().check(z.regex(/^[0-9a-f]{8}$/)),
      last: z.number().check(z.gte(0), z.lt(MAX_STAMP)),
      shares: z.array(z.unknown()),
      base: items,
    }),
  ),
  coming: z.nullable(items),
  sentAt: time,
  receivedAt: time,
  trouble: z.nullable(z.enum(['full', 'newer', 'gone', 'busy', 'failed'])),
  bytes: z.number(),
});

/** Of a damaged one nothing is used: the device then joins anew, which loses nothing. */
export async function readState(): Promise<SyncState> {
  const parsed = stateSchema.safeParse((await browser.storage.local.get(SYNC_STATE_KEY))[SYNC_STATE_KEY]);
  if (!parsed.success) return NEW;
  const { version: _version, memory, coming, ...others } = parsed.data;
  const rest = { ...others, coming: coming && new Map(coming as [string, Json][]) };
  if (!memory) return { ...rest, memory: null };
  const { device, last, shares, base } = memory;
  const replica = EMPTY_REPLICA.map((_, number) => readChunk(shares[number], number));
  if (!replica.every((share) => share !== null)) return { ...rest, memory: null };
  return { ...rest, memory: { device, last, replica, base: new Map(base as [string, Json][]) } };
}

export async function writeState({ memory, coming, ...rest }: SyncState): Promise<void> {
  const kept = memory && {
    device: memory.device,
    last: memory.last,
    shares: memory.replica.map(chunkOf),
    base: [...memory.base],
  };
  await browser.storage.local.set({
    [SYNC_STATE_KEY]: { version: 1, memory: kept, coming: coming && [...coming], ...rest },
  });
}
