import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';

interface AskDialogProps {
  /** Begins the ids of its parts. */
  readonly name: string;
  readonly title: string;
  /** What is told before the choice. */
  readonly children: ComponentChildren;
  readonly cancel: string;
  readonly onCancel: () => void;
  /** Buttons of what may be chosen beside the way out. */
  readonly choices: ComponentChildren;
}

/** Asks before something goes. The focus starts on the way out. */
export function AskDialog({ name, title, children, cancel, onCancel, choices }: AskDialogProps) {
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
      aria-labelledby={`${name}-ask`}
      aria-describedby={`${name}-goes`}
      onCancel={(event) => {
        event.preventDefault();
        onCancel();
      }}
    >
      <h2 id={`${name}-ask`}>{title}</h2>
      <div id={`${name}-goes`}>{children}</div>
      <p class="dialog-actions">
        <button ref={cancelRef} type="button" class="button" data-part={`${name}-cancel`} onClick={onCancel}>
          {cancel}
        </button>
        {choices}
      </p>
    </dialog>
  );
}
