import { browser } from '../../lib/browser.ts';
import { systemClock } from '../../lib/clock.ts';
import { isDayNoteDue, isPast, localDay, minuteOnDay } from '../../lib/domain/day-note.ts';
import { HOUR_MS } from '../../lib/domain/durations.ts';
import { formatPercent } from '../../lib/domain/money.ts';
import { isQuiet } from '../../lib/domain/quiet-hours.ts';
import { getDailyInsights } from '../../lib/query/daily-insights.ts';
import { HEARTBEAT_MS } from '../../lib/poll/schedule.ts';
import type { DailyInsights, DailyStory } from '../../lib/query/views.ts';
import { DAY_TOLD_KEY } from '../../lib/revision.ts';
import { readSettings } from '../../lib/settings/settings-store.ts';
import { getFeedStates } from '../../lib/store/feeds.ts';
import { i18n } from '#i18n';

const MOST_STORIES = 3;
const DAY_ID = 'day-';
/** News are of now where a feed was read so lately. */
const FRESH_MS = HOUR_MS;
/**
 * So many heartbeats a day waits for news, an hour of them: a machine that just woke may have no network yet. What a
 * machine sleeps through does not count.
 */
const BEATS_TO_WAIT = HOUR_MS / HEARTBEAT_MS;
/** In `storage.session`: the day that waits, and how many heartbeats it has waited. */
const WAITS_KEY = 'dayWaits';

/** The telling that runs: two heartbeats at once would both find the day untold. */
let telling: Promise<void> | null = null;

/**
 * Tells the day, if its time has come, in no quiet hours. A day with nothing to tell is done too. It is noted first: a
 * worker killed in between tells nothing rather than twice.
 */
export function tellDay(): Promise<void> {
  telling ??= tellIfDue().finally(() => {
    telling = null;
  });
  return telling;
}

async function tellIfDue(): Promise<void> {
  const now = systemClock();
  const { notifications } = browser as Partial<Pick<typeof browser, 'notifications'>>;
  const { dayNoteAt, quietHours } = await readSettings();
  if (!notifications || dayNoteAt === null || isQuiet(quietHours, now)) return;
  if (!isDayNoteDue(dayNoteAt, (await readMark())?.day ?? null, now)) return;
  if (!(await isNewsIn(minuteOnDay(dayNoteAt, now), now)) && (await hasToWait(now))) return;
  await markDay(now, 'told');
  const insights = await getDailyInsights(now);
  const message = linesOf(insights, browser.i18n.getUILanguage()).join('\n');
  if (message === '') return;
  await notifications.create(DAY_ID + localDay(now), {
    type: 'basic',
    iconUrl: browser.runtime.getURL('icon/icon-128.png'),
    title: i18n.t('insights.title'),
    message,
  });
}

/** Whether anything was read since the day was due, and lately: a day told late is not told from what was in at its time. */
async function isNewsIn(dueAt: number, now: number): Promise<boolean> {
  const states = await getFeedStates();
  const since = Math.max(dueAt, now - FRESH_MS);
  return [...states.values()].some(({ lastSuccessAt }) => lastSuccessAt !== null && lastSuccessAt >= since);
}

/** Whether this heartbeat is still one to wait, and notes it. */
async function hasToWait(now: number): Promise<boolean> {
  const stored: unknown = (await browser.storage.session.get(WAITS_KEY))[WAITS_KEY];
  const { day, beats } = Object(stored) as { day?: unknown; beats?: unknown };
  const waited = day === localDay(now) && typeof beats === 'number' ? beats : 0;
  if (waited >= BEATS_TO_WAIT) return false;
  await browser.storage.session.set({ [WAITS_KEY]: { day: localDay(now), beats: waited + 1 } });
  return true;
}

/** A time chosen when it is past for today begins tomorrow; where one still to come is chosen after it, today. */
export async function beginDayNotes(minute: number | null): Promise<void> {
  if (minute === null) return;
  const now = systemClock();
  const mark = await readMark();
  if (!isPast(minute, now)) {
    if (mark?.why === 'chosen') await browser.storage.local.remove(DAY_TOLD_KEY);
  } else if (mark?.day !== localDay(now)) {
    await markDay(now, 'chosen');
  }
}

/** The last day that is done with: it was told, or its time was past when it was chosen. */
interface DayMark {
  readonly day: string;
  readonly why: 'told' | 'chosen';
}

async function markDay(now: number, why: DayMark['why']): Promise<void> {
  const mark: DayMark = { day: localDay(now), why };
  await browser.storage.local.set({ [DAY_TOLD_KEY]: mark });
}

async function readMark(): Promise<DayMark | null> {
  const stored: unknown = (await browser.storage.local.get(DAY_TOLD_KEY))[DAY_TOLD_KEY];
  // Before there were reasons the day stood there alone.
  if (typeof stored === 'string') return { day: stored, why: 'told' };
  const { day, why } = Object(stored) as { day?: unknown; why?: unknown };
  return typeof day === 'string' ? { day, why: why === 'chosen' ? why : 'told' } : null;
}

/** Headlines as their publishers wrote them, what their coins did, how many alerts were missed; empty where there is nothing. */
function linesOf({ stories, missed }: DailyInsights, locale: string): string[] {
  const told = stories.slice(0, MOST_STORIES);
  const moves = new Map(told.flatMap(({ coins }) => coins).map((coin) => [coin.coinId, coin]));
  const movers = [...moves.values()].flatMap(({ symbol, change24h }) =>
    change24h === null ? [] : `${symbol} ${formatPercent(change24h, locale).text}`,
  );
  return [
    ...told.map(storyLine),
    ...(movers.length > 0 ? [new Intl.ListFormat(locale, { type: 'unit' }).format(movers)] : []),
    ...(missed.length > 0 ? [i18n.t('insights.missedAlerts', missed.length)] : []),
  ];
}

function storyLine({ title, source, also }: DailyStory): string {
  const more = also.length;
  return more === 0
    ? i18n.t('insights.quote', [title, source])
    : i18n.t('insights.quoteOfMore', [title, source, String(more)]);
}

export function isDayNote(notificationId: string): boolean {
  return notificationId.startsWith(DAY_ID);
}

/** A click on it: the popup, with the day opened; where it can't be opened without a click on it, the same in a tab. */
export async function openDay(notificationId: string): Promise<void> {
  const { notifications } = browser as Partial<Pick<typeof browser, 'notifications'>>;
  await notifications?.clear(notificationId);
  const popup = 'popup.html#today';
  await browser.action.setPopup({ popup });
  try {
    await browser.action.openPopup();
  } catch {
    await browser.tabs.create({ url: browser.runtime.getURL(`/${popup}`) });
  } finally {
    await browser.action.setPopup({ popup: 'popup.html' });
  }
}
