import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AHEAD_MS } from '../../../lib/domain/price-limits.ts';
import {
  coinbase,
  coinbaseProduct,
  parseProductCandles,
  parseProductTicker,
  type CoinbaseProduct,
} from '../../../lib/prices/coinbase.ts';
import { anyBytes, anyFigure, unsoundQuotes } from './arbitrary-replies.ts';
import { AS_OF, bytes, bytesWith, FETCHED_AT, FIVES, NO_PRICES, productTicker, TIME } from './reply-shapes.ts';

const SOLANA: CoinbaseProduct = { coinId: 'solana', currency: 'usd', id: 'SOL-USD' };
const read = (reply: unknown) => parseProductTicker(bytes(reply), SOLANA, TIME);

describe('coinbaseProduct', () => {
  it.each([
    ['BTC-USD', 'bitcoin', 'usd'],
    ['BTC-USDT', 'bitcoin', 'usdt'],
    ['ETH-USDC', 'ethereum', 'usdc'],
    ['CGLD-USD', 'celo', 'usd'],
    ['USDT-EUR', 'tether', 'eur'],
  ])('reads %s as %s in %s: a dollar token is no dollar', (id, coinId, currency) => {
    expect(coinbaseProduct(id)).toEqual({ coinId, currency, id });
  });

  it('is null for a coin it does not know, for the world’s code where it has its own, and for no product', () => {
    expect(['EOS-USD', 'CELO-USD', 'BTC', '', '-'].map(coinbaseProduct)).toEqual([null, null, null, null, null]);
  });
});

describe('parseProductTicker', () => {
  it('reads the last trade and the moment of it, and no change', () => {
    expect(read(productTicker('73.24'))).toMatchObject({
      ok: true,
      dropped: 0,
      quotes: [
        {
          coinId: 'solana',
          currency: 'usd',
          price: 73.24,
          source: 'coinbase',
          asOf: Date.parse(AS_OF),
          fetchedAt: FETCHED_AT,
          change24h: null,
          conversion: null,
        },
      ],
    });
  });

  it('reads a time with microseconds, and keeps a trade of hours ago as old as it is', () => {
    const asOf = Date.parse('2026-04-21T07:10:41.270Z');
    expect(read(productTicker('73.24', '2026-04-21T07:10:41.270099Z'))).toMatchObject({ quotes: [{ asOf }] });
  });

  it.each(NO_PRICES)('has no quote where the price is %s', (price) => {
    const parsed = parseProductTicker(
      bytesWith((figure) => productTicker(figure), price),
      SOLANA,
      TIME,
    );
    expect(parsed.ok ? parsed.quotes : []).toEqual([]);
  });

  it.each(FIVES)('reads five out of %s', (price) => {
    const reply = bytesWith((figure) => productTicker(figure), price);
    expect(parseProductTicker(reply, SOLANA, TIME)).toMatchObject({ quotes: [{ price: 5 }] });
  });

  it('takes times that run ahead by as much as two machines may differ, and not more', () => {
    const at = (time: number) => productTicker('5', new Date(time).toISOString());
    expect(read(at(FETCHED_AT + AHEAD_MS))).toMatchObject({ quotes: [{ price: 5 }], dropped: 0 });
    expect(read(at(FETCHED_AT + AHEAD_MS + 1))).toMatchObject({ ok: true, quotes: [], dropped: 1 });
    expect(read(productTicker('5', 'yesterday'))).toMatchObject({ ok: true, quotes: [], dropped: 1 });
    const serverTime = FETCHED_AT + 2 * AHEAD_MS;
    const parsed = parseProductTicker(bytes(at(serverTime)), SOLANA, { ...TIME, serverTime });
    expect(parsed).toMatchObject({ quotes: [{ asOf: serverTime }] });
  });

  it.each([
    ['an error in words', { message: 'NotFound' }],
    ['a price without a time', { price: '5' }],
    ['a time that is a number', productTicker('5', FETCHED_AT)],
    ['a list', [productTicker('5')]],
    ['a web page', '<!DOCTYPE html>'],
    ['JSON cut off', '{"price":"5","ti'],
  ])('fails as a whole on %s', (_what, reply) => {
    expect(read(reply)).toEqual({ ok: false, reason: 'bad-reply' });
  });

  it('has only sound quotes, whatever figure it reads, and does not throw at whatever bytes', () => {
    fc.assert(
      fc.property(anyFigure, anyBytes, (price, junk) => {
        expect(unsoundQuotes(read(productTicker(price)))).toEqual([]);
        expect(unsoundQuotes(parseProductTicker(junk, SOLANA, TIME))).toEqual([]);
        expect(() => parseProductCandles(junk)).not.toThrow();
      }),
    );
  });
});

