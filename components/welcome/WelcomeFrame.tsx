import { i18n } from '#i18n';
import type { ComponentChildren } from 'preact';
import { Mark } from '../controls/Mark.tsx';

export const STEPS = ['coins', 'sources', 'sidebar'] as const;
export type Step = (typeof STEPS)[number];

interface WelcomeFrameProps {
  readonly step: Step | 'done';
  readonly title: string;
  readonly onStep: (step: Step) => void;
  readonly children: ComponentChildren;
}

/** The mark, and where among the three questions the reader is; each can be gone to. */
export function WelcomeFrame({ step, title, onStep, children }: WelcomeFrameProps) {
  return (
    <div class="welcome">
      <header>
        <p class="welcome-brand">
          <Mark />
          <span translate={false}>{title}</span>
        </p>
        <nav aria-label={i18n.t('welcome.steps')}>
          <ol>
            {STEPS.map((one, place) => (
              <li key={one}>
                <button
                  type="button"
                  data-step={one}
                  aria-current={one === step ? 'step' : undefined}
                  onClick={() => onStep(one)}
                >
                  {i18n.t('welcome.step', [String(place + 1), i18n.t(`options.sections.${one}`)])}
                </button>
              </li>
            ))}
          </ol>
        </nav>
      </header>
      <main>{children}</main>
    </div>
  );
}
