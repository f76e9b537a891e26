import { describe, expect, it } from 'vitest';
import { FIRST_WATCHLIST } from '../../../lib/domain/first-watchlist.ts';
import { krakenPairs, surerPairs } from '../../../lib/prices/kraken-pairs.ts';
import { kraken, parseTicker, tickerUrl } from '../../../lib/prices/kraken.ts';

const TIME = { fetchedAt: Date.parse('2026-04-21T12:00:30Z') };
const bytes = (value: unknown) => new TextEncoder().encode(typeof value === 'string' ? value : JSON.stringify(value));

/** A market as `/Ticker` writes it: strings, [today, 24 hours] pairs, `o` the price at midnight. */
function market(last: string, bid = last, ask = last): Record<string, unknown> {
  return {
    a: [ask, '1', '1.000'],
    b: [bid, '2', '2.000'],
    c: [last, '0.04408910'],
    v: ['4147.94474901', '8896.96086304'],
    p: ['64012.1', '63990.7'],
    t: [3907, 10_056],
    l: ['63011.0', '62880.2'],
    h: ['65010.0', '65010.0'],
    o: '32000.00000',
  };
}

describe('krakenPairs', () => {
  it('has every coin of the first watch list in dollars and euros, once each', () => {
    for (const currency of ['usd', 'eur']) {
      const pairs = krakenPairs(FIRST_WATCHLIST, currency);
      expect(pairs.map((pair) => pair.coinId)).toEqual(FIRST_WATCHLIST);
      expect(new Set(pairs.map((pair) => pair.name)).size).toBe(21);
    }
  });

  it('knows Kraken’s own names', () => {
    const [bitcoin, dogecoin] = krakenPairs(['bitcoin', 'dogecoin'], 'usd');
    expect(bitcoin).toMatchObject({ name: 'XBTUSD', keys: ['XBTUSD', 'XXBTZUSD', 'BTCUSD'] });
    expect(dogecoin).toMatchObject({ name: 'XDGUSD' });
  });

  it('leaves out coins and currencies it does not know, also names that objects have by birth', () => {
    expect(krakenPairs(['bitcoin', 'pepe', 'constructor', '__proto__'], 'usd')).toHaveLength(1);
    expect(krakenPairs(['bitcoin'], 'sek')).toEqual([]);
    expect(krakenPairs(['bittensor'], 'gbp')).toEqual([]);
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

  it.each([
    ['no last trade', { ...market('1'), c: [] }],
    ['a last trade of null', { ...market('1'), c: [null, '0'] }],
    ['zero', market('0.00000')],
    ['a word', market('n/a')],
    ['nobody who buys', market('100', '0.00000', '100')],
    ['offers far apart', market('100', '60', '140')],
    ['crossed offers', market('100', '101', '100')],
    ['another shape', 'closed'],
  ])('drops one market with %s', (_what, broken) => {
    const reply = { error: [], result: { XXBTZUSD: broken, SOLUSD: market('73.24') } };
    expect(parseTicker(bytes(reply), pairs, TIME)).toMatchObject({ quotes: [{ coinId: 'solana' }], dropped: 1 });
  });

  it.each([
    [['EQuery:Unknown asset pair'], { ok: false, reason: 'bad-reply', unknownPair: true }],
    [['EAPI:Rate limit exceeded'], { ok: false, reason: 'rate-limited' }],
    [['EGeneral:Too many requests'], { ok: false, reason: 'rate-limited' }],
    [['EService:Unavailable'], { ok: false, reason: 'server-error' }],
    [['EGeneral:Permission denied'], { ok: false, reason: 'refused' }],
    [['EGeneral:Internal error'], { ok: false, reason: 'bad-reply' }],
  ])('reads the error %j inside an HTTP 200', (error, failure) => {
    expect(parseTicker(bytes({ error, result: {} }), pairs, TIME)).toEqual(failure);
    expect(parseTicker(bytes({ error }), pairs, TIME)).toEqual(failure);
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
  it('asks for all pairs in one call, and for surer ones after a refusal, until the oldest are left', () => {
    const [call] = kraken.ask({ currency: 'usd', ids: ['bitcoin', 'solana', 'bittensor'] });
    expect(call?.url).toBe('https://api.kraken.com/0/public/Ticker?pair=XBTUSD,SOLUSD,TAOUSD');
    expect(call?.narrower?.coinIds).toEqual(['bitcoin', 'solana']);
    expect(call?.narrower?.narrower?.coinIds).toEqual(['bitcoin']);
    expect(call?.narrower?.narrower?.narrower).toBeNull();
  });

  it('asks nothing where it knows none: an empty list would mean every market there is', () => {
    expect(kraken.ask({ currency: 'usd', ids: ['pepe'] })).toEqual([]);
    expect(kraken.serves('jpy')).toBe(false);
  });

  it('comes down to bitcoin and ether, which Kraken has in every currency we ask for', () => {
    for (const currency of ['usd', 'eur', 'gbp']) {
      let [last] = kraken.ask({ currency, ids: FIRST_WATCHLIST });
      while (last?.narrower) last = last.narrower;
      expect(last?.coinIds).toEqual(['bitcoin', 'ethereum']);
    }
  });

  it('gives up at once where only new markets were asked for', () => {
    expect(surerPairs(krakenPairs(['bittensor', 'fetch-ai'], 'eur'))).toEqual([]);
    expect(tickerUrl(krakenPairs(['litecoin'], 'eur'))).toContain('LTCEUR');
  });
});
