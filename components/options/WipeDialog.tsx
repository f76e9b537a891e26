import { i18n } from '#i18n';
import { useState } from 'preact/hooks';
import { AskDialog } from './AskDialog.tsx';

interface WipeDialogProps {
  readonly isSyncOn: boolean;
  readonly onCancel: () => void;
  /** @param deleteCopy the synced copy goes too */
  readonly onConfirm: (deleteCopy: boolean) => void;
}

/** Says exactly what goes before it goes. */
export function WipeDialog({ isSyncOn, onCancel, onConfirm }: WipeDialogProps) {
  const [deleteCopy, setDeleteCopy] = useState(false);
  return (
    <AskDialog
      name="wipe"
      title={i18n.t('options.data.wipeAsk')}
      cancel={i18n.t('options.data.wipeCancel')}
      onCancel={onCancel}
      choices={
        <button
          type="button"
          class="button button-bad"
          data-part="wipe-confirm"
          onClick={() => onConfirm(isSyncOn && deleteCopy)}
        >
          {i18n.t('options.data.wipeConfirm')}
        </button>
      }
    >
      <p>{i18n.t('options.data.wipeGoes')}</p>
      <ul>
        <li>{i18n.t('options.data.wipeCoins')}</li>
        <li>{i18n.t('options.data.wipeSources')}</li>
        <li>{i18n.t('options.data.wipeKey')}</li>
        <li>{i18n.t('options.data.wipeFetched')}</li>
      </ul>
      {isSyncOn && (
        <>
          <p>{i18n.t('options.data.wipeSync')}</p>
          <label class="dialog-choice">
            <input
              type="checkbox"
              data-part="wipe-copy"
              checked={deleteCopy}
              onChange={(event) => setDeleteCopy(event.currentTarget.checked)}
            />
            <span>{i18n.t('options.data.wipeCopy')}</span>
          </label>
        </>
      )}
      <p>{i18n.t('options.data.wipeFinal')}</p>
    </AskDialog>
  );
}
