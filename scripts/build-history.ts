/**
 * Writes public/data/history.bin, the daily series that ship with the program, out of the public figures in the data
 * folder (COINSIDE_DATA, else ../shared/data). Sources stand in NOTICE, the format in lib/prices/history-file.ts.
 *
 *   node scripts/build-history.ts
 */
import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { type DailySeries, seriesName, withDays } from '../lib/domain/daily.ts';
import { historyFileOf } from '../lib/prices/history-file.ts';
import { kindOfRaw, type RawDay, readRawDays } from './history/raw-series.ts';

const root = resolve(import.meta.dirname, '..');
const data = process.env['COINSIDE_DATA'] ?? resolve(root, '../shared/data');

const bySeries = new Map<string, { empty: DailySeries; days: RawDay[] }>();
for (const row of readRawDays(join(data, 'prices/history/daily.csv.gz'))) {
  const kind = kindOfRaw(row);
  if (kind === null) continue;
  const key = `${row.coinId} ${seriesName(kind)}`;
  const nothing = { closes: new Float32Array(), lows: null, highs: null };
  const empty: DailySeries = { ...kind, coinId: row.coinId, firstDay: row.day, ...nothing };
  const series: { empty: DailySeries; days: RawDay[] } = bySeries.get(key) ?? { empty, days: [] };
  bySeries.set(key, series);
  series.days.push(row);
}

const all = [...bySeries.values()];
const closesKnown = new Set(
  all.flatMap(({ empty, days }) => (empty.figure === 'close' ? days.map(({ coinId, day }) => `${coinId} ${day}`) : [])),
);
/** An opening price is of use only where nobody has the day's close. */
const isOfUse = ({ figure }: DailySeries, { coinId, day }: RawDay): boolean =>
  figure === 'close' || !closesKnown.has(`${coinId} ${day}`);

const series = all
  .map(({ empty, days }) =>
    withDays(
      empty,
      days.filter((day) => isOfUse(empty, day)),
    ),
  )
  .filter(({ closes }) => closes.length > 0);
const file = historyFileOf(series);
writeFileSync(join(root, 'public/data/history.bin'), file);

const days = series.reduce((sum, { closes }) => sum + closes.length, 0);
const coins = new Set(series.map(({ coinId }) => coinId)).size;
console.log(
  `${coins} coins, ${series.length} series, ${days} days, ${file.length} bytes, ${gzipSync(file, { level: 9 }).length} gzipped`,
);
