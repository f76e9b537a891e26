import { browser } from '../browser.ts';
import { sameJson } from '../domain/same-json.ts';
import { oneByOne } from './one-by-one.ts';

interface KeptDocumentKind<T> {
  /** In `storage.local`. */
  readonly key: string;
  /** Where goes what could not be read whole: nothing of the user's is thrown away. */
  readonly unreadableKey: string;
  /** From any version to the newest; what is not of a version that ever was stays as it is. */
  readonly migrate: (stored: unknown) => unknown;
  /** A sound document out of anything, undefined included, which is nothing stored yet. */
  readonly repair: (found: unknown) => T;
}

/**
 * A document as it was found, of one reading: what of it is sound, what there was (undefined for nothing), and whether that
 * could not be read whole, now or before it was written over: it is damaged, or of a newer program.
 */
export type FoundDocument<T> = readonly [current: T, stored: unknown, isDamaged: boolean];

/** One precious document of the user's in `storage.local`. The background is the only writer. */
export interface KeptDocument<T> {
  readonly find: () => Promise<FoundDocument<T>>;
  /** Migrated and repaired; nothing is written. */
  readonly read: () => Promise<T>;
  /**
   * Reads, changes and writes in one turn of the queue and one write, so that two changes at once both survive. A stored
   * document that could not be read whole is kept aside before it is written over; what was kept first stays until
   * everything is wiped.
   * @param change to the document as it is to be, the same object where nothing changes, and what to answer
   */
  readonly change: <A>(change: (current: T) => readonly [T, A]) => Promise<A>;
  /** Forgets it, and what was kept aside. A change begun before is forgotten with the rest. */
  readonly clear: () => Promise<void>;
}

/**
 * Stands since a damaged document was written over, whole: what is missing in it was lost and not removed by the reader,
 * until other devices have brought it back (`lib/sync/exchange.ts`).
 */
export const mendedKey = (key: string): string => `${key}.mended`;

/** To be called once a document: each has one queue of changes. */
export function keptDocument<T>({ key, unreadableKey, migrate, repair }: KeptDocumentKind<T>): KeptDocument<T> {
  const inTurn = oneByOne();
  const look = async (): Promise<FoundDocument<T>> => {
    const stored = await readKey(key);
    const found = migrate(stored);
    const current = repair(found);
    return [current, stored, stored !== undefined && !sameJson(current, found)];
  };
  return {
    find: async () => {
      const [current, stored, isDamaged] = await look();
      return [current, stored, isDamaged || (await readKey(mendedKey(key))) === true];
    },
    read: async () => repair(migrate(await readKey(key))),
    change: (change) =>
      inTurn(async () => {
        const [current, stored, isDamaged] = await look();
        const [next, answer] = change(current);
        if (next === current) return answer;
        const isToBeKept = isDamaged && (await readKey(unreadableKey)) === undefined;
        await browser.storage.local.set({
          [key]: next,
          ...(isToBeKept ? { [unreadableKey]: stored } : {}),
          ...(isDamaged ? { [mendedKey(key)]: true } : {}),
        });
        return answer;
      }),
    clear: () => inTurn(() => browser.storage.local.remove([key, unreadableKey, mendedKey(key)])),
  };
}

async function readKey(key: string): Promise<unknown> {
  return (await browser.storage.local.get(key))[key];
}
