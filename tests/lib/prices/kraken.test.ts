import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FIRST_WATCHLIST } from '../../../lib/domain/first-watchlist.ts';
import { exchangeCoins } from '../../../lib/prices/exchange-coins.ts';
import { kraken, krakenPairNamed, krakenPairs, parseTicker, tickerUrl } from '../../../lib/prices/kraken.ts';
import { anyBytes, anyFigure, arbitraryRows, pricesIn, pricesTold, unsoundQuotes } from './arbitrary-replies.ts';
import { askInHalves } from './halving.ts';
import { bytes, bytesWith, FIVES, krakenMarket as market, NO_PRICES, TIME } from './reply-shapes.ts';

describe('krakenPairs', () => {
  it('has every coin of the first watch list in dollars and euros, once each', () => {
    for (const currency of ['usd', 'eur']) {
      const pairs = krakenPairs(FIRST_WATCHLIST, currency);
      expect(pairs.map((pair) => pair.coinId)).toEqual(FIRST_WATCHLIST);
      expect(new Set(pairs.map((pair) => pair.name)).size).toBe(21);
    }
  });

  it.each([
    ['bitcoin', 'usd', 'XBTUSD', 'XXBTZUSD'],
    ['bitcoin', 'usd', 'XBTUSD', 'BTCUSD'],
    ['bitcoin', 'chf', 'XBTCHF', 'XBTCHF'],
    ['ethereum', 'btc', 'ETHXBT', 'XETHXXBT'],
    ['dogecoin', 'usd', 'XDGUSD', 'XDGUSD'],
    ['dogecoin', 'btc', 'XDGXBT', 'XXDGXXBT'],
    ['ripple', 'cad', 'XRPCAD', 'XXRPZCAD'],
    ['tether', 'usd', 'USDTUSD', 'USDTZUSD'],
    ['the-graph', 'eth', 'GRTETH', 'GRTETH'],
  ])('asks for %s in %s as %s and finds it under %s', (coinId, currency, name, key) => {
    const pairs = krakenPairs([coinId], currency);
    expect(pairs).toMatchObject([{ coinId, currency, name }]);
    const reply = bytes({ error: [], result: { [key]: market('73.24') } });
    expect(parseTicker(reply, pairs, TIME)).toMatchObject({ quotes: [{ coinId, currency, price: 73.24 }] });
  });

  it('has no name that two markets share: neither could be told from the other in a reply', () => {
    const keys = exchangeCoins('kraken').flatMap(({ coinId, currencies }) =>
      currencies.flatMap((currency) => krakenPairs([coinId], currency).flatMap((pair) => pair.keys)),
    );
    expect(keys.filter((key, place) => keys.indexOf(key) !== place)).toEqual([]);
  });

  it('leaves out coins and currencies it does not know, also names that objects have by birth', () => {
    expect(krakenPairs(['bitcoin', 'oraichain-token', 'constructor', '__proto__'], 'usd')).toHaveLength(1);
    expect(krakenPairs(['bitcoin'], 'sek')).toEqual([]);
    expect(krakenPairs(['bittensor'], 'gbp')).toEqual([]);
  });

  it('names each coin once, however often it was asked for', () => {
    expect(krakenPairs(['bitcoin', 'solana', 'bitcoin'], 'usd').map(({ name }) => name)).toEqual(['XBTUSD', 'SOLUSD']);
  });

  it('calls the old chain LUNA and the new one LUNA2, unlike the rest of the world', () => {
    const pairs = krakenPairs(['terra-luna', 'terra-luna-2'], 'usd');
    expect(pairs.map(({ name }) => name)).toEqual(['LUNAUSD', 'LUNA2USD']);
    const reply = bytes({ error: [], result: { LUNA2USD: market('0.51'), LUNAUSD: market('0.00006') } });
    expect(parseTicker(reply, pairs, TIME)).toMatchObject({
      quotes: [
        { coinId: 'terra-luna', price: 0.00006 },
        { coinId: 'terra-luna-2', price: 0.51 },
      ],
    });
  });
});

describe('krakenPairNamed', () => {
  it.each([
    ['XBT/CHF', 'bitcoin', 'chf'],
    ['KSM/XBT', 'kusama', 'btc'],
    ['XDG/USD', 'dogecoin', 'usd'],
    ['LUNA2/USD', 'terra-luna-2', 'usd'],
    ['XBT/USDT', 'bitcoin', 'usdt'],
  ])('reads %s as %s in %s', (name, coinId, currency) => {
    expect(krakenPairNamed(name)).toMatchObject({ coinId, currency });
  });

  it('is null for a coin it does not know, and for no market', () => {
    expect(['EOS/USD', 'XBT', '', '/'].map(krakenPairNamed)).toEqual([null, null, null, null]);
  });
});

