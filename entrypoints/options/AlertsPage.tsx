import { i18n } from '#i18n';
import { useEffect, useState } from 'preact/hooks';
import { AlertEditing } from '../../components/alerts/AlertEditing.tsx';
import { refusalWords } from '../../components/alerts/condition-words.ts';
import { AlertList, type RemovedAlert } from '../../components/options/AlertList.tsx';
import { NotificationSetting, QuietHoursSetting } from '../../components/options/AlertSettings.tsx';
import { DayNoteSetting, DayTopics } from '../../components/options/DaySettings.tsx';
import { SectionHead } from '../../components/options/SectionHead.tsx';
import { alertDesk } from '../../lib/messages/alert-desk.ts';
import { ask } from '../../lib/messages/client.ts';
import type { AlertAnswer, AlertView } from '../../lib/query/views.ts';
import type { PageProps } from './page-props.ts';
import { useNotifications } from './use-notifications.ts';
import { wordsOf } from './words-of.ts';

/** Every alert and what can be done with it, notifications, quiet hours. */
export function AlertsPage({ views, stored, now, locale, titleRef }: PageProps) {
  const { alerts, firings, most } = views.alerts;
  const [editing, setEditing] = useState<string | null>(null);
  const [removed, setRemoved] = useState<RemovedAlert | null>(null);
  const [failure, setFailure] = useState<{ readonly id: string; readonly words: string } | null>(null);
  const [said, setSaid] = useState('');
  const notifications = useNotifications();

  const unseen = firings
    .filter(({ seen }) => !seen)
    .map(({ id }) => id)
    .join(' ');
  useEffect(() => {
    if (unseen !== '') void ask('seeFirings', { ids: unseen.split(' ') }).catch(() => undefined);
  }, [unseen]);

  const rowOf = (alert: AlertView) => views.ticker.rows.find(({ coinId }) => coinId === alert.coinId);
  const edited = alerts.find(({ id }) => id === editing);
  const coin = edited && rowOf(edited);

  /** Does what a button of an alert asks for; what stands in the way is told in that alert's row. */
  async function attempt(id: string, work: () => Promise<AlertAnswer | null>): Promise<boolean> {
    setFailure(null);
    try {
      const answer = await work();
      if (answer && !answer.ok) setFailure({ id, words: refusalWords(answer.reason, most, locale) });
      return !answer || answer.ok;
    } catch (error) {
      setFailure({ id, words: i18n.t('options.failed.change', [wordsOf(error)]) });
      return false;
    } finally {
      stored.reload();
    }
  }

  async function remove(one: RemovedAlert): Promise<void> {
    const { alert } = one;
    const isDone = await attempt(alert.id, async () => {
      await alertDesk.remove(alert.id);
      return null;
    });
    if (!isDone) return;
    setRemoved(one);
    setSaid(i18n.t('alert.removed'));
  }

  async function undo(): Promise<void> {
    if (!removed) return;
    if (!(await attempt(removed.alert.id, () => alertDesk.restore(removed.alert.id)))) return;
    setRemoved(null);
    setSaid(i18n.t('alert.restored'));
    document.getElementById('alerts-title')?.focus();
  }

  return (
    <>
      <SectionHead title={i18n.t('options.sections.alerts')} lead={i18n.t('options.alerts.lead')} titleRef={titleRef} />
      <output class="visually-hidden" data-part="said">
        {said}
      </output>
      <section aria-labelledby="alerts-title">
        <h2 id="alerts-title" tabIndex={-1}>
          {i18n.t('options.alerts.all')}{' '}
          {alerts.length > 0 && <span class="count number">{new Intl.NumberFormat(locale).format(alerts.length)}</span>}
        </h2>
        {alerts.length === 0 && !removed && <p class="empty">{i18n.t('options.alerts.none')}</p>}
        <AlertList
          alerts={alerts}
          firings={firings}
          removed={removed}
          under={
            edited && coin
              ? {
                  id: edited.id,
                  content: (
                    <AlertEditing
                      key={edited.id}
                      desk={alertDesk}
                      coin={coin}
                      first={edited.id}
                      alone
                      locale={locale}
                      now={now}
                      onSet={setSaid}
                      onClose={() => {
                        setEditing(null);
                        document
                          .querySelector<HTMLElement>(`[data-alert-id="${edited.id}"] [data-part="edit"]`)
                          ?.focus();
                      }}
                    />
                  ),
                }
              : null
          }
          failure={failure}
          inForce={views.settings.currency}
          now={now}
          locale={locale}
          canEdit={(alert) => rowOf(alert) !== undefined}
          onEdit={({ id }) => setEditing(id === editing ? null : id)}
          onSnooze={({ id }, until) => void attempt(id, () => alertDesk.snooze(id, until))}
          onRemove={(one) => void remove(one)}
          onUndo={() => void undo()}
        />
      </section>
      <section class="settings" aria-labelledby="told-title">
        <h2 id="told-title">{i18n.t('options.alerts.told')}</h2>
        <NotificationSetting
          allowed={notifications.allowed}
          refused={notifications.refused}
          onAsk={notifications.ask}
          onStop={notifications.stop}
        />
        <QuietHoursSetting
          quietHours={views.settings.quietHours}
          onChange={(quietHours) => void stored.change({ quietHours })}
        />
      </section>
      <section class="settings" aria-labelledby="day-title">
        <h2 id="day-title">{i18n.t('options.day.title')}</h2>
        <DayTopics
          followed={views.settings.dayTopics}
          locale={locale}
          onChange={(dayTopics) => void stored.change({ dayTopics })}
        />
        <DayNoteSetting
          at={views.settings.dayNoteAt}
          quietHours={views.settings.quietHours}
          allowed={notifications.allowed}
          onChange={(dayNoteAt) => {
            // The choice is on its way before the browser asks: it stands whatever the answer.
            void stored.change({ dayNoteAt });
            if (dayNoteAt !== null && notifications.allowed === false) notifications.ask();
          }}
        />
      </section>
    </>
  );
}
