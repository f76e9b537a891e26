import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { numberState, priceState } from '../../../lib/domain/quote.ts';
import { runRound } from '../../../lib/poll/rounds.ts';
import { priceView } from '../../../lib/query/price-view.ts';
import { changeSettings } from '../../../lib/settings/settings-store.ts';
import { clearDatabase, database } from '../../../lib/store/database.ts';
import { getQuotes } from '../../../lib/store/quotes.ts';
import {
  COINBASE_HOST,
  EXCHANGE_HOST,
  fakeNetwork,
  MARKETS_HOST,
  marketsReply,
  productReply,
  tickerReply,
} from '../../support/fake-network.ts';

const START = Date.UTC(2026, 10, 28, 12);
const MINUTE = 60_000;

const onCommit = () => Promise.resolve();
const watched = () => runRound('poll-watched', onCommit, 'schedule');
const at = (minutes: number) => vi.setSystemTime(START + minutes * MINUTE);
const stored = async (coinId = 'bitcoin') => (await getQuotes([coinId], 'usd')).get(coinId);

async function stateNow(coinId = 'bitcoin'): Promise<string> {
  return priceState(priceView(await stored(coinId), 'usd', Date.now()), Date.now());
}

beforeEach(async () => {
  vi.useFakeTimers({ now: START, toFake: ['Date'] });
  fakeBrowser.reset();
  await clearDatabase();
  await changeSettings(() => ({ watchlist: ['bitcoin'], feeds: {} }));
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

const coingecko = (price: number) => () => marketsReply({ bitcoin: price }, Date.now() - 40_000);
const kraken = (price: string) => () => tickerReply({ XXBTZUSD: price });
const coinbase =
  (price: string, ageMs = 1_000) =>
  () =>
    productReply(price, Date.now() - ageMs);

describe('the cross-check', () => {
  it('follows every second round, and sooner while a gap is open', async () => {
    const network = fakeNetwork({ [MARKETS_HOST]: coingecko(64_571), [EXCHANGE_HOST]: kraken('64600.0') });
    const checks = () => network.sent.filter(({ url }) => url.includes(EXCHANGE_HOST)).length;
    const counts: number[] = [];
    for (const minutes of [0, 6, 12, 18, 24, 30, 36, 42]) {
      at(minutes);
      if (minutes === 18) network.replies[EXCHANGE_HOST] = kraken('66000.0');
      await watched();
      counts.push(checks());
    }
    expect(counts).toEqual([1, 1, 2, 2, 3, 4, 5, 6]);
  });

  it('calls it a disagreement the second time, with both figures, and takes it back when they agree', async () => {
    const network = fakeNetwork({ [MARKETS_HOST]: coingecko(64_571), [EXCHANGE_HOST]: kraken('66000.0') });
    await watched();
    expect(await stateNow()).toBe('fresh');
    at(6);
    await watched();
    expect(await stateNow()).toBe('disagreeing');
    expect(priceView(await stored(), 'usd', Date.now()).disagreement).toMatchObject({
      primary: { source: 'coingecko', price: 64_571 },
      second: { source: 'kraken', price: 66_000 },
      since: START,
    });
    expect((await stored())?.price).toBe(64_571);
    network.replies[EXCHANGE_HOST] = kraken('64600.0');
    at(12);
    await watched();
    expect(await stateNow()).toBe('fresh');
  });

  it('compares nothing of another moment', async () => {
    fakeNetwork({
      [MARKETS_HOST]: () => marketsReply({ bitcoin: 64_571 }, Date.now() - 200_000),
      [EXCHANGE_HOST]: kraken('66000.0'),
    });
    for (const minutes of [0, 12, 24]) {
      at(minutes);
      await watched();
    }
    expect((await stored())?.check).toBeNull();
  });

  it('asks the other exchange about the coins that the first does not trade or did not tell', async () => {
    await changeSettings(() => ({ watchlist: ['bitcoin', 'numeraire', 'monero'] }));
    const network = fakeNetwork({
      [MARKETS_HOST]: () => marketsReply({ bitcoin: 64_571, numeraire: 12, monero: 400 }, Date.now()),
      [EXCHANGE_HOST]: () => tickerReply({ XXBTZUSD: '64600.0', XXMRZUSD: '401.00' }),
      [COINBASE_HOST]: coinbase('12.01'),
    });
    await watched();
    expect(
      network.sent.filter(({ url }) => url.includes(COINBASE_HOST)).map(({ url }) => new URL(url).pathname),
    ).toEqual(['/products/NMR-USD/ticker']);
    expect((await stored('numeraire'))?.check).toMatchObject({
      second: { source: 'coinbase', price: 12.01 },
      apart: 0,
    });
    expect((await stored('monero'))?.check).toMatchObject({ second: { source: 'kraken', price: 401 } });
  });

  it('does not ask in a currency in which no exchange has a market', async () => {
    await changeSettings(() => ({ currency: 'sek' }));
    const network = fakeNetwork({ [MARKETS_HOST]: coingecko(610_000) });
    await watched();
    expect(network.sent).toHaveLength(1);
  });
});

describe('a price that jumps', () => {
  async function afterJump(replies: Parameters<typeof fakeNetwork>[0]) {
    const network = fakeNetwork({ [MARKETS_HOST]: coingecko(64_571), [EXCHANGE_HOST]: kraken('64600.0') });
    await watched();
    Object.assign(network.replies, replies);
    at(6);
    await watched();
    return network;
  }

  it('is shown at once where the exchange says so too, asked in the same round', async () => {
    await afterJump({ [MARKETS_HOST]: coingecko(90_000), [EXCHANGE_HOST]: kraken('89500.0') });
    expect(await stored()).toMatchObject({ price: 90_000, source: 'coingecko', held: null, oneSourceAt: null });
  });

  it('is held where the exchange says otherwise, and the exchange’s price is shown meanwhile', async () => {
    await afterJump({ [MARKETS_HOST]: coingecko(90_000), [EXCHANGE_HOST]: kraken('64700.0') });
    expect(await stored()).toMatchObject({ price: 64_700, source: 'kraken', held: { quote: { price: 90_000 } } });
    expect(await stateNow()).toBe('held');
  });

  it('stays held while its source is silent: no exchange that stands in for it ends the claim by the way', async () => {
    const network = await afterJump({ [MARKETS_HOST]: coingecko(90_000), [EXCHANGE_HOST]: kraken('64700.0') });
    network.replies[MARKETS_HOST] = () => new Response('', { status: 503 });
    at(12);
    await watched();
    expect(await stored()).toMatchObject({
      price: 64_700,
      held: { quote: { price: 90_000 }, since: START + 6 * MINUTE },
    });
  });

  it('asks the second exchange where the first is silent', async () => {
    const network = await afterJump({
      [MARKETS_HOST]: coingecko(90_000),
      [EXCHANGE_HOST]: () => new Response('', { status: 503 }),
      [COINBASE_HOST]: coinbase('90010.00'),
    });
    expect(network.sent.some(({ url }) => url.includes('/products/BTC-USD/ticker'))).toBe(true);
    expect((await stored())?.price).toBe(90_000);
  });

  it('is believed after three polls where no exchange trades the coin, and marked', async () => {
    await changeSettings(() => ({ watchlist: ['clore-ai'] }));
    const clore = (price: number) => () => marketsReply({ 'clore-ai': price }, Date.now() - 40_000);
    const network = fakeNetwork({ [MARKETS_HOST]: clore(0.02) });
    await watched();
    network.replies[MARKETS_HOST] = clore(0.03);
    at(6);
    await watched();
    expect(await stateNow('clore-ai')).toBe('held');
    at(12);
    await watched();
    expect(await stored('clore-ai')).toMatchObject({ price: 0.02, held: { polls: 2 } });
    at(18);
    await watched();
    expect(await stored('clore-ai')).toMatchObject({ price: 0.03, held: null });
    expect(priceView(await stored('clore-ai'), 'usd', Date.now()).oneSource).toBe(true);
  });

  it('is not believed while exchanges deny it at another moment than its own', async () => {
    // CoinGecko’s own time lags behind by more than two prices of one moment may.
    const lagging = (price: number) => () => marketsReply({ bitcoin: price }, Date.now() - 150_000);
    const network = fakeNetwork({ [MARKETS_HOST]: lagging(60_000), [EXCHANGE_HOST]: kraken('60010.0') });
    await watched();
    network.replies[MARKETS_HOST] = lagging(600_000);
    for (const minutes of [6, 12, 18, 24, 30]) {
      at(minutes);
      await watched();
      expect((await stored())?.price, `${minutes} min`).toBeLessThan(61_000);
      expect(await stateNow(), `${minutes} min`).toBe('held');
    }
  });

  it('is not believed for its repetition while an exchange that lists the coin is only silent for the moment', async () => {
    await afterJump({ [MARKETS_HOST]: coingecko(90_000), [EXCHANGE_HOST]: () => new Response('', { status: 503 }) });
    for (const minutes of [12, 18, 24]) {
      at(minutes);
      await watched();
    }
    expect((await stored())?.price).toBe(64_571);
    // An hour after anybody else was last heard, its word is all there is.
    for (const minutes of [58, 64, 70]) {
      at(minutes);
      await watched();
    }
    expect((await stored())?.price).toBe(90_000);
  });

  it('is not overtaken by the exchange standing in: the second source decides, not whoever is asked next', async () => {
    const network = await afterJump({ [MARKETS_HOST]: coingecko(90_000), [EXCHANGE_HOST]: kraken('64700.0') });
    for (const minutes of [12, 18, 24, 30]) {
      at(minutes);
      await watched();
      expect(await stateNow(), `${minutes} min`).toBe('held');
      expect(numberState((await stored())?.asOf ?? null, Date.now())).toBe('fresh');
    }
    network.replies[MARKETS_HOST] = coingecko(64_800);
    at(36);
    await watched();
    expect(await stored()).toMatchObject({ price: 64_800, source: 'coingecko', held: null });
  });

  it('survives the worker: what is held is a row, and the next round goes on from it', async () => {
    await afterJump({ [MARKETS_HOST]: coingecko(90_000), [EXCHANGE_HOST]: kraken('64700.0') });
    const row = await (await database()).get('quotes', ['bitcoin', 'usd']);
    expect(row?.held).toMatchObject({ quote: { price: 90_000 }, polls: 1, second: { source: 'kraken' } });
  });
});
