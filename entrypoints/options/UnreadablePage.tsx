import { i18n } from '#i18n';
import type { Ref } from 'preact';
import { useState } from 'preact/hooks';
import { Unreadable } from '../../components/options/Unreadable.tsx';
import { ask } from '../../lib/messages/client.ts';
import { download } from './download.ts';
import { useBackups } from './use-backups.ts';
import { wordsOf } from './words-of.ts';

interface UnreadablePageProps {
  readonly reason: string;
  readonly locale: string;
  readonly titleRef: Ref<HTMLHeadingElement>;
  readonly reload: () => void;
}

/** What can be done while the database cannot be read; it needs nothing of it. */
export function UnreadablePage({ reason, locale, titleRef, reload }: UnreadablePageProps) {
  const { backups, isUnknown } = useBackups();
  const [isWorking, setWorking] = useState(false);
  const [failure, setFailure] = useState<string | null>(null);

  async function save(at: number): Promise<void> {
    try {
      const { json } = await ask('readBackup', { at });
      if (json === null) return setFailure(i18n.t('options.backup.gone'));
      download(json, `coinside-${new Date(at).toISOString().slice(0, 10)}.json`);
      setFailure(null);
    } catch (error) {
      setFailure(i18n.t('options.data.exportFailed', [wordsOf(error)]));
    }
  }

  async function beginAnew(): Promise<void> {
    setWorking(true);
    try {
      await ask('beginAnew', {});
      setFailure(null);
      // The new one is empty: what is shown is to come at once, as after an install.
      ask('surfaceOpened', { surface: 'options' }).catch(() => undefined);
    } catch (error) {
      setFailure(i18n.t('options.unreadable.failed', [wordsOf(error)]));
    }
    setWorking(false);
    reload();
  }

  return (
    <Unreadable
      backups={backups?.kept ?? null}
      isUnknown={isUnknown}
      reason={reason}
      isWorking={isWorking}
      failure={failure}
      locale={locale}
      titleRef={titleRef}
      onAgain={reload}
      onSave={(at) => void save(at)}
      onBeginAnew={() => void beginAnew()}
    />
  );
}
