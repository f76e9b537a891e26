import { useCallback, useEffect, useState } from 'preact/hooks';
import type { BackupPace, BackupsView } from '../../lib/domain/backup.ts';
import { ask } from '../../lib/messages/client.ts';
import { BACKUPS_KEY, watchKey } from '../../lib/revision.ts';

interface BackupChoices {
  /** Null until they were read. */
  readonly backups: BackupsView | null;
  /** They were never read, since reading them failed. */
  readonly isUnknown: boolean;
  readonly setPace: (pace: BackupPace) => Promise<void>;
  readonly backUp: () => Promise<void>;
  readonly forgetBroughtBack: () => Promise<void>;
}

/** The backups on this device, read when the page is shown and whenever their list changes. */
export function useBackups(): BackupChoices {
  const [backups, setBackups] = useState<BackupsView | null>(null);
  const [hasFailed, setFailed] = useState(false);
  const read = useCallback(async (): Promise<void> => {
    try {
      setBackups(await ask('getBackups', {}));
    } catch {
      // The page says by itself when the background does not answer.
      setFailed(true);
    }
  }, []);
  useEffect(() => {
    void read();
    return watchKey('local', BACKUPS_KEY, () => void read());
  }, [read]);
  return {
    backups,
    isUnknown: hasFailed && backups === null,
    setPace: async (pace) => setBackups(await ask('putBackupPace', { pace })),
    backUp: async () => setBackups(await ask('backUpNow', {})),
    async forgetBroughtBack() {
      await ask('forgetBroughtBack', {});
      await read();
    },
  };
}
