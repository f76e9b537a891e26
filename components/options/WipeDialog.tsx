import { i18n } from '#i18n';
import { useState } from 'preact/hooks';
import { AskDialog } from './AskDialog.tsx';

/** What else goes with a wipe, or stays. */
export interface WipeAlso {
  readonly deleteCopy: boolean;
  readonly keepBackups: boolean;
}

interface WipeDialogProps {
  readonly isSyncOn: boolean;
  /** There may be one to delete where sync is off as well. */
  readonly hasCopy: boolean;
  /** How many there are. */
  readonly backups: number;
  readonly onCancel: () => void;
  readonly onConfirm: (also: WipeAlso) => void;
}

/** Says exactly what goes before it goes. */
export function WipeDialog({ isSyncOn, hasCopy, backups, onCancel, onConfirm }: WipeDialogProps) {
  const [deleteCopy, setDeleteCopy] = useState(false);
  const isCopyAsked = isSyncOn || hasCopy;
  const [keepBackups, setKeepBackups] = useState(false);
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
          onClick={() => onConfirm({ deleteCopy: isCopyAsked && deleteCopy, keepBackups })}
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
      {isSyncOn && <p>{i18n.t('options.data.wipeSync')}</p>}
      {isCopyAsked && (
        <>
          <p>{i18n.t(deleteCopy ? 'options.data.wipeCopyGoes' : 'options.data.wipeCopyStays')}</p>
          <Choice name="wipe-copy" on={deleteCopy} onChange={setDeleteCopy}>
            {i18n.t('options.data.wipeCopy')}
          </Choice>
        </>
      )}
      {backups > 0 && (
        <Choice name="wipe-keep" on={keepBackups} onChange={setKeepBackups}>
          {i18n.t('options.data.wipeKeep', backups, [String(backups)])}
        </Choice>
      )}
      <p>{i18n.t(keepBackups ? 'options.data.wipeKept' : 'options.data.wipeFinal')}</p>
    </AskDialog>
  );
}

interface ChoiceProps {
  readonly name: string;
  readonly on: boolean;
  readonly onChange: (on: boolean) => void;
  readonly children: string;
}

function Choice({ name, on, onChange, children }: ChoiceProps) {
  return (
    <label class="dialog-choice">
      <input
        type="checkbox"
        data-part={name}
        checked={on}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
      <span>{children}</span>
    </label>
  );
}
