import './alert-editor.css';
import { i18n } from '#i18n';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { AlertWish } from '../../lib/domain/alert.ts';
import { type QuietHours, USUAL_QUIET_HOURS } from '../../lib/domain/quiet-hours.ts';
import type { AlertView } from '../../lib/query/views.ts';
import type { AlertDesk } from './alert-desk.ts';
import { AlertFields } from './AlertFields.tsx';
import { type AlertActions, AlertLines } from './AlertLines.tsx';
import { type AlertCoin, type AlertForm, conditionOf, draftOf, formOf, isProblem } from './alert-form.ts';

/**
 * `first`: not allowed, and asked for when this alert is set. `off`: not allowed, and asked for only by its own button.
 * `private`: not asked for at all, since no alert is kept from here.
 */
export type NotificationStanding = 'granted' | 'first' | 'off' | 'private';

export interface AlertEditorProps extends AlertActions {
  readonly coin: AlertCoin;
  /** Those of this coin, in the order in which they were made. */
  readonly alerts: readonly AlertView[];
  /** Which one is to be changed first; null begins a new one. */
  readonly first: string | null;
  /** Without the lines of the coin's alerts. */
  readonly alone: boolean;
  readonly removed: AlertView | null;
  readonly quietHours: QuietHours | null;
  readonly notifications: NotificationStanding;
  /** Why the last try was not stored, in words. */
  readonly failure: string | null;
  readonly reached: AlertDesk['reached'];
  readonly locale: string;
  readonly now: number;
  readonly onSave: (wish: AlertWish) => void;
  /** Asks the browser for notifications now. */
  readonly onAskPermission: () => void;
  readonly onClose: () => void;
}

/** Makes and changes the alerts of one coin. Stands in the coin's open row and in the options. */
export function AlertEditor(props: AlertEditorProps) {
  const { coin, alerts, locale, now, onClose } = props;
  const [edited, setEdited] = useState(() => alerts.find(({ id }) => id === props.first) ?? null);
  const box = useRef<HTMLDivElement>(null);
  const focusFigure = (): void =>
    box.current?.querySelector<HTMLInputElement>('[data-part="level"], [data-part="percent"]')?.focus();
  useEffect(focusFigure, [edited]);
  useLayoutEffect(() => box.current?.scrollIntoView({ block: 'nearest' }), []);
  useKeptFocus(box, alerts, props.removed, focusFigure);

  return (
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions -- it hears the keys of what is inside
    <div
      ref={box}
      class="alert-editor"
      data-part="alert-editor"
      onKeyDown={(event) => {
        if (event.key !== 'Escape') return;
        event.preventDefault();
        event.stopPropagation();
        onClose();
      }}
    >
      {!props.alone && (alerts.length > 0 || props.removed) && (
        <AlertLines
          alerts={alerts}
          removed={props.removed}
          inForce={coin.currency}
          now={now}
          locale={locale}
          onEdit={setEdited}
          onRemove={(alert) => {
            if (alert.id === edited?.id) setEdited(null);
            props.onRemove(alert);
          }}
          onSnooze={props.onSnooze}
          onRestore={props.onRestore}
        />
      )}
      <Fields key={edited?.id ?? 'new'} {...props} edited={edited} />
    </div>
  );
}

/** A button that goes with its line must not take the focus along. */
function useKeptFocus(
  box: { readonly current: HTMLElement | null },
  alerts: readonly AlertView[],
  removed: AlertView | null,
  focusFigure: () => void,
): void {
  const countRef = useRef(alerts.length);
  useEffect(() => {
    const undo = removed && box.current?.querySelector<HTMLElement>('[data-part="undo"]');
    // A line may be gone before the way back is there: that is waited for.
    if (alerts.length < countRef.current && !undo) return;
    const isChanged = alerts.length !== countRef.current;
    countRef.current = alerts.length;
    if (!isChanged || document.activeElement !== document.body) return;
    if (undo) undo.focus();
    else focusFigure();
  });
}

/** Called once, when it comes. */
function intoView(element: HTMLElement | null): void {
  element?.scrollIntoView({ block: 'nearest' });
}

interface FieldsProps extends AlertEditorProps {
  readonly edited: AlertView | null;
}

function Fields(props: FieldsProps) {
  const { coin, edited, locale, now, notifications, failure } = props;
  const [form, setForm] = useState<AlertForm>(() => formOf(edited, coin, locale));
  const [quiet, setQuiet] = useState<boolean | null>(null);
  const [tried, setTried] = useState(false);
  const box = useRef<HTMLFormElement>(null);
  const made = conditionOf(form, locale);
  const problem = isProblem(made) ? made : null;
  const isQuiet = quiet ?? props.quietHours !== null;

  const save = (): void => {
    if (isProblem(made)) {
      setTried(true);
      box.current?.querySelector<HTMLInputElement>(`[data-part="${made.field}"]`)?.focus();
      return;
    }
    props.onSave({
      draft: draftOf(form, made, coin, edited, now),
      quietHours: quiet === null ? undefined : quiet ? (props.quietHours ?? USUAL_QUIET_HOURS) : null,
      askPermission: notifications === 'first',
    });
  };

  return (
    <form
      ref={box}
      class="alert-fields"
      aria-label={i18n.t('alert.editor.region', [coin.name])}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <AlertFields
        form={form}
        coin={coin}
        edited={edited}
        problem={tried || problem?.reason === 'unreadable' ? problem : null}
        quietHours={props.quietHours ?? USUAL_QUIET_HOURS}
        isQuiet={isQuiet}
        reached={props.reached}
        locale={locale}
        now={now}
        onChange={(change) => setForm((last) => ({ ...last, ...change }))}
        onQuiet={setQuiet}
      />
      <p class="editor-note" data-part="asks">
        {i18n.t(notifications === 'private' ? 'alert.editor.private' : 'alert.editor.fresh')}{' '}
        {notifications === 'first' && i18n.t('alert.editor.willAsk')}
        {notifications === 'granted' && i18n.t('alert.editor.granted')}
        {notifications === 'off' && (
          <>
            {i18n.t('alert.editor.off')}{' '}
            <button type="button" class="text-button" data-part="turn-on" onClick={props.onAskPermission}>
              {i18n.t('alert.editor.turnOn')}
            </button>
          </>
        )}
      </p>
      {failure !== null && (
        // It may stand beneath what the popup shows, while the press was made far above it.
        <p ref={intoView} class="editor-failure" role="alert">
          {failure}
        </p>
      )}
      <div class="editor-actions">
        <button type="submit" class="button button-primary" data-part="set-alert">
          {edited ? i18n.t('alert.editor.change') : i18n.t('alert.editor.set')}
        </button>
        <button type="button" class="button button-bare" onClick={props.onClose}>
          {i18n.t('alert.editor.cancel')}
        </button>
      </div>
    </form>
  );
}
