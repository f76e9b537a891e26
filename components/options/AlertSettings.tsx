import { i18n } from '#i18n';
import { type QuietHours, USUAL_QUIET_HOURS } from '../../lib/domain/quiet-hours.ts';
import { Toggle } from '../controls/Toggle.tsx';
import { minuteOf, timeValue } from './time-field.ts';

interface NotificationSettingProps {
  /** Null while the browser has not answered. */
  readonly allowed: boolean | null;
  /** The browser was asked here, and the answer was no. */
  readonly refused: boolean;
  readonly onAsk: () => void;
  readonly onStop: () => void;
}

/** Whether the browser lets us show notifications, and how that is changed. */
export function NotificationSetting({ allowed, refused, onAsk, onStop }: NotificationSettingProps) {
  return (
    <div class="setting" data-part="notifications">
      <div>
        <p>{i18n.t('options.alerts.notifications')}</p>
        <output class="note" id="notifications-note">
          {allowed === true && i18n.t('options.alerts.allowed')}
          {allowed === false && (refused ? i18n.t('options.alerts.refused') : i18n.t('options.alerts.notAllowed'))}
        </output>
      </div>
      {allowed !== null && (
        <button
          type="button"
          class="button"
          aria-label={allowed ? i18n.t('options.alerts.stopNotifications') : undefined}
          aria-describedby="notifications-note"
          onClick={allowed ? onStop : onAsk}
        >
          {allowed ? i18n.t('options.alerts.stop') : i18n.t('options.alerts.ask')}
        </button>
      )}
    </div>
  );
}

interface QuietHoursSettingProps {
  readonly quietHours: QuietHours | null;
  readonly onChange: (quietHours: QuietHours | null) => void;
}

/** A stretch of each day without notifications; what fires then is told as one when it ends. */
export function QuietHoursSetting({ quietHours, onChange }: QuietHoursSettingProps) {
  const shown = quietHours ?? USUAL_QUIET_HOURS;
  const time = (end: 'from' | 'to', label: string) => (
    <label class="field time-field">
      <span class="visually-hidden">{label}</span>
      <input
        type="time"
        data-part={`quiet-${end}`}
        value={timeValue(shown[end])}
        disabled={quietHours === null}
        onChange={(event) => {
          const minute = minuteOf(event.currentTarget.value);
          const next = minute === null ? null : { ...shown, [end]: minute };
          // A field emptied, or a stretch of no length, is no choice: what was stands there again.
          if (next && next.from !== next.to) onChange(next);
          else event.currentTarget.value = timeValue(shown[end]);
        }}
      />
    </label>
  );
  return (
    <div class="setting" data-part="quiet-hours">
      <div>
        <p>{i18n.t('options.alerts.quiet')}</p>
        <p class="note">{i18n.t('options.alerts.quietNote')}</p>
      </div>
      <div class="quiet-fields">
        {time('from', i18n.t('options.alerts.quietFrom'))}
        <span aria-hidden="true">–</span>
        {time('to', i18n.t('options.alerts.quietTo'))}
        <Toggle
          on={quietHours !== null}
          label={i18n.t('options.alerts.quiet')}
          onChange={(on) => onChange(on ? USUAL_QUIET_HOURS : null)}
        />
      </div>
    </div>
  );
}
