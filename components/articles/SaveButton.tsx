import './quiet-button.css';
import './save-button.css';
import { i18n } from '#i18n';
import { Drawing } from '../controls/Drawing.tsx';

interface SaveButtonProps {
  readonly title: string;
  readonly saved: boolean;
  readonly onSave: (on: boolean) => void;
}

/** Keeps an article for later, or no longer. Its state is told by a filled drawing and to readers by name. */
export function SaveButton({ title, saved, onSave }: SaveButtonProps) {
  return (
    <button
      type="button"
      class="quiet-button save-button"
      aria-pressed={saved}
      aria-label={i18n.t('articles.save', [title])}
      title={i18n.t(saved ? 'articles.saved' : 'articles.saveForLater')}
      data-part="save"
      onClick={() => onSave(!saved)}
    >
      <Drawing small>
        <path d="M4.5 2.5h7v11L8 10.8l-3.5 2.7z" />
      </Drawing>
    </button>
  );
}
