import { expect, test } from './support/fixtures.ts';

/**
 * The worker killed again and again at moments that a seed decides, while rounds of everything run.
 * `KILLS` and `SEED` choose how often and which schedule; the same seed repeats it.
 */
const KILLS = Number(process.env['KILLS'] ?? 25);
const SEED = Number(process.env['SEED'] ?? 1);

/** Mulberry32: a small generator whose sequence a seed repeats. */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

test(`@long the worker killed ${KILLS} times at random, seed ${SEED}: nothing lost, nothing doubled`, async ({
  extension,
  store,
  world,
}) => {
  test.setTimeout(60_000 + KILLS * 15_000);
  const next = random(SEED);
  const articles = (await store.articles()).map(({ url }) => url).sort();
  const coins = (await store.all('quotes')).length;
  await store.clear(['articleBlocks', 'articleKeys', 'indexSegments', 'feeds']);

  for (let kill = 0; kill < KILLS; kill++) {
    world.setPrice('bitcoin', 60_000 + kill);
    await store.patch('feeds', { etag: null, lastModified: null });
    await store.makeDue();
    world.clearRequests();
    await extension.fireAlarm('heartbeat');
    // After so many requests of the round the worker goes; the round may be over before that.
    const after = 1 + Math.floor(next() * 18);
    await expect
      .poll(
        async () => world.requests.filter(({ kind }) => kind !== 'browser').length >= after || (await store.idle()),
        {
          intervals: [5],
        },
      )
      .toBe(true);
    await extension.killWorker();
    const urls = (await store.articles()).map(({ url }) => url);
    expect(new Set(urls).size, `doubled after kill ${kill}`).toBe(urls.length);
    await store.patch('jobs', { leaseUntil: 0 });
    await store.patch('feeds', { leaseUntil: 0 });
  }

  world.setPrice('bitcoin', 70_000);
  await store.makeDue();
  await extension.fireAlarm('heartbeat');
  await expect.poll(() => store.idle(), { timeout: 45_000 }).toBe(true);
  expect((await store.articles()).map(({ url }) => url).sort()).toEqual(articles);
  const quotes = await store.all('quotes');
  expect(quotes).toHaveLength(coins);
  expect(quotes.find(({ coinId, currency }) => coinId === 'bitcoin' && currency === 'usd')).toMatchObject({
    price: 70_000,
  });
});
