import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { changeFeed } from '../../../lib/poll/subscriptions.ts';
import { receive } from '../../../lib/prices/verify.ts';
import { changeAlerts } from '../../../lib/settings/alerts-store.ts';
import { getDailyInsights } from '../../../lib/query/daily-insights.ts';
import { changeSettings } from '../../../lib/settings/settings-store.ts';
import { clearDatabase } from '../../../lib/store/database.ts';
import { putQuotes } from '../../../lib/store/quotes.ts';
import { aFiring, alertId, aQuote } from '../../support/alerts.ts';
import { servePackage, storeArticles } from '../../support/stored-articles.ts';

const NOW = Date.UTC(2026, 10, 22, 12);
const HOUR = 3_600_000;

const piece = (feedId: string, source: string, title: string, hoursAgo: number) => ({
  feedId,
  source,
  title,
  publishedAt: NOW - hoursAgo * HOUR,
  firstSeenAt: NOW,
});
const fork = [
  piece('decrypt', 'Decrypt', 'Bittensor splits emissions per subnet after fork', 5),
  piece('coindesk', 'CoinDesk', 'Bittensor fork splits subnet emissions', 6),
  piece('cointelegraph', 'Cointelegraph', 'Subnet emissions split as Bittensor forks', 3),
];
const pair = [
  piece('decrypt', 'Decrypt', 'Akash opens GPU market to home users with spare cards', 2),
  piece('coindesk', 'CoinDesk', 'Akash GPU market opened to spare home cards', 1),
];
const filler = Array.from({ length: 60 }, (_, n) =>
  piece('unchained', 'Unchained', `Court hears case ${n} about a stablecoin bill and an exchange’s licence`, n),
);

const told = async () =>
  (await getDailyInsights(NOW)).stories.map(({ source, also, coins }) => [
    source,
    also.length,
    coins.map(({ coinId }) => coinId).join(),
  ]);

beforeEach(async () => {
  vi.useFakeTimers({ now: NOW, toFake: ['Date'] });
  fakeBrowser.reset();
  servePackage();
  await clearDatabase();
  await changeSettings(() => ({ watchlist: ['bittensor', 'akash-network'] }));
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

it('tells the stories about watched coins, the one of most publishers first, the newer of two alike', async () => {
  const lone = piece('unchained', 'Unchained', 'Bittensor validators meet in Lisbon', 4);
  const stale = piece('unchained', 'Unchained', 'Bittensor wallet of last week', 26);
  const unwatched = piece('unchained', 'Unchained', 'Solana validators meet in Porto', 1);
  await storeArticles([...filler, ...pair, ...fork, lone, stale, unwatched]);
  expect(await told()).toEqual([
    ['CoinDesk', 2, 'bittensor'],
    ['Decrypt', 1, 'akash-network'],
    ['Unchained', 0, 'bittensor'],
  ]);
});

it('counts no publisher that is muted, and none that was paid', async () => {
  const paid = piece('chainwire', 'Chainwire', 'Bittensor subnet emissions split in fork', 4);
  await storeArticles([...filler, ...fork, paid]);
  await changeFeed('decrypt', { tuning: { paceMinutes: null, muted: true } });
  expect(await told()).toEqual([['CoinDesk', 1, 'bittensor']]);
});

it('says what its coins did, where a source told', async () => {
  await storeArticles([...filler, ...fork, ...pair]);
  const quote = aQuote(258, NOW, { coinId: 'bittensor', change24h: 4.2 });
  await putQuotes([quote], receive);
  const { stories, since } = await getDailyInsights(NOW);
  expect(since).toBe(NOW - 24 * HOUR);
  expect(stories.flatMap(({ coins }) => coins)).toEqual([
    { coinId: 'bittensor', symbol: 'TAO', change24h: 4.2 },
    { coinId: 'akash-network', symbol: 'AKT', change24h: null },
  ]);
});

it('tells no change of a price that is old or held', async () => {
  await storeArticles([...filler, ...fork, ...pair]);
  await putQuotes([aQuote(258, NOW - 2 * HOUR, { coinId: 'bittensor', change24h: 4.2 })], receive);
  await putQuotes([aQuote(0.5, NOW - 60_000, { coinId: 'akash-network', change24h: 1 })], receive);
  await putQuotes([aQuote(0.8, NOW, { coinId: 'akash-network', change24h: 61 })], receive);
  const { stories } = await getDailyInsights(NOW);
  expect(stories.flatMap(({ coins }) => coins).map(({ change24h }) => change24h)).toEqual([null, null]);
});

it('has none where nothing is stored', async () => {
  expect(await getDailyInsights(NOW)).toEqual({ since: NOW - 24 * HOUR, stories: [], alerts: 0, missed: [] });
});

it('tells stories on chosen topics, and on what belongs to these, beside those of watched coins', async () => {
  const zk = [
    piece('decrypt', 'Decrypt', 'zkML proofs of Modulus verified in a second', 2),
    piece('coindesk', 'CoinDesk', 'Modulus verifies zkML proofs within one second', 3),
  ];
  const old = piece('unchained', 'Unchained', 'zkML proofs of last week', 30);
  await storeArticles([...filler, ...fork, ...zk, old]);
  expect(await told()).toEqual([['CoinDesk', 2, 'bittensor']]);
  await changeSettings(() => ({ dayTopics: ['zkml'] }));
  const topics = async () => (await getDailyInsights(NOW)).stories.map((story) => [story.source, story.topics.join()]);
  expect(await topics()).toEqual([
    ['CoinDesk', ''],
    ['CoinDesk', 'zkml'],
  ]);
  await changeSettings(() => ({ dayTopics: ['decentralised-ai'] }));
  expect((await topics()).at(-1)).toEqual(['CoinDesk', 'decentralised-ai']);
  await changeSettings(() => ({ watchlist: [], dayTopics: ['zkml', 'never-heard-of'] }));
  expect(await topics()).toEqual([['CoinDesk', 'zkml']]);
  await changeSettings(() => ({ dayTopics: ['never-heard-of'] }));
  expect(await topics()).toEqual([]);
});

it('tells which alerts nobody may have noticed', async () => {
  const MINUTE = 60_000;
  const firing = (n: number, changes: Parameters<typeof aFiring>[0]) =>
    aFiring({ id: `${alertId(n)}@${NOW}`, at: NOW - 2 * HOUR, seenAt: NOW - 2 * HOUR + MINUTE, ...changes });
  const firings = [
    firing(1, {}),
    firing(2, { seenAt: null }),
    firing(3, { seenAt: NOW }),
    firing(4, { moment: 'away' }),
    firing(5, { moment: 'quiet' }),
    firing(6, { at: NOW - 25 * HOUR, seenAt: null }),
  ];
  await changeAlerts((current) => [{ ...current, firings }, null]);
  const { alerts, missed } = await getDailyInsights(NOW);
  expect(alerts).toBe(5);
  expect(missed.map(({ id }) => id)).toEqual([5, 4, 3, 2].map((n) => `${alertId(n)}@${NOW}`));
});
