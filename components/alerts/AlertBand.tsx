import { i18n } from '#i18n';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { FiringView } from '../../lib/query/views.ts';
import { BellIcon } from '../controls/icons.tsx';
import { bundleTitle, firingEvidence, firingTitle, hiddenFiringEvidence, hiddenFiringTitle } from './alert-words.ts';

export interface FiringActions {
  readonly onSnooze: (firing: FiringView) => void;
  readonly onDismiss: (ids: readonly string[]) => void;
  /** Changes the alert that fired. */
  readonly onEdit: (firing: FiringView) => void;
}

interface AlertBandProps extends FiringActions {
  /** Newest first; none is no band. */
  readonly firings: readonly FiringView[];
  readonly hideNumbers: boolean;
  readonly now: number;
  readonly locale: string;
  /** The last one was taken away from under the focus. */
  readonly onGone: () => void;
}

/** What fired: one with its evidence and what can be done, several as one line that opens to each. */
export function AlertBand({ firings, hideNumbers, now, locale, onSnooze, onDismiss, onEdit, onGone }: AlertBandProps) {
  const box = useRef<HTMLElement>(null);
  const [open, setOpen] = useState(false);
  const [before, setBefore] = useState<number | null>(null);
  // A button that goes with its firing must not take the focus along.
  useEffect(() => {
    if (before === null || firings.length >= before) return;
    setBefore(null);
    if (document.activeElement !== document.body) return;
    const next = box.current?.querySelector('button');
    if (next) next.focus();
    else onGone();
  }, [firings.length, before, onGone]);
  const act = (work: () => void): void => {
    setBefore(firings.length);
    work();
  };
  const [only] = firings;
  if (!only) return null;
  const line = (firing: FiringView) => (
    <FiringLine
      key={firing.id}
      firing={firing}
      hideNumbers={hideNumbers}
      now={now}
      locale={locale}
      onSnooze={() => act(() => onSnooze(firing))}
      onEdit={() => onEdit(firing)}
      onDismiss={() => act(() => onDismiss([firing.id]))}
    />
  );
  return (
    <section ref={box} class="alert-band" data-part="alerts" aria-label={i18n.t('alert.band')}>
      <BellIcon />
      {firings.length === 1 ? (
        line(only)
      ) : (
        <div>
          <p class="alert-title">{bundleTitle(bandKind(firings), firings.length)}</p>
          <div class="alert-actions">
            <button
              type="button"
              class="text-button"
              aria-expanded={open}
              aria-controls="alert-lines"
              onClick={() => setOpen(!open)}
            >
              {open ? i18n.t('alert.hide') : i18n.t('alert.show')}
            </button>
            <button type="button" class="text-button" onClick={() => act(() => onDismiss(firings.map(({ id }) => id)))}>
              {i18n.t('alert.dismissAll')}
            </button>
          </div>
          <div id="alert-lines" hidden={!open}>
            {open && firings.map(line)}
          </div>
        </div>
      )}
    </section>
  );
}

interface FiringLineProps {
  readonly firing: FiringView;
  readonly hideNumbers: boolean;
  readonly now: number;
  readonly locale: string;
  readonly onSnooze: () => void;
  readonly onEdit: () => void;
  readonly onDismiss: () => void;
}

function FiringLine({ firing, hideNumbers, now, locale, onSnooze, onEdit, onDismiss }: FiringLineProps) {
  const words = `firing-${firing.id}`;
  return (
    <div class="alert-line" data-firing-id={firing.id}>
      <p class="alert-title" id={words}>
        {hideNumbers ? hiddenFiringTitle(firing) : firingTitle(firing, locale)}
      </p>
      <p class="alert-evidence">
        {hideNumbers ? hiddenFiringEvidence(firing, now, locale) : firingEvidence(firing, now, locale)}
      </p>
      <div class="alert-actions">
        <button type="button" class="text-button" aria-describedby={words} onClick={onSnooze}>
          {i18n.t('alert.snooze')}
        </button>
        <button type="button" class="text-button" aria-describedby={words} onClick={onEdit}>
          {i18n.t('alert.edit')}
        </button>
        <button type="button" class="text-button" aria-describedby={words} onClick={onDismiss}>
          {i18n.t('alert.dismiss')}
        </button>
      </div>
    </div>
  );
}

/** Of several it is said when they fired only where it is true of each. */
function bandKind(firings: readonly FiringView[]): 'away' | 'quiet' | 'many' {
  if (firings.every(({ moment }) => moment === 'away')) return 'away';
  return firings.every(({ moment }) => moment === 'quiet') ? 'quiet' : 'many';
}
