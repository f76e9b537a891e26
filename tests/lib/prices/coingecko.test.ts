import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AHEAD_MS } from '../../../lib/domain/price-limits.ts';
import {
  coingecko,
  globalUrl,
  keyHeader,
  marketsUrl,
  parseCoinList,
  parseGlobal,
  parseMarkets,
} from '../../../lib/prices/coingecko.ts';
import { anyBytes, anyFigure, arbitraryRows, pricesIn, pricesTold, unsoundQuotes } from './arbitrary-replies.ts';
import { AS_OF, bytes, bytesWith, FETCHED_AT, FIVES, marketRow as row, NO_PRICES } from './reply-shapes.ts';

const USD = { currency: 'usd', fetchedAt: FETCHED_AT } as const;

function parse(reply: unknown, serverTime?: number) {
  return parseMarkets(bytes(reply), { currency: 'usd', fetchedAt: FETCHED_AT, ...(serverTime ? { serverTime } : {}) });
}

function prices(reply: unknown, serverTime?: number): Record<string, number> {
  const parsed = parse(reply, serverTime);
  return parsed.ok ? Object.fromEntries(parsed.quotes.map((quote) => [quote.coinId, quote.price])) : {};
}

describe('marketsUrl', () => {
  it('always says how many rows: the default stops at 100 in silence', () => {
    const url = new URL(marketsUrl({ currency: 'eur', ids: ['bitcoin', 'avalanche-2'], sparkline: true }));
    expect(url.href.startsWith('https://api.coingecko.com/api/v3/coins/markets?')).toBe(true);
    expect(Object.fromEntries(url.searchParams)).toEqual({
      vs_currency: 'eur',
      ids: 'bitcoin,avalanche-2',
      per_page: '2',
      page: '1',
      sparkline: 'true',
      price_change_percentage: '1h,24h,7d',
      precision: 'full',
    });
  });

  it('asks for the largest without ids, and never for more than a page has', () => {
    const url = new URL(marketsUrl({ currency: 'usd', perPage: 1000 }));
    expect(url.searchParams.get('per_page')).toBe('250');
    expect(url.searchParams.has('ids')).toBe(false);
  });

  it('lets no id break out of its place', () => {
    const url = new URL(marketsUrl({ currency: 'usd', ids: ['a&vs_currency=eur', 'b,c'] }));
    expect(url.searchParams.getAll('vs_currency')).toEqual(['usd']);
  });
});

describe('coingecko.ask', () => {
  it('splits a long watch list into pages that hold every coin once', () => {
    const ids = Array.from({ length: 501 }, (_, n) => `coin-${n}`);
    const calls = coingecko.ask({ currency: 'usd', ids });
    expect(calls.map((call) => call.coinIds.length)).toEqual([250, 250, 1]);
    expect(calls.flatMap((call) => call.coinIds)).toEqual(ids);
    expect(calls.map((call) => new URL(call.url).searchParams.get('per_page'))).toEqual(['250', '250', '1']);
    expect(calls.flatMap((call) => call.halves())).toEqual([]);
    expect(coingecko.ask({ currency: 'usd', ids: [] })).toEqual([]);
  });
});

