import { i18n } from '#i18n';
import { HOUR_MS } from '../../lib/domain/durations.ts';
import type { AlertView } from '../../lib/query/views.ts';

interface SnoozeButtonProps {
  readonly alert: AlertView;
  /** The id of the words that say which alert it is. */
  readonly describedBy: string;
  readonly now: number;
  /** Null ends a silence. */
  readonly onSnooze: (alert: AlertView, until: number | null) => void;
}

/** Silences an alert for an hour, or ends its silence; none for an alert whose time is over. */
export function SnoozeButton({ alert, describedBy, now, onSnooze }: SnoozeButtonProps) {
  if (alert.status === 'expired') return null;
  const silent = alert.status === 'snoozed';
  return (
    <button
      type="button"
      class="text-button"
      data-part="snooze"
      aria-describedby={describedBy}
      onClick={() => onSnooze(alert, silent ? null : now + HOUR_MS)}
    >
      {silent ? i18n.t('alert.wake') : i18n.t('alert.snooze')}
    </button>
  );
}
