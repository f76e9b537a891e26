import type { ComponentChildren } from 'preact';
import { useRef } from 'preact/hooks';
import { useModal } from '../controls/use-modal.ts';

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
  const cancelRef = useRef<HTMLButtonElement>(null);
  const dialogRef = useModal(cancelRef);
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
