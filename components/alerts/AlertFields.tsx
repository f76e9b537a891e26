import { i18n } from '#i18n';
import { useId } from 'preact/hooks';
import { ALERT_WINDOWS, type AlertDirection } from '../../lib/domain/alert.ts';
import { MAX_NOTE_LENGTH } from '../../lib/domain/alert-limits.ts';
import type { QuietHours } from '../../lib/domain/quiet-hours.ts';
import type { AlertView } from '../../lib/query/views.ts';
import type { AlertDesk } from './alert-desk.ts';
import { clockTime, timeOfDay } from '../controls/clock-time.ts';
import { Segments } from '../controls/Segments.tsx';
import { Toggle } from '../controls/Toggle.tsx';
import {
  ALERT_ENDS,
  type AlertCoin,
  type AlertEnds,
  type AlertForm,
  conditionOf,
  type FormProblem,
  isProblem,
  isTrueNow,
} from './alert-form.ts';
import { currencyLabel, directionWords, windowWords } from './condition-words.ts';
import { contextWords, emptyContext, problemWords, reachedWords } from './context-words.ts';
import { ChoiceRow, FigureField, PlainRow } from './EditorRow.tsx';
import { useLevelReached } from './use-level-reached.ts';

interface AlertFieldsProps {
  readonly form: AlertForm;
  readonly coin: AlertCoin;
  readonly edited: AlertView | null;
  readonly problem: FormProblem | null;
  readonly quietHours: QuietHours;
  readonly isQuiet: boolean;
  readonly reached: AlertDesk['reached'];
  readonly locale: string;
  readonly now: number;
  readonly onChange: (change: Partial<AlertForm>) => void;
  readonly onQuiet: (on: boolean) => void;
}

const DIRECTIONS: readonly (AlertDirection | 'either')[] = ['either', 'up', 'down'];

/** All that an alert is made of: condition, figure, how often, until when, quiet hours, note. */
export function AlertFields(props: AlertFieldsProps) {
  const { form, coin, edited, problem, locale, now, onChange } = props;
  const id = useId();
  const context = `${id}context`;
  const moves = form.kind === 'moves';
  const quiet = i18n.t('alert.editor.quiet', [
    minuteOfDay(props.quietHours.from, now, locale),
    minuteOfDay(props.quietHours.to, now, locale),
  ]);
  const currency = currencyLabel(coin.currency);
  return (
    <>
      <h3>{i18n.t(edited ? 'alert.editor.editTitle' : 'alert.editor.title', [coin.symbol])}</h3>
      <Segments
        label={i18n.t('alert.editor.condition')}
        name={`${id}kind`}
        value={form.kind}
        choices={[
          { value: 'above', label: i18n.t('alert.editor.above') },
          { value: 'below', label: i18n.t('alert.editor.below') },
          { value: 'moves', label: i18n.t('alert.editor.moves') },
        ]}
        onChange={(kind) => onChange({ kind })}
      />
      {moves ? (
        <>
          <FigureField
            label={i18n.t('alert.editor.percent')}
            part="percent"
            value={form.percent}
            unit="%"
            describedBy={context}
            wrong={problem?.field === 'percent'}
            onInput={(percent) => onChange({ percent })}
          />
          <Segments
            label={i18n.t('alert.editor.over')}
            name={`${id}over`}
            value={form.over}
            choices={[
              ...ALERT_WINDOWS.map((window) => ({ value: window, label: windowWords(window) })),
              { value: 'reference', label: i18n.t('alert.editor.fromPrice') },
            ]}
            onChange={(over) => onChange({ over })}
          />
          {form.over === 'reference' && (
            <FigureField
              label={i18n.t('alert.editor.reference', [currency])}
              part="reference"
              value={form.reference}
              unit={currency}
              describedBy={context}
              wrong={problem?.field === 'reference'}
              onInput={(reference) => onChange({ reference })}
            />
          )}
        </>
      ) : (
        <FigureField
          label={i18n.t('alert.editor.level', [currency])}
          part="level"
          value={form.level}
          unit={currency}
          describedBy={context}
          wrong={problem?.field === 'level'}
          onInput={(level) => onChange({ level })}
        />
      )}
      <Context id={context} {...props} />
      <div class="editor-rows">
        {moves && (
          <ChoiceRow
            label={i18n.t('alert.editor.direction')}
            part="direction"
            value={form.direction}
            choices={DIRECTIONS.map((value) => ({ value, label: directionWords(value).toLocaleLowerCase(locale) }))}
            onChange={(direction) => onChange({ direction })}
          />
        )}
        <ChoiceRow
          label={i18n.t('alert.editor.repeat')}
          part="repeat"
          value={form.repeat}
          choices={[
            { value: 'once', label: i18n.t('alert.editor.once') },
            { value: 'repeating', label: i18n.t('alert.editor.repeating') },
          ]}
          onChange={(repeat) => onChange({ repeat })}
        />
        <ChoiceRow
          label={i18n.t('alert.editor.ends')}
          part="ends"
          value={form.ends}
          choices={endChoices(edited, now, locale)}
          onChange={(ends) => onChange({ ends })}
        />
        <PlainRow>
          <span>
            {quiet} <small>{i18n.t('alert.editor.quietNote')}</small>
          </span>
          <Toggle on={props.isQuiet} label={quiet} onChange={props.onQuiet} />
        </PlainRow>
        <label class="editor-row">
          <span>{i18n.t('alert.editor.note')}</span>
          <input
            data-part="note"
            type="text"
            autocomplete="off"
            dir="auto"
            maxLength={MAX_NOTE_LENGTH}
            placeholder={i18n.t('alert.editor.notePlaceholder')}
            value={form.note}
            onInput={(event) => onChange({ note: event.currentTarget.value })}
          />
        </label>
      </div>
    </>
  );
}

/** What is wrong with the figure, or how it stands to the price now. One line is kept free, so that nothing jumps. */
function Context({ id, form, coin, problem, reached, now, locale }: AlertFieldsProps & { readonly id: string }) {
  const made = conditionOf(form, locale);
  const condition = isProblem(made) || isTrueNow(made, coin) ? null : made;
  const last = useLevelReached(reached, coin.coinId, condition);
  const context = isProblem(made) ? emptyContext(form, coin, locale) : contextWords(made, coin, locale);
  const words = last ? `${context} ${reachedWords(last, now, locale)}` : context;
  return (
    <div class="editor-context">
      <p id={id} data-part="context" data-wrong={problem ? '' : undefined} aria-live="polite">
        {problem ? problemWords(problem) : words}
      </p>
      {coin.conversion && <p>{i18n.t('alert.editor.converted', [currencyLabel(coin.currency)])}</p>}
    </div>
  );
}

function endChoices(edited: AlertView | null, now: number, locale: string): { value: AlertEnds; label: string }[] {
  const figure = new Intl.NumberFormat(locale);
  const choices = ALERT_ENDS.map((value): { value: AlertEnds; label: string } => ({
    value,
    label:
      value === 'never'
        ? i18n.t('alert.editor.never')
        : i18n.t('alert.editor.inDays', Number(value), [figure.format(Number(value))]),
  }));
  const kept = edited?.expiresAt ?? null;
  if (kept !== null) choices.push({ value: 'kept', label: clockTime(kept, now, locale) });
  return choices;
}

/** A minute of the local day in the reader's notation. */
function minuteOfDay(minute: number, now: number, locale: string): string {
  return timeOfDay(new Date(now).setHours(0, minute, 0, 0), locale);
}
