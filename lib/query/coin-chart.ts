import { DAY_MS, HOUR_MS, WEEK_MS } from '../domain/durations.ts';
import type { ChartRange, ChartStretch, ChartView } from '../domain/chart.ts';
import type { CoinId } from '../domain/coin.ts';
import { dayOf, type PastPrice, seriesName } from '../domain/daily.ts';
import type { Currency, Sparkline } from '../domain/quote.ts';
import { formerLives } from '../domain/renames.ts';
import { inPreference, toldOn } from '../prices/history.ts';
import { SPARKLINE_POINTS } from '../prices/sparkline.ts';
import { readSettings } from '../settings/settings-store.ts';
import { getSparklines } from '../store/quotes.ts';
import { seriesOf } from './history.ts';

const DAYS: Readonly<Record<Exclude<ChartRange, '24h' | '7d'>, number>> = { '30d': 30, '1y': 365, all: Infinity };

/**
 * Past prices of a coin for a chart, in stretches that each name their source, so that a perpetual never looks like spot.
 * A day and a week come from the stored seven-day line (in the reader's currency), longer ranges from daily closes (in
 * their own). Reads the store alone.
 * @param now epoch milliseconds
 */
export async function getCoinChart(coinId: CoinId, range: ChartRange, now: number): Promise<ChartView> {
  const { currency } = await readSettings();
  const stretches = await getStretches(coinId, range, currency, now);
  const first = stretches[0]?.start ?? null;
  const length = range === '24h' ? DAY_MS : range === '7d' ? WEEK_MS : DAYS[range] * DAY_MS;
  const from = first === null || length === Infinity ? first : now - length;
  return { coinId, range, from, to: now, stretches };
}

async function getStretches(
  coinId: CoinId,
  range: ChartRange,
  currency: Currency,
  now: number,
): Promise<readonly ChartStretch[]> {
  if (range === '24h' || range === '7d') return recent(await weekOf(coinId, currency), range, now);
  const series = inPreference((await seriesOf([coinId])).get(coinId) ?? []);
  const today = dayOf(now);
  const first = series.reduce((least, { firstDay }) => Math.min(least, firstDay), today);
  const told: PastPrice[] = [];
  for (let day = Math.max(first, today - DAYS[range]); day < today; day++) {
    const price = toldOn(series, day);
    if (price) told.push(price);
  }
  return inStretches(told);
}

/** Days in order, cut where the kind changes; a day that nobody tells of is a gap within its stretch. */
function inStretches(told: readonly PastPrice[]): ChartStretch[] {
  const runs: PastPrice[][] = [];
  for (const price of told) {
    const run = runs.at(-1);
    if (run?.[0] && isSameKind(run[0], price)) run.push(price);
    else runs.push([price]);
  }
  return runs.flatMap((run) => {
    const [first] = run;
    const last = run.at(-1);
    if (!first || !last) return [];
    const values = Array.from({ length: last.day - first.day + 1 }, (): number | null => null);
    // 32-bit floats hold seven digits; written out whole they would be twice as long and no truer.
    for (const { day, value } of run) values[day - first.day] = Number(value.toPrecision(7));
    const { source, instrument, currency, figure, formerly, day } = first;
    const start = (figure === 'close' ? day + 1 : day) * DAY_MS;
    const kind = { source, instrument, currency, figure, formerly: formerly?.coinId ?? null };
    return [{ ...kind, start, step: DAY_MS, values }];
  });
}

function isSameKind(a: PastPrice, b: PastPrice): boolean {
  return seriesName(a) === seriesName(b) && a.formerly?.coinId === b.formerly?.coinId;
}

/** The stored week; until the first under a coin's present id, that of a former one in units of the present. */
async function weekOf(
  coinId: CoinId,
  currency: Currency,
): Promise<(Sparkline & Pick<ChartStretch, 'formerly'>) | null> {
  const lives = formerLives(coinId);
  const lines = await getSparklines([coinId, ...lives.map((life) => life.coinId)], currency);
  const own = lines.get(coinId);
  if (own) return { ...own, formerly: null };
  for (const life of lives) {
    const line = lines.get(life.coinId);
    if (!line) continue;
    const points = line.points.map((point) => point && point * life.factor);
    return { ...line, points, formerly: life.coinId };
  }
  return null;
}

/** Hourly, but for rows of before, which are a week in 43 points. */
function recent(
  line: (Sparkline & Pick<ChartStretch, 'formerly'>) | null,
  range: '24h' | '7d',
  now: number,
): ChartStretch[] {
  if (!line || line.points.length < 2) return [];
  const { points, asOf, source, currency, formerly } = line;
  const step = points.length > SPARKLINE_POINTS ? HOUR_MS : WEEK_MS / (points.length - 1);
  const since = now - (range === '24h' ? DAY_MS : WEEK_MS);
  const timeOf = (at: number): number => asOf - (points.length - 1 - at) * step;
  const within = (value: number | null, at: number): boolean => value !== null && value > 0 && timeOf(at) >= since;
  const first = points.findIndex(within);
  if (first < 0) return [];
  const values = points.slice(first, points.findLastIndex(within) + 1);
  const start = Math.round(timeOf(first));
  return [{ source, instrument: 'index', currency, formerly, figure: 'moment', start, step, values }];
}
