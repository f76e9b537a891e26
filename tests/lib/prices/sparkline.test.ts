import { describe, expect, it } from 'vitest';
import { SPARKLINE_POINTS, thinSparkline } from '../../../lib/prices/sparkline.ts';

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
