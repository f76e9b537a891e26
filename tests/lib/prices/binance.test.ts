import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AHEAD_MS } from '../../../lib/domain/price-limits.ts';
import { binance, binanceMarket, candlesUrl, parseCandles, parseDayTickers } from '../../../lib/prices/binance.ts';
import { exchangeCoins } from '../../../lib/prices/exchange-coins.ts';
import { anyBytes, anyFigure, arbitraryRows, pricesIn, pricesTold, unsoundQuotes } from './arbitrary-replies.ts';
import { askInHalves } from './halving.ts';
import { bytes, bytesWith, dayTicker, FETCHED_AT, FIVES, NO_PRICES, TIME } from './reply-shapes.ts';

const COINS = ['bitcoin', 'ethereum', 'solana', 'chainlink', 'near', 'sui', 'bittensor', 'pepe', 'tron', 'aave'];

function market(symbol: string) {
  const found = binanceMarket(symbol);
  if (!found) throw new Error(`no market ${symbol}`);
  return found;
}

const MARKETS = ['BTCUSDT', 'ETHUSDT', 'SOLUSDT'].map(market);
const read = (reply: unknown) => parseDayTickers(bytes(reply), MARKETS, TIME);

describe('binanceMarket', () => {
  it.each([
    ['BTCUSDT', 'bitcoin', 'usdt'],
    ['ETHBTC', 'ethereum', 'btc'],
    ['BNBBTC', 'binancecoin', 'btc'],
    ['BNBETH', 'binancecoin', 'eth'],
    ['BTCFDUSD', 'bitcoin', 'fdusd'],
    ['BTCBUSD', 'bitcoin', 'busd'],
    ['SOLEUR', 'solana', 'eur'],
    ['USDCUSDT', 'usd-coin', 'usdt'],
    ['LUNAUSDT', 'terra-luna-2', 'usdt'],
    ['LUNCUSDT', 'terra-luna', 'usdt'],
  ])('reads %s as %s in %s', (symbol, coinId, currency) => {
    expect(binanceMarket(symbol)).toEqual({ coinId, currency, symbol });
  });

  it('is null for dollars, which it does not trade, for coins it does not know, and for no market', () => {
    const symbols = ['BTCUSD', 'XMRUSDT', 'LUNA2USDT', 'USDT', 'BTC', 'USDTUSDT', ''];
    expect(symbols.map(binanceMarket)).toEqual(symbols.map(() => null));
  });
});

