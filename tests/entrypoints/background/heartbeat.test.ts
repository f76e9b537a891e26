import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { heartbeat } from '../../../entrypoints/background/alarms.ts';
import { fromSurfaces } from '../../../entrypoints/background/handlers.ts';
import { defaultFeeds } from '../../../lib/articles/default-feeds.ts';
import { log } from '../../../lib/log.ts';
import { changeSettings } from '../../../lib/settings/settings-store.ts';
import { clearDatabase } from '../../../lib/store/database.ts';
import { getQuotes } from '../../../lib/store/quotes.ts';
import { useCatalogue } from '../../components/catalogue.ts';
import { fakeNetwork, MARKETS_HOST, marketsReply } from '../../support/fake-network.ts';
import { servePackage } from '../../support/stored-articles.ts';

const START = Date.UTC(2026, 10, 29, 12);

beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: START });
  fakeBrowser.reset();
  Object.assign(fakeBrowser.action, { setIcon: async () => undefined });
  servePackage();
  await useCatalogue();
  await clearDatabase();
  const feeds = Object.fromEntries(defaultFeeds.map(({ id }) => [id, false]));
  await changeSettings(() => ({ watchlist: ['bitcoin'], currency: 'usd', feeds, dayNoteAt: 0 }));
});

afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

it.each<[string, () => void]>([
  [
    'what is stored cannot be shown',
    () => void vi.spyOn(fakeBrowser.action, 'setBadgeText').mockRejectedValue(new Error('no toolbar')),
  ],
  [
    'the day cannot be told',
    () => void vi.spyOn(fakeBrowser.storage.session, 'set').mockRejectedValue(new Error('no session')),
  ],
])('prices are asked for and everything precious is copied, though %s', async (_what, breakIt) => {
  vi.spyOn(log, 'bug').mockReturnValue();
  fakeNetwork({ [MARKETS_HOST]: () => marketsReply({ bitcoin: 64_571 }, Date.now()) });
  breakIt();
  await heartbeat();
  expect((await getQuotes(['bitcoin'], 'usd')).get('bitcoin')?.price).toBe(64_571);
  expect((await fromSurfaces.getBackups({}, {})).kept).toHaveLength(1);
});
