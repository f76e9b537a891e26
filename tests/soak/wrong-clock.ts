import { DAY_MS, HOUR_MS } from '../../lib/domain/durations.ts';
import { jitter } from '../../lib/http/back-off.ts';

/** Zones lie hours apart for who takes local time for the world's; a dead battery begins in another year. */
const OFF_BY = [-365 * DAY_MS, -DAY_MS, -HOUR_MS, HOUR_MS, 5 * HOUR_MS, DAY_MS, 365 * DAY_MS] as const;
/** Of so many heartbeats one begins a time of a wrong clock: every second day about. */
const SELDOM = 1000;
/** For so many heartbeats at most: two hours. */
const LONGEST = 40;

/** The device's clock against the world's, by heartbeat: most of the time it is right. */
export class WrongClock {
  private readonly seed: string;
  private off = 0;
  private until = -1;

  constructor(seed: string) {
    this.seed = seed;
  }

  /** Milliseconds that the device is off at this heartbeat; ahead is over 0. */
  at(beat: number): number {
    if (beat >= this.until) this.off = 0;
    if (this.off === 0 && jitter(this.seed, 'clock', beat) < 1 / SELDOM) {
      this.off = OFF_BY[Math.floor(jitter(this.seed, 'off by', beat) * OFF_BY.length)] ?? HOUR_MS;
      this.until = beat + 1 + Math.floor(LONGEST * jitter(this.seed, 'off for', beat));
    }
    return this.off;
  }
}