describe('parseDayTickers', () => {
  it('reads the last price, the change since 24 hours ago, and the end of these as the time', () => {
    expect(read([dayTicker('BTCUSDT', '80.00000000')])).toMatchObject({
      ok: true,
      dropped: 0,
      quotes: [
        {
          coinId: 'bitcoin',
          currency: 'usdt',
          price: 80,
          change24h: -20,
          source: 'binance',
          asOf: FETCHED_AT - 10_000,
          fetchedAt: FETCHED_AT,
          conversion: null,
        },
      ],
    });
  });

  it('takes the change as told where the open is missing, and none where it cannot be', () => {
    const changeOf = (more: Record<string, unknown>) => {
      const parsed = read([dayTicker('BTCUSDT', '80', more)]);
      return parsed.ok ? parsed.quotes[0]?.change24h : undefined;
    };
    expect(changeOf({ openPrice: null })).toBe(-20);
    expect(changeOf({ openPrice: '0' })).toBe(-20);
    expect(changeOf({ openPrice: null, priceChangePercent: 'NaN' })).toBeNull();
    expect(changeOf({ openPrice: '-5' })).toBeNull();
    expect(changeOf({ openPrice: '1e-320' })).toBeNull();
  });

  it('reads a single row like a list of one', () => {
    expect(read(dayTicker('BTCUSDT', '80'))).toEqual(read([dayTicker('BTCUSDT', '80')]));
  });

  it('gives no coin another’s price, whichever rows are missing or broken and in whatever order they come', () => {
    const markets = COINS.map((coinId) => {
      const code = exchangeCoins('binance').find((coin) => coin.coinId === coinId)?.code ?? '';
      return market(`${code}USDT`);
    });
    const symbolOf = (coinId: string) => markets.find((each) => each.coinId === coinId)?.symbol ?? '';
    fc.assert(
      fc.property(arbitraryRows(COINS), (told) => {
        const reply = told.map(({ coinId, price }) => dayTicker(symbolOf(coinId), price));
        expect(pricesIn(parseDayTickers(bytes(reply), markets, TIME))).toEqual(pricesTold(told));
      }),
    );
  });

  it.each(NO_PRICES)('drops one row whose price is %s', (price) => {
    const reply = bytesWith((figure) => [dayTicker('BTCUSDT', figure), dayTicker('SOLUSDT', '73.24')], price);
    expect(parseDayTickers(reply, MARKETS, TIME)).toMatchObject({ quotes: [{ coinId: 'solana' }], dropped: 1 });
  });

  it.each(FIVES)('reads five out of %s', (price) => {
    const reply = bytesWith((figure) => [dayTicker('SOLUSDT', figure)], price);
    expect(parseDayTickers(reply, MARKETS, TIME)).toMatchObject({ quotes: [{ coinId: 'solana', price: 5 }] });
  });

  it.each([
    ['no time', { closeTime: null }],
    ['a time that is none', { closeTime: 'now' }],
    ['a time in the future', { closeTime: FETCHED_AT + AHEAD_MS + 1 }],
    ['the symbol of a market that was not asked for', { symbol: 'BNBUSDT' }],
    ['no symbol', { symbol: null }],
  ])('drops one row with %s', (_what, more) => {
    const reply = [dayTicker('BTCUSDT', '80', more), dayTicker('SOLUSDT', '73.24')];
    expect(read(reply)).toMatchObject({ quotes: [{ coinId: 'solana' }], dropped: 1 });
  });

  it('takes times that run ahead by as much as two machines may differ', () => {
    const ahead = dayTicker('BTCUSDT', '80', { closeTime: FETCHED_AT + AHEAD_MS });
    expect(read([ahead])).toMatchObject({ quotes: [{ coinId: 'bitcoin' }] });
  });

  it('has only sound quotes, whatever figures it reads, and does not throw at whatever bytes', () => {
    fc.assert(
      fc.property(anyFigure, anyFigure, anyFigure, anyBytes, (lastPrice, openPrice, priceChangePercent, junk) => {
        expect(unsoundQuotes(read([dayTicker('BTCUSDT', lastPrice, { openPrice, priceChangePercent })]))).toEqual([]);
        expect(unsoundQuotes(parseDayTickers(junk, MARKETS, TIME))).toEqual([]);
        expect(() => parseCandles(junk)).not.toThrow();
      }),
    );
  });

  it.each([
    ['an unknown symbol', { code: -1121, msg: 'Invalid symbol.' }, { reason: 'bad-reply', unknownMarket: true }],
    ['too many requests', { code: -1003, msg: 'Too much request weight used.' }, { reason: 'rate-limited' }],
    ['another error', { code: -1100, msg: 'Illegal characters found.' }, { reason: 'bad-reply' }],
    ['a web page', '<html>', { reason: 'bad-reply' }],
    ['JSON cut off', '[{"symbol":"BTCUS', { reason: 'bad-reply' }],
    ['null', null, { reason: 'bad-reply' }],
  ])('fails as a whole on %s', (_what, reply, failure) => {
    expect(read(reply)).toEqual({ ok: false, ...failure });
  });

  it('reads an empty list as "none of these has a price"', () => {
    expect(read([])).toEqual({ ok: true, quotes: [], sparklines: [], dropped: 0 });
  });
});

