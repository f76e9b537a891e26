import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isFirefoxMissing, PATIENCE, price, setStage, type Stage } from './stage.ts';

const IDLE_MS = 3_000;
/** What is stored of a round, and would be made anew by one on an empty store. */
const ROUNDS = ['articleBlocks', 'articleKeys', 'indexSegments', 'feeds', 'quotes', 'jobs'];

/** The shipped build in Firefox, which ends its background page after three idle seconds, whatever that waits for. */
describe.skipIf(isFirefoxMissing())('Firefox, ending the background page amid rounds', () => {
  let stage: Stage;
  let articles: string[];
  let coins: string[];
  let hosts: string[];

  beforeAll(async () => {
    stage = await setStage({ backgroundIdleMs: IDLE_MS });
    articles = await urls();
    coins = await quoteKeys();
    hosts = feedHosts();
  });
  afterAll(async () => stage?.close());

  const urls = async (): Promise<string[]> => (await stage.store.articles()).map(({ url }) => url).toSorted();
  const quoteKeys = async (): Promise<string[]> =>
    (await stage.store.all('quotes')).map(({ coinId, currency }) => `${String(coinId)} ${String(currency)}`).toSorted();
  const isAwake = (): Promise<boolean> =>
    stage.inside.evaluate(async () => (await chrome.runtime.getContexts({ contextTypes: ['BACKGROUND'] })).length > 0);
  const feedHosts = (): string[] => [
    ...new Set(stage.world.requests.filter(({ kind }) => kind === 'feed').map(({ host }) => host)),
  ];
  /** How many sources were read. */
  const read = async (): Promise<number> =>
    (await stage.store.all('feeds')).filter(({ lastSuccessAt }) => lastSuccessAt !== null).length;
  /** What a round holds now. */
  const held = async (): Promise<string[]> =>
    [...(await stage.store.all('jobs')), ...(await stage.store.all('feeds'))]
      .filter(({ leaseUntil }) => Number(leaseUntil) > 0)
      .map(({ name, feedId }) => String(name ?? feedId));
  /** As on the first day: nothing of the rounds is stored, everything is due. */
  const beginAnew = async (): Promise<void> => {
    await expect.poll(() => stage.store.quiet(), PATIENCE).toBe(true);
    await stage.store.clear(ROUNDS);
    stage.world.clearRequests();
  };
  /** A minute later what the dead held is free; the alarm rings, as it does every three. */
  async function goOn(): Promise<void> {
    stage.world.clearFaults();
    await stage.store.endLeases();
    await stage.firefox.fireAlarm('heartbeat');
    await expect.poll(() => stage.store.unrest(), PATIENCE).toEqual([]);
  }
  async function allIsThereOnce(): Promise<void> {
    const now = await urls();
    expect(new Set(now).size, 'an article doubled').toBe(now.length);
    expect(now).toEqual(articles);
    const keys = await quoteKeys();
    expect(new Set(keys).size, 'a quote doubled').toBe(keys.length);
    expect(keys).toEqual(coins);
    const feeds = await stage.store.all('feeds');
    expect(feeds.filter(({ lastSuccessAt }) => lastSuccessAt !== null)).toHaveLength(14);
    expect(feeds.filter(({ failure }) => failure !== null)).toEqual([]);
  }

  it('a round that takes longer than the idle time, each answer less, ends by itself with one alarm', async () => {
    for (const host of hosts) stage.world.setFault({ host }, { kind: 'slow', ms: IDLE_MS / 2 });
    await beginAnew();
    await stage.firefox.fireAlarm('heartbeat');
    await expect.poll(() => stage.store.unrest(), PATIENCE).toEqual([]);
    const times = stage.world.requests.filter(({ kind }) => kind === 'feed').map(({ at }) => at);
    expect(times).toHaveLength(14);
    expect(Math.max(...times) - Math.min(...times)).toBeGreaterThan(IDLE_MS);
    stage.world.clearFaults();
    await allIsThereOnce();
  });

  it('ended while sources are silent, it has kept what came, asks only for the rest at the next alarm, and has all once', async () => {
    const silent = ['decrypt.co', 'thedefiant.io'];
    for (const host of silent) stage.world.setFault({ host }, { kind: 'hang' });
    await beginAnew();
    await stage.firefox.fireAlarm('heartbeat');
    await expect.poll(read, PATIENCE).toBe(14 - silent.length);
    await expect.poll(isAwake, PATIENCE).toBe(false);
    expect((await held()).toSorted(), 'they died in flight').toEqual(['decrypt', 'poll-feeds', 'the-defiant']);
    expect((await urls()).length).toBeGreaterThan(0);
    stage.world.clearRequests();
    await goOn();
    expect(feedHosts().toSorted()).toEqual(silent);
    await allIsThereOnce();
  });

  for (const after of [3, 6])
    it(`its process killed after ${after} answers of a round: nothing lost, nothing doubled, and the next alarm goes on`, async () => {
      for (const host of hosts) stage.world.setFault({ host }, { kind: 'slow', ms: 200 });
      await beginAnew();
      await stage.firefox.fireAlarm('heartbeat');
      await expect.poll(read, { timeout: 60_000, interval: 10 }).toBeGreaterThanOrEqual(after);
      await stage.crash();
      expect(await held(), 'it was amid a round').toContain('poll-feeds');
      const kept = await urls();
      expect(new Set(kept).size).toBe(kept.length);
      expect(articles).toEqual(expect.arrayContaining(kept));
      await goOn();
      await allIsThereOnce();
      // And the surfaces live on in the new process.
      const popup = await stage.openReady('popup');
      await expect.poll(() => price(popup, 'bitcoin'), PATIENCE).toEqual(['$64,571.00']);
      await popup.close();
    });

  it('nothing of it is said on a console as an error', () => {
    expect(stage.firefox.errors).toEqual([]);
  });
});
