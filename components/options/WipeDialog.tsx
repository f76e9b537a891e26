import { i18n } from '#i18n';
import { useLayoutEffect, useRef } from 'preact/hooks';

interface WipeDialogProps {
  readonly onCancel: () => void;
  readonly onConfirm: () => void;
}

/** Says exactly what goes before it goes. The focus starts on the way out. */
export function WipeDialog({ onCancel, onConfirm }: WipeDialogProps) {
  const dialogRef = useRef<HTMLDialogElement>(null);
  const cancelRef = useRef<HTMLButtonElement>(null);
  useLayoutEffect(() => {
    const element = dialogRef.current;
    const opener = document.activeElement;
    element?.showModal();
    cancelRef.current?.focus();
    return () => {
      element?.close();
      // The dialog leaves the document with this, too late for the browser to hand the focus back itself.
      if (opener instanceof HTMLElement) opener.focus();
    };
  }, []);
  return (
    <dialog
      ref={dialogRef}
      class="dialog"
      aria-labelledby="wipe-ask"
      aria-describedby="wipe-goes"
      onCancel={(event) => {
        event.preventDefault();
        onCancel();
      }}
    >
      <h2 id="wipe-ask">{i18n.t('options.data.wipeAsk')}</h2>
      <div id="wipe-goes">
        <p>{i18n.t('options.data.wipeGoes')}</p>
        <ul>
          <li>{i18n.t('options.data.wipeCoins')}</li>
          <li>{i18n.t('options.data.wipeSources')}</li>
          <li>{i18n.t('options.data.wipeKey')}</li>
          <li>{i18n.t('options.data.wipeFetched')}</li>
        </ul>
        <p>{i18n.t('options.data.wipeFinal')}</p>
      </div>
      <p class="dialog-actions">
        <button ref={cancelRef} type="button" class="button" data-part="wipe-cancel" onClick={onCancel}>
          {i18n.t('options.data.wipeCancel')}
        </button>
        <button type="button" class="button button-bad" data-part="wipe-confirm" onClick={onConfirm}>
          {i18n.t('options.data.wipeConfirm')}
        </button>
      </p>
    </dialog>
  );
}
