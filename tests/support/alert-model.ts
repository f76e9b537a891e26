import type { AlertCondition } from '../../lib/domain/alert.ts';
import type { AlertObservation } from '../../lib/domain/judge-alert.ts';

const MINUTE = 60_000;

export interface ModelAlert {
  readonly condition: AlertCondition;
  readonly once: boolean;
  readonly expiresAt: number;
}

export interface ModelStep {
  readonly now: number;
  readonly seen: AlertObservation;
  /** The reader snoozes for so long, before the price is seen. */
  readonly snoozeMs: number | null;
}

/** Where a condition begins to hold, and how far behind it is far enough: half a percent, or half a point of a change. */
function edgesOf(condition: AlertCondition) {
  const edge = (sign: number, of: 'price' | 'change24h', line: number, slack: number) => ({ sign, of, line, slack });
  if (condition.kind === 'above') return [edge(1, 'price', condition.level, condition.level * 0.005)];
  if (condition.kind === 'below') return [edge(-1, 'price', condition.level, condition.level * 0.005)];
  const signs = { up: [1], down: [-1], either: [1, -1] }[condition.direction];
  return signs.map((sign) => {
    if (condition.kind === 'moves')
      return edge(sign, 'change24h', sign * condition.percent, Math.min(0.5, condition.percent / 2));
    const line = (condition.reference * (100 + sign * condition.percent)) / 100;
    return edge(sign, 'price', line, line * 0.005);
  });
}

/** When an alert fires, told from the words of the issue and not from the program. */
export function modelFirings({ condition, once, expiresAt }: ModelAlert, steps: readonly ModelStep[]): number[] {
  const edges = edgesOf(condition);
  const fired: number[] = [];
  let [armed, spent, snoozedUntil] = [edges.map((): boolean | null => null), false, -Infinity];
  for (const { now, seen, snoozeMs } of steps) {
    const last = fired.at(-1) ?? -Infinity;
    if (snoozeMs !== null) {
      [armed, spent, snoozedUntil] = [edges.map(() => true), false, Math.max(now + snoozeMs, last + 15 * MINUTE)];
    }
    if (spent || now >= expiresAt || now < snoozedUntil || seen.standing !== 'fresh') continue;
    let crossed = false;
    for (const [at, { sign, of, line, slack }] of edges.entries()) {
      const figure = seen[of];
      if (figure === null) continue;
      const behind = sign * (line - figure);
      if (behind <= 0) [crossed, armed[at]] = [crossed || armed[at] === true, false];
      else if (armed[at] === null || behind >= slack) armed[at] = true;
    }
    if (!crossed || now - last < 15 * MINUTE) continue;
    fired.push(now);
    spent = once;
  }
  return fired;
}
