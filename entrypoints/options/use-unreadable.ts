import { useEffect, useState } from 'preact/hooks';
import { ask } from '../../lib/messages/client.ts';

/**
 * Whether the database is why nothing could be read. The background then answers, but says of the database that it
 * cannot be read; where it does not answer at all, that is another trouble.
 * @param failure why the last reading failed; null where it did not, or where something is shown all the same
 */
export function useUnreadable(failure: string | null): boolean {
  const [isUnreadable, setUnreadable] = useState(false);
  useEffect(() => {
    if (failure === null) return setUnreadable(false);
    let isOver = false;
    ask('getSelfCheck', {}).then(
      ({ database, providers }) => !isOver && setUnreadable(database === null || providers === null),
      () => undefined,
    );
    return () => void (isOver = true);
  }, [failure]);
  return isUnreadable;
}
