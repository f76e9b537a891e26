import type { DailySeries } from '../domain/daily.ts';
import { seriesName } from '../domain/daily.ts';
import { log } from '../log.ts';
import { packagedHistory, packageVersion } from '../prices/packaged-history.ts';
import { getDaily, putDaily } from '../store/daily.ts';
import type { DailyRow } from '../store/schema.ts';

/** A coin that always is in the package: its rows tell by which package they came. */
const ALWAYS_PACKAGED = 'bitcoin';

/** Copies the series that ship with the program into the store, once for each version of it. */
export async function copyPackagedHistory(): Promise<void> {
  const version = packageVersion();
  const rows = (await getDaily([ALWAYS_PACKAGED])).get(ALWAYS_PACKAGED);
  if (rows?.some(({ packagedBy }) => packagedBy === version)) return;
  try {
    await putDaily((await packagedHistory()).map((series) => packagedRow(series, version)));
  } catch (error) {
    // What is fetched does not need them.
    log.bug('packaged history', error);
  }
}

function packagedRow(series: DailySeries, version: string): DailyRow {
  const kept = { asked: [], askedSince: 0, triedAt: 0, absentAt: null, packagedBy: version };
  // Storing a view would store the whole file.
  const { closes, lows, highs } = series;
  const own = { closes: closes.slice(), lows: lows?.slice() ?? null, highs: highs?.slice() ?? null };
  return { ...series, ...own, name: seriesName(series), ...kept };
}