describe('parseMarkets', () => {
  it('reads a quote with its source and its own time', () => {
    expect(parse([row('bitcoin', 64_571)])).toMatchObject({
      ok: true,
      dropped: 0,
      quotes: [
        {
          coinId: 'bitcoin',
          currency: 'usd',
          price: 64_571,
          change1h: 0.2,
          change24h: 1,
          change7d: -2.5,
          marketCap: 1_290_000_000_000,
          rank: 1,
          source: 'coingecko',
          asOf: Date.parse(AS_OF),
          fetchedAt: FETCHED_AT,
        },
      ],
    });
  });

  it('matches by id, whatever the order', () => {
    const rows = [row('bitcoin', 64_571), row('ethereum', 1741.04), row('solana', 73.24)];
    expect(prices(rows.toReversed())).toEqual(prices(rows));
    expect(prices(rows)).toEqual({ bitcoin: 64_571, ethereum: 1741.04, solana: 73.24 });
  });

  it('does not shift the others when one coin is missing or broken in the middle', () => {
    expect(prices([row('bitcoin', 64_571), row('gone', null), row('solana', 73.24)])).toEqual({
      bitcoin: 64_571,
      solana: 73.24,
    });
  });

  it.each(NO_PRICES)('drops a row whose price is %s, and counts it', (price) => {
    const reply = bytesWith((figure) => [row('solana', 73.24), row('bad', figure)], price);
    expect(parseMarkets(reply, USD)).toMatchObject({ ok: true, dropped: 1, quotes: [{ coinId: 'solana' }] });
  });

  it.each(FIVES)('reads five out of %s', (price) => {
    const reply = bytesWith((figure) => [row('x', figure)], price);
    expect(parseMarkets(reply, USD)).toMatchObject({ quotes: [{ price: 5 }] });
  });

  it('gives no coin another’s price, whichever rows are missing or broken and in whatever order they come', () => {
    const ids = Array.from({ length: 12 }, (_, n) => `coin-${n}`);
    fc.assert(
      fc.property(arbitraryRows(ids), (told) => {
        expect(pricesIn(parse(told.map(({ coinId, price }) => row(coinId, price))))).toEqual(pricesTold(told));
      }),
    );
  });

  it('has only sound quotes, whatever figures it reads, and does not throw at whatever bytes', () => {
    fc.assert(
      fc.property(anyFigure, anyFigure, anyBytes, (price, percent, junk) => {
        expect(unsoundQuotes(parse([row('x', price, { price_change_percentage_24h_in_currency: percent })]))).toEqual(
          [],
        );
        expect(unsoundQuotes(parseMarkets(junk, USD))).toEqual([]);
      }),
    );
  });

  it.each([
    ['an item that is null', null],
    ['a number', 5],
    ['no id', row('', 5)],
    ['an id that is a number', row('x', 5, { id: 7 })],
    ['no time', row('x', 5, { last_updated: null })],
    ['a time that is none', row('x', 5, { last_updated: 'yesterday' })],
    ['a time in the future', row('x', 5, { last_updated: '2026-04-21T13:00:00Z' })],
  ])('drops %s alone', (_what, item) => {
    expect(prices([item, row('solana', 73.24)])).toEqual({ solana: 73.24 });
  });

  it('takes times that run ahead by as much as two machines may differ, and not more', () => {
    const at = (time: number) => [row('x', 5, { last_updated: new Date(time).toISOString() })];
    expect(prices(at(FETCHED_AT + AHEAD_MS))).toEqual({ x: 5 });
    expect(prices(at(FETCHED_AT + AHEAD_MS + 1))).toEqual({});
  });

  it('keeps the prices of a reader whose clock is slow: against the server’s clock they are fine', () => {
    const later = [row('bitcoin', 64_571, { last_updated: '2026-04-21T15:00:00Z' })];
    expect(prices(later, Date.parse('2026-04-21T15:00:20Z'))).toEqual({ bitcoin: 64_571 });
    expect(prices(later)).toEqual({});
  });

  it('keeps the price where only the trimmings are null or nonsense', () => {
    const trimmings = {
      market_cap: 0,
      market_cap_rank: null,
      price_change_percentage_24h: null,
      price_change_percentage_24h_in_currency: 'NaN',
      price_change_percentage_1h_in_currency: null,
      price_change_percentage_7d_in_currency: -250,
      sparkline_in_7d: 'none',
    };
    expect(parse([row('x', 5, trimmings)])).toMatchObject({
      quotes: [{ price: 5, marketCap: null, rank: null, change24h: null, change1h: null, change7d: null }],
      sparklines: [],
    });
  });

  it('takes the plain 24 h change where the one per currency is absent', () => {
    const reply = row('x', 5);
    delete reply['price_change_percentage_24h_in_currency'];
    expect(parse([reply])).toMatchObject({ quotes: [{ change24h: 0.99 }] });
  });

  it('counts the first of two rows with one id', () => {
    expect(prices([row('x', 5), row('x', 500)])).toEqual({ x: 5 });
  });

  it('keeps a week of hours whole, with a hole where an hour has no price', () => {
    const hours = Array.from({ length: 168 }, (_, n) => (n === 5 ? null : 60_000 + n));
    const parsed = parse([row('bitcoin', 64_571, { sparkline_in_7d: { price: hours } })]);
    expect(parsed.ok ? parsed.sparklines[0]?.points : null).toEqual(hours);
  });

  it('has a price without a line where fewer than two prices are told', () => {
    const parsed = parse([row('x', 5, { sparkline_in_7d: { price: [5, null, 0] } })]);
    expect(parsed).toMatchObject({ quotes: [{ price: 5 }], sparklines: [] });
  });

  it.each([
    ['nothing', '', 'bad-reply'],
    ['a web page', '<!DOCTYPE html><title>Just a moment...</title>', 'bad-reply'],
    ['JSON cut off', JSON.stringify([row('bitcoin', 5)]).slice(0, -20), 'bad-reply'],
    ['null', null, 'bad-reply'],
    ['an error in words', { error: 'coin not found' }, 'bad-reply'],
    ['a refusal with status 200', { status: { error_code: 429, error_message: 'Rate limit' } }, 'rate-limited'],
    ['a key missing', { status: { error_code: 10_002, error_message: 'API key missing' } }, 'key-refused'],
    ['a key of another plan', { status: { error_code: '10010' } }, 'key-of-other-plan'],
    ['the same by its other number', { status: { error_code: 10_011 } }, 'key-of-other-plan'],
    ['an error of its own', { status: { error_code: 500 } }, 'bad-reply'],
  ])('fails as a whole on %s', (_what, reply, reason) => {
    expect(parse(reply)).toEqual({ ok: false, reason });
  });

  it('reads an empty list as "none of these has a price"', () => {
    expect(parse([])).toEqual({ ok: true, quotes: [], sparklines: [], dropped: 0 });
  });

  it('fails on broken UTF-8 instead of guessing', () => {
    const broken = new Uint8Array([0x5b, 0x22, 0xc3, 0x28, 0x22, 0x5d]);
    expect(parseMarkets(broken, { currency: 'usd', fetchedAt: FETCHED_AT })).toMatchObject({ ok: false });
  });
});

