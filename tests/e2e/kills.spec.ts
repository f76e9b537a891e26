import type { Fault } from '../world/faults.ts';
import { seededRandom } from '../support/seeded-random.ts';
import { expect, test } from './support/fixtures.ts';
import { idle, ROUND_PATIENCE } from './support/settled.ts';

/**
 * The worker killed again and again at moments that a seed decides, while rounds of everything run and the price sources
 * fail in turns. `KILLS` and `SEED` choose how often and which schedule of the long run; the same seed repeats it.
 */
const SHORT = { kills: 6, seed: 11 };
const LONG = { kills: Number(process.env['KILLS'] ?? 200), seed: Number(process.env['SEED'] ?? 1) };

/** What may be wrong with CoinGecko while the worker is killed. */
const TROUBLES: readonly (Fault | null)[] = [
  null,
  null,
  { kind: 'jump', id: 'solana', factor: 1.4 },
  { kind: 'missing-coin', ids: ['ethereum', 'bittensor'] },
  { kind: 'swap-order' },
  { kind: 'truncate' },
  { kind: 'status', status: 503 },
  { kind: 'status', status: 429, headers: { 'Retry-After': '3600' } },
];

for (const { kills, seed, tag } of [
  { ...SHORT, tag: '' },
  { ...LONG, tag: '@long ' },
]) {
  test(`${tag}the worker killed ${kills} times at random, seed ${seed}: nothing lost, nothing doubled`, async ({
    extension,
    store,
    world,
  }) => {
    test.setTimeout(180_000 + kills * 15_000);
    const next = seededRandom(seed);
    const articles = (await store.articles()).map(({ url }) => url).sort();
    const keyOf = (row: Record<string, unknown>): string => `${String(row['coinId'])} ${String(row['currency'])}`;
    const coins = (await store.all('quotes')).map(keyOf).sort();
    let asOf = new Map<string, number>();
    const toCoinGecko = (): number => world.requests.filter(({ host }) => host === 'api.coingecko.com').length;
    let calls = toCoinGecko();
    /** CoinGecko asked to wait, and that was stored: whatever dies, it hears nothing before the wait is over. */
    let isWaiting = false;
    await store.clear(['articleBlocks', 'articleKeys', 'indexSegments', 'feeds']);

    for (let kill = 0; kill < kills; kill++) {
      const bitcoin = 60_000 + kill;
      world.setPrice('bitcoin', bitcoin);
      world.clearFaults();
      const trouble = TROUBLES[Math.floor(next() * TROUBLES.length)] ?? null;
      if (trouble) world.setFault({ host: 'api.coingecko.com' }, trouble);
      await store.patch('feeds', { etag: null, lastModified: null });
      if (!isWaiting) await store.patch('providers', { blockedUntil: 0 });
      await store.makeDue();
      world.clearRequests();
      await extension.fireAlarm('heartbeat');
      // After so many requests of the round the worker goes; the round may be over before that.
      const after = 1 + Math.floor(next() * 20);
      await expect
        .poll(
          async () => world.requests.filter(({ kind }) => kind !== 'browser').length >= after || (await store.idle()),
          { ...ROUND_PATIENCE, intervals: [5] },
        )
        .toBe(true);
      await extension.killWorker();
      if (isWaiting) expect(toCoinGecko(), `asked before its time at kill ${kill}`).toBe(0);
      calls += toCoinGecko();
      const coingecko = (await store.all('providers')).find(({ source }) => source === 'coingecko');
      // The wait holds for one round here, so that the others have something to die in.
      isWaiting =
        !isWaiting && trouble?.kind === 'status' && Number(coingecko?.['blockedUntil']) > Date.now() + 1_800_000;

      const urls = (await store.articles()).map(({ url }) => url);
      expect(new Set(urls).size, `an article doubled after kill ${kill}`).toBe(urls.length);
      const quotes = await store.all('quotes');
      const keys = quotes.map(keyOf);
      expect(new Set(keys).size, `a quote doubled after kill ${kill}`).toBe(keys.length);
      // A list of the largest that leaves two out brings two more at its end.
      expect(keys, `a quote lost after kill ${kill}`).toEqual(expect.arrayContaining(coins));
      for (const quote of quotes) {
        const [key, at, price] = [keyOf(quote), Number(quote['asOf']), Number(quote['price'])];
        expect(at, `${key} went back in time at kill ${kill}`).toBeGreaterThanOrEqual(asOf.get(key) ?? 0);
        // Sources lie a thousandth apart; a jump by two fifths is held and never the price.
        const truth = world.coin(String(quote['coinId']))?.price ?? Number.NaN;
        expect(Math.abs(price / truth - 1), `${key} ${price} after kill ${kill}`).toBeLessThan(0.15);
      }
      asOf = new Map(quotes.map((quote) => [keyOf(quote), Number(quote['asOf'])]));
      await store.endLeases();
    }

    const [budget] = await store.all('budgets');
    const spent = Number(budget?.['scheduled']) + Number(budget?.['other']);
    expect(spent, 'each call is taken from the allowance before it goes out').toBeGreaterThanOrEqual(calls);

    world.clearFaults();
    world.setPrice('bitcoin', 64_000);
    // What waits here is waited for no longer: a source that asked for it, a feed at which workers died time after time.
    await store.patch('providers', { blockedUntil: 0 });
    await store.patch('feeds', { unfinished: 0 });
    await store.makeDue();
    await extension.fireAlarm('heartbeat');
    await idle(store);
    expect((await store.articles()).map(({ url }) => url).sort()).toEqual(articles);
    const quotes = await store.all('quotes');
    expect(quotes.map(keyOf)).toEqual(expect.arrayContaining(coins));
    expect(quotes.filter(({ held }) => held !== null)).toEqual([]);
    expect(quotes.find(({ coinId, currency }) => coinId === 'bitcoin' && currency === 'usd')).toMatchObject({
      price: 64_000,
      source: 'coingecko',
    });
  });
}
