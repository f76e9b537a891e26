import type { AlertWish } from '../domain/alert.ts';
import type { CoinId } from '../domain/coin.ts';
import type { AlertAnswer, AlertsView, AlertView, LevelReached } from '../query/views.ts';
import { REVISION_KEY, watchKey } from '../revision.ts';
import { ask } from './client.ts';
import { askToNotify, mayNotify, stopNotifying, watchNotifying } from './notifications.ts';

/** What surfaces do with alerts: messages to the background, and the browser's permission for notifications. */
export const alertDesk = {
  async read(): Promise<{ view: AlertsView; mayNotify: boolean }> {
    const [view, allowed] = await Promise.all([ask('getAlerts', {}), mayNotify()]);
    return { view, mayNotify: allowed };
  },
  watch(onChange: () => void): () => void {
    const ends = [watchKey('local', REVISION_KEY, onChange), watchNotifying(onChange)];
    return () => ends.forEach((end) => end());
  },
  /**
   * Stores an alert and, where wanted, asks for notifications in the same click. The alert is on its way before the
   * browser is asked: its prompt may close the popup, and the answer is not needed for the alert to stand.
   */
  async set({
    draft,
    quietHours,
    askPermission,
  }: AlertWish): Promise<{ answer: AlertAnswer; mayNotify: boolean | null }> {
    const stored = ask('putAlert', draft);
    const quiet = quietHours === undefined ? null : ask('putSettings', { quietHours });
    const asked = askPermission ? askToNotify() : null;
    const [answer, , allowed] = await Promise.all([stored, quiet, asked]);
    return { answer, mayNotify: allowed };
  },
  restore: (id: string): Promise<AlertAnswer> => ask('restoreAlert', { id }),
  remove: (id: string): Promise<AlertView | null> => ask('removeAlert', { id }),
  snooze: (id: string, until: number | null): Promise<AlertAnswer> => ask('snoozeAlert', { id, until }),
  reached: (coinId: CoinId, side: 'above' | 'below', level: number): Promise<LevelReached | null> =>
    ask('getLevelReached', { coinId, side, level }),
  askToNotify,
  stopNotifying,
};
