/** What is done by a press in the popup, and what is said of it: loaded with the first one. */
import { i18n } from '#i18n';
import { clockTime } from '../../components/controls/clock-time.ts';
import { noticeWords } from '../../components/ticker/notice-words.ts';
import { systemClock } from '../../lib/clock.ts';
import type { CoinId } from '../../lib/domain/coin.ts';
import { HOUR_MS } from '../../lib/domain/durations.ts';
import { ask } from '../../lib/messages/client.ts';
import type { RefreshAnswer } from '../../lib/messages/protocol.ts';
import type { FiringView, TickerView } from '../../lib/query/views.ts';

type RefreshRefusal = Extract<RefreshAnswer, { ok: false }>['reason'];

/** Why no new prices came, in the words of the notice that the background has stored by then. */
export function refusalWords(reason: RefreshRefusal, view: TickerView | null, locale: string): string {
  // A wrong clock is said in its own place; it keeps no price from coming.
  const notice = view?.notices.find(({ kind }) => kind !== 'clock');
  const because = notice && noticeWords(notice, locale);
  if (reason === 'wait') return because ?? i18n.t('popup.askedJustNow');
  return [because, i18n.t('popup.refreshFailed')].filter(Boolean).join(' ');
}

/** Puts a coin on the list. Rejects where nobody answers. */
export async function addCoin(
  coinId: CoinId,
  name: string,
  locale: string,
): Promise<{ readonly added: boolean; readonly words: string }> {
  const { watchlist } = await ask('addCoin', { coinId });
  if (watchlist.includes(coinId)) return { added: true, words: i18n.t('popup.added', [name]) };
  return { added: false, words: i18n.t('popup.full', [new Intl.NumberFormat(locale).format(watchlist.length)]) };
}

/** Silences the alert that fired for an hour, and says until when. Rejects where that could not be. */
export async function snooze({ alertId, symbol }: FiringView, locale: string): Promise<string> {
  const answer = await ask('snoozeAlert', { id: alertId, until: systemClock() + HOUR_MS });
  const until = answer.ok ? answer.alert.snoozedUntil : null;
  if (until === null) throw new Error('the alert is gone');
  return i18n.t('alert.snoozed', [symbol, clockTime(until, systemClock(), locale)]);
}
