import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chartScale, nearestPoint, runPath } from '../../../components/open-row/chart-geometry.ts';
import { type ChartLine, chartLine } from '../../../components/open-row/chart-line.ts';
import { NOW, tickerRow } from '../ticker/sample.ts';
import { chartView, daily } from './sample.ts';

function lineOf(values: readonly (number | null)[]): ChartLine {
  const line = chartLine(chartView([daily(values)], 'all'), tickerRow({ price: null, asOf: null, source: null }), NOW);
  if (!line) throw new Error('no line');
  return line;
}

const heights = (path: string): number[] => [...path.matchAll(/[ML][\d.]+ ([\d.]+)/g)].map(([, y]) => Number(y));

describe('runPath', () => {
  it('keeps lowest and highest of every pixel, however many points there are', () => {
    const values = Array.from({ length: 5_000 }, (_, day) => 100 + Math.sin(day) * 50 + (day === 2_500 ? 900 : 0));
    const line = lineOf(values);
    const scale = chartScale(line, 348);
    const [run] = line.runs;
    const path = run ? runPath(run, scale) : '';
    expect(path.match(/[ML]/g)?.length).toBeLessThanOrEqual(348 * 4 + 4);
    expect(Math.min(...heights(path))).toBe(scale.y(line.high.value));
    expect(Math.max(...heights(path))).toBe(scale.y(line.low.value));
  });

  it('stays within the chart for any prices', () => {
    const price = fc.double({ min: 1e-9, max: 1e9, noNaN: true });
    fc.assert(
      fc.property(fc.array(fc.option(price), { minLength: 2, maxLength: 400 }), (values) => {
        const known = values.filter((value) => value !== null);
        fc.pre(known.length >= 2 && values[0] !== null && values.at(-1) !== null);
        const line = lineOf(values);
        const scale = chartScale(line, 348);
        expect(line.points).toHaveLength(known.length);
        for (const run of line.runs) {
          for (const y of heights(runPath(run, scale))) {
            expect(y).toBeGreaterThanOrEqual(16);
            expect(y).toBeLessThanOrEqual(98);
          }
        }
        // A run for each stretch between gaps: nothing is drawn over a hole.
        expect(line.runs).toHaveLength(1 + line.gaps.length);
      }),
    );
  });
});

it('nearestPoint finds the point that lies nearest', () => {
  const line = lineOf(Array.from({ length: 100 }, (_, n) => 1 + n));
  const scale = chartScale(line, 348);
  fc.assert(
    fc.property(fc.double({ min: 0, max: 348, noNaN: true }), (x) => {
      const away = line.points.map(({ time }) => Math.abs(scale.x(time) - x));
      expect(away[nearestPoint(line, scale, x)]).toBe(Math.min(...away));
    }),
  );
});
