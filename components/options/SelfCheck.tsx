import { i18n } from '#i18n';
import { CheckIcon, WaitIcon, WarningIcon } from './icons.tsx';
import { Notice } from './Notice.tsx';
import { type CheckedPart, type Finding, summaryText, type Tone } from './self-check-words.ts';

interface SelfCheckProps {
  /** Null until the first check is done. */
  readonly parts: readonly CheckedPart[] | null;
  readonly isRunning: boolean;
  /** When it was checked, in words. */
  readonly checkedAt: string;
  readonly locale: string;
  /** What came of copying. */
  readonly copied: { readonly tone: 'bad' | 'plain'; readonly text: string } | null;
  readonly onCheck: () => void;
  readonly onCopy: () => void;
}

const icons = { good: CheckIcon, wait: WaitIcon, bad: WarningIcon } as const satisfies Record<Tone, unknown>;

/** What was found part by part, with the next step where one is needed. */
export function SelfCheck({ parts, isRunning, checkedAt, locale, copied, onCheck, onCopy }: SelfCheckProps) {
  return (
    <>
      <div class="check-head">
        <output data-part="summary">
          {parts && !isRunning ? (
            <>
              <b>{summaryText(parts, locale)}</b>{' '}
              <span class="note">{i18n.t('options.check.checkedAt', [checkedAt])}</span>
            </>
          ) : (
            i18n.t('options.check.running')
          )}
        </output>
        <div class="check-actions">
          <button type="button" class="button" data-part="check" aria-disabled={isRunning} onClick={onCheck}>
            {i18n.t('options.check.again')}
          </button>
          <button type="button" class="button" data-part="copy" aria-disabled={!parts} onClick={onCopy}>
            {i18n.t('options.check.copy')}
          </button>
        </div>
      </div>
      {copied && <Notice tone={copied.tone}>{copied.text}</Notice>}
      {parts?.map(({ part, findings }) => (
        <section key={part} class="check-part" aria-labelledby={`check-${part}`} data-check={part}>
          <h2 id={`check-${part}`}>{i18n.t(`options.check.parts.${part}`)}</h2>
          <ul>
            {findings.map((finding, row) => (
              <Row key={row} {...finding} />
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}

function Row({ tone, text, step }: Finding) {
  const Icon = icons[tone];
  return (
    <li class={`check-row check-${tone}`} data-tone={tone}>
      <Icon small />
      <span class="visually-hidden">{i18n.t(`options.check.tones.${tone}`)}: </span>
      <div>
        <p>{text}</p>
        {step && <p class="note">{step}</p>}
      </div>
    </li>
  );
}
