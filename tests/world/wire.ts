/** What one played host answers. */
export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
  /** False where the host it plays never sends validators. */
  readonly validators?: 'both' | 'etag' | 'modified' | 'none';
  /** Epoch milliseconds for Last-Modified; without it only an ETag is sent. */
  readonly modifiedAt?: number;
}

/**
 * `site` is a site that no list names, its pages and feeds alike. `browser` is a browser maker's own housekeeping
 * (updates, safe browsing …), which no extension causes.
 */
export type RequestKind = 'price' | 'feed' | 'site' | 'comments' | 'page' | 'capture' | 'browser' | 'unknown';

/** A reply of one played host, and what sort of request that was. */
export interface Played {
  readonly kind: RequestKind;
  readonly reply: Reply;
}

/** One request as it reached the world, in order of arrival. */
export interface LoggedRequest {
  /** Counts from 1 since the start or the last `clearRequests`. */
  readonly n: number;
  /** Real time of arrival, epoch milliseconds (not the world's clock). */
  readonly at: number;
  readonly scheme: 'https' | 'http';
  readonly host: string;
  readonly method: string;
  /** Path with query. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  body: string;
  readonly kind: RequestKind;
  /** What was answered; null while hanging, or cut off without an answer. */
  status: number | null;
}

export function jsonReply(value: unknown, status = 200): Reply {
  return {
    status,
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'access-control-allow-origin': '*',
      'cache-control': 'max-age=30, public, must-revalidate, s-maxage=60',
    },
    body: Buffer.from(JSON.stringify(value)),
    validators: 'etag',
  };
}

export function htmlReply(html: string, headers: Record<string, string> = {}): Reply {
  return {
    status: 200,
    headers: { 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-cache', ...headers },
    body: Buffer.from(html),
    validators: 'etag',
  };
}

export function notFound(text = 'Not found'): Reply {
  return {
    status: 404,
    headers: { 'content-type': 'text/plain; charset=utf-8' },
    body: Buffer.from(text),
    validators: 'none',
  };
}
