import { i18n } from '#i18n';
import type { Ref } from 'preact';
import { useState } from 'preact/hooks';
import type { BackupHead } from '../../lib/domain/backup.ts';
import { AskDialog } from './AskDialog.tsx';
import { BackupList } from './BackupList.tsx';
import { Notice } from './Notice.tsx';
import { SectionHead } from './SectionHead.tsx';

interface UnreadableProps {
  /** What lies apart from the database; null until it was read. */
  readonly backups: readonly BackupHead[] | null;
  /** They could not be read. */
  readonly isUnknown: boolean;
  /** What the browser says. */
  readonly reason: string;
  readonly isWorking: boolean;
  /** Why the last try to begin anew or to save a file failed, in words; null without one. */
  readonly failure: string | null;
  /** BCP 47. */
  readonly locale: string;
  readonly titleRef: Ref<HTMLHeadingElement>;
  readonly onAgain: () => void;
  readonly onSave: (at: number) => void;
  readonly onBeginAnew: () => void;
}

/** In the place of every section that rests on the database, while it cannot be read: what is safe, and three ways on. */
export function Unreadable({
  backups,
  isUnknown,
  reason,
  isWorking,
  failure,
  locale,
  titleRef,
  onAgain,
  onSave,
  onBeginAnew,
}: UnreadableProps) {
  const [isAsking, setAsking] = useState(false);
  const isLost = backups?.length === 0;
  const comesBack = isUnknown
    ? i18n.t('options.unreadable.anewUnknown')
    : i18n.t(isLost ? 'options.unreadable.anewLost' : 'options.unreadable.anewBack');
  return (
    <div data-part="unreadable">
      <SectionHead
        title={i18n.t('options.unreadable.title')}
        lead={i18n.t('options.unreadable.lead')}
        titleRef={titleRef}
      />
      <section class="settings">
        <div class="setting">
          <div>
            <p>{i18n.t('options.unreadable.wait')}</p>
            <p class="note">{i18n.t('options.unreadable.waitNote')}</p>
          </div>
          <button type="button" class="button" data-part="unreadable-again" onClick={onAgain}>
            {i18n.t('options.failed.again')}
          </button>
        </div>
        <div class="setting">
          <div>
            <p>{i18n.t('options.unreadable.copy')}</p>
            <p class="note">
              {isUnknown
                ? i18n.t('options.unreadable.copyUnknown')
                : i18n.t(isLost ? 'options.unreadable.copyNone' : 'options.unreadable.copyNote')}
            </p>
          </div>
        </div>
        {backups && backups.length > 0 && <BackupList kept={backups} locale={locale} onSave={onSave} />}
        <div class="setting">
          <div>
            <p>{i18n.t('options.unreadable.anew')}</p>
            <p class="note">
              {i18n.t('options.unreadable.anewNote')} {(backups ?? isUnknown) && comesBack}
            </p>
          </div>
          <button
            type="button"
            class="button button-bad"
            data-part="unreadable-anew"
            // What comes back is not known before the backups were read, and nothing else may be promised.
            disabled={backups === null && !isUnknown}
            // Not disabled: the focus, which the dialog gave back to it, would be lost.
            aria-disabled={isWorking}
            onClick={() => !isWorking && setAsking(true)}
          >
            {i18n.t(isWorking ? 'options.unreadable.working' : 'options.unreadable.anewButton')}
          </button>
        </div>
      </section>
      <div class="notices">
        {isWorking && <Notice tone="plain">{i18n.t('options.unreadable.working')}</Notice>}
        {failure !== null && <Notice tone="bad">{failure}</Notice>}
      </div>
      <p class="note">{i18n.t('options.unreadable.why', [reason])}</p>
      {isAsking && (
        <AskDialog
          name="anew"
          title={i18n.t('options.unreadable.ask')}
          cancel={i18n.t('options.unreadable.cancel')}
          onCancel={() => setAsking(false)}
          choices={
            <button
              type="button"
              class="button button-bad"
              data-part="anew-confirm"
              onClick={() => {
                setAsking(false);
                onBeginAnew();
              }}
            >
              {i18n.t('options.unreadable.confirm')}
            </button>
          }
        >
          <p>
            {i18n.t('options.unreadable.anewNote')} {comesBack}
          </p>
        </AskDialog>
      )}
    </div>
  );
}
