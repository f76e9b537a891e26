import { i18n } from '#i18n';
import { useState } from 'preact/hooks';
import type { SyncView } from '../../lib/domain/sync-view.ts';
import { Toggle } from '../controls/Toggle.tsx';
import { AskDialog } from './AskDialog.tsx';
import { sizeText } from './keeping-words.ts';
import { Notice } from './Notice.tsx';
import { syncTimeText, syncTroubleText } from './sync-words.ts';

interface SyncSettingsProps {
  readonly sync: SyncView;
  /** BCP 47. */
  readonly locale: string;
  /** @param deleteCopy when it is switched off: the synced copy is to go too */
  readonly onSwitch: (on: boolean, deleteCopy: boolean) => void;
}

/** Sync on this device: who gets what, how it stands, and off again with or without the copy. */
export function SyncSettings({ sync, locale, onSwitch }: SyncSettingsProps) {
  const [asking, setAsking] = useState<'off' | 'delete' | null>(null);
  const answer = (deleteCopy: boolean): void => {
    setAsking(null);
    onSwitch(false, deleteCopy);
  };
  return (
    <>
      <section class="settings" aria-labelledby="sync-here">
        <h2 id="sync-here">{i18n.t('options.sync.here')}</h2>
        <div class="setting" data-part="sync">
          <div>
            <p>{i18n.t('options.sync.switch')}</p>
            <p class="note" id="sync-who">
              {i18n.t('options.sync.who')}
            </p>
          </div>
          <Toggle
            on={sync.on}
            label={i18n.t('options.sync.switch')}
            describedBy="sync-who"
            onChange={(on) => (on ? onSwitch(true, false) : setAsking('off'))}
          />
        </div>
        {!sync.on && sync.hasCopy && (
          <div class="setting" data-part="sync-copy">
            <div>
              <p>{i18n.t('options.sync.copy')}</p>
              <p class="note">{i18n.t('options.sync.copyNote')}</p>
            </div>
            <button
              type="button"
              class="button button-bad"
              data-part="sync-copy-ask"
              onClick={() => setAsking('delete')}
            >
              {i18n.t('options.sync.copyAction')}
            </button>
          </div>
        )}
        <div class="sync-state" data-part="sync-state">
          {sync.trouble && (
            <Notice tone={sync.trouble === 'busy' ? 'plain' : 'bad'}>
              {syncTroubleText(sync, sync.trouble, locale)}
            </Notice>
          )}
          {sync.on && (
            <dl>
              <div>
                <dt>{i18n.t('options.sync.sent')}</dt>
                <dd>{syncTimeText(sync.sentAt, locale)}</dd>
              </div>
              <div>
                <dt>{i18n.t('options.sync.received')}</dt>
                <dd>{syncTimeText(sync.receivedAt, locale)}</dd>
              </div>
              <div>
                <dt id="sync-room">{i18n.t('options.sync.room')}</dt>
                <dd class="number">
                  {i18n.t('options.keeping.of', [sizeText(sync.bytes, locale), sizeText(sync.allowed, locale)])}
                </dd>
              </div>
            </dl>
          )}
        </div>
      </section>
      <section class="settings" aria-labelledby="sync-goes">
        <h2 id="sync-goes">{i18n.t('options.sync.goesTitle')}</h2>
        <ul class="sentences">
          <li>{i18n.t('options.sync.goes')}</li>
          <li>{i18n.t('options.sync.both')}</li>
          <li>{i18n.t('options.sync.carrier')}</li>
        </ul>
      </section>
      <section class="settings" aria-labelledby="sync-stays">
        <h2 id="sync-stays">{i18n.t('options.sync.staysTitle')}</h2>
        <ul class="sentences">
          <li>{i18n.t('options.sync.staysRead')}</li>
          <li>{i18n.t('options.sync.staysSites')}</li>
          <li>{i18n.t('options.sync.staysDevice')}</li>
        </ul>
      </section>
      {asking && (
        <AskDialog
          name="sync-off"
          title={i18n.t(asking === 'off' ? 'options.sync.offAsk' : 'options.sync.copyAsk')}
          cancel={i18n.t('options.sync.offCancel')}
          onCancel={() => setAsking(null)}
          choices={
            <>
              {asking === 'off' && (
                <button type="button" class="button" data-part="sync-keep" onClick={() => answer(false)}>
                  {i18n.t('options.sync.offKeep')}
                </button>
              )}
              <button type="button" class="button button-bad" data-part="sync-delete" onClick={() => answer(true)}>
                {i18n.t('options.sync.offDelete')}
              </button>
            </>
          }
        >
          <p>{i18n.t('options.sync.offStays')}</p>
          <p>{i18n.t(asking === 'off' ? 'options.sync.offCopy' : 'options.sync.copyGoes')}</p>
        </AskDialog>
      )}
    </>
  );
}
