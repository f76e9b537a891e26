/** One quantity measured many times: the middle, the best, and how far the middle half reaches. */
export interface Spread {
  readonly n: number;
  readonly median: number;
  readonly min: number;
  readonly lowerQuartile: number;
  readonly upperQuartile: number;
}

/** Linear interpolation between the two nearest values, as R's type 7 does. `values` may be in any order. */
function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  const place = (sorted.length - 1) * share;
  const below = sorted[Math.floor(place)] ?? Number.NaN;
  const above = sorted[Math.ceil(place)] ?? below;
  return below + (above - below) * (place - Math.floor(place));
}

export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

export function spreadOf(values: readonly number[]): Spread {
  return {
    n: values.length,
    median: round(median(values)),
    min: round(Math.min(...values)),
    lowerQuartile: round(quantile(values, 0.25)),
    upperQuartile: round(quantile(values, 0.75)),
  };
}

export function round(value: number, digits = 2): number {
  return Number(value.toFixed(digits));
}

export interface Rounds {
  /** As many as this, unless the time is over before. */
  readonly most: number;
  readonly budgetMs: number;
}

/** These many do not count: caches fill, code is compiled. */
const WARM_UP = 2;

/**
 * Takes every contender once a round, in an order that turns by one each round, so that neither a busy minute of the
 * machine nor the one that went before falls on the same contender each time. Whole rounds only.
 */
export async function interleave<Name extends string, Value>(
  contenders: Readonly<Record<Name, () => Promise<Value>>>,
  { most, budgetMs }: Rounds,
): Promise<Record<Name, Value[]>> {
  const names = Object.keys(contenders) as Name[];
  const taken = Object.fromEntries(names.map((name) => [name, [] as Value[]])) as Record<Name, Value[]>;
  const until = performance.now() + budgetMs;
  for (let turn = 0; turn < WARM_UP + most; turn++) {
    if (turn > WARM_UP && performance.now() > until) break;
    for (let place = 0; place < names.length; place++) {
      const name = names[(turn + place) % names.length];
      if (name === undefined) continue;
      const value = await contenders[name]();
      if (turn >= WARM_UP) taken[name].push(value);
    }
  }
  return taken;
}
