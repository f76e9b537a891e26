import type { Weight } from './bytes.ts';
import type { Spread } from './figures.ts';

/** A figure beside what was wanted of it. */
export interface Verdict {
  readonly what: string;
  readonly value: number;
  readonly unit: 'x' | 'ms' | 'kB' | 'tasks' | 'shift';
  readonly target: number;
  /** A target is promised; an aim is where the measurements of others say the limit lies. */
  readonly kind: 'target' | 'aim';
  readonly met: boolean;
}

export function judge(
  what: string,
  value: number,
  unit: Verdict['unit'],
  target: number,
  kind: Verdict['kind'] = 'target',
): Verdict {
  return { what, value, unit, target, kind, met: value <= target };
}

const written = (value: number, unit: Verdict['unit']): string =>
  unit === 'x' ? `${value.toFixed(value < 0.1 ? 4 : 2)}x` : `${Number(value.toFixed(2))} ${unit}`;

export function verdictLine({ what, value, unit, target, kind, met }: Verdict): string {
  const missed = kind === 'target' ? 'TARGET MISSED' : 'aim missed';
  return `  ${met ? 'met   ' : 'missed'}  ${what}: ${written(value, unit)} (${kind} ≤ ${written(target, unit)})${met ? '' : `  ← ${missed}`}`;
}

export function spreadLine(
  what: string,
  { n, median, min, lowerQuartile, upperQuartile }: Spread,
  unit: string,
): string {
  return `  ${what}: median ${median} ${unit}, min ${min}, middle half ${lowerQuartile} to ${upperQuartile}, n ${n}`;
}

export function weightLine(what: string, { bytes, gzipped, files }: Weight): string {
  const parts = Object.entries(files).map(([file, size]) => `${file.replace(/^.*\//, '')} ${kilobytes(size)}`);
  return `  ${what}: ${kilobytes(gzipped)} kB gzipped (${kilobytes(bytes)} kB as it is): ${parts.join(', ')}`;
}

/** kB of 1,000 bytes, to one decimal. */
function kilobytes(bytes: number): number {
  return Math.round(bytes / 100) / 10;
}
