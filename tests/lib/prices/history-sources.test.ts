import { DAY_MS } from '../../../lib/domain/durations.ts';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dailyCandles, isOnBinance, parseDailyCandles } from '../../../lib/prices/binance-daily.ts';
import { marketChart, parseMarketChart } from '../../../lib/prices/coingecko-chart.ts';
import { chart, parseChart } from '../../../lib/prices/defillama.ts';

const DAY = 20_000;
const bytes = (json: unknown): Uint8Array => new TextEncoder().encode(JSON.stringify(json));

describe('a CoinGecko market chart', () => {
  const at = (day: number, ms = 0): number => day * DAY_MS + ms;

  it('has at midnight the close of the day before, and at its end the present, which is no close', () => {
    const prices = [
      [at(DAY), 10],
      [at(DAY + 1), 11],
      [at(DAY + 2), 12],
      [at(DAY + 2, 660_000), 99],
    ];
    expect(parseMarketChart(bytes({ prices }), DAY - 5, DAY + 5)).toEqual({
      ok: true,
      days: [10, 11, 12].map((close, n) => ({ day: DAY - 1 + n, close, low: null, high: null })),
    });
  });

  it('has no close yet where all there is of a midnight is the present, some minutes after it', () => {
    const prices = [
      [at(DAY), 10],
      [at(DAY + 1, 1_200_000), 99],
    ];
    expect(parseMarketChart(bytes({ prices }), DAY - 5, DAY + 5)).toMatchObject({
      days: [{ day: DAY - 1, close: 10 }],
    });
  });

  it('gives only days asked for, the point nearest to midnight, and nothing that is no price', () => {
    const prices = [
      [at(DAY), 1],
      [at(DAY + 1, 3_000_000), 8],
      [at(DAY + 1, -60_000), 2],
      [at(DAY + 1, 12 * 3_600_000), 7],
      [at(DAY + 2), null],
      [at(DAY + 3), -4],
      [at(DAY + 4), 1e300],
      [at(DAY + 9), 5],
      [at(DAY + 10), 6],
    ];
    expect(parseMarketChart(bytes({ prices }), DAY, DAY + 5)).toMatchObject({ days: [{ day: DAY, close: 2 }] });
  });

  it('is asked for as far back as the coin lacks, and never further than a year', () => {
    expect(marketChart({ coinId: 'akash-network', from: DAY - 3, through: DAY - 1 }, DAY).url).toBe(
      'https://api.coingecko.com/api/v3/coins/akash-network/market_chart?vs_currency=usd&days=3&interval=daily',
    );
    expect(marketChart({ coinId: 'a', from: DAY - 900, through: DAY - 1 }, DAY).url).toContain('days=365');
  });
});

describe('a DefiLlama chart', () => {
  const point = (day: number, price: unknown, seconds = 0) => ({
    timestamp: ((day + 1) * DAY_MS) / 1000 + seconds,
    price,
  });

  it('gives each coin its own days, whatever else is in the reply', () => {
    const coins = {
      'coingecko:cosmos': { symbol: 'ATOM', prices: [point(DAY, 7, 400), point(DAY + 1, 8, -7100)] },
      'coingecko:filecoin': { symbol: 'FIL', prices: [point(DAY, 3)] },
      'coingecko:bitcoin': { prices: [point(DAY, 60_000)] },
      constructor: { prices: [point(DAY, 1)] },
    };
    const reply = parseChart(bytes({ coins }), ['filecoin', 'cosmos', 'arbitrum'], DAY, DAY + 1);
    const closes = reply.ok && [...reply.told].map(([id, days]) => [id, days.map(({ day, close }) => [day, close])]);
    expect(closes).toEqual([
      ['filecoin', [[DAY, 3]]],
      [
        'cosmos',
        [
          [DAY, 7],
          [DAY + 1, 8],
        ],
      ],
      ['arbitrum', []],
    ]);
  });

  it('passes over points more than two hours from midnight, malformed ones, and days not asked for', () => {
    const prices = [point(DAY, 7, 7300), { timestamp: 'soon', price: 1 }, null, point(DAY + 1, '8'), point(DAY - 1, 5)];
    expect(parseChart(bytes({ coins: { 'coingecko:cosmos': { prices } } }), ['cosmos'], DAY, DAY + 1)).toMatchObject({
      told: new Map([['cosmos', [{ day: DAY + 1, close: 8 }]]]),
    });
  });

  it('is asked for by the ends of days', () => {
    expect(chart(['cosmos', 'a b/c'], 19_625, 19_626).url).toBe(
      `https://coins.llama.fi/chart/coingecko:cosmos,coingecko:a%20b%2Fc?start=${Date.UTC(2023, 8, 26) / 1000}&span=2&period=1d`,
    );
  });
});

