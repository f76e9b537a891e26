import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { fromSurfaces } from '../../../entrypoints/background/handlers.ts';
import { runRound } from '../../../lib/poll/rounds.ts';
import { changeSettings } from '../../../lib/settings/settings-store.ts';
import { clearDatabase, database } from '../../../lib/store/database.ts';
import { getQuotes } from '../../../lib/store/quotes.ts';
import { useCatalogue } from '../../components/catalogue.ts';
import { EXCHANGE_HOST, fakeNetwork, MARKETS_HOST, tickerReply } from '../../support/fake-network.ts';

beforeEach(async () => {
  fakeBrowser.reset();
  Object.assign(fakeBrowser.action, { setIcon: async () => undefined });
  await useCatalogue();
  await clearDatabase();
  await changeSettings(() => ({ watchlist: ['bitcoin'], currency: 'usd', feeds: {} }));
});

afterEach(() => vi.unstubAllGlobals());

it('a currency chosen while a round asks an exchange by the one before is asked for when that ends', async () => {
  let answer = (): void => undefined;
  const silence = new Promise<void>((resolve) => (answer = resolve));
  const network = fakeNetwork({
    [MARKETS_HOST]: () => new Response('', { status: 429, headers: { 'retry-after': '3600' } }),
    [EXCHANGE_HOST]: async (url) => {
      if (!url.href.includes('USD')) return tickerReply({ XXBTZEUR: '55000.0' });
      await silence;
      return tickerReply({ XXBTZUSD: '64600.0' });
    },
  });
  const running = runRound('poll-watched', async () => undefined, 'visible');
  await vi.waitFor(() => expect(network.sent.some(({ url }) => url.includes(EXCHANGE_HOST))).toBe(true));
  await fromSurfaces.putSettings({ currency: 'eur' }, {});
  await vi.waitFor(async () => expect(await jobsBegun()).toContain('poll-top'));
  answer();
  await running;
  expect((await getQuotes(['bitcoin'], 'eur')).get('bitcoin')?.price).toBe(55_000);
});

/** The rounds that were begun, the last of a choice's among them once it is done. */
async function jobsBegun(): Promise<string[]> {
  return (await (await database()).getAll('jobs')).filter(({ leaseUntil }) => leaseUntil === 0).map(({ name }) => name);
}