describe('parseTicker', () => {
  const pairs = krakenPairs(['bitcoin', 'solana', 'bittensor'], 'usd');

  it('takes the last trade, from whichever of the names Kraken answers with', () => {
    const reply = { error: [], result: { SOLUSD: market('73.24000'), XXBTZUSD: market('64571.00000') } };
    const parsed = parseTicker(bytes(reply), pairs, TIME);
    expect(parsed).toMatchObject({
      ok: true,
      dropped: 0,
      quotes: [
        { coinId: 'bitcoin', currency: 'usd', price: 64_571, source: 'kraken', asOf: TIME.fetchedAt },
        { coinId: 'solana', price: 73.24 },
      ],
    });
  });

  it.each([
    ['the last trade between the offers', '100.20', '100.00', '101.00', 100.2],
    ['the last trade just outside them, which they have moved away from', '99.95', '100.00', '101.00', 99.95],
    ['their middle where the last trade is from another hour', '93.00', '100.00', '101.00', 100.5],
    ['their middle where the last trade lies above', '120.00', '100.00', '101.00', 100.5],
  ])('takes %s', (_what, last, bid, ask, price) => {
    const parsed = parseTicker(bytes({ error: [], result: { SOLUSD: market(last, bid, ask) } }), pairs, TIME);
    expect(parsed).toMatchObject({ quotes: [{ price }] });
  });

  it('is as of Kraken’s own clock where it told', () => {
    const serverTime = TIME.fetchedAt - 10 * 3_600_000;
    const reply = bytes({ error: [], result: { SOLUSD: market('73.24') } });
    expect(parseTicker(reply, pairs, { ...TIME, serverTime })).toMatchObject({
      quotes: [{ asOf: serverTime, fetchedAt: TIME.fetchedAt }],
    });
    expect(parseTicker(reply, pairs, { ...TIME, serverTime: null })).toMatchObject({
      quotes: [{ asOf: TIME.fetchedAt }],
    });
  });

  it('tells no change: its open is that of midnight, not of 24 hours ago', () => {
    const parsed = parseTicker(bytes({ error: [], result: { XXBTZUSD: market('64571') } }), pairs, TIME);
    expect(parsed).toMatchObject({ quotes: [{ change24h: null, change1h: null, change7d: null, marketCap: null }] });
  });

  it.each(NO_PRICES)('drops one market whose figures are %s', (figure) => {
    const reply = bytesWith(
      (price) => ({ error: [], result: { XXBTZUSD: market(price), SOLUSD: market('73.24') } }),
      figure,
    );
    expect(parseTicker(reply, pairs, TIME)).toMatchObject({ quotes: [{ coinId: 'solana' }], dropped: 1 });
  });

  it.each(FIVES)('reads five out of %s', (figure) => {
    const reply = bytesWith((price) => ({ error: [], result: { SOLUSD: market(price) } }), figure);
    expect(parseTicker(reply, pairs, TIME)).toMatchObject({ quotes: [{ coinId: 'solana', price: 5 }] });
  });

  it.each([
    ['no last trade', { ...market('1'), c: [] }],
    ['a last trade of null', { ...market('1'), c: [null, '0'] }],
    ['nobody who buys', market('100', '0.00000', '100')],
    ['offers far apart', market('100', '60', '140')],
    ['crossed offers', market('100', '101', '100')],
    ['another shape', 'closed'],
    ['null', null],
  ])('drops one market with %s', (_what, broken) => {
    const reply = { error: [], result: { XXBTZUSD: broken, SOLUSD: market('73.24') } };
    expect(parseTicker(bytes(reply), pairs, TIME)).toMatchObject({ quotes: [{ coinId: 'solana' }], dropped: 1 });
  });

  it('gives no coin another’s price, whichever markets are missing or broken and in whatever order they come', () => {
    const watched = krakenPairs(FIRST_WATCHLIST, 'usd');
    const keyOf = (coinId: string) => watched.find((pair) => pair.coinId === coinId)?.keys.at(-1) ?? '';
    fc.assert(
      fc.property(arbitraryRows(FIRST_WATCHLIST), (told) => {
        const markets = told.map(({ coinId, price }) => [keyOf(coinId), market(price === null ? 'n/a' : `${price}`)]);
        const reply = { error: [], result: Object.fromEntries(markets) };
        expect(pricesIn(parseTicker(bytes(reply), watched, TIME))).toEqual(pricesTold(told));
      }),
    );
  });

  it('has only sound quotes, whatever figures it reads, and does not throw at whatever bytes', () => {
    fc.assert(
      fc.property(anyFigure, anyFigure, anyFigure, anyBytes, (last, bid, ask, junk) => {
        const result = { SOLUSD: { a: [ask, '1'], b: [bid, '1'], c: [last, '1'], o: '1' } };
        expect(unsoundQuotes(parseTicker(bytes({ error: [], result }), pairs, TIME))).toEqual([]);
        expect(unsoundQuotes(parseTicker(junk, pairs, TIME))).toEqual([]);
      }),
    );
  });

  it('names no endless price for offers that can hardly be added up', () => {
    const result = { SOLUSD: market('1e308', '1.6e308', '1.7e308') };
    const parsed = parseTicker(bytes({ error: [], result }), pairs, TIME);
    expect(parsed).toMatchObject({ quotes: [{ coinId: 'solana' }] });
    expect(unsoundQuotes(parsed)).toEqual([]);
  });

  it.each([
    [['EQuery:Unknown asset pair'], { ok: false, reason: 'bad-reply', unknownMarket: true }],
    [['EAPI:Rate limit exceeded'], { ok: false, reason: 'rate-limited' }],
    [['EGeneral:Too many requests'], { ok: false, reason: 'rate-limited' }],
    [['EService:Unavailable'], { ok: false, reason: 'server-error' }],
    [['EGeneral:Permission denied'], { ok: false, reason: 'refused' }],
    [['EGeneral:Internal error'], { ok: false, reason: 'bad-reply' }],
  ])('reads the error %j inside an HTTP 200', (error, failure) => {
    for (const rest of [{ result: {} }, {}, { result: null }, { result: [] }]) {
      expect(parseTicker(bytes({ error, ...rest }), pairs, TIME)).toEqual(failure);
    }
  });

  it('is not put off by a warning', () => {
    const reply = { error: ['WGeneral:Deprecated'], result: { SOLUSD: market('73.24') } };
    expect(parseTicker(bytes(reply), pairs, TIME)).toMatchObject({ ok: true, quotes: [{ coinId: 'solana' }] });
  });

  it.each([['<html>'], ['{"error":[],"result":{"XXBT'], [[]], [null], [{ error: [] }]])(
    'fails as a whole on %j',
    (reply) => {
      expect(parseTicker(bytes(reply), pairs, TIME)).toEqual({ ok: false, reason: 'bad-reply' });
    },
  );
});