describe('parseGlobal', () => {
  const reply = {
    data: {
      active_cryptocurrencies: 17_000,
      total_market_cap: { usd: 2.214e12, eur: 1.95e12, jpy: 0 },
      market_cap_percentage: { btc: 58.1, eth: 9.7 },
      market_cap_change_percentage_24h_usd: 0.8,
      updated_at: Math.floor(FETCHED_AT / 1000) - 60,
    },
  };
  const read = (value: unknown, currency: string) => parseGlobal(bytes(value), { currency, fetchedAt: FETCHED_AT });

  it('reads the totals; times are seconds there', () => {
    expect(globalUrl()).toBe('https://api.coingecko.com/api/v3/global');
    expect(read(reply, 'usd')).toEqual({
      ok: true,
      market: {
        currency: 'usd',
        marketCap: 2.214e12,
        marketCapChange24h: 0.8,
        btcShare: 58.1,
        perDollar: 1,
        source: 'coingecko',
        asOf: FETCHED_AT - 30_000 - 30_000,
      },
    });
  });

  it('does not pass off the change in dollars as one in euros', () => {
    expect(read(reply, 'eur')).toMatchObject({ market: { marketCap: 1.95e12, marketCapChange24h: null } });
  });

  it('implies the rate from dollars by one sum told in both, and none where that cannot be', () => {
    expect(read(reply, 'eur')).toMatchObject({ market: { perDollar: 1.95e12 / 2.214e12 } });
    for (const total_market_cap of [{ eur: 2e12 }, { usd: 0, eur: 2e12 }, { usd: 1e-300, eur: 1e300 }]) {
      const odd = { data: { ...reply.data, total_market_cap } };
      expect(read(odd, 'eur')).toMatchObject({ ok: true, market: { perDollar: null } });
    }
  });

  it.each([
    ['a currency it lacks', reply, 'xag'],
    ['a total of zero', reply, 'jpy'],
    ['another shape', { data: {} }, 'usd'],
    ['a web page', '<html>', 'usd'],
  ])('fails on %s', (_what, value, currency) => {
    expect(read(value, currency)).toEqual({ ok: false, reason: 'bad-reply' });
  });

  it('leaves out a share that cannot be', () => {
    const odd = { data: { ...reply.data, market_cap_percentage: { btc: 158 } } };
    expect(read(odd, 'usd')).toMatchObject({ ok: true, market: { btcShare: null } });
  });
});

describe('parseCoinList', () => {
  const coins = Array.from({ length: 1000 }, (_, n) => ({ id: `coin-${n}`, symbol: `c${n}`, name: ` Coin ${n}` }));

  it('reads ids, symbols in capitals and names; broken rows are left out singly', () => {
    const broken = [null, { id: '', symbol: 'x', name: 'X' }, { id: 'a b', symbol: 'x', name: 'X' }, { id: 'x' }];
    const parsed = parseCoinList(bytes([...broken, ...coins]));
    expect(parsed.ok && parsed.coins).toHaveLength(1000);
    expect(parsed.ok && parsed.coins[7]).toEqual({ id: 'coin-7', symbol: 'C7', name: 'Coin 7', rank: null });
  });

  it('does not take a short list for the list, nor an error', () => {
    expect(parseCoinList(bytes(coins.slice(1)))).toEqual({ ok: false, reason: 'bad-reply' });
    expect(parseCoinList(bytes({ status: { error_code: 429 } }))).toEqual({ ok: false, reason: 'rate-limited' });
  });
});

describe('keyHeader', () => {
  it('has the name of the free plan’s header', () => {
    expect(keyHeader('CG-abc')).toEqual({ 'x-cg-demo-api-key': 'CG-abc' });
  });
});
