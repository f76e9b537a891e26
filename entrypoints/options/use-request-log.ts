import { useCallback, useEffect, useState } from 'preact/hooks';
import type { LoggedRequest } from '../../lib/domain/logged-request.ts';
import { ask } from '../../lib/messages/client.ts';
import { REVISION_KEY, watchKey } from '../../lib/revision.ts';

interface Requests {
  /** Newest first; null until it was read. */
  readonly log: readonly LoggedRequest[] | null;
  readonly clear: () => Promise<void>;
}

/** The request log, read when the page is shown and again after every commit. */
export function useRequestLog(): Requests {
  const [log, setLog] = useState<readonly LoggedRequest[] | null>(null);
  const read = useCallback(async (): Promise<void> => {
    try {
      setLog(await ask('getRequestLog', {}));
    } catch {
      // The page says by itself when the background does not answer.
    }
  }, []);
  useEffect(() => {
    void read();
    return watchKey('local', REVISION_KEY, () => void read());
  }, [read]);
  const clear = async (): Promise<void> => {
    await ask('clearRequestLog', {});
    await read();
  };
  return { log, clear };
}
