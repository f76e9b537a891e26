import { i18n } from '#i18n';
import { ageParts, formatSpan } from '../../lib/domain/age.ts';
import type { NumberState } from '../../lib/domain/quote.ts';
import type { PriceView } from '../../lib/query/views.ts';
import { ClockIcon, LockIcon, SplitIcon } from './icons.tsx';
import { gapWords, type Sentence } from './price-words.ts';

interface StateTagProps {
  readonly view: PriceView;
  readonly state: NumberState;
  readonly now: number;
  readonly locale: string;
  /** In a narrow slot the glyph gives way to the words. */
  readonly narrow?: boolean;
}

/** What stands in the place of the change where the price is not to be trusted; nothing where it is. */
export function StateTag({ view, state, now, locale, narrow = false }: StateTagProps) {
  const tag = narrow ? 'tag tag-fit warn' : 'tag warn';
  if (state === 'old' && view.asOf !== null) {
    return (
      <span class={tag}>
        <span>{i18n.t('price.old', [formatSpan(ageParts(now - view.asOf), locale)])}</span>
        <ClockIcon small />
      </span>
    );
  }
  if (state === 'held') {
    return (
      <span class={tag}>
        <span>{i18n.t('price.held')}</span>
        <LockIcon small />
      </span>
    );
  }
  if (state === 'disagreeing') return <span class="tag warn number">{gapWords(view, locale)}</span>;
  return null;
}

interface DoubtNoteProps {
  readonly sentence: Sentence;
  readonly state: NumberState;
}

/** The sentence under a doubted price, its figures in ink. */
export function DoubtNote({ sentence, state }: DoubtNoteProps) {
  return (
    <p class="doubt-note" data-part="note">
      {state === 'disagreeing' && <SplitIcon small />}
      <span>{withFigures(sentence)}</span>
    </p>
  );
}

function withFigures({ text, figures }: Sentence) {
  let rest = text;
  const parts = figures.flatMap((figure) => {
    const at = rest.indexOf(figure);
    if (at < 0) return [];
    const before = rest.slice(0, at);
    rest = rest.slice(at + figure.length);
    return [before, <b key={`${at} ${figure}`}>{figure}</b>];
  });
  return [...parts, rest];
}
