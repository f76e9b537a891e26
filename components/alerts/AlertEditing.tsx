import { i18n } from '#i18n';
import { useCallback, useEffect, useState } from 'preact/hooks';
import type { AlertWish } from '../../lib/domain/alert.ts';
import { isPrivate } from '../../lib/domain/private-window.ts';
import type { AlertAnswer, AlertView } from '../../lib/query/views.ts';
import type { AlertDesk, AlertsRead } from './alert-desk.ts';
import type { AlertCoin } from './alert-form.ts';
import { AlertEditor, type NotificationStanding } from './AlertEditor.tsx';
import { refusalWords, setWords } from './condition-words.ts';

interface AlertEditingProps {
  readonly desk: AlertDesk;
  readonly coin: AlertCoin;
  /** The alert that is changed first; null begins a new one. */
  readonly first: string | null;
  /** Without the lines of the coin's other alerts: the options have them around it. */
  readonly alone?: boolean;
  readonly locale: string;
  readonly now: number;
  /** An alert was set: what is said of it. */
  readonly onSet: (words: string) => void;
  readonly onClose: () => void;
}

/** The editor with what is stored. It is there as soon as that is read, which takes one message. */
export function AlertEditing({ desk, coin, first, alone = false, locale, now, onSet, onClose }: AlertEditingProps) {
  const [read, setRead] = useState<AlertsRead | null>(null);
  const [removed, setRemoved] = useState<AlertView | null>(null);
  const [failure, setFailure] = useState<string | null>(null);

  const reload = useCallback(async (): Promise<void> => {
    try {
      setRead(await desk.read());
    } catch {
      setFailure(i18n.t('alert.refused.failed'));
    }
  }, [desk]);
  useEffect(() => {
    void reload();
    return desk.watch(() => void reload());
  }, [desk, reload]);

  /** Tells what came of a change; null where it was stored. */
  const tell = (answer: AlertAnswer): string | null =>
    answer.ok ? null : refusalWords(answer.reason, read?.view.most ?? 0, locale);
  const attempt = (work: () => Promise<string | null>): void => {
    setFailure(null);
    work()
      .then(setFailure)
      .catch((error: unknown) => setFailure(i18n.t(isPrivate(error) ? 'popup.private' : 'alert.refused.failed')))
      .finally(() => void reload());
  };
  // Nothing may be awaited before: the browsers take the question about notifications only in the click itself.
  const save = (wish: AlertWish): void =>
    attempt(async () => {
      const { answer, mayNotify } = await desk.set(wish);
      if (!answer.ok) return tell(answer);
      onSet(setWords(answer.alert, mayNotify === false, locale));
      onClose();
      return null;
    });

  if (!read)
    return failure === null ? null : (
      <p class="editor-failure" role="alert">
        {failure}
      </p>
    );
  const alerts = read.view.alerts.filter(({ coinId }) => coinId === coin.coinId);
  return (
    <AlertEditor
      coin={coin}
      alerts={alerts}
      first={first}
      alone={alone}
      removed={removed}
      quietHours={read.view.quietHours}
      notifications={standingOf(read)}
      failure={failure}
      reached={desk.reached}
      locale={locale}
      now={now}
      onSave={save}
      onRemove={({ id }) =>
        attempt(async () => {
          setRemoved(await desk.remove(id));
          return null;
        })
      }
      onRestore={({ id }) =>
        attempt(async () => {
          const answer = await desk.restore(id);
          if (answer.ok) setRemoved(null);
          return tell(answer);
        })
      }
      onSnooze={({ id }, until) => attempt(async () => tell(await desk.snooze(id, until)))}
      onAskPermission={() => void desk.askToNotify().then(reload)}
      onClose={onClose}
    />
  );
}

function standingOf({ view, mayNotify, isPrivate: isKeptOut = false }: AlertsRead): NotificationStanding {
  if (isKeptOut) return 'private';
  if (mayNotify) return 'granted';
  return view.alerts.length === 0 ? 'first' : 'off';
}
