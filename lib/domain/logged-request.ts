import type { FailureReason } from './failure.ts';

/** One request as it leaves the browser. */
export interface RequestSent {
  /** Epoch milliseconds. */
  readonly at: number;
  readonly host: string;
  /** Without the query: which coins are watched stands in the watch list already. */
  readonly path: string;
  /** Short name of what it is for: `prices:coingecko`, `history:binance`, `feed:coindesk`, `comments`, `preview`. */
  readonly purpose: string;
  /** True where the reader's click makes it, false where an alarm or an opened surface does. */
  readonly byClick: boolean;
}

/** What came of a request. */
export interface RequestAnswer {
  /** Body bytes received, after decompression. */
  readonly bytes: number;
  /** The HTTP status where a whole answer came, else why none did. */
  readonly answer: number | FailureReason;
  /** Host and path where a redirect ended that the browser followed; null where it answered itself. */
  readonly endedAt: string | null;
}

/** A row of the request log; its answer is null while it is on its way, and for ever where the browser cut it off. */
export type LoggedRequest = RequestSent &
  Omit<RequestAnswer, 'answer'> & { readonly answer: RequestAnswer['answer'] | null };
