/**
 * The order of a list as one number a member, so that two devices that each move one member both have their way: only
 * what moved gets another number.
 */

/** Between neighbours of a list that is numbered anew. */
const STEP = 1_024;
/** A gap that is smaller is not halved again: figures would grow long, and room is scarce. */
const SMALLEST_GAP = 1 / 64;

/**
 * Numbers for a list in its present order.
 * @param before the numbers known so far; members that kept their order among each other keep theirs
 */
export function ranksOf(list: readonly string[], before: ReadonlyMap<string, number>): ReadonlyMap<string, number> {
  const kept = longestRising(
    list.flatMap((name) => (before.has(name) ? [[name, before.get(name) ?? 0] as const] : [])),
  );
  const ranks = new Map<string, number>();
  for (let at = 0; at < list.length;) {
    const name = list[at] as string;
    const rank = kept.get(name);
    if (rank !== undefined) {
      ranks.set(name, rank);
      at++;
      continue;
    }
    // A stretch of members between two that keep their numbers.
    let end = at;
    while (end < list.length && !kept.has(list[end] as string)) end++;
    const low = at === 0 ? null : (ranks.get(list[at - 1] as string) ?? null);
    const high = end === list.length ? null : (kept.get(list[end] as string) ?? null);
    const count = end - at;
    const step = low !== null && high !== null ? (high - low) / (count + 1) : STEP;
    if (step < SMALLEST_GAP) return numberedAnew(list);
    const start = low ?? (high === null ? 0 : high - STEP * (count + 1));
    for (let of = 1; at < end; at++, of++) ranks.set(list[at] as string, tidy(start + step * of));
  }
  return isRising([...ranks]) ? ranks : numberedAnew(list);
}

function numberedAnew(list: readonly string[]): ReadonlyMap<string, number> {
  return new Map(list.map((name, at) => [name, STEP * (at + 1)]));
}

/** A member and its number. */
type Ranked = readonly [string, number];

/** Two devices that each add one give both the same number: these stand in the order of their names, on every device. */
function isBefore([a, x]: Ranked, [b, y]: Ranked): boolean {
  return x < y || (x === y && a < b);
}

function isRising(members: readonly Ranked[]): boolean {
  return members.every((member, at) => at === 0 || isBefore(members[at - 1] as Ranked, member));
}

/** To the 128th, so that a figure stays short. */
function tidy(rank: number): number {
  return Math.round(rank * 128) / 128;
}

/** The most members whose numbers rise in the order of the list (patience sorting). */
function longestRising(members: readonly Ranked[]): ReadonlyMap<string, number> {
  const ends: number[] = [];
  const previous: number[] = [];
  members.forEach((member, at) => {
    let low = 0;
    let high = ends.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (isBefore(members[ends[middle] as number] as Ranked, member)) low = middle + 1;
      else high = middle;
    }
    previous[at] = low === 0 ? -1 : (ends[low - 1] as number);
    ends[low] = at;
  });
  const rising: Ranked[] = [];
  for (let at = ends.at(-1) ?? -1; at >= 0; at = previous[at] ?? -1) rising.push(members[at] as Ranked);
  return new Map(rising.toReversed());
}

/** Members in the order of their numbers; of the same number in that of their names. */
export function inOrder(ranks: ReadonlyMap<string, number>): string[] {
  return [...ranks].sort((a, b) => (isBefore(a, b) ? -1 : 1)).map(([name]) => name);
}
