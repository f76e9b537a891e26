import type { AlertWish } from '../../lib/domain/alert.ts';
import type { CoinId } from '../../lib/domain/coin.ts';
import type { AlertAnswer, AlertsView, AlertView, LevelReached } from '../../lib/query/views.ts';

export interface AlertsRead {
  readonly view: AlertsView;
  readonly mayNotify: boolean;
  /** Over a private window, from which nothing is kept. */
  readonly isPrivate?: boolean;
}

/** What the editor and the list of alerts can have done. A surface hands it in, wired to the background. */
export interface AlertDesk {
  readonly read: () => Promise<AlertsRead>;
  /** Calls back whenever `read` may answer something else; returns what ends it. */
  readonly watch: (onChange: () => void) => () => void;
  /** `mayNotify` is null where the browser was not asked. */
  readonly set: (wish: AlertWish) => Promise<{ readonly answer: AlertAnswer; readonly mayNotify: boolean | null }>;
  /** Puts a removed alert back as it was. */
  readonly restore: (id: string) => Promise<AlertAnswer>;
  readonly remove: (id: string) => Promise<AlertView | null>;
  readonly snooze: (id: string, until: number | null) => Promise<AlertAnswer>;
  /** When the coin last was at a price; null where nobody knows. */
  readonly reached: (coinId: CoinId, side: 'above' | 'below', level: number) => Promise<LevelReached | null>;
  /** In a click. */
  readonly askToNotify: () => Promise<boolean>;
  readonly stopNotifying: () => Promise<boolean>;
}
