import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { applySettings } from '../../../entrypoints/background/choices.ts';
import { openDay, tellDay } from '../../../entrypoints/background/day-note.ts';
import { localDay } from '../../../lib/domain/day-note.ts';
import { newFeedState } from '../../../lib/domain/feed-state.ts';
import { receive } from '../../../lib/prices/verify.ts';
import { DAY_TOLD_KEY } from '../../../lib/revision.ts';
import { changeAlerts } from '../../../lib/settings/alerts-store.ts';
import { changeSettings } from '../../../lib/settings/settings-store.ts';
import { clearDatabase, database } from '../../../lib/store/database.ts';
import { putQuotes } from '../../../lib/store/quotes.ts';
import { useCatalogue } from '../../components/catalogue.ts';
import { aFiring, aQuote } from '../../support/alerts.ts';
import { shownNotifications } from '../../support/notifications.ts';
import { servePackage, storeArticles } from '../../support/stored-articles.ts';

const HOUR = 3_600_000;
/** Ten in the morning, wherever this runs. */
const NOW = new Date(2026, 10, 22, 10).getTime();
const EIGHT = 8 * 60;

const story = (feedId: string, source: string, title: string) => ({
  feedId,
  source,
  title,
  publishedAt: NOW - 5 * HOUR,
  firstSeenAt: NOW,
});
const fork = [
  story('decrypt', 'Decrypt', 'Bittensor splits emissions per subnet after fork'),
  story('coindesk', 'CoinDesk', 'Bittensor fork splits subnet emissions'),
];
const filler = Array.from({ length: 60 }, (_, n) =>
  story('unchained', 'Unchained', `Court hears case ${n} about a stablecoin bill and an exchange’s licence`),
);

