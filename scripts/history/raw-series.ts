/** The raw daily series of the data folder (`prices/history/daily.csv.gz`), as they are and as the product takes them. */
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import type { SeriesKind } from '../../lib/domain/daily.ts';

/** One row that has a close. */
export interface RawDay {
  readonly coinId: string;
  /** UTC day number. */
  readonly day: number;
  readonly close: number;
  readonly low: number | null;
  readonly high: number | null;
  /** The file's own name of the series. */
  readonly series: string;
}

/**
 * Coins of `yahoo-usd-2` whose figures are opening prices: the repository they come from keeps Yahoo's column "Open"
 * (MiM0ulay/assets_risk_metrics, src/update_data.py), and they agree with the close of the day before in `yahoo-usd`
 * (NEAR, 1,499 days) and in `binance-usdt-perp` (TAO, UNI). FET is of another repository and agrees day by day.
 */
const OPENING_PRICES: ReadonlySet<string> = new Set(['bittensor', 'uniswap', 'near', 'render-token']);

/**
 * What a row is a figure of; null where it is not taken. `spot-usd-2` (RNDR, INJ; no exchange named) bears the date of
 * the day before: its RNDR agrees with Yahoo's and its moves with the market's only when read a day later.
 */
export function kindOfRaw({ coinId, series }: Pick<RawDay, 'coinId' | 'series'>): SeriesKind | null {
  switch (series) {
    case 'yahoo-usd':
      return { source: 'yahoo', instrument: 'spot', currency: 'usd', figure: 'close' };
    case 'yahoo-usd-2':
      return {
        source: 'yahoo',
        instrument: 'spot',
        currency: 'usd',
        figure: OPENING_PRICES.has(coinId) ? 'open' : 'close',
      };
    case 'binance-usdt-perp':
      return { source: 'binance', instrument: 'perpetual', currency: 'usdt', figure: 'close' };
    case 'spot-usd-2':
      return null;
    default:
      throw new Error(`no such series: ${series}`);
  }
}

/** The rows of the file that have a close, in its order. */
export function readRawDays(file: string): RawDay[] {
  const [head = '', ...lines] = gunzipSync(readFileSync(file)).toString('utf8').trim().split(/\r?\n/);
  if (head !== 'coin,date,open,high,low,close,volume_usd,series') throw new Error(`unknown columns: ${head}`);
  return lines.flatMap((line): RawDay[] => {
    const [coinId = '', date = '', , high = '', low = '', close = '', , series = ''] = line.split(',');
    const day = Date.parse(`${date}T00:00:00Z`) / 86_400_000;
    if (!Number.isInteger(day)) throw new Error(`no date: ${line}`);
    if (close === '') return [];
    const figure = (text: string): number | null => (text === '' ? null : Number(text));
    return [{ coinId, day, close: Number(close), low: figure(low), high: figure(high), series }];
  });
}
