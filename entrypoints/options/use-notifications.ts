import { useEffect, useState } from 'preact/hooks';
import { askToNotify, mayNotify, stopNotifying, watchNotifying } from '../../lib/messages/notifications.ts';

interface Notifications {
  readonly allowed: boolean | null;
  readonly refused: boolean;
  readonly ask: () => void;
  readonly stop: () => void;
}

/** The browser's permission for notifications as it is now, also where it is changed elsewhere. */
export function useNotifications(): Notifications {
  const [allowed, setAllowed] = useState<boolean | null>(null);
  const [refused, setRefused] = useState(false);
  useEffect(() => {
    const look = (): void => void mayNotify().then(setAllowed);
    look();
    return watchNotifying(look);
  }, []);
  return {
    allowed,
    refused,
    ask: () => {
      const asked = askToNotify();
      void (async (): Promise<void> => {
        const granted = await asked;
        setAllowed(granted);
        setRefused(!granted);
      })();
    },
    stop: () => {
      setRefused(false);
      void stopNotifying().then(async () => setAllowed(await mayNotify()));
    },
  };
}
