import { describe, expect, it } from 'vitest';
import { type DailySeries, dayOf } from '../../../lib/domain/daily.ts';
import { withFormerLives } from '../../../lib/prices/former-series.ts';
import { priceAt } from '../../../lib/prices/history.ts';

const NOW = Date.UTC(2026, 10, 28);
const LLAMA = {
  source: 'defillama',
  instrument: 'index',
  currency: 'usd',
  figure: 'close',
  lows: null,
  highs: null,
} as const;

/** The same price from one date to another, both included. */
function flat(coinId: string, from: string, through: string, price: number): DailySeries {
  const firstDay = dayOf(Date.parse(from));
  const days = dayOf(Date.parse(through)) - firstDay + 1;
  return { ...LLAMA, coinId, firstDay, closes: new Float32Array(days).fill(price) };
}

function on(coinId: string, date: string, ...all: readonly DailySeries[]) {
  const series = withFormerLives(
    coinId,
    Map.groupBy(all, (one) => one.coinId),
  );
  const told = priceAt(series, coinId, Date.parse(date), NOW);
  return told.kind === 'unknown' ? null : [told.coinId, Number(told.value.toPrecision(6)), told.formerly];
}

describe('a coin that went by another id before', () => {
  const mkr = flat('maker', '2018-01-01', '2025-12-31', 1200);
  const sky = flat('sky', '2024-09-20', '2026-11-27', 0.06);

  it('has the price of then in its own units, and says whose it was', () => {
    expect(on('sky', '2021-05-01', mkr, sky)).toEqual(['sky', 0.05, { coinId: 'maker', factor: 1 / 24_000 }]);
    expect(on('sky', '2024-09-17', mkr, sky)?.[1]).toBe(0.05);
    expect(on('sky', '2025-05-01', mkr, sky)).toEqual(['sky', 0.06, null]);
  });

  it('has no price of the time after the change from the coin that stayed behind', () => {
    expect(on('sky', '2024-09-18', mkr, sky)).toBeNull();
    expect(on('sky', '2025-05-01', mkr)).toBeNull();
  });

  it('has its own where both were traded', () => {
    const own = flat('polygon-ecosystem-token', '2023-10-25', '2026-11-27', 0.7);
    const matic = flat('matic-network', '2019-04-29', '2024-09-10', 0.5);
    expect(on('polygon-ecosystem-token', '2024-02-01', matic, own)).toEqual(['polygon-ecosystem-token', 0.7, null]);
    expect(on('polygon-ecosystem-token', '2021-02-01', matic, own)?.[1]).toBe(0.5);
  });

  it('that only took another one in has no past but its own', () => {
    const fet = flat('fetch-ai', '2019-03-02', '2026-11-27', 0.2);
    const agix = flat('singularitynet', '2018-01-19', '2024-07-01', 0.1);
    expect(on('fetch-ai', '2018-06-01', agix, fet)).toBeNull();
    expect(on('fetch-ai', '2023-06-01', agix, fet)).toEqual(['fetch-ai', 0.2, null]);
  });

  it('is told of by nobody where only the id asked for has days', () => {
    expect(on('maker', '2021-05-01', mkr, sky)).toEqual(['maker', 1200, null]);
    expect(withFormerLives('bitcoin', new Map())).toEqual([]);
  });
});
