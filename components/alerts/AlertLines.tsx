import { i18n } from '#i18n';
import type { AlertView } from '../../lib/query/views.ts';
import { conditionWords, statusWords } from './condition-words.ts';
import { SnoozeButton } from './SnoozeButton.tsx';

export interface AlertActions {
  readonly onRemove: (alert: AlertView) => void;
  /** Null ends a silence. */
  readonly onSnooze: (alert: AlertView, until: number | null) => void;
  /** Puts a removed alert back as it was. */
  readonly onRestore: (alert: AlertView) => void;
}

interface AlertLinesProps extends AlertActions {
  readonly alerts: readonly AlertView[];
  /** Stands where it was until something else is done. */
  readonly removed: AlertView | null;
  readonly inForce: string;
  readonly now: number;
  readonly locale: string;
  readonly onEdit: (alert: AlertView) => void;
}

/** The alerts that a coin has already: what each waits for, where it stands, what can be done. */
export function AlertLines({ alerts, removed, inForce, now, locale, ...act }: AlertLinesProps) {
  return (
    <ul class="alert-lines" data-part="coin-alerts">
      {alerts.map((alert) => (
        <li key={alert.id} data-alert-id={alert.id}>
          <p id={`alert-${alert.id}`}>
            <span class="alert-condition">{conditionWords(alert, locale)}</span>{' '}
            <span class="alert-status">{statusWords(alert, inForce, now, locale)}</span>
          </p>
          <LineActions alert={alert} now={now} {...act} />
        </li>
      ))}
      {removed && (
        <li>
          <p id={`alert-${removed.id}`}>
            <span class="alert-condition">{conditionWords(removed, locale)}</span>{' '}
            <span class="alert-status">{i18n.t('alert.removed')}</span>
          </p>
          <button
            type="button"
            class="text-button"
            data-part="undo"
            aria-describedby={`alert-${removed.id}`}
            onClick={() => act.onRestore(removed)}
          >
            {i18n.t('alert.undo')}
          </button>
        </li>
      )}
    </ul>
  );
}

interface LineActionsProps extends AlertActions {
  readonly alert: AlertView;
  readonly now: number;
  readonly onEdit: (alert: AlertView) => void;
}

function LineActions({ alert, now, onEdit, onSnooze, onRemove }: LineActionsProps) {
  const described = { 'aria-describedby': `alert-${alert.id}` };
  return (
    <div class="alert-actions">
      <button type="button" class="text-button" data-part="edit" {...described} onClick={() => onEdit(alert)}>
        {i18n.t('alert.edit')}
      </button>
      <SnoozeButton alert={alert} describedBy={described['aria-describedby']} now={now} onSnooze={onSnooze} />
      <button type="button" class="text-button" data-part="remove" {...described} onClick={() => onRemove(alert)}>
        {i18n.t('alert.remove')}
      </button>
    </div>
  );
}
