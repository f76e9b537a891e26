import { i18n } from '#i18n';
import { useState } from 'preact/hooks';
import type { OpmlReport } from '../../lib/domain/opml-report.ts';
import { MAX_OPML_LENGTH } from '../../lib/domain/limits.ts';
import { askForHosts } from '../../lib/host-permissions.ts';
import { ask } from '../../lib/messages/client.ts';
import { download } from './download.ts';
import { wordsOf } from './words-of.ts';

interface OpmlState {
  readonly report: {
    /** Counts the reports of this page. */
    readonly number: number;
    readonly fileName: string;
    readonly report: OpmlReport;
    /** What came of asking the browser, in words. */
    readonly asked: string | null;
  } | null;
  readonly importFile: (file: File) => Promise<void>;
  /** Within a click: the browser is asked for every host of what was added. */
  readonly allow: (urls: readonly string[]) => Promise<void>;
  readonly exportFile: () => Promise<void>;
  readonly close: () => void;
}

interface OpmlOptions {
  readonly locale: string;
  readonly onDone: () => void;
  readonly tell: (tone: 'bad' | 'plain', text: string) => void;
}

/** Lists of feeds from and for other readers. */
export function useOpml({ locale, onDone, tell }: OpmlOptions): OpmlState {
  const [report, setReport] = useState<OpmlState['report']>(null);
  return {
    report,
    async importFile(file) {
      try {
        if (file.size > MAX_OPML_LENGTH) return tell('bad', i18n.t('options.sources.opml.tooLarge', [file.name]));
        const answer = await ask('importOpml', { file: await unitsOf(file) });
        if (!answer.ok) {
          const words = answer.reason === 'too-large' ? 'tooLarge' : 'notOpml';
          return tell('bad', i18n.t(`options.sources.opml.${words}`, [file.name]));
        }
        setReport((last) => ({
          number: (last?.number ?? 0) + 1,
          fileName: file.name,
          report: answer.report,
          asked: null,
        }));
        onDone();
      } catch (error) {
        tell('bad', i18n.t('options.sources.opml.failed', [file.name, wordsOf(error)]));
      }
    },
    async allow(urls) {
      const isGranted = await askForHosts(urls);
      const asked = i18n.t(`options.sources.opml.${isGranted ? 'allowed' : 'notAllowed'}`);
      setReport((last) => last && { ...last, asked });
      // What was waited for is due: it is asked for now rather than at the next minute.
      if (isGranted) ask('surfaceOpened', { surface: 'options' }).catch(() => undefined);
      onDone();
    },
    async exportFile() {
      try {
        const { opml, fileName, feeds } = await ask('exportOpml', {});
        download(opml, fileName, 'text/x-opml');
        const figure = new Intl.NumberFormat(locale).format(feeds);
        tell('plain', i18n.t('options.sources.opml.exported', feeds, [figure, fileName]));
      } catch (error) {
        tell('bad', wordsOf(error));
      }
    },
    close: () => setReport(null),
  };
}

/** A file's bytes as a message can carry them: each one UTF-16 unit. The encoding is for whoever reads it. */
async function unitsOf(file: File): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  const parts: string[] = [];
  for (let at = 0; at < bytes.length; at += 8_192) parts.push(String.fromCharCode(...bytes.subarray(at, at + 8_192)));
  return parts.join('');
}
