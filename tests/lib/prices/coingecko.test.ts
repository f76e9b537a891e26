import { describe, expect, it } from 'vitest';
import { coingecko, globalUrl, marketsUrl, parseGlobal, parseMarkets } from '../../../lib/prices/coingecko.ts';

const FETCHED_AT = Date.parse('2026-04-21T12:00:30Z');
const AS_OF = '2026-04-21T11:59:50.120Z';

const bytes = (value: unknown) => new TextEncoder().encode(typeof value === 'string' ? value : JSON.stringify(value));

/** A row as `/coins/markets` writes it, with all the fields we do not read as well. */
function row(id: string, price: unknown, more: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    id,
    symbol: 'xyz',
    name: 'Xyz',
    image: 'https://coin-images.coingecko.com/coins/images/1/large/x.png',
    current_price: price,
    market_cap: 1_290_000_000_000,
    market_cap_rank: 1,
    fully_diluted_valuation: 1_300_000_000_000,
    total_volume: 31_000_000_000,
    high_24h: 65_010,
    low_24h: 63_544,
    price_change_24h: 640.1,
    price_change_percentage_24h: 0.99,
    circulating_supply: 20_030_493,
    max_supply: 21_000_000,
    ath: 126_080,
    roi: null,
    last_updated: AS_OF,
    price_change_percentage_1h_in_currency: 0.2,
    price_change_percentage_24h_in_currency: 1.0,
    price_change_percentage_7d_in_currency: -2.5,
    ...more,
  };
}

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

  it.each([
    ['null', null],
    ['zero', 0],
    ['negative', -1],
    ['a word', 'n/a'],
    ['an empty string', ''],
    ['true', true],
    ['an object', {}],
  ])('drops a row whose price is %s, and counts it', (_what, price) => {
    expect(parse([row('bitcoin', 64_571), row('bad', price)])).toMatchObject({ ok: true, dropped: 1 });
    expect(prices([row('bad', price)])).toEqual({});
  });

  it('drops a price too large for a number', () => {
    expect(prices(`[${JSON.stringify(row('big', 0)).replace('"current_price":0', '"current_price":1e999')}]`)).toEqual(
      {},
    );
  });

  it('takes a price written as a string', () => {
    expect(prices([row('pepe', '0.000008120')])).toEqual({ pepe: 0.00000812 });
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

  it('thins a week of hours to 43 points at most and keeps the last', () => {
    const hours = Array.from({ length: 168 }, (_, n) => 60_000 + n);
    const parsed = parse([row('bitcoin', 64_571, { sparkline_in_7d: { price: hours } })]);
    const points = parsed.ok ? (parsed.sparklines[0]?.points ?? []) : [];
    expect(points).toHaveLength(42);
    expect(points.at(-1)).toBe(60_167);
    expect(points[0]).toBe(60_003);
  });

  it('has a price without a line where the line has a hole', () => {
    const parsed = parse([row('x', 5, { sparkline_in_7d: { price: [5, null, 5] } })]);
    expect(parsed).toMatchObject({ quotes: [{ price: 5 }], sparklines: [] });
  });

  it.each([
    ['nothing', '', 'bad-reply'],
    ['a web page', '<!DOCTYPE html><title>Just a moment...</title>', 'bad-reply'],
    ['JSON cut off', JSON.stringify([row('bitcoin', 5)]).slice(0, -20), 'bad-reply'],
    ['null', null, 'bad-reply'],
    ['an error in words', { error: 'coin not found' }, 'bad-reply'],
    ['a refusal with status 200', { status: { error_code: 429, error_message: 'Rate limit' } }, 'rate-limited'],
    ['a wrong key', { status: { error_code: 10_002, error_message: 'API key missing' } }, 'bad-reply'],
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
        source: 'coingecko',
        asOf: FETCHED_AT - 30_000 - 30_000,
      },
    });
  });

  it('does not pass off the change in dollars as one in euros', () => {
    expect(read(reply, 'eur')).toMatchObject({ market: { marketCap: 1.95e12, marketCapChange24h: null } });
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