describe('parseProductCandles', () => {
  const candles = (rows: unknown) => {
    const parsed = parseProductCandles(bytes(rows));
    return parsed.ok ? parsed.candles : parsed;
  };

  it('reads rows of time, LOW, HIGH, OPEN, CLOSE, volume, newest first, into candles, oldest first', () => {
    const rows = [
      [1_776_769_260, 73.1, 74.4, 73.5, 74.2, 12.5],
      [1_776_769_200, '72.9', '73.6', '73.2', '73.5', '0'],
    ];
    expect(candles(rows)).toEqual([
      { openTime: 1_776_769_200_000, open: 73.2, high: 73.6, low: 72.9, close: 73.5, volume: 0 },
      { openTime: 1_776_769_260_000, open: 73.5, high: 74.4, low: 73.1, close: 74.2, volume: 12.5 },
    ]);
  });

  it.each([
    ['its open above its high', [1_776_769_260, 73.1, 74.4, 74.5, 74.2, 1]],
    ['its close below its low', [1_776_769_260, 73.1, 74.4, 73.5, 73, 1]],
    ['a low of zero', [1_776_769_260, 0, 74.4, 73.5, 74.2, 1]],
    ['a volume below zero', [1_776_769_260, 73.1, 74.4, 73.5, 74.2, -1]],
    ['a figure of null', [1_776_769_260, 73.1, null, 73.5, 74.2, 1]],
    ['no volume', [1_776_769_260, 73.1, 74.4, 73.5, 74.2]],
    ['no time', [0, 73.1, 74.4, 73.5, 74.2, 1]],
    ['another shape', { time: 1_776_769_260 }],
  ])('leaves out a candle with %s alone', (_what, row) => {
    expect(candles([row, [1_776_769_200, 72.9, 73.6, 73.2, 73.5, 1]])).toMatchObject([{ close: 73.5 }]);
  });

  it('reads an empty list as "no candles", and fails on what is none', () => {
    expect(candles([])).toEqual([]);
    expect(candles({ message: 'NotFound' })).toEqual({ ok: false, reason: 'bad-reply' });
    expect(candles('[[1776769260,')).toEqual({ ok: false, reason: 'bad-reply' });
  });
});

describe('coinbase.ask', () => {
  it('asks for one product a call, each coin once, and reads each reply as that of its coin', () => {
    const calls = coinbase.ask({ currency: 'eur', ids: ['bitcoin', 'celo', 'solana', 'bitcoin'] });
    expect(calls.map(({ url, coinIds }) => [url, coinIds])).toEqual([
      ['https://api.exchange.coinbase.com/products/BTC-EUR/ticker', ['bitcoin']],
      ['https://api.exchange.coinbase.com/products/SOL-EUR/ticker', ['solana']],
    ]);
    const parsed = calls.map((call) => call.parse(bytes(productTicker('5')), TIME));
    expect(parsed).toMatchObject([
      { quotes: [{ coinId: 'bitcoin', currency: 'eur' }] },
      { quotes: [{ coinId: 'solana', currency: 'eur' }] },
    ]);
    expect(calls.flatMap((call) => call.halves())).toEqual([]);
  });

  it('uses its own code where it has one, and asks neither for what it lacks nor for what it was found to lack', () => {
    expect(coinbase.ask({ currency: 'usd', ids: ['celo'] })).toMatchObject([{ markets: ['CGLD-USD'] }]);
    expect(coinbase.ask({ currency: 'usd', ids: ['monero', 'constructor', '__proto__'] })).toEqual([]);
    expect(coinbase.ask({ currency: 'usd', ids: ['solana'], without: new Set(['SOL-USD']) })).toEqual([]);
    expect(coinbase.serves('chf')).toBe(false);
  });
});
