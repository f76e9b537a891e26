import { i18n } from '#i18n';
import { ARTICLE_LABELS, type ArticleLabel } from '../../lib/domain/article-label.ts';
import { labelName } from '../controls/Label.tsx';
import { Toggle } from '../controls/Toggle.tsx';

interface LabelChoicesProps {
  readonly leftOut: readonly ArticleLabel[];
  readonly onChange: (leftOut: readonly ArticleLabel[]) => void;
}

const notes = {
  sponsored: 'options.labels.notes.sponsored',
  'press-release': 'options.labels.notes.pressRelease',
  prediction: 'options.labels.notes.prediction',
  opinion: 'options.labels.notes.opinion',
  'round-up': 'options.labels.notes.roundUp',
} as const satisfies Record<ArticleLabel, string>;

/** Which kinds of articles are shown. What is left out stays stored. */
export function LabelChoices({ leftOut, onChange }: LabelChoicesProps) {
  return (
    <section class="settings" aria-labelledby="label-choices" data-part="label-choices">
      <h2 id="label-choices">{i18n.t('options.labels.title')}</h2>
      <p class="note">{i18n.t('options.labels.lead')}</p>
      {ARTICLE_LABELS.map((label) => (
        <div key={label} class="setting" data-label={label}>
          <div>
            <span>{labelName(label)}</span>
            <p class="note">{i18n.t(notes[label])}</p>
          </div>
          <Toggle
            on={!leftOut.includes(label)}
            label={i18n.t('options.labels.show', [labelName(label)])}
            onChange={(on) => onChange(on ? leftOut.filter((one) => one !== label) : [...leftOut, label])}
          />
        </div>
      ))}
    </section>
  );
}