describe('daily candles of Binance', () => {
  const row = (day: number, close: number) => [
    day * DAY_MS,
    `${close}`,
    `${close * 1.1}`,
    `${close * 0.9}`,
    `${close}`,
    '1',
    0,
  ];

  it('are spot in USDT, each of the UTC day it begins', () => {
    const reply = parseDailyCandles(bytes([row(DAY, 2), row(DAY + 1, 4)]), DAY, DAY + 1);
    expect(reply).toMatchObject({
      ok: true,
      days: [
        { day: DAY, close: 2 },
        { day: DAY + 1, close: 4 },
      ],
    });
    expect(reply.ok && reply.days[1]).toEqual({ day: DAY + 1, close: 4, low: 3.6, high: 4.4 });
    expect(dailyCandles({ coinId: 'cosmos', from: DAY, through: DAY + 1 })).toMatchObject({
      kind: { source: 'binance', instrument: 'spot', currency: 'usdt', figure: 'close' },
      url: `https://data-api.binance.vision/api/v3/klines?symbol=ATOMUSDT&interval=1d&startTime=${DAY * DAY_MS}&limit=2`,
    });
  });

  it('leave out the running day, hours that are no day, and impossible rows', () => {
    const rows = [
      row(DAY, 2),
      [DAY * DAY_MS + 3_600_000, '1', '1', '1', '1', '1', 0],
      [(DAY + 1) * DAY_MS, '5', '4', '6', '5', '1', 0],
      row(DAY + 2, 9),
    ];
    expect(parseDailyCandles(bytes(rows), DAY, DAY + 1)).toMatchObject({ days: [{ day: DAY, close: 2 }] });
  });

  it('count only after a pause of more than a week: the code may have been another coin’s (LUNA)', () => {
    const rows = [row(DAY, 80), row(DAY + 1, 0.00005), row(DAY + 19, 9), row(DAY + 20, 8)];
    expect(parseDailyCandles(bytes(rows), DAY, DAY + 30)).toMatchObject({ days: [{ close: 9 }, { close: 8 }] });
  });

  it('are of coins that it lists by our table alone', () => {
    expect(isOnBinance('akash-network')).toBe(false);
    expect(dailyCandles({ coinId: 'akash-network', from: DAY, through: DAY })).toBeNull();
  });
});

describe('whatever comes instead', () => {
  const anything = fc.oneof(
    fc.jsonValue().map(bytes),
    fc.uint8Array(),
    fc.record({ prices: fc.jsonValue(), coins: fc.jsonValue() }).map(bytes),
    fc.array(fc.array(fc.oneof(fc.double(), fc.string()), { minLength: 5, maxLength: 8 })).map(bytes),
  );

  it('is refused or read as days that were asked for, and throws nothing', () => {
    fc.assert(
      fc.property(anything, (reply) => {
        const gecko = parseMarketChart(reply, DAY, DAY + 9);
        const candles = parseDailyCandles(reply, DAY, DAY + 9);
        const llama = parseChart(reply, ['bitcoin'], DAY, DAY + 9);
        const days = [
          ...(gecko.ok ? gecko.days : []),
          ...(candles.ok ? candles.days : []),
          ...(llama.ok ? (llama.told.get('bitcoin') ?? []) : []),
        ];
        const strange = days.filter(({ day, close }) => day < DAY || day > DAY + 9 || !(close > 0 && close < 1e12));
        expect(strange).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });
});
