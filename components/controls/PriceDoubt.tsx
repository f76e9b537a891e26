import { i18n } from '#i18n';
import type { ComponentChildren } from 'preact';
import { ageParts, formatSpan } from '../../lib/domain/age.ts';
import type { NumberState } from '../../lib/domain/quote.ts';
import type { PriceView } from '../../lib/query/views.ts';
import { HIDDEN } from './hidden.ts';
import { ClockIcon, LockIcon, OneIcon, SplitIcon } from './icons.tsx';
import { gapWords, isOneSource, type Sentence } from './price-words.ts';

interface StateTagProps {
  readonly view: PriceView;
  readonly state: NumberState;
  readonly now: number;
  readonly locale: string;
  /** In a narrow slot the glyph gives way to the words. */
  readonly narrow?: boolean;
  /** There is a note below, which has the glyph of a disagreement. */
  readonly noted?: boolean;
  /** Numbers are hidden: no figure in it. */
  readonly hidden?: boolean;
}

/** What stands in the place of the change where the price is not to be trusted; nothing where it is. */
export function StateTag({ view, state, now, locale, narrow = false, noted = false, hidden = false }: StateTagProps) {
  switch (state) {
    case 'old': {
      const age = view.asOf === null ? '' : formatSpan(ageParts(now - view.asOf), locale);
      return <Tag words={i18n.t('price.old', [age])} glyph={<ClockIcon small />} narrow={narrow} />;
    }
    case 'held':
      return <Tag words={i18n.t('price.held')} glyph={<LockIcon small />} narrow={narrow} />;
    case 'disagreeing':
      return (
        <Tag
          words={hidden ? i18n.t('price.gap', [HIDDEN]) : gapWords(view, locale)}
          glyph={noted ? null : <SplitIcon small />}
          narrow={narrow}
        />
      );
    default:
      return null;
  }
}

interface TagProps {
  readonly words: string;
  readonly glyph: ComponentChildren;
  readonly narrow: boolean;
}

function Tag({ words, glyph, narrow }: TagProps) {
  if (glyph === null) return <span class="tag warn">{words}</span>;
  if (!narrow) {
    return (
      <span class="tag warn">
        {glyph}
        {words}
      </span>
    );
  }
  return (
    <span class="tag tag-fit warn">
      <span>{words}</span>
      {glyph}
    </span>
  );
}

/** The quiet mark beside a name: the price was believed on one source's word. Whoever names the row says it in words. */
export function OneSourceMark({ view }: { readonly view: PriceView }) {
  if (!isOneSource(view)) return null;
  return (
    <span class="one-source" data-part="one-source">
      <OneIcon small />
    </span>
  );
}

interface DoubtNoteProps {
  readonly sentence: Sentence;
  readonly state: NumberState;
  /** Keeps the room of words that are no longer true. */
  readonly blank?: boolean;
}

/** The sentence under a doubted price, its figures in ink. */
export function DoubtNote({ sentence, state, blank = false }: DoubtNoteProps) {
  return (
    <p class={blank ? 'doubt-note blank' : 'doubt-note'} data-part="note" aria-hidden={blank ? true : undefined}>
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
    return [
      before,
      <b key={`${at} ${figure}`} class="number">
        {figure}
      </b>,
    ];
  });
  return [...parts, rest];
}
