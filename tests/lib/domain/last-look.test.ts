import { describe, expect, it } from 'vitest';
import { type Look, lookOf, sinceLook, TOLD_MOVE_PERCENT } from '../../../lib/domain/last-look.ts';
import type { TickerRow, TickerView } from '../../../lib/query/views.ts';
import { NOW, tickerRow, tickerView } from '../../components/ticker/sample.ts';

const THEN = NOW - 6 * 3_600_000;
const COINS = ['a', 'b', 'c', 'd'];

function viewOf(prices: readonly number[], changes: Partial<TickerRow> = {}, more: Partial<TickerView> = {}) {
  const rows = prices.map((price, index) =>
    tickerRow({ coinId: COINS[index] ?? '', symbol: (COINS[index] ?? '').toUpperCase(), price, ...changes }),
  );
  return tickerView({ rows, ...more });
}

const look = (prices: readonly number[], changes: Partial<Look> = {}): Look => ({
  at: THEN,
  currency: 'usd',
  prices: prices.map((price, index) => ({ coinId: COINS[index] ?? '', price })),
  ...changes,
});
const since = (before: Look, view: TickerView) => sinceLook(before, view, NOW, NOW);
const firingsAt = (...times: number[]) =>
  ({ alerts: { unseen: 0, firings: times.map((at) => ({ at })) } }) as unknown as Partial<TickerView>;

describe('lookOf', () => {
  it('keeps only prices that nobody doubts', () => {
    const held = { source: 'coingecko' as const, price: 2, asOf: NOW, change: 40, contradictedBy: null };
    const conversion = { from: 'usd', rate: 0.862, asOf: NOW, source: 'coingecko' as const };
    const said = { source: 'kraken' as const, price: 1 };
    const disagreement = { primary: said, second: said, gap: 2, since: NOW, at: NOW };
    for (const doubt of [
      { asOf: NOW - 3_600_000 },
      { price: null, asOf: null },
      { oneSource: true },
      { held },
      { conversion },
      { disagreement },
    ]) {
      expect(lookOf(viewOf([1], doubt), NOW, NOW).prices).toEqual([]);
      expect(since(look([1]), viewOf([2], doubt))).toBeNull();
    }
    expect(lookOf(viewOf([1, 2]), NOW, NOW)).toEqual(look([1, 2], { at: NOW }));
  });
});

describe('sinceLook', () => {
  it('names the two that moved most, up or down, the biggest first', () => {
    const told = since(look([100, 100, 100, 100]), viewOf([103, 92, 101, 105]));
    expect(told).toMatchObject({ at: THEN, alerts: 0, movers: [{ symbol: 'B' }, { symbol: 'D' }] });
    expect(told?.movers.map(({ change }) => Math.round(change))).toEqual([-8, 5]);
  });

  it('does not tell noise, nor what was just seen', () => {
    const edge = 100 + TOLD_MOVE_PERCENT;
    expect(since(look([100]), viewOf([edge - 0.01]))).toBeNull();
    expect(since(look([100]), viewOf([edge]))?.movers).toHaveLength(1);
    const view = viewOf([1, 2, 3]);
    expect(since(lookOf(view, NOW, NOW), view)).toBeNull();
  });

  it('compares no coin that was not seen, and none in another currency', () => {
    expect(since(look([100]), viewOf([100, 9]))).toBeNull();
    expect(since(look([100], { currency: 'eur' }), viewOf([200]))).toBeNull();
  });

  it('counts the alerts that fired after it, also where no price can be compared', () => {
    const view = viewOf([100], {}, firingsAt(THEN - 1, THEN, THEN + 1, NOW));
    expect(since(look([], { currency: 'eur' }), view)).toEqual({ at: THEN, movers: [], alerts: 2 });
  });

  it('knows nothing of a look in the future: the clock was set back', () => {
    expect(since(look([100], { at: NOW + 1 }), viewOf([200], {}, firingsAt(NOW + 2)))).toBeNull();
  });
});
