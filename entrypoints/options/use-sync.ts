import { useCallback, useEffect, useState } from 'preact/hooks';
import type { SyncView } from '../../lib/domain/sync-view.ts';
import { ask } from '../../lib/messages/client.ts';
import { SYNC_ON_KEY, SYNC_STATE_KEY, watchKey } from '../../lib/revision.ts';
import { wordsOf } from './words-of.ts';

interface SyncChoice {
  /** Null until it was read. */
  readonly sync: SyncView | null;
  /** Why the last switching failed. */
  readonly failure: string | null;
  readonly switchSync: (on: boolean, deleteCopy: boolean) => Promise<void>;
}

/** How sync stands, read when the page is shown and whenever that changes. */
export function useSync(): SyncChoice {
  const [sync, setSync] = useState<SyncView | null>(null);
  const [failure, setFailure] = useState<string | null>(null);
  const read = useCallback(async (): Promise<void> => {
    try {
      setSync(await ask('getSync', {}));
    } catch (error) {
      setFailure(wordsOf(error));
    }
  }, []);
  useEffect(() => {
    void read();
    const stops = [SYNC_ON_KEY, SYNC_STATE_KEY].map((key) => watchKey('local', key, () => void read()));
    return () => stops.forEach((stop) => stop());
  }, [read]);
  const switchSync = async (on: boolean, deleteCopy: boolean): Promise<void> => {
    try {
      setFailure(null);
      setSync(await ask('putSync', { on, deleteCopy }));
    } catch (error) {
      setFailure(wordsOf(error));
    }
  };
  return { sync, failure, switchSync };
}
