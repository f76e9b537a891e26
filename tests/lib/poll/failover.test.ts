import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { isAway } from '../../../lib/poll/presence.ts';
import { runDueRounds, runRound } from '../../../lib/poll/rounds.ts';
import { getTickerView } from '../../../lib/query/ticker.ts';
import { readCoinGeckoKey, writeCoinGeckoKey } from '../../../lib/settings/coingecko-key.ts';
import { changeSettings } from '../../../lib/settings/settings-store.ts';
import { clearDatabase } from '../../../lib/store/database.ts';
import { getProviders } from '../../../lib/store/providers.ts';
import { getQuotes } from '../../../lib/store/quotes.ts';
import {
  BINANCE_HOST,
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
const watched = (purpose: 'schedule' | 'click' = 'schedule') => runRound('poll-watched', onCommit, purpose);
const down = () => new Response('', { status: 503 });
const at = (minutes: number) => vi.setSystemTime(START + minutes * MINUTE);

async function sources(currency = 'usd'): Promise<Record<string, string>> {
  const quotes = await getQuotes(['bitcoin', 'ethereum', 'numeraire'], currency);
  return Object.fromEntries([...quotes.values()].map(({ coinId, source }) => [coinId, source]));
}

beforeEach(async () => {
  vi.useFakeTimers({ now: START, toFake: ['Date'] });
  fakeBrowser.reset();
  // The packaged catalogue, which the view reads for names.
  vi.spyOn(fakeBrowser.runtime, 'getURL').mockImplementation((path: string) => `https://own.example/${path}`);
  await clearDatabase();
  await changeSettings(() => ({ watchlist: ['bitcoin', 'ethereum', 'numeraire'], feeds: {} }));
});

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('sources that fill in for one another', () => {
  it('one after the other, each only for what nobody before it told', async () => {
    const network = fakeNetwork({
      [MARKETS_HOST]: down,
      [EXCHANGE_HOST]: () => tickerReply({ XXBTZUSD: '64600.0' }),
      [COINBASE_HOST]: ({ pathname }) => productReply(pathname.includes('ETH') ? '1742.00' : '12.00', Date.now()),
    });
    expect((await watched()).kind).toBe('stored');
    expect(await sources()).toEqual({ bitcoin: 'kraken', ethereum: 'coinbase', numeraire: 'coinbase' });
    const products = network.sent
      .map(({ url }) => new URL(url).pathname)
      .filter((path) => path.startsWith('/products'));
    expect(products.slice(0, 2)).toEqual(['/products/ETH-USD/ticker', '/products/NMR-USD/ticker']);
  });

  it('a coin that CoinGecko’s answer leaves out is asked of an exchange, the others are not', async () => {
    const network = fakeNetwork({
      [MARKETS_HOST]: () => marketsReply({ bitcoin: 64_571, ethereum: 1_741 }, Date.now()),
      [COINBASE_HOST]: () => productReply('12.00', Date.now()),
    });
    await watched();
    expect(await sources()).toEqual({ bitcoin: 'coingecko', ethereum: 'coingecko', numeraire: 'coinbase' });
    const [, first] = network.sent.map(({ url }) => url);
    expect(first).toContain('pair=NMRUSD');
  });

  it('a refusal of one costs the others nothing, and each waits by itself', async () => {
    const network = fakeNetwork({
      [MARKETS_HOST]: () => new Response('', { status: 429, headers: { 'retry-after': '3600' } }),
      [EXCHANGE_HOST]: () => new Response('', { status: 429, headers: { 'retry-after': '900' } }),
      [COINBASE_HOST]: () => productReply('12.00', Date.now()),
    });
    await watched();
    const waits = Object.fromEntries((await getProviders()).map(({ source, blockedUntil }) => [source, blockedUntil]));
    expect(waits).toEqual({ coingecko: START + 60 * MINUTE, kraken: START + 15 * MINUTE, coinbase: 0 });
    network.sent.length = 0;
    at(10);
    await watched();
    expect(new Set(network.sent.map(({ url }) => new URL(url).host))).toEqual(new Set([COINBASE_HOST]));
  });
});

describe('a currency that the exchanges do not quote in', () => {
  const totals = (sek: number) => ({
    data: {
      total_market_cap: { usd: 2e12, sek: 2e12 * sek },
      market_cap_percentage: { btc: 58 },
      updated_at: Date.now() / 1000,
    },
  });

  beforeEach(() => changeSettings(() => ({ currency: 'sek' })));

  it('is served from dollars by a dated rate, which the price carries', async () => {
    const network = fakeNetwork({ [MARKETS_HOST]: () => Response.json(totals(9.5)) });
    await runRound('poll-market', onCommit, 'schedule');
    at(30);
    network.replies[MARKETS_HOST] = down;
    network.replies[EXCHANGE_HOST] = () => tickerReply({ XXBTZUSD: '64600.0' });
    await watched();
    const quote = (await getQuotes(['bitcoin'], 'sek')).get('bitcoin');
    expect(quote).toMatchObject({
      currency: 'sek',
      source: 'kraken',
      conversion: { from: 'usd', rate: 9.5, asOf: START, source: 'coingecko' },
    });
    expect(quote?.price).toBeCloseTo(613_700, 6);
  });

  it('stays without a price once the rate is a day old', async () => {
    const network = fakeNetwork({ [MARKETS_HOST]: () => Response.json(totals(9.5)) });
    await runRound('poll-market', onCommit, 'schedule');
    at(24 * 60 + 1);
    network.replies[MARKETS_HOST] = down;
    network.replies[EXCHANGE_HOST] = () => tickerReply({ XXBTZUSD: '64600.0' });
    await watched();
    expect(await sources('sek')).toEqual({});
  });

  it('a dollar token is never taken for a dollar: Binance is not asked in dollars', async () => {
    await changeSettings(() => ({ currency: 'usd' }));
    const network = fakeNetwork({ [MARKETS_HOST]: down });
    await watched();
    expect(network.sent.some(({ url }) => url.includes(BINANCE_HOST))).toBe(false);
  });
});

describe('the reader’s own key', () => {
  const KEY = 'CG-abcdefgh12345678';
  const keyOf = (headers: Headers) => headers.get('x-cg-demo-api-key');

  it('goes to CoinGecko, and to nobody else', async () => {
    await writeCoinGeckoKey(KEY);
    const network = fakeNetwork({
      [MARKETS_HOST]: () => marketsReply({ bitcoin: 64_571 }, Date.now()),
      [EXCHANGE_HOST]: () => tickerReply({ XXBTZUSD: '64600.0' }),
    });
    await watched();
    for (const { url, headers } of network.sent) expect(keyOf(headers)).toBe(url.includes(MARKETS_HOST) ? KEY : null);
    expect(network.sent.some(({ url }) => url.includes(EXCHANGE_HOST))).toBe(true);
  });

  it.each([
    ['by its status', () => new Response('', { status: 401 })],
    ['inside an answer', () => Response.json({ status: { error_code: 10_002, error_message: 'API Key Missing' } })],
  ])('refused %s is told, and the next round goes on without it', async (_how, refusal) => {
    await writeCoinGeckoKey(KEY);
    const network = fakeNetwork({
      [MARKETS_HOST]: (_url, headers) =>
        keyOf(headers) ? refusal() : marketsReply({ bitcoin: 64_571, ethereum: 1_741, numeraire: 12 }, Date.now()),
    });
    expect(await watched()).toEqual({ kind: 'failed', reason: expect.any(String) });
    expect(await readCoinGeckoKey()).toEqual({ key: KEY, isRefused: true });
    const health = (await getProviders()).find(({ source }) => source === 'coingecko');
    expect(health).toMatchObject({ blockedUntil: 0, failure: { reason: 'key-refused' } });
    network.sent.length = 0;
    at(6);
    expect((await watched()).kind).toBe('stored');
    expect(network.sent.every(({ headers }) => keyOf(headers) === null)).toBe(true);
  });

  it.each([
    ['10010 with a refusal', 400, 10_010, { isOfOtherPlan: true }, 'key-of-other-plan'],
    ['10011 with a refusal', 401, 10_011, { isOfOtherPlan: true }, 'key-of-other-plan'],
    ['10011 inside an answer', 200, 10_011, { isOfOtherPlan: true }, 'key-of-other-plan'],
    ['10002 with a refusal', 401, 10_002, {}, 'key-refused'],
    ['what cannot be read with a refusal', 403, 'x'.repeat(5_000), {}, 'key-refused'],
  ])('of another plan is told from one that is wrong: %s', async (_how, status, error_code, more, reason) => {
    await writeCoinGeckoKey(KEY);
    const network = fakeNetwork({ [MARKETS_HOST]: () => Response.json({ status: { error_code } }, { status }) });
    await watched();
    expect(await readCoinGeckoKey()).toEqual({ key: KEY, isRefused: true, ...more });
    expect((await getProviders()).find(({ source }) => source === 'coingecko')).toMatchObject({
      blockedUntil: 0,
      failure: { reason },
    });
    network.replies[MARKETS_HOST] = () => marketsReply({ bitcoin: 64_571, ethereum: 1_741, numeraire: 12 }, Date.now());
    at(6);
    expect((await watched()).kind).toBe('stored');
    // Another one, or the same pasted again, is tried anew.
    await writeCoinGeckoKey(KEY);
    expect(await readCoinGeckoKey()).toEqual({ key: KEY, isRefused: false });
  });

  it('that was entered while an old one is refused stays untried', async () => {
    await writeCoinGeckoKey(KEY);
    fakeNetwork({
      [MARKETS_HOST]: async () => {
        await writeCoinGeckoKey('CG-another-key');
        return new Response('', { status: 401 });
      },
    });
    await watched();
    expect((await readCoinGeckoKey())?.isRefused).toBe(false);
  });
});

describe('nobody at the machine', () => {
  it('lets prices wait, and reads the feeds on', async () => {
    const network = fakeNetwork({ [MARKETS_HOST]: () => marketsReply({ bitcoin: 64_571 }, Date.now()) });
    await runDueRounds(onCommit, true);
    const asked = network.sent.map(({ url }) => new URL(url).host);
    expect(asked.length).toBeGreaterThan(5);
    expect(asked).not.toContain(MARKETS_HOST);
    await runDueRounds(onCommit, false);
    expect(network.sent.at(-1)?.url).toContain('https');
    expect(network.sent.map(({ url }) => new URL(url).host)).toContain(MARKETS_HOST);
  });

  it.each([
    ['active', false],
    ['idle', true],
    ['locked', true],
  ] as const)('%s: away is %s', async (state, away) => {
    const idle = { queryState: vi.fn(async () => state) };
    vi.spyOn(fakeBrowser, 'idle', 'get').mockReturnValue(idle as never);
    expect(await isAway()).toBe(away);
    expect(idle.queryState).toHaveBeenCalledWith(1800);
  });
});

describe('a wrong clock', () => {
  /** The servers' clocks are right; ours is three hours ahead of them. */
  const right = (reply: Response): Response => {
    reply.headers.set('date', new Date(Date.now() - 180 * MINUTE).toUTCString());
    return reply;
  };

  it('is noticed when every source heard says so, and not for one odd server', async () => {
    const network = fakeNetwork({
      'own.example': () => Response.json([]),
      [MARKETS_HOST]: () => right(marketsReply({ bitcoin: 64_571 }, Date.now() - 180 * MINUTE)),
      [EXCHANGE_HOST]: () => right(tickerReply({ XXBTZUSD: '64600.0' })),
    });
    await watched();
    const clock = async () => (await getTickerView(Date.now())).notices.find(({ kind }) => kind === 'clock');
    const notice = await clock();
    expect(notice?.kind === 'clock' && Math.round(notice.aheadMs / MINUTE)).toBe(180);

    network.replies[EXCHANGE_HOST] = () => {
      const reply = tickerReply({ XXBTZUSD: '64600.0' });
      reply.headers.set('date', new Date().toUTCString());
      return reply;
    };
    at(12);
    await watched();
    expect(await clock()).toBeUndefined();
  });
});

it('a market or two that an exchange has dropped are left out, and do not make it wait', async () => {
  await changeSettings(() => ({ watchlist: ['bitcoin', 'akash-network', 'filecoin'] }));
  const network = fakeNetwork({
    [MARKETS_HOST]: () => marketsReply({ bitcoin: 64_571 }, Date.now()),
    [EXCHANGE_HOST]: (url) =>
      /AKT|FIL/.test(url.search)
        ? Response.json({ error: ['EQuery:Unknown asset pair'], result: {} })
        : tickerReply({ XXBTZUSD: '64600.0' }),
  });
  await watched();
  expect((await getProviders()).find(({ source }) => source === 'kraken')).toMatchObject({
    failures: 0,
    unknownMarkets: { AKTUSD: START, FILUSD: START },
  });
  network.sent.length = 0;
  at(12);
  await watched();
  const asked = network.sent.map(({ url }) => url).filter((url) => url.includes(EXCHANGE_HOST));
  expect(asked).toEqual([expect.stringContaining('pair=XBTUSD')]);
});

describe('markets that an exchange does not know', () => {
  const providers = async (name: string) => (await getProviders()).find(({ source }) => source === name);

  it('a delisted product costs the others nothing', async () => {
    await changeSettings(() => ({ watchlist: ['nucypher', 'bitcoin', 'ethereum'] }));
    fakeNetwork({
      [MARKETS_HOST]: down,
      [EXCHANGE_HOST]: down,
      [COINBASE_HOST]: ({ pathname }) =>
        pathname.includes('NU-')
          ? Response.json({ message: 'Not allowed for delisted products' }, { status: 400 })
          : productReply('1742.00', Date.now()),
    });
    await watched();
    expect(await sources()).toEqual({ bitcoin: 'coinbase', ethereum: 'coinbase' });
    expect(await providers('coinbase')).toMatchObject({ failures: 0, unknownMarkets: { 'NU-USD': START } });
  });

  it('an exchange that refuses everything is in trouble, and nothing is said of its markets', async () => {
    await changeSettings(() => ({ watchlist: ['bitcoin', 'ethereum', 'solana', 'cardano', 'litecoin'] }));
    fakeNetwork({
      [MARKETS_HOST]: down,
      [EXCHANGE_HOST]: down,
      [COINBASE_HOST]: () => Response.json({ message: 'NotFound' }, { status: 404 }),
    });
    await watched();
    expect(await providers('coinbase')).toMatchObject({ failures: 1, unknownMarkets: {}, lastSuccessAt: null });
  });

  it('many of them at the head of a long list are found bit by bit, and the rest gets its prices', async () => {
    const gone = ['akash-network', 'filecoin', 'near', 'arbitrum', 'sui', 'bittensor', 'fetch-ai', 'render-token'];
    await changeSettings(() => ({ watchlist: [...gone, 'bitcoin', 'ethereum'] }));
    fakeNetwork({
      [MARKETS_HOST]: down,
      [COINBASE_HOST]: down,
      [EXCHANGE_HOST]: (url) =>
        /AKT|FIL|NEAR|ARB|SUI|TAO|FET|RENDER/.test(url.search)
          ? Response.json({ error: ['EQuery:Unknown asset pair'], result: {} })
          : tickerReply({ XXBTZUSD: '64600.0', XETHZUSD: '1742.0' }),
    });
    await watched();
    at(6);
    await watched();
    at(12);
    await watched();
    expect(await sources()).toMatchObject({ bitcoin: 'kraken', ethereum: 'kraken' });
  });
});

it('CoinGecko, answering again, takes over from the exchange also while its own time lags behind', async () => {
  const lagging = () => marketsReply({ bitcoin: 64_571, ethereum: 1_741, numeraire: 12 }, Date.now() - 90_000);
  const network = fakeNetwork({
    [MARKETS_HOST]: down,
    [EXCHANGE_HOST]: () => tickerReply({ XXBTZUSD: '64600.0', XETHZUSD: '1742.0', NMRUSD: '12.01' }),
  });
  await watched('click');
  network.replies[MARKETS_HOST] = lagging;
  const told: string[] = [];
  for (const minute of [2, 3, 4]) {
    at(minute);
    await watched('click');
    told.push((await sources())['bitcoin'] ?? '');
  }
  expect(told.at(-1)).toBe('coingecko');
});

it('a currency that an exchange quotes for some coins is converted for the others', async () => {
  await changeSettings(() => ({ currency: 'gbp', watchlist: ['bitcoin', 'bittensor'] }));
  const totals = { total_market_cap: { usd: 2e12, gbp: 1.5e12 }, updated_at: START / 1000 };
  const network = fakeNetwork({ [MARKETS_HOST]: () => Response.json({ data: totals }) });
  await runRound('poll-market', onCommit, 'schedule');
  network.replies[MARKETS_HOST] = down;
  network.replies[EXCHANGE_HOST] = (url) =>
    tickerReply(url.search.includes('XBTGBP') ? { XXBTZGBP: '48000.0' } : { TAOUSD: '400.00' });
  at(6);
  await watched();
  const quotes = await getQuotes(['bitcoin', 'bittensor'], 'gbp');
  expect(quotes.get('bitcoin')).toMatchObject({ price: 48_000, conversion: null });
  expect(quotes.get('bittensor')).toMatchObject({ price: 300, conversion: { from: 'usd', rate: 0.75 } });
});

it('a network that cannot be reached leaves nobody blocked for long', async () => {
  fakeNetwork({});
  for (let minute = 0; minute < 120; minute += 6) {
    at(minute);
    await watched();
  }
  for (const { blockedUntil } of await getProviders())
    expect(blockedUntil - Date.now()).toBeLessThanOrEqual(5 * MINUTE);
});
