import type { FailureReason } from '../domain/failure.ts';

/** One request that left the browser. Kept seven days. */
export interface RequestLogEntry {
  /** When it was sent, epoch milliseconds. */
  readonly at: number;
  readonly host: string;
  /** Without the query: which coins are watched stands in the watch list already. */
  readonly path: string;
  /** Short name of what it was for, e.g. `prices`, `feed:coindesk`. */
  readonly purpose: string;
  /** Body bytes received, after decompression. */
  readonly bytes: number;
  /** The HTTP status where a whole answer came, else why none did. */
  readonly answer: number | FailureReason;
  /** True where the user's click made it, false where an alarm did. */
  readonly byClick: boolean;
}
