/**
 * The daily series that ship with the program, `public/data/history.bin` (scripts/build-history.ts writes it):
 *
 *   4 bytes   length of the header in bytes, little endian, a multiple of 4
 *   header    JSON in UTF-8, filled up with spaces: `{"version":1,"kinds":[…],"series":[…]}`
 *   columns   32-bit floats, little endian, one series behind the other in the header's order
 *
 * A kind is `[source, instrument, currency, figure]`. A series is `[coin id, index of its kind, first UTC day, days,
 * 1 with lows and highs or 0]`; its columns are the figures of all days, then all lows, then all highs. NaN is a gap.
 */
import type { DailySeries, SeriesKind } from '../domain/daily.ts';

interface Header {
  readonly version: number;
  readonly kinds: readonly (readonly [
    SeriesKind['source'],
    SeriesKind['instrument'],
    SeriesKind['currency'],
    SeriesKind['figure'],
  ])[];
  readonly series: readonly (readonly [
    coinId: string,
    kind: number,
    firstDay: number,
    days: number,
    hasRange: 0 | 1,
  ])[];
}

const VERSION = 1;

/**
 * The series of the file, as views into it: nothing is copied. Who stores one has to `slice` it, since storing a view
 * stores all that it is a view of.
 * @throws where the file is not what it says: it is our own, so that is a broken build
 */
export function parseHistoryFile(file: ArrayBuffer): DailySeries[] {
  const headerLength = new DataView(file).getUint32(0, true);
  const header: Header = JSON.parse(new TextDecoder().decode(new Uint8Array(file, 4, headerLength)));
  if (header.version !== VERSION) throw new TypeError(`daily series of version ${header.version}`);
  let at = 4 + headerLength;
  const column = (days: number): Float32Array => {
    const figures = new Float32Array(file, at, days);
    at += figures.byteLength;
    return figures;
  };
  const series = header.series.map(([coinId, kindAt, firstDay, days, hasRange]): DailySeries => {
    const kind = header.kinds[kindAt];
    if (!kind) throw new TypeError(`${coinId} has no kind`);
    const [source, instrument, currency, figure] = kind;
    const closes = column(days);
    const lows = hasRange ? column(days) : null;
    const highs = hasRange ? column(days) : null;
    return { coinId, source, instrument, currency, figure, firstDay, closes, lows, highs };
  });
  if (at !== file.byteLength) throw new TypeError(`${file.byteLength - at} bytes too many in the daily series`);
  return series;
}

/** The same series as a file's bytes. */
export function historyFileOf(series: readonly DailySeries[]): Uint8Array {
  const kinds = [...new Set(series.map(kindOf))];
  const header = JSON.stringify({
    version: VERSION,
    kinds: kinds.map((kind) => kind.split(' ')),
    series: series.map((one) => [
      one.coinId,
      kinds.indexOf(kindOf(one)),
      one.firstDay,
      one.closes.length,
      one.lows ? 1 : 0,
    ]),
  } satisfies { version: number; kinds: string[][]; series: Header['series'] });
  const headerLength = Math.ceil(new TextEncoder().encode(header).length / 4) * 4;
  const columns = series.flatMap(({ closes, lows, highs }) => (lows && highs ? [closes, lows, highs] : [closes]));
  const bytes = new Uint8Array(4 + headerLength + columns.reduce((sum, { byteLength }) => sum + byteLength, 0));
  const view = new DataView(bytes.buffer);
  view.setUint32(0, headerLength, true);
  bytes.fill(0x20, 4, 4 + headerLength);
  new TextEncoder().encodeInto(header, bytes.subarray(4));
  let at = 4 + headerLength;
  for (const column of columns) {
    for (const figure of column) {
      view.setFloat32(at, figure, true);
      at += 4;
    }
  }
  return bytes;
}

function kindOf({ source, instrument, currency, figure }: SeriesKind): string {
  return `${source} ${instrument} ${currency} ${figure}`;
}
