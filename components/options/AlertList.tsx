import { i18n } from '#i18n';
import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import type { AlertView, FiringView } from '../../lib/query/views.ts';
import { firingEvidence } from '../alerts/alert-words.ts';
import { conditionWords, statusWords } from '../alerts/condition-words.ts';
import { SnoozeButton } from '../alerts/SnoozeButton.tsx';
import { clockTime } from '../controls/clock-time.ts';
import { Notice } from './Notice.tsx';

export interface RemovedAlert {
  readonly alert: AlertView;
  /** Where it stood. */
  readonly index: number;
}

interface AlertListProps {
  readonly alerts: readonly AlertView[];
  /** Newest first. */
  readonly firings: readonly FiringView[];
  readonly removed: RemovedAlert | null;
  /** What is open under one of them. */
  readonly under: { readonly id: string; readonly content: ComponentChildren } | null;
  /** Of one alert, why a change of it was not stored. */
  readonly failure: { readonly id: string; readonly words: string } | null;
  /** The currency in which prices are shown. */
  readonly inForce: string;
  readonly now: number;
  readonly locale: string;
  readonly canEdit: (alert: AlertView) => boolean;
  readonly onEdit: (alert: AlertView) => void;
  /** Null ends a silence. */
  readonly onSnooze: (alert: AlertView, until: number | null) => void;
  readonly onRemove: (removed: RemovedAlert) => void;
  readonly onUndo: () => void;
}

/** Every alert: its coin, what it waits for, where it stands, when it fired last, and what can be done. */
export function AlertList(props: AlertListProps) {
  const { alerts, removed, under, failure } = props;
  const box = useRef<HTMLUListElement>(null);
  const removedId = removed?.alert.id;
  const leavingRef = useRef(false);
  // The row that goes takes the focus with it, and the way back gets it; which of the two is shown first varies.
  useEffect(() => {
    const undo = box.current?.querySelector<HTMLElement>('[data-part="undo"]');
    if (!leavingRef.current || !undo || document.activeElement !== document.body) return;
    leavingRef.current = false;
    undo.focus();
  });

  const rows = alerts.map((alert, index) => (
    <li key={alert.id} class="alert-item" data-alert-id={alert.id} data-status={alert.status}>
      <AlertRow
        {...props}
        alert={alert}
        index={index}
        onRemove={(one) => {
          leavingRef.current = true;
          props.onRemove(one);
        }}
      />
      {failure?.id === alert.id && <Notice tone="bad">{failure.words}</Notice>}
      {under?.id === alert.id && under.content}
    </li>
  ));
  if (removed) rows.splice(removed.index, 0, <RemovedLine key={`removed ${removedId}`} {...props} removed={removed} />);
  return (
    <ul ref={box} class="alert-list" aria-labelledby="alerts-title">
      {rows}
    </ul>
  );
}

function AlertRow(props: AlertListProps & { readonly alert: AlertView; readonly index: number }) {
  const { alert, index, inForce, now, locale } = props;
  const described = { 'aria-describedby': `alert-words-${alert.id}` };
  return (
    <div class="alert-row">
      <div class="alert-coin">
        <b dir="auto">{alert.symbol}</b>
        <span dir="auto">{alert.name}</span>
      </div>
      <div class="alert-words" id={`alert-words-${alert.id}`}>
        <span class="visually-hidden">{alert.name}: </span>
        <p>{conditionWords(alert, locale)}</p>
        <p class="note">{alertNotes(alert, inForce, now, locale).join(', ')}</p>
        <LastFired {...props} />
        {alert.note !== null && (
          <p class="note" dir="auto">
            {alert.note}
          </p>
        )}
      </div>
      <div class="alert-actions">
        {props.canEdit(alert) && (
          <button
            type="button"
            class="text-button"
            data-part="edit"
            aria-expanded={props.under?.id === alert.id}
            {...described}
            onClick={() => props.onEdit(alert)}
          >
            {i18n.t('alert.edit')}
          </button>
        )}
        <SnoozeButton alert={alert} describedBy={described['aria-describedby']} now={now} onSnooze={props.onSnooze} />
        <button
          type="button"
          class="text-button"
          data-part="remove"
          {...described}
          onClick={() => props.onRemove({ alert, index })}
        >
          {i18n.t('alert.remove')}
        </button>
      </div>
    </div>
  );
}

/** "waiting, fires once, ends Dec 28". */
function alertNotes(alert: AlertView, inForce: string, now: number, locale: string): string[] {
  const words = [statusWords(alert, inForce, now, locale)];
  const isOver = alert.status === 'fired' || alert.status === 'expired';
  if (!isOver) words.push(alert.repeat === 'once' ? i18n.t('options.alerts.once') : i18n.t('options.alerts.repeating'));
  if (!isOver && alert.expiresAt !== null)
    words.push(i18n.t('options.alerts.ends', [clockTime(alert.expiresAt, now, locale)]));
  return words;
}

/** With its figure while it is not dismissed, else the time alone. */
function LastFired({ alert, firings, now, locale }: AlertListProps & { readonly alert: AlertView }) {
  const firing = firings.find(({ alertId }) => alertId === alert.id);
  if (firing)
    return (
      <p class="note" data-part="last-fired">
        {i18n.t('options.alerts.firedAt', [firingEvidence(firing, now, locale)])}
      </p>
    );
  if (alert.lastFiredAt === null || alert.status === 'fired') return null;
  return (
    <p class="note" data-part="last-fired">
      {i18n.t('options.alerts.lastFired', [clockTime(alert.lastFiredAt, now, locale)])}
    </p>
  );
}

function RemovedLine({ removed, locale, onUndo }: AlertListProps & { readonly removed: RemovedAlert }) {
  const { alert } = removed;
  return (
    <li class="alert-item alert-removed" data-part="removed">
      <span id="removed-alert">{i18n.t('options.alerts.removed', [alert.symbol, conditionWords(alert, locale)])}</span>{' '}
      <button type="button" class="text-button" data-part="undo" aria-describedby="removed-alert" onClick={onUndo}>
        {i18n.t('alert.undo')}
      </button>
    </li>
  );
}
