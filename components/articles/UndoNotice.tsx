import './undo-notice.css';
import { i18n } from '#i18n';
import { useEffect, useId, useRef } from 'preact/hooks';

interface UndoNoticeProps {
  readonly text: string;
  readonly onUndo: () => void;
}

/**
 * What was just done, with the way back. What was pressed for it left with its article: the way back takes the focus,
 * and so is read out with the sentence. It stays until something else is said.
 */
export function UndoNotice({ text, onUndo }: UndoNoticeProps) {
  const textId = useId();
  const undoRef = useRef<HTMLButtonElement>(null);
  useEffect(() => undoRef.current?.focus(), [text]);
  return (
    <div class="undo-notice" data-part="muted">
      <span id={textId} class="clamped" dir="auto">
        {text}
      </span>
      <button
        ref={undoRef}
        type="button"
        class="text-button"
        aria-describedby={textId}
        data-part="undo"
        onClick={onUndo}
      >
        {i18n.t('mutes.undo')}
      </button>
    </div>
  );
}