describe('parseCandles', () => {
  const candles = (rows: unknown) => {
    const parsed = parseCandles(bytes(rows));
    return parsed.ok ? parsed.candles : parsed;
  };
  const rest = [1_776_772_799_999, '916.3', 30, '58.0', '20.4', '0'];
  const sound = [1_776_769_200_000, '73.2', '73.6', '72.9', '73.5', '12.5', ...rest];

  it('reads rows of time, OPEN, HIGH, LOW, CLOSE, volume and more', () => {
    expect(candles([sound])).toEqual([
      { openTime: 1_776_769_200_000, open: 73.2, high: 73.6, low: 72.9, close: 73.5, volume: 12.5 },
    ]);
  });

  it('leaves out one that cannot be, and puts the oldest first', () => {
    const earlier = sound.with(0, 1_776_765_600_000);
    const crossed = sound.with(2, '72.8');
    const parsed = candles([sound, crossed, null, earlier]);
    expect(parsed).toMatchObject([{ openTime: 1_776_765_600_000 }, { openTime: 1_776_769_200_000 }]);
  });

  it('fails on an error, and on what is no list', () => {
    expect(candles({ code: -1121, msg: 'Invalid symbol.' })).toMatchObject({ ok: false, unknownMarket: true });
    expect(candles('<html>')).toEqual({ ok: false, reason: 'bad-reply' });
  });

  it('asks for as many as a call has, from a time on', () => {
    expect(candlesUrl('BTCUSDT', '1h', 1_776_769_200_000)).toBe(
      'https://data-api.binance.vision/api/v3/klines?symbol=BTCUSDT&interval=1h&startTime=1776769200000&limit=1000',
    );
  });
});

describe('binance.ask', () => {
  it('asks for a JSON list of symbols, at most 20 a call, each coin once', () => {
    const ids = exchangeCoins('binance').map(({ coinId }) => coinId);
    const calls = binance.ask({ currency: 'usdt', ids: [...ids, ...ids] });
    const listed = calls.map(({ url }): string[] => JSON.parse(new URL(url).searchParams.get('symbols') ?? ''));
    expect(listed).toEqual(calls.map(({ markets }) => markets));
    expect(Math.max(...listed.map((symbols) => symbols.length))).toBe(20);
    expect(calls.flatMap(({ coinIds }) => coinIds)).toEqual(ids);
    expect(calls[0]?.url.startsWith('https://data-api.binance.vision/api/v3/ticker/24hr?symbols=%5B%22BTCUSDT')).toBe(
      true,
    );
  });

  it('never answers a question in dollars: what it trades for is a token', () => {
    const ids = exchangeCoins('binance').map(({ coinId }) => coinId);
    expect(binance.ask({ currency: 'usd', ids })).toEqual([]);
    expect(binance.serves('usd')).toBe(false);
    expect(exchangeCoins('binance').filter(({ currencies }) => currencies.includes('usd'))).toEqual([]);
    const [call] = binance.ask({ currency: 'usdt', ids: ['bitcoin'] });
    expect(call?.parse(bytes([dayTicker('BTCUSDT', '80')]), TIME)).toMatchObject({ quotes: [{ currency: 'usdt' }] });
  });

  it('calls the old Terra LUNC and the new one LUNA, unlike Kraken', () => {
    const [call] = binance.ask({ currency: 'usdt', ids: ['terra-luna', 'terra-luna-2'] });
    expect(call?.markets).toEqual(['LUNCUSDT', 'LUNAUSDT']);
  });

  it('comes down to the symbols it does not know, and loses or doubles none of the others', () => {
    const [call] = binance.ask({ currency: 'usdt', ids: COINS });
    if (!call) throw new Error('nothing asked');
    fc.assert(
      fc.property(fc.subarray([...call.markets]), (unknown) => {
        const halved = askInHalves(call, (symbols) => {
          const isRefused = symbols.some((symbol) => unknown.includes(symbol));
          const rows = symbols.map((symbol) => dayTicker(symbol, '5'));
          const reply = isRefused ? { code: -1121, msg: 'Invalid symbol.' } : rows;
          return parseDayTickers(bytes(reply), symbols.map(market), TIME);
        });
        expect(halved.unknown).toEqual(unknown);
        expect(halved.answered).toEqual(call.markets.filter((symbol) => !unknown.includes(symbol)));
        const quoted = halved.parsed.flatMap((parsed) => (parsed.ok ? parsed.quotes : []));
        expect(quoted.map(({ coinId }) => coinId)).toEqual(halved.coinIds);
      }),
    );
  });

  it('leaves out coins it does not trade and markets it was found not to know', () => {
    const without = new Set(['SOLUSDT']);
    const [call] = binance.ask({ currency: 'usdt', ids: ['bitcoin', 'solana', 'monero', '__proto__'], without });
    expect(call?.markets).toEqual(['BTCUSDT']);
    expect(call?.halves()).toEqual([]);
    expect(binance.ask({ currency: 'usdt', ids: ['solana'], without })).toEqual([]);
  });
});
