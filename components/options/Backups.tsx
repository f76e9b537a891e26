import { i18n } from '#i18n';
import type { ComponentChildren } from 'preact';
import { BACKUP_PACES, type BackupPace, type BackupsView } from '../../lib/domain/backup.ts';
import { ChevronIcon } from '../controls/ChevronIcon.tsx';
import { BackupList } from './BackupList.tsx';
import { Notice } from './Notice.tsx';

interface BackupsProps {
  readonly backups: BackupsView;
  /** BCP 47. */
  readonly locale: string;
  /** What came of the last press, in the place of the note; null while nothing was pressed. */
  readonly outcome: ComponentChildren;
  readonly onPace: (pace: BackupPace) => void;
  readonly onBackUp: () => void;
  readonly onRestore: (at: number) => void;
  readonly onSave: (at: number) => void;
}

/** Copies on this device: how often, which there are, and back to one of them. */
export function Backups({ backups, locale, outcome, onPace, onBackUp, onRestore, onSave }: BackupsProps) {
  const { pace, kept, isOverdue } = backups;
  return (
    <section class="settings" aria-labelledby="backups">
      <h2 id="backups">{i18n.t('options.backup.title')}</h2>
      <div class="setting">
        <div>
          <label for="backup-pace">{i18n.t('options.backup.pace')}</label>
          <div class="note">{outcome ?? i18n.t('options.backup.note')}</div>
        </div>
        <div class="backup-pace">
          <span class="select">
            <select
              id="backup-pace"
              data-part="backup-pace"
              value={pace}
              onChange={(event) => {
                const chosen = BACKUP_PACES.find((one) => one === event.currentTarget.value);
                if (chosen) onPace(chosen);
              }}
            >
              {BACKUP_PACES.map((one) => (
                <option key={one} value={one}>
                  {i18n.t(`options.backup.paces.${one}`)}
                </option>
              ))}
            </select>
            <ChevronIcon small />
          </span>
          <button type="button" class="button" data-part="backup-now" onClick={onBackUp}>
            {i18n.t('options.backup.now')}
          </button>
        </div>
      </div>
      {isOverdue && <Notice tone="bad">{i18n.t('options.backup.overdue')}</Notice>}
      {kept.length === 0 ? (
        <p class="note backup-none">{i18n.t('options.backup.none')}</p>
      ) : (
        <BackupList kept={kept} locale={locale} onSave={onSave} onRestore={onRestore} />
      )}
    </section>
  );
}
