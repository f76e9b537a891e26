import { i18n } from '#i18n';
import { useState } from 'preact/hooks';
import { Notice } from '../../components/options/Notice.tsx';
import { SectionHead } from '../../components/options/SectionHead.tsx';
import { YourData } from '../../components/options/YourData.tsx';
import { ask } from '../../lib/messages/client.ts';
import type { ImportAnswer } from '../../lib/messages/protocol.ts';
import { download } from './download.ts';
import type { PageProps } from './page-props.ts';
import { wordsOf } from './words-of.ts';

const IMPORT_LIMIT_BYTES = 5_000_000;

interface Outcome {
  readonly tone: 'bad' | 'plain';
  readonly text: string;
  /** The choices before an import, as an exported text: the way back. */
  readonly before?: string;
}

/** Take everything along, bring it back, or wipe it. */
export function DataPage({ stored, locale, titleRef }: PageProps) {
  const [outcome, setOutcome] = useState<Outcome | null>(null);

  async function exportAll(): Promise<void> {
    try {
      const { json, fileName } = await ask('exportEverything', {});
      download(json, fileName);
      setOutcome({ tone: 'plain', text: i18n.t('options.data.exported', [fileName]) });
    } catch (error) {
      setOutcome({ tone: 'bad', text: i18n.t('options.data.exportFailed', [wordsOf(error)]) });
    }
  }

  async function importFile(file: File): Promise<void> {
    try {
      const tooLarge = file.size > IMPORT_LIMIT_BYTES;
      const before = tooLarge ? '' : (await ask('exportEverything', {})).json;
      const answer: ImportAnswer = tooLarge
        ? { ok: false, reason: 'too-large' }
        : await ask('importEverything', { json: await file.text() });
      if (answer.ok) setOutcome({ tone: 'plain', text: importedText(file.name, answer, locale), before });
      else setOutcome({ tone: 'bad', text: refusalText(file.name, answer.reason) });
    } catch (error) {
      setOutcome({ tone: 'bad', text: i18n.t('options.data.importFailed', [file.name, wordsOf(error)]) });
    }
    stored.reload();
  }

  async function undoImport(before: string): Promise<void> {
    try {
      const answer = await ask('importEverything', { json: before });
      if (answer.ok) setOutcome({ tone: 'plain', text: i18n.t('options.data.importUndone') });
    } catch (error) {
      setOutcome({ tone: 'bad', text: i18n.t('options.failed.change', [wordsOf(error)]) });
    }
    stored.reload();
  }

  async function wipe(): Promise<void> {
    try {
      await ask('wipeEverything', {});
      setOutcome({ tone: 'plain', text: i18n.t('options.data.wiped') });
    } catch (error) {
      setOutcome({ tone: 'bad', text: i18n.t('options.data.wipeFailed', [wordsOf(error)]) });
    }
    stored.reload();
  }

  const before = outcome?.before;
  return (
    <>
      <SectionHead title={i18n.t('options.sections.data')} lead={i18n.t('options.data.lead')} titleRef={titleRef} />
      {outcome && (
        <Notice
          tone={outcome.tone}
          action={
            before === undefined
              ? undefined
              : { label: i18n.t('options.data.importUndo'), onPress: () => void undoImport(before) }
          }
        >
          {outcome.text}
        </Notice>
      )}
      <YourData
        onExport={() => void exportAll()}
        onImport={(file) => void importFile(file)}
        onWipe={() => void wipe()}
      />
    </>
  );
}

function importedText(fileName: string, answer: ImportAnswer & { ok: true }, locale: string): string {
  const figure = new Intl.NumberFormat(locale);
  return i18n.t('options.data.imported', [
    fileName,
    i18n.t('options.data.importedCoins', answer.coins, [figure.format(answer.coins)]),
    i18n.t('options.data.importedFeeds', answer.feeds, [figure.format(answer.feeds)]),
  ]);
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
