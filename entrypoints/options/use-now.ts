import { useEffect, useState } from 'preact/hooks';
import { systemClock } from '../../lib/clock.ts';

/** Half the smallest age shown, one minute. */
const TICK_MS = 30_000;

/** The present time, so that ages on an open page grow. */
export function useNow(): number {
  const [now, setNow] = useState(systemClock);
  useEffect(() => {
    const timer = setInterval(() => setNow(systemClock()), TICK_MS);
    return () => clearInterval(timer);
  }, []);
  return now;
}
