import { DAY_MS } from '../../../lib/domain/durations.ts';
import type { ChartStretch, ChartView } from '../../../lib/domain/chart.ts';
import { dayOf } from '../../../lib/domain/daily.ts';
import type { CoinView } from '../../../lib/query/views.ts';
import { NOW } from '../ticker/sample.ts';

const HOUR = 3_600_000;

/** An hourly line that ends an hour ago. */
export function hourly(values: readonly (number | null)[], changes: Partial<ChartStretch> = {}): ChartStretch {
  const start = NOW - values.length * HOUR;
  const kind = { source: 'coingecko', instrument: 'index', currency: 'usd', formerly: null, figure: 'moment' } as const;
  return { ...kind, start, step: HOUR, values, ...changes };
}

/** Daily closes of which the last is of so many days ago. */
export function daily(
  values: readonly (number | null)[],
  lastDaysAgo = 1,
  changes: Partial<ChartStretch> = {},
): ChartStretch {
  const start = (dayOf(NOW) - lastDaysAgo - values.length + 2) * DAY_MS;
  const kind = { source: 'coingecko', instrument: 'index', currency: 'usd', formerly: null, figure: 'close' } as const;
  return { ...kind, start, step: DAY_MS, values, ...changes };
}

export const PERPETUAL = { source: 'binance', instrument: 'perpetual', currency: 'usdt' } as const;

export function chartView(
  stretches: readonly ChartStretch[],
  range: ChartView['range'] = '7d',
  changes: Partial<ChartView> = {},
): ChartView {
  return { coinId: 'bitcoin', range, from: stretches[0]?.start ?? null, to: NOW, stretches, ...changes };
}

export const COIN: CoinView = {
  coinId: 'bitcoin',
  currency: 'usd',
  marketCap: 1.29e12,
  rank: 1,
  past: [],
  headlines: [
    {
      id: '00000000000000f1',
      title: 'Fees fall',
      source: 'Decrypt',
      url: 'https://decrypt.example/fees',
      publishedAt: NOW - 3 * HOUR,
      label: null,
      also: [],
    },
    {
      id: '00000000000000f2',
      title: 'Hashrate rises',
      source: 'CoinDesk',
      url: 'https://coindesk.example/rate',
      publishedAt: NOW - 30 * HOUR,
      label: null,
      also: [],
    },
  ],
};
