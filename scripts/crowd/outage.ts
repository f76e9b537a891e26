/** A server that answers, fails for a while, and answers again; and the count of who knocked in which minute. */
import { MINUTE_MS } from '../../lib/domain/durations.ts';
import type { FailureReason } from '../../lib/domain/failure.ts';

/** What the server does between the two times; before and after it answers everybody. */
export interface Outage {
  readonly from: number;
  readonly until: number;
  readonly reason: FailureReason;
  /** For how long each refusal asks to be left alone, or `at-the-end`: until the date at which it will answer again. */
  readonly retryAfterMs: number | 'at-the-end' | null;
}

/** What one who is refused is asked to wait, milliseconds; null where nothing is said. */
export function askedToWait({ retryAfterMs, until }: Outage, at: number): number | null {
  return retryAfterMs === 'at-the-end' ? until - at : retryAfterMs;
}

export function isOut(outage: Outage, at: number): boolean {
  return at >= outage.from && at < outage.until;
}

/** Requests of one server, minute by minute. */
export class Knocks {
  readonly perMinute: Float64Array;

  constructor(lengthMs: number) {
    this.perMinute = new Float64Array(Math.ceil(lengthMs / MINUTE_MS));
  }

  add(at: number): void {
    const minute = Math.floor(at / MINUTE_MS);
    if (minute < this.perMinute.length) this.perMinute[minute] = (this.perMinute[minute] ?? 0) + 1;
  }

  /** Requests a minute between two times, on average. */
  mean(from: number, until: number): number {
    const part = this.between(from, until);
    return part.reduce((sum, count) => sum + count, 0) / part.length;
  }

  /** The fullest minute between two times. */
  peak(from: number, until: number): number {
    return this.between(from, until).reduce((most, count) => Math.max(most, count), 0);
  }

  private between(from: number, until: number): Float64Array {
    return this.perMinute.subarray(Math.floor(from / MINUTE_MS), Math.floor(until / MINUTE_MS));
  }
}
