import { ALARM, DEFAULT_SOURCES, expect, test } from './support/fixtures.ts';
import { idle, priceRound, round } from './support/settled.ts';
import type { Store } from './support/store.ts';

const COINGECKO = { host: 'api.coingecko.com' };

async function quoteKeys(store: Store): Promise<string[]> {
  return (await store.all('quotes')).map(({ coinId, currency }) => `${String(coinId)} ${String(currency)}`).sort();
}

async function bitcoin(store: Store): Promise<Record<string, unknown> | undefined> {
  return (await store.all('quotes')).find(({ coinId, currency }) => coinId === 'bitcoin' && currency === 'usd');
}

test.use({ freshInstall: true });

test('reads every default source once, each article once, and asks again with what it was given', async ({
  extension,
  store,
  world,
}) => {
  const first = await store.articles();
  expect(first.length).toBeGreaterThanOrEqual(300);
  expect(new Set(first.map(({ url }) => url)).size).toBe(first.length);
  expect(new Set(first.map(({ feedId }) => feedId)).size).toBe(DEFAULT_SOURCES);
  const titles = new Set(first.map(({ feedId, title }) => `${feedId} ${title}`));
  expect(titles.size).toBe(first.length);

  world.clearRequests();
  await round(extension, store);
  const again = world.requests.filter(({ kind }) => kind === 'feed');
  expect(again).toHaveLength(DEFAULT_SOURCES);
  expect(again.filter(({ status }) => status === 304).length).toBeGreaterThan(0);
  expect(await store.articles()).toHaveLength(first.length);

  await store.patch('feeds', { etag: null, lastModified: null });
  await round(extension, store);
  expect(await store.articles()).toHaveLength(first.length);
});

test('the exchange takes over when CoinGecko asks to wait, and hands back', async ({ extension, store, world }) => {
  world.setFault(COINGECKO, { kind: 'status', status: 429, headers: { 'Retry-After': '600' } });
  // Older than two intervals: for a fresh CoinGecko price the exchange does not stand in.
  await store.ageQuotes(13 * 60_000);
  await priceRound(extension, store);
  expect(await bitcoin(store)).toMatchObject({ source: 'kraken', change24h: null });
  const worker = await extension.worker();
  const title = () => worker.evaluate(() => chrome.action.getTitle({}));
  await expect.poll(title).toContain('Kraken');

  await extension.killWorker();
  world.clearRequests();
  await round(extension, store);
  expect(world.requests.filter(({ host }) => host === COINGECKO.host)).toEqual([]);

  world.clearFaults();
  await store.patch('providers', { blockedUntil: Date.now() - 1 });
  await store.ageQuotes(120_000);
  await priceRound(extension, store);
  expect(await bitcoin(store)).toMatchObject({ source: 'coingecko', price: 64_571 });
});

for (const moment of ['before', 'during', 'after'] as const) {
  test(`the worker killed ${moment} a round of everything: nothing lost, nothing doubled`, async ({
    extension,
    store,
    world,
  }) => {
    const articles = (await store.articles()).map(({ url }) => url).sort();
    const coins = await quoteKeys(store);
    // As on the first day: no article stored, every price and every feed due.
    await store.clear(['quotes', 'articleBlocks', 'articleKeys', 'indexSegments', 'feeds', 'jobs']);
    world.setPrice('bitcoin', 66_000);
    world.clearRequests();
    if (moment === 'before') await extension.killWorker();
    if (moment === 'during') {
      world.setFault({ host: 'decrypt.co' }, { kind: 'hang' });
      world.setFault({ host: 'thedefiant.io' }, { kind: 'hang' });
      await extension.fireAlarm('heartbeat');
      // Some feeds are committed, two are in flight.
      await expect.poll(async () => (await store.articles()).length, { intervals: [20] }).toBeGreaterThan(0);
      await extension.killWorker();
      expect((await store.articles()).length).toBeLessThan(articles.length);
      world.clearFaults();
      // A minute later: the dead round's leases are over.
      await store.endLeases();
    }
    await extension.fireAlarm('heartbeat');
    await idle(store);
    if (moment === 'after') {
      await extension.killWorker();
      await round(extension, store);
    }
    expect(await bitcoin(store)).toMatchObject({ price: 66_000 });
    expect((await store.articles()).map(({ url }) => url).sort()).toEqual(articles);
    expect(await quoteKeys(store)).toEqual(coins);
    expect(await store.local('tickerSnapshot')).toMatchObject({ version: 5 });
  });
}

test('never two rounds of one kind at once, however often the alarm rings', async ({ extension, store, world }) => {
  await store.makeDue();
  world.clearRequests();
  await Promise.all(Array.from({ length: 5 }, () => extension.fireAlarm('heartbeat')));
  await idle(store);
  const asked = world.requests
    .filter(({ kind }) => kind === 'feed' || kind === 'price')
    .map(({ host, path }) => host + path);
  expect(new Set(asked).size).toBe(asked.length);
});

test('one broken source never holds up the others', async ({ extension, store, world }) => {
  await store.patch('feeds', { lastSuccessAt: null, etag: null, lastModified: null });
  world.setFault({ host: 'decrypt.co', path: /^\/feed/ }, { kind: 'status', status: 500 });
  world.setFault(
    { host: 'www.coindesk.com', path: /rss/ },
    {
      kind: 'status',
      status: 200,
      headers: { 'content-type': 'text/html' },
      body: '<html><title>moved</title></html>',
    },
  );
  await round(extension, store);
  const states = await store.all('feeds');
  const broken = states.filter(({ failure }) => failure !== null).map(({ feedId, failure }) => [feedId, failure]);
  expect(broken).toEqual([
    ['coindesk', expect.objectContaining({ reason: 'not-a-feed' })],
    ['decrypt', expect.objectContaining({ reason: 'server-error', status: 500 })],
  ]);
  expect(states.filter(({ lastSuccessAt }) => lastSuccessAt !== null)).toHaveLength(DEFAULT_SOURCES - 2);
});

test('keeps its one alarm over the death of the worker', async ({ extension }) => {
  const alarms = async () => (await extension.worker()).evaluate(() => chrome.alarms.getAll());
  await (await extension.worker()).evaluate(() => chrome.alarms.clearAll());
  await extension.fireAlarm('heartbeat');
  await expect.poll(alarms, 'made anew where it is lost').toMatchObject([ALARM]);
  const before = await alarms();
  await extension.killWorker();
  expect(await alarms()).toEqual(before);
});
