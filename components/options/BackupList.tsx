import { i18n } from '#i18n';
import type { BackupHead } from '../../lib/domain/backup.ts';
import { backupText, backupTimeText } from './backup-words.ts';

interface BackupListProps {
  readonly kept: readonly BackupHead[];
  /** BCP 47. */
  readonly locale: string;
  readonly onSave: (at: number) => void;
  /** Left out while there is nothing that one could be restored into. */
  readonly onRestore?: (at: number) => void;
}

/** The copies on this device, the newest first: what is in each, and the button that gives it out as a file. */
export function BackupList({ kept, locale, onSave, onRestore }: BackupListProps) {
  return (
    <ul class="backups" data-part="backups">
      {kept.map((head) => {
        const time = backupTimeText(head.at, locale);
        return (
          <li key={head.at} class="setting">
            <div>
              <p>{time}</p>
              <p class="note">{backupText(head, locale)}</p>
            </div>
            <div class="backup-actions">
              <button
                type="button"
                class="button"
                data-part="backup-save"
                aria-label={i18n.t('options.backup.saveLabel', [time])}
                onClick={() => onSave(head.at)}
              >
                {i18n.t('options.backup.save')}
              </button>
              {onRestore && (
                <button
                  type="button"
                  class="button"
                  data-part="backup-restore"
                  aria-label={i18n.t('options.backup.restoreLabel', [time])}
                  onClick={() => onRestore(head.at)}
                >
                  {i18n.t('options.backup.restore')}
                </button>
              )}
            </div>
          </li>
        );
      })}
    </ul>
  );
}
