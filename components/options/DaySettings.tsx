import { i18n } from '#i18n';
import { USUAL_DAY_NOTE } from '../../lib/domain/day-note.ts';
import { isQuietAt, type QuietHours } from '../../lib/domain/quiet-hours.ts';
import { Toggle } from '../controls/Toggle.tsx';
import { TOPIC_NAMES, topicTitle } from '../sidebar/topic-words.ts';
import { minuteOf, timeValue } from './time-field.ts';

interface DayTopicsProps {
  readonly followed: readonly string[];
  readonly locale: string;
  readonly onChange: (topics: readonly string[]) => void;
}

/** Topics whose stories are told with those of the watched coins. */
export function DayTopics({ followed, locale, onChange }: DayTopicsProps) {
  return (
    <fieldset class="day-topics" data-part="day-topics">
      <legend>{i18n.t('options.day.topics')}</legend>
      <p class="note">{i18n.t('options.day.topicsNote')}</p>
      <div class="day-topic-list">
        {Object.keys(TOPIC_NAMES).map((id) => (
          <label key={id} class="day-topic">
            <input
              type="checkbox"
              value={id}
              checked={followed.includes(id)}
              onChange={(event) =>
                onChange(event.currentTarget.checked ? [...followed, id] : followed.filter((one) => one !== id))
              }
            />
            <span>{topicTitle(id, locale)}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}

interface DayNoteSettingProps {
  /** Minute of the local day; null while there is none. */
  readonly at: number | null;
  readonly quietHours: QuietHours | null;
  /** Whether the browser lets us show notifications; null while it has not answered. */
  readonly allowed: boolean | null;
  readonly onChange: (at: number | null) => void;
}

/** One notification a day, at a chosen time. */
export function DayNoteSetting({ at, quietHours, allowed, onChange }: DayNoteSettingProps) {
  const shown = at ?? USUAL_DAY_NOTE;
  return (
    <div class="setting" data-part="day-note">
      <div>
        <p>{i18n.t('options.day.note')}</p>
        <output class="note">
          {at !== null && allowed === false
            ? i18n.t('options.day.notAllowed')
            : at !== null && isQuietAt(quietHours, at)
              ? i18n.t('options.day.quiet')
              : i18n.t('options.day.noteNote')}
        </output>
      </div>
      <div class="quiet-fields">
        <label class="field time-field">
          <span class="visually-hidden">{i18n.t('options.day.at')}</span>
          <input
            type="time"
            data-part="day-note-at"
            value={timeValue(shown)}
            disabled={at === null}
            onChange={(event) => {
              const minute = minuteOf(event.currentTarget.value);
              // A field emptied is no choice: what was stands there again.
              if (minute === null) event.currentTarget.value = timeValue(shown);
              else onChange(minute);
            }}
          />
        </label>
        <Toggle on={at !== null} label={i18n.t('options.day.note')} onChange={(on) => onChange(on ? shown : null)} />
      </div>
    </div>
  );
}
