import { i18n } from '#i18n';
import { KEEPING_CHOICES, type Keeping as Limits } from '../../lib/domain/keeping.ts';
import type { KeepingView } from '../../lib/query/views.ts';
import { ChevronIcon } from '../controls/ChevronIcon.tsx';
import { daysText, keptText, madeRoomText, sizeRows, smallerText } from './keeping-words.ts';
import { Notice } from './Notice.tsx';

interface KeepingProps {
  readonly limits: Limits;
  /** Null until it was measured. */
  readonly kept: KeepingView | null;
  readonly now: number;
  /** BCP 47. */
  readonly locale: string;
  readonly onChange: (limits: Limits) => void;
}

/** How long and how many articles are kept, and what everything takes on this device. */
export function Keeping({ limits, kept, now, locale, onChange }: KeepingProps) {
  const figure = new Intl.NumberFormat(locale);
  const madeRoom = kept && madeRoomText(kept, now, locale);
  const smaller = kept && smallerText(limits, kept, locale);
  return (
    <section class="settings" aria-labelledby="keeping">
      <h2 id="keeping">{i18n.t('options.keeping.title')}</h2>
      <div class="setting">
        <div>
          <label for="keep-days">{i18n.t('options.keeping.days')}</label>
          <p class="note">{i18n.t('options.keeping.daysNote')}</p>
        </div>
        <Choice
          id="keep-days"
          value={limits.days}
          choices={KEEPING_CHOICES.days}
          text={(days) => daysText(days, locale)}
          onChange={(days) => onChange({ ...limits, days })}
        />
      </div>
      <div class="setting">
        <div>
          <label for="keep-articles">{i18n.t('options.keeping.articles')}</label>
          <p class="note">{i18n.t('options.keeping.articlesNote')}</p>
        </div>
        <Choice
          id="keep-articles"
          value={limits.articles}
          choices={KEEPING_CHOICES.articles}
          text={(count) => figure.format(count)}
          onChange={(articles) => onChange({ ...limits, articles })}
        />
      </div>
      <div class="keeping-sizes" data-part="sizes">
        <p data-part="kept">{kept ? keptText(kept, now, locale) : i18n.t('options.keeping.measuring')}</p>
        {smaller && <p data-part="smaller">{smaller}</p>}
        {madeRoom && <Notice tone="bad">{madeRoom}</Notice>}
        {kept && (
          <dl>
            {sizeRows(kept, locale).map(({ name, size }) => (
              <div key={name}>
                <dt>{name}</dt>
                <dd class="number">{size}</dd>
              </div>
            ))}
          </dl>
        )}
      </div>
    </section>
  );
}

interface ChoiceProps {
  readonly id: string;
  readonly value: number;
  readonly choices: readonly number[];
  readonly text: (value: number) => string;
  readonly onChange: (value: number) => void;
}

/** A number among some; one that an imported file brought stands beside them. */
function Choice({ id, value, choices, text, onChange }: ChoiceProps) {
  const all = [...new Set([...choices, value])].toSorted((a, b) => a - b);
  return (
    <span class="select">
      <select id={id} data-part={id} value={value} onChange={(event) => onChange(Number(event.currentTarget.value))}>
        {all.map((one) => (
          <option key={one} value={one}>
            {text(one)}
          </option>
        ))}
      </select>
      <ChevronIcon small />
    </span>
  );
}
