import { describe, expect, it } from 'vitest';
import { sparkLine } from '../../../components/controls/sparkline-path.ts';

describe('sparkLine', () => {
  it('runs from the start edge to the end point, high prices at the top', () => {
    expect(sparkLine([1, 3, 2])).toEqual({ path: 'M0 21L30.5 3L61 12', endX: 61, endY: 12 });
  });

  it('draws an unchanged week through the middle', () => {
    expect(sparkLine([5, 5])?.path).toBe('M0 12L61 12');
  });

  it.each([[[]], [[5]]])('has no line for %o', (points) => {
    expect(sparkLine(points)).toBeNull();
  });

  it('stays inside its box for any prices, tiny ones too', () => {
    const line = sparkLine([0.00000812, 0.0000079, 0.00000845, 0.0000081]);
    const heights = [...(line?.path.matchAll(/ ([\d.]+)/g) ?? [])].map((match) => Number(match[1]));
    expect(Math.min(...heights)).toBe(3);
    expect(Math.max(...heights)).toBe(21);
  });
});
