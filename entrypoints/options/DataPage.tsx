import { i18n } from '#i18n';
import { useState } from 'preact/hooks';
import { Backups } from '../../components/options/Backups.tsx';
import { backupTimeText } from '../../components/options/backup-words.ts';
import { Keeping } from '../../components/options/Keeping.tsx';
import { SectionHead } from '../../components/options/SectionHead.tsx';
import { Notice } from '../../components/options/Notice.tsx';
import { type DataOutcome, YourData } from '../../components/options/YourData.tsx';
import type { AddedMarks } from '../../lib/domain/article-marks.ts';
import { MAX_IMPORT_LENGTH } from '../../lib/domain/limits.ts';
import { ask } from '../../lib/messages/client.ts';
import type { ImportAnswer } from '../../lib/messages/protocol.ts';
import { download } from './download.ts';
import type { PageProps } from './page-props.ts';
import { useBackups } from './use-backups.ts';
import { useKeeping } from './use-keeping.ts';
import { useSync } from './use-sync.ts';
import { watchedCoins } from './watched-coins.ts';
import { watchListText } from './watch-list-text.ts';
import { wordsOf } from './words-of.ts';

/** Take everything along, bring it back, or wipe it. */
export function DataPage({ views, stored, now, locale, titleRef }: PageProps) {
  const [outcome, setOutcome] = useState<DataOutcome | null>(null);
  const kept = useKeeping();
  const { sync } = useSync();
  const { backups, setPace, backUp } = useBackups();

  /** Tells what came of an action; what it throws is told in its own words. */
  async function tell(of: DataOutcome['of'], action: () => Promise<Omit<DataOutcome, 'of'>>): Promise<void> {
    try {
      setOutcome({ of, ...(await action()) });
    } catch (error) {
      setOutcome({ of, tone: 'bad', text: i18n.t(failureKeys[of], [wordsOf(error)]) });
    }
    stored.reload();
  }

  const exportAll = (): Promise<void> =>
    tell('export', async () => {
      const { json, fileName } = await ask('exportEverything', {});
      download(json, fileName);
      return { tone: 'plain', text: i18n.t('options.data.exported', [fileName]) };
    });

  const importFile = (file: File): Promise<void> =>
    tell('import', async () => {
      if (file.size > MAX_IMPORT_LENGTH) return { tone: 'bad', text: refusalText(file.name, 'too-large') };
      return takeOver('import', file.name, await file.text());
    });

  /** Choices as a file has them, with the way back. */
  async function takeOver(of: 'import' | 'restore', name: string, json: string): Promise<Omit<DataOutcome, 'of'>> {
    const before = await ask('exportEverything', {});
    const answer = await ask('importEverything', { json, undone: null });
    if (!answer.ok) return { tone: 'bad', text: refusalText(name, answer.reason) };
    const text = importedText(name, answer, locale);
    return { tone: 'plain', text, onUndo: () => void undoImport(of, before.json, answer.added) };
  }

  const restore = (at: number): Promise<void> =>
    tell('restore', async () => {
      const { json } = await ask('readBackup', { at });
      if (json === null) return { tone: 'bad', text: i18n.t('options.backup.gone') };
      return takeOver('restore', i18n.t('options.backup.name', [backupTimeText(at, locale)]), json);
    });

  const saveBackup = (at: number): Promise<void> =>
    tell('restore', async () => {
      const { json } = await ask('readBackup', { at });
      if (json === null) return { tone: 'bad', text: i18n.t('options.backup.gone') };
      const fileName = `coinside-${new Date(at).toISOString().slice(0, 10)}.json`;
      download(json, fileName);
      return { tone: 'plain', text: i18n.t('options.data.exported', [fileName]) };
    });

  const backUpNow = (): Promise<void> =>
    tell('restore', async () => {
      await backUp();
      return { tone: 'plain', text: i18n.t('options.backup.done') };
    });

  const exportOpml = (): Promise<void> =>
    tell('text', async () => {
      const { opml, fileName } = await ask('exportOpml', {});
      download(opml, fileName, 'text/x-opml');
      return { tone: 'plain', text: i18n.t('options.data.exported', [fileName]) };
    });

  const exportWatchList = (): Promise<void> =>
    tell('text', () => {
      const fileName = `coinside-watch-list-${new Date(now).toISOString().slice(0, 10)}.txt`;
      download(watchListText(watchedCoins(views.settings.watchlist, views.ticker)), fileName, 'text/plain');
      return Promise.resolve({ tone: 'plain', text: i18n.t('options.data.exported', [fileName]) });
    });

  const undoImport = (of: 'import' | 'restore', before: string, undone: AddedMarks): Promise<void> =>
    tell(of, async () => {
      const answer = await ask('importEverything', { json: before, undone });
      if (!answer.ok) throw new Error(answer.reason);
      return { tone: 'plain', text: i18n.t('options.data.importUndone') };
    });

  const wipe = (also: { deleteCopy: boolean; keepBackups: boolean }): Promise<void> =>
    tell('wipe', async () => {
      await ask('wipeEverything', also);
      return { tone: 'plain', text: i18n.t('options.data.wiped') };
    });

  return (
    <>
      <SectionHead title={i18n.t('options.sections.data')} lead={i18n.t('options.data.lead')} titleRef={titleRef} />
      <Keeping
        limits={views.settings.keeping}
        kept={kept}
        now={now}
        locale={locale}
        onChange={(keeping) => void stored.change({ keeping })}
      />
      {backups && (
        <Backups
          backups={backups}
          locale={locale}
          outcome={
            outcome?.of === 'restore' ? (
              <Notice
                tone={outcome.tone}
                action={outcome.onUndo && { label: i18n.t('options.data.importUndo'), onPress: outcome.onUndo }}
              >
                {outcome.text}
              </Notice>
            ) : null
          }
          onPace={(pace) => void setPace(pace)}
          onBackUp={() => void backUpNow()}
          onRestore={(at) => void restore(at)}
          onSave={(at) => void saveBackup(at)}
        />
      )}
      <YourData
        outcome={outcome}
        isSyncOn={sync?.on ?? false}
        hasCopy={sync?.hasCopy ?? false}
        backups={backups?.kept.length ?? 0}
        onExport={() => void exportAll()}
        onImport={(file) => void importFile(file)}
        onWipe={(also) => void wipe(also)}
        onExportOpml={() => void exportOpml()}
        onExportWatchList={() => void exportWatchList()}
      />
    </>
  );
}

