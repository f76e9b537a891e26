import { i18n } from '#i18n';
import type { ArticleLabel, LabelMark } from '../../lib/domain/article-label.ts';
import './label.css';

interface LabelProps {
  readonly mark: LabelMark;
}

/** What an article is, quietly; what says so stands in its tooltip, and is read out. */
export function Label({ mark }: LabelProps) {
  const isPaid = mark.label === 'sponsored' || mark.label === 'press-release';
  const evidence = evidenceWords(mark);
  return (
    <span class={isPaid ? 'label label-warn' : 'label'} data-part="label" title={evidence}>
      {labelName(mark.label)}
      <span class="visually-hidden">{`, ${evidence}`}</span>
    </span>
  );
}

const names = {
  sponsored: 'label.sponsored',
  'press-release': 'label.pressRelease',
  prediction: 'label.prediction',
  opinion: 'label.opinion',
  'round-up': 'label.roundUp',
} as const satisfies Record<ArticleLabel, string>;

/** "Press release", as the label and the options say it. */
export function labelName(label: ArticleLabel): string {
  return i18n.t(names[label]);
}

function evidenceWords({ by, words }: LabelMark): string {
  switch (by) {
    case 'source':
      return i18n.t('label.by.source');
    case 'section':
      return i18n.t('label.by.section', [words]);
    case 'address':
      return i18n.t('label.by.address', [words]);
    case 'author':
      return i18n.t('label.by.author', [words]);
    case 'title':
      return i18n.t('label.by.title', [words]);
    case 'summary':
      return i18n.t('label.by.summary', [words]);
    default:
      return i18n.t('label.by.wording', [words]);
  }
}
