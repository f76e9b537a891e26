import { i18n } from '#i18n';
import { useState } from 'preact/hooks';
import { FileInput } from './FileInput.tsx';
import { Notice } from './Notice.tsx';
import { type WipeAlso, WipeDialog } from './WipeDialog.tsx';

/** What came of the last action, shown in the place of that action's note. */
export interface DataOutcome {
  readonly of: 'export' | 'text' | 'import' | 'restore' | 'wipe';
  readonly tone: 'bad' | 'plain';
  readonly text: string;
  readonly onUndo?: () => void;
}

interface YourDataProps {
  readonly outcome: DataOutcome | null;
  readonly isSyncOn: boolean;
  /** Whether a synced copy is in the browser's account. */
  readonly hasCopy: boolean;
  /** How many there are on this device. */
  readonly backups: number;
  readonly onExport: () => void;
  readonly onImport: (file: File) => void;
  readonly onExportOpml: () => void;
  readonly onExportWatchList: () => void;
  readonly onWipe: (also: WipeAlso) => void;
}

/** Export, import and wipe, and what is stored where. */
export function YourData({
  outcome,
  isSyncOn,
  hasCopy,
  backups,
  onExport,
  onExportOpml,
  onExportWatchList,
  onImport,
  onWipe,
}: YourDataProps) {
  const [asking, setAsking] = useState(false);
  return (
    <>
      <section class="settings" aria-labelledby="stored-where">
        <h2 id="stored-where">{i18n.t('options.data.whereTitle')}</h2>
        <ul class="sentences">
          <li>{i18n.t('options.data.whereChoices')}</li>
          {(isSyncOn || hasCopy) && <li>{i18n.t('options.data.whereCopy')}</li>}
          <li>{i18n.t('options.data.whereKey')}</li>
          <li>{i18n.t('options.data.whereFetched')}</li>
          <li>{i18n.t('options.data.wherePages')}</li>
        </ul>
      </section>
      <section class="settings" aria-labelledby="take-along">
        <h2 id="take-along">{i18n.t('options.data.moveTitle')}</h2>
        <div class="setting">
          <div>
            <p>{i18n.t('options.data.export')}</p>
            <Note of="export" outcome={outcome}>
              {i18n.t('options.data.exportNote')}
            </Note>
          </div>
          <button type="button" class="button" data-part="export" aria-describedby="export-note" onClick={onExport}>
            {i18n.t('options.data.exportAction')}
          </button>
        </div>
        <div class="setting">
          <div>
            <p>{i18n.t('options.data.text')}</p>
            <Note of="text" outcome={outcome}>
              {i18n.t('options.data.textNote')}
            </Note>
          </div>
          <div class="backup-actions">
            <button
              type="button"
              class="button"
              data-part="export-opml"
              aria-describedby="text-note"
              onClick={onExportOpml}
            >
              {i18n.t('options.data.textSources')}
            </button>
            <button
              type="button"
              class="button"
              data-part="export-watch-list"
              aria-describedby="text-note"
              onClick={onExportWatchList}
            >
              {i18n.t('options.data.textCoins')}
            </button>
          </div>
        </div>
        <div class="setting">
          <div>
            <p>{i18n.t('options.data.import')}</p>
            <Note of="import" outcome={outcome}>
              {i18n.t('options.data.importNote')}
            </Note>
          </div>
          <label class="button file-button">
            {i18n.t('options.data.importAction')}
            <FileInput part="import" accept=".json,application/json" aria-describedby="import-note" onFile={onImport} />
          </label>
        </div>
      </section>
      <section class="settings" aria-labelledby="start-over">
        <h2 id="start-over">{i18n.t('options.data.wipeTitle')}</h2>
        <div class="setting">
          <div>
            <p>{i18n.t('options.data.wipe')}</p>
            <Note of="wipe" outcome={outcome}>
              {i18n.t('options.data.wipeNote')}
            </Note>
          </div>
          <button
            type="button"
            class="button button-bad"
            data-part="wipe"
            aria-describedby="wipe-note"
            onClick={() => setAsking(true)}
          >
            {i18n.t('options.data.wipeAction')}
          </button>
        </div>
      </section>
      {asking && (
        <WipeDialog
          onCancel={() => setAsking(false)}
          isSyncOn={isSyncOn}
          hasCopy={hasCopy}
          backups={backups}
          onConfirm={(also) => {
            setAsking(false);
            onWipe(also);
          }}
        />
      )}
    </>
  );
}

interface NoteProps {
  readonly of: DataOutcome['of'];
  readonly outcome: DataOutcome | null;
  readonly children: string;
}

function Note({ of, outcome, children }: NoteProps) {
  const undo = outcome?.onUndo && { label: i18n.t('options.data.importUndo'), onPress: outcome.onUndo };
  return (
    <div class="note" id={`${of}-note`}>
      {outcome?.of === of ? (
        <Notice tone={outcome.tone} action={undo}>
          {outcome.text}
        </Notice>
      ) : (
        children
      )}
    </div>
  );
}
