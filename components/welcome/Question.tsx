import { i18n } from '#i18n';
import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

interface QuestionProps {
  readonly title: string;
  readonly lead: string;
  /** What is answered. */
  readonly children: ComponentChildren;
  /** What the answer makes of it, at the side. For the eye alone: every word of it stands elsewhere too. */
  readonly picture: ComponentChildren;
  readonly nextLabel: string;
  /** Beside the buttons. */
  readonly note: ComponentChildren;
  readonly onNext: () => void;
  readonly onSkip: () => void;
}

/** One question: the answer at the start, the real thing at the end, on and past it below. */
export function Question({ title, lead, children, picture, nextLabel, note, onNext, onSkip }: QuestionProps) {
  const titleRef = useRef<HTMLHeadingElement>(null);
  useEffect(() => titleRef.current?.focus(), []);
  return (
    <div class="question">
      <section aria-labelledby="question">
        <h1 ref={titleRef} id="question" tabIndex={-1}>
          {title}
        </h1>
        <p class="question-lead">{lead}</p>
        {children}
        <div class="question-actions">
          <button type="button" class="button button-primary" data-part="next" onClick={onNext}>
            {nextLabel}
          </button>
          <button type="button" class="button button-bare" data-part="skip" onClick={onSkip}>
            {i18n.t('welcome.skip')}
          </button>
          <span class="note">{note}</span>
        </div>
      </section>
      <div class="question-picture" aria-hidden="true" inert>
        {picture}
      </div>
    </div>
  );
}