const failureKeys = {
  export: 'options.data.exportFailed',
  import: 'options.data.importFailed',
  restore: 'options.data.importFailed',
  text: 'options.data.exportFailed',
  wipe: 'options.data.wipeFailed',
} as const;

function importedText(fileName: string, answer: ImportAnswer & { ok: true }, locale: string): string {
  const choices = choicesText(fileName, answer, locale);
  const saved = new Intl.NumberFormat(locale).format(answer.saved);
  return answer.saved === 0 ? choices : `${choices} ${i18n.t('options.data.importedSaved', answer.saved, [saved])}`;
}

function choicesText(fileName: string, answer: ImportAnswer & { ok: true }, locale: string): string {
  const figure = new Intl.NumberFormat(locale);
  const coins = i18n.t('options.data.importedCoins', answer.coins, [figure.format(answer.coins)]);
  const feeds = i18n.t('options.data.importedFeeds', answer.feeds, [figure.format(answer.feeds)]);
  const alerts = i18n.t('options.data.importedAlerts', answer.alerts, [figure.format(answer.alerts)]);
  if (!answer.ownFeeds) return i18n.t('options.data.imported', [fileName, coins, feeds, alerts]);
  const own = figure.format(answer.ownFeeds);
  return i18n.t('options.data.importedOwn', answer.ownFeeds, [own, fileName, coins, feeds, alerts]);
}

type Refusal = (ImportAnswer & { ok: false })['reason'];

const refusalKeys = {
  'not-json': 'notJson',
  'not-ours': 'notOurs',
  'too-new': 'tooNew',
  'too-large': 'tooLarge',
} as const satisfies Record<Refusal, string>;

function refusalText(fileName: string, reason: Refusal): string {
  return i18n.t(`options.data.importRefused.${refusalKeys[reason]}`, [fileName]);
}
