import { useEffect, useState } from 'preact/hooks';
import { ask } from '../../lib/messages/client.ts';
import type { KeepingView } from '../../lib/query/views.ts';
import { REVISION_KEY, watchKey } from '../../lib/revision.ts';

/** What is kept and what it takes, measured when the page is shown and after every commit. Null until then. */
export function useKeeping(): KeepingView | null {
  const [kept, setKept] = useState<KeepingView | null>(null);
  useEffect(() => {
    let isShown = true;
    const measure = async (): Promise<void> => {
      try {
        const view = await ask('getKeeping', {});
        if (isShown) setKept(view);
      } catch {
        // The page says by itself when the background does not answer.
      }
    };
    void measure();
    const stop = watchKey('local', REVISION_KEY, () => void measure());
    return () => {
      isShown = false;
      stop();
    };
  }, []);
  return kept;
}
