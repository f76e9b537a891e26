/** UTC day numbers from and through, both included. */
export type DayRange = readonly [from: number, through: number];

/** The ranges with one more: in order, and none that touches another. An empty one (through before from) adds nothing. */
export function withRange(ranges: readonly DayRange[], [from, through]: DayRange): readonly DayRange[] {
  if (through < from) return ranges;
  const apart = ranges.filter(([a, b]) => b < from - 1 || a > through + 1);
  const joined = ranges.filter((range) => !apart.includes(range));
  const whole: DayRange = [Math.min(from, ...joined.map(([a]) => a)), Math.max(through, ...joined.map(([, b]) => b))];
  return [...apart, whole].sort(([a], [b]) => a - b);
}

export function isWithin(ranges: readonly DayRange[], day: number): boolean {
  return ranges.some(([from, through]) => from <= day && day <= through);
}
