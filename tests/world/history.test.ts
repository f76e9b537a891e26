import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dailyCandles } from '../../lib/prices/binance-daily.ts';
import { marketChart } from '../../lib/prices/coingecko-chart.ts';
import { chart } from '../../lib/prices/defillama.ts';
import type { HistoryRequest } from '../../lib/prices/history-provider.ts';
import { ask } from './ask.ts';
import { startWorld, type World } from './world.ts';

const NOW = Date.UTC(2026, 10, 28, 12);
const DAY_MS = 86_400_000;
const SEPTEMBER_25 = Date.UTC(2023, 8, 25) / DAY_MS;
const TODAY = Date.UTC(2026, 10, 28) / DAY_MS;
let world: World;

beforeAll(async () => {
  world = await startWorld({ now: NOW });
});

afterAll(() => world.close());

/** What the product reads out of the world's answer to one of its own calls. */
async function closes(request: HistoryRequest | null): Promise<Record<string, [day: number, close: number][]>> {
  const answered = await ask(world, request?.url ?? '');
  const read = request?.parse(answered.body);
  if (!read?.ok) throw new Error(`${answered.status} ${answered.body.toString().slice(0, 200)}`);
  return Object.fromEntries([...read.told].map(([id, days]) => [id, days.map(({ day, close }) => [day, close])]));
}

describe('DefiLlama', () => {
  it('has the coins of September 2023 that nobody else has, and leaves out those that it does not know', async () => {
    const ids = ['akash-network', 'cosmos', 'arbitrum', 'filecoin', 'no-such-coin'];
    const told = await closes(chart(ids, SEPTEMBER_25 - 1, SEPTEMBER_25));
    const days = ids.map((coinId) => told[coinId]?.map(([day]) => day));
    expect(days.slice(0, 4)).toEqual(ids.slice(0, 4).map(() => [SEPTEMBER_25 - 1, SEPTEMBER_25]));
    expect(told['no-such-coin']).toEqual([]);
  });

  it('says what a coin cost where that is known, and nothing of before it was listed', async () => {
    const told = await closes(chart(['bitcoin'], SEPTEMBER_25, SEPTEMBER_25));
    expect(told['bitcoin']?.[0]?.[1]).toBeCloseTo(26_298.48, 1);
    expect(await closes(chart(['arbitrum'], SEPTEMBER_25 - 900, SEPTEMBER_25 - 600))).toEqual({ arbitrum: [] });
  });

  it('refuses more points than five hundred', async () => {
    expect((await ask(world, chart(['bitcoin'], TODAY - 600, TODAY - 1).url)).status).toBe(400);
    expect((await ask(world, chart(['bitcoin', 'cosmos'], TODAY - 300, TODAY - 1).url)).status).toBe(400);
  });
});

describe('CoinGecko’s market chart and Binance’s daily candles', () => {
  it('end with yesterday’s close, and tell the same of a day as DefiLlama', async () => {
    const wanted = { coinId: 'cosmos', from: TODAY - 30, through: TODAY };
    const all = [
      await closes(marketChart(wanted, TODAY)),
      await closes(dailyCandles({ ...wanted, through: TODAY - 1 })),
      await closes(chart(['cosmos'], TODAY - 30, TODAY)),
    ].map((told) => told['cosmos'] ?? []);
    for (const days of all) {
      expect(days).toHaveLength(30);
      expect(days.at(-1)?.[0]).toBe(TODAY - 1);
      for (const [at, [, close]] of days.entries()) expect(close / (all[0]?.[at]?.[1] ?? 0)).toBeCloseTo(1, 3);
    }
    expect((all[0]?.at(-1)?.[1] ?? 0) / (world.coin('cosmos')?.price ?? 0)).toBeCloseTo(1, 1);
  });

  it('refuse a coin that they do not know, and more than a year', async () => {
    expect((await ask(world, marketChart({ coinId: 'no-such-coin', from: 1, through: 2 }, TODAY).url)).status).toBe(
      404,
    );
    const year = marketChart({ coinId: 'cosmos', from: 1, through: 2 }, TODAY).url;
    expect((await ask(world, year)).status).toBe(200);
    expect((await ask(world, year.replace('days=365', 'days=366'))).status).toBe(401);
  });
});
