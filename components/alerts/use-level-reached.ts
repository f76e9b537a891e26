import { useEffect, useState } from 'preact/hooks';
import type { AlertCondition } from '../../lib/domain/alert.ts';
import type { LevelReached } from '../../lib/query/views.ts';
import type { AlertDesk } from './alert-desk.ts';

/** When the coin last was at the level that is typed; null while that is not known, and of what is no level. */
export function useLevelReached(
  reached: AlertDesk['reached'],
  coinId: string,
  condition: AlertCondition | null,
): LevelReached | null {
  const [answer, setAnswer] = useState<{ readonly of: string; readonly told: LevelReached | null } | null>(null);
  const asked = condition && 'level' in condition ? condition : null;
  const of = asked ? `${coinId} ${asked.kind} ${asked.level}` : '';
  useEffect(() => {
    if (!asked) return undefined;
    let isWanted = true;
    reached(coinId, asked.kind, asked.level)
      .then((told) => isWanted && setAnswer({ of, told }))
      // It is a help and no part of the alert.
      .catch(() => undefined);
    return () => {
      isWanted = false;
    };
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- the condition is new at each rendering, its text is not
  }, [reached, of]);
  return answer?.of === of ? answer.told : null;
}
