import { describe, expect, it } from 'vitest';
import { SPARKLINE_POINTS, thinSparkline, WEEK_LINE_POINTS, weekLine } from '../../../lib/prices/sparkline.ts';

describe('thinSparkline', () => {
  it.each([2, 42, 43, 44, 100, 167, 168, 169, 170, 336, 2016])(
    'makes at most 43 evenly spaced points of %d, the last of them last',
    (length) => {
      const points = thinSparkline(Array.from({ length }, (_, n) => n + 1)) ?? [];
      expect(points.length).toBeLessThanOrEqual(SPARKLINE_POINTS);
      expect(points.length).toBeGreaterThanOrEqual(Math.min(length, 11));
      expect(points.at(-1)).toBe(length);
      const steps = points.slice(1).map((point, n) => point - (points[n] ?? 0));
      expect(new Set(steps).size).toBe(1);
    },
  );

  it.each([[[]], [[5]], [[5, null]], [[5, 0, 5]], [[5, -1, 5]]])('draws no line of %j', (prices) => {
    expect(thinSparkline(prices)).toBeNull();
  });
});

describe('weekLine', () => {
  it.each([2, 43, 168, 169])('keeps %d prices as they are', (length) => {
    const prices = Array.from({ length }, (_, n) => n + 1);
    expect(weekLine(prices)).toEqual(prices);
  });

  it.each([170, 337, 2016])('thins %d prices evenly, the last of them last', (length) => {
    const points = weekLine(Array.from({ length }, (_, n) => n + 1)) ?? [];
    expect(points.length).toBeLessThanOrEqual(WEEK_LINE_POINTS);
    expect(points.length).toBeGreaterThan(WEEK_LINE_POINTS / 3);
    expect(points.at(-1)).toBe(length);
    expect(new Set(points.slice(1).map((point, at) => Number(point) - Number(points[at]))).size).toBe(1);
  });

  it('leaves a hole where a price is none, and draws nothing of a single price', () => {
    expect(weekLine([5, null, 0, -2, 7])).toEqual([5, null, null, null, 7]);
    expect(weekLine([null, 7, 0])).toBeNull();
    expect(weekLine([])).toBeNull();
  });
});