describe('kraken.ask', () => {
  it('asks for all pairs in one call, and for each half of them after a refusal', () => {
    const [call, ...more] = kraken.ask({ currency: 'usd', ids: ['bitcoin', 'solana', 'bittensor'] });
    expect(more).toEqual([]);
    expect(call?.url).toBe('https://api.kraken.com/0/public/Ticker?pair=XBTUSD,SOLUSD,TAOUSD');
    expect(call?.url).toBe(tickerUrl(krakenPairs(['bitcoin', 'solana', 'bittensor'], 'usd')));
    expect(call?.halves().map(({ markets, coinIds }) => [markets, coinIds])).toEqual([
      [
        ['XBTUSD', 'SOLUSD'],
        ['bitcoin', 'solana'],
      ],
      [['TAOUSD'], ['bittensor']],
    ]);
  });

  it('comes down to the markets it does not know, and loses or doubles none of the others', () => {
    const [call] = kraken.ask({ currency: 'eur', ids: FIRST_WATCHLIST });
    if (!call) throw new Error('nothing asked');
    fc.assert(
      fc.property(fc.subarray([...call.markets]), (unknown) => {
        const pairs = krakenPairs(FIRST_WATCHLIST, 'eur');
        const halved = askInHalves(call, (markets) => {
          const isRefused = markets.some((name) => unknown.includes(name));
          const result = Object.fromEntries(markets.map((name) => [name, market('5')]));
          const reply = isRefused ? { error: ['EQuery:Unknown asset pair'], result: {} } : { error: [], result };
          return parseTicker(bytes(reply), pairs, TIME);
        });
        expect(halved.unknown).toEqual(unknown);
        expect(halved.answered).toEqual(call.markets.filter((name) => !unknown.includes(name)));
        const quoted = halved.parsed.flatMap((parsed) => (parsed.ok ? parsed.quotes : []));
        expect(quoted.map(({ coinId }) => coinId)).toEqual(halved.coinIds);
      }),
    );
  });

  it('leaves out the markets it was found not to know', () => {
    const [call] = kraken.ask({ currency: 'usd', ids: ['bitcoin', 'solana'], without: new Set(['SOLUSD']) });
    expect(call?.markets).toEqual(['XBTUSD']);
    expect(call?.halves()).toEqual([]);
    expect(kraken.ask({ currency: 'usd', ids: ['solana'], without: new Set(['SOLUSD']) })).toEqual([]);
  });

  it('asks nothing where it knows none: an empty list would mean every market there is', () => {
    expect(kraken.ask({ currency: 'usd', ids: ['oraichain-token'] })).toEqual([]);
    expect(kraken.ask({ currency: 'usd', ids: [] })).toEqual([]);
    expect(kraken.serves('sek')).toBe(false);
    expect(kraken.serves('chf')).toBe(true);
  });
});