let byId: ReturnType<typeof shownNotifications>['byId'];
beforeEach(async () => {
  vi.useFakeTimers({ now: NOW, toFake: ['Date'] });
  fakeBrowser.reset();
  Object.assign(fakeBrowser.action, { setIcon: async () => undefined });
  servePackage();
  await useCatalogue();
  await clearDatabase();
  await changeSettings(() => ({ watchlist: ['bittensor'], dayNoteAt: EIGHT }));
  await readFeedAt(NOW);
  ({ byId } = shownNotifications());
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** The notes of days among all that is shown. */
const days = () => [...byId.keys()].filter((id) => id.startsWith('day-'));
const readFeedAt = async (time: number) =>
  (await database()).put('feeds', { ...newFeedState('decrypt'), lastSuccessAt: time });
/** With news that came in just before. */
const tellAt = async (time: number) => {
  vi.setSystemTime(time);
  await readFeedAt(time);
  return tellDay();
};
const dayAt = (day: number, hour: number) => new Date(2026, 10, 22 + day, hour).getTime();
const anAlertFired = () => changeAlerts((current) => [{ ...current, firings: [aFiring({ at: Date.now() })] }, null]);

describe('the day', () => {
  it('is told by headlines with their source, what their coins did, and missed alerts', async () => {
    await storeArticles([...filler, ...fork, story('unchained', 'Unchained', 'Bittensor wallets meet in Lisbon')]);
    await putQuotes([aQuote(258, NOW, { coinId: 'bittensor', change24h: 4.2 })], receive);
    await anAlertFired();
    await tellDay();
    const [id, note] = [...byId][0]!;
    expect(id).toBe(`day-${localDay(NOW)}`);
    expect(note.title).toBe('The last 24 hours');
    const lines = note.message.split('\n');
    expect(lines[0]).toMatch(/^“Bittensor .*” \((CoinDesk|Decrypt) and 1 more\)$/);
    expect(lines.slice(1)).toEqual([
      '“Bittensor wallets meet in Lisbon” (Unchained)',
      'TAO +4.2%',
      'You may have missed 1 alert.',
    ]);
  });

  it('is told once where two heartbeats come at once', async () => {
    await anAlertFired();
    await Promise.all([tellDay(), tellDay()]);
    expect(fakeBrowser.notifications.create).toHaveBeenCalledTimes(1);
  });

  it('is told once, and the next one on the next day', async () => {
    await anAlertFired();
    for (const hour of [7, 8, 8, 9, 23]) await tellAt(dayAt(0, hour));
    expect(days()).toEqual([`day-${localDay(NOW)}`]);
    vi.setSystemTime(dayAt(1, 7));
    await anAlertFired();
    await tellDay();
    expect(days()).toHaveLength(1);
    await tellAt(dayAt(1, 8));
    expect(days()).toHaveLength(2);
  });

  it('is told late where nobody was there at its time, and not for the days before', async () => {
    await tellAt(dayAt(-3, 8));
    vi.setSystemTime(NOW);
    await anAlertFired();
    await tellAt(dayAt(0, 21));
    expect(days()).toEqual([`day-${localDay(NOW)}`]);
  });

  it('is not told where there is nothing to tell, nor later that day', async () => {
    await tellDay();
    expect(days()).toHaveLength(0);
    await anAlertFired();
    await tellAt(NOW + HOUR);
    expect(days()).toHaveLength(0);
  });

  it('waits for news that came in since it was due, an hour of heartbeats at most', async () => {
    await anAlertFired();
    await readFeedAt(dayAt(0, 7));
    for (let beat = 0; beat <= 20; beat++) {
      expect(days()).toHaveLength(0);
      vi.setSystemTime(dayAt(0, 8) + beat * (HOUR / 20));
      await tellDay();
    }
    expect(days()).toHaveLength(1);
  });

  it('is not told from old news by a machine that wakes late without network, but once there are new ones', async () => {
    await anAlertFired();
    await readFeedAt(dayAt(0, 7));
    vi.setSystemTime(dayAt(0, 8));
    await tellDay();
    await readFeedAt(dayAt(0, 8) + 1);
    await changeSettings(() => ({ quietHours: { from: 7 * 60, to: 11 * 60 } }));
    for (const at of [dayAt(0, 13), dayAt(0, 14)]) {
      vi.setSystemTime(at);
      await tellDay();
    }
    expect(days()).toHaveLength(0);
    await tellAt(dayAt(0, 14) + 1);
    expect(days()).toHaveLength(1);
  });

  it('waits for the end of quiet hours', async () => {
    await changeSettings(() => ({ quietHours: { from: 7 * 60, to: 11 * 60 } }));
    await anAlertFired();
    await tellDay();
    expect(days()).toHaveLength(0);
    await tellAt(dayAt(0, 11));
    expect(days()).toHaveLength(1);
  });

  it('is not told before it is chosen, and from the next day where its time is past', async () => {
    await changeSettings(() => ({ dayNoteAt: null }));
    await anAlertFired();
    await tellDay();
    await applySettings(() => ({ dayNoteAt: EIGHT }));
    await tellDay();
    expect(days()).toHaveLength(0);
    vi.setSystemTime(dayAt(1, 7));
    await anAlertFired();
    await tellAt(dayAt(1, 8));
    expect(days()).toHaveLength(1);
  });

  it('comes today where its time is still ahead, but never twice a day', async () => {
    await changeSettings(() => ({ dayNoteAt: null }));
    await anAlertFired();
    await applySettings(() => ({ dayNoteAt: 11 * 60 }));
    await tellDay();
    expect(days()).toHaveLength(0);
    await tellAt(dayAt(0, 11));
    expect(days()).toHaveLength(1);
    byId.clear();
    await applySettings(() => ({ dayNoteAt: 12 * 60 }));
    await tellAt(dayAt(0, 13));
    expect(days()).toHaveLength(0);
  });

  it('comes today where the usual time was past, but one still to come is chosen then', async () => {
    await changeSettings(() => ({ dayNoteAt: null }));
    await anAlertFired();
    await applySettings(() => ({ dayNoteAt: EIGHT }));
    await applySettings(() => ({ dayNoteAt: 12 * 60 }));
    await tellAt(dayAt(0, 12));
    expect(days()).toHaveLength(1);
  });

  it('is not spent where the browser shows no notifications', async () => {
    await anAlertFired();
    const { notifications } = fakeBrowser;
    Object.assign(fakeBrowser, { notifications: undefined });
    await tellDay().finally(() => Object.assign(fakeBrowser, { notifications }));
    expect(await fakeBrowser.storage.local.get(DAY_TOLD_KEY)).toEqual({});
    await tellDay();
    expect(days()).toHaveLength(1);
  });
});

describe('a click on it', () => {
  const popups: string[] = [];
  const opened: string[] = [];
  const openPopup = (works: boolean) => {
    popups.length = opened.length = 0;
    Object.assign(fakeBrowser.action, {
      setPopup: async ({ popup }: { popup: string }) => popups.push(popup),
      openPopup: async () => {
        if (!works) throw new Error('no window');
        popups.push('opened');
      },
    });
    Object.assign(fakeBrowser.tabs, { create: async ({ url }: { url: string }) => opened.push(new URL(url).href) });
  };

  it('opens the popup at the day, and leaves the popup as it was', async () => {
    openPopup(true);
    await openDay('day-2026-11-22');
    expect(popups).toEqual(['popup.html#today', 'opened', 'popup.html']);
    expect(opened).toEqual([]);
  });

  it('opens it in a tab where the popup may not be opened', async () => {
    openPopup(false);
    await openDay('day-2026-11-22');
    expect(opened).toEqual([expect.stringMatching(/popup\.html#today$/)]);
    expect(popups.at(-1)).toBe('popup.html');
  });
});
