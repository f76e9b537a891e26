import { i18n } from '#i18n';
import { Drawing } from '../controls/Drawing.tsx';

/** What opens above the list gets. */
export interface TodayProps {
  readonly hideNumbers: boolean;
  readonly now: number;
  readonly locale: string;
  readonly onClose: () => void;
}

/** Opens and closes the day's insights. */
export function TodayButton({ open, onToggle }: { readonly open: boolean; readonly onToggle: () => void }) {
  return (
    <button
      type="button"
      class="icon-button"
      data-part="today"
      aria-label={i18n.t('insights.title')}
      title={i18n.t('insights.title')}
      aria-expanded={open}
      onClick={onToggle}
    >
      <Drawing>
        <path d="M2.5 3.5h8v9h-7a1 1 0 0 1-1-1zm8 3h3v5a1 1 0 0 1-2 0M5 6.2h3M5 8.5h3" />
      </Drawing>
    </button>
  );
}
