import type { Clock } from '../clock.ts';
import type { FailureReason } from '../domain/failure.ts';
import type { RequestSent } from '../domain/logged-request.ts';
import { freshFor } from './fresh-for.ts';
import { readBody, TooLarge } from './read-body.ts';
import type { NoteRequest } from './note-request.ts';
import { parseHttpDate, parseRetryAfter } from './retry-after.ts';
import { isPublicHttpsUrl } from '../domain/public-address.ts';

/** Half of the 30 s after which Chrome ends a worker that waits for a reply. */
const DEFAULT_TIMEOUT_MS = 15_000;

export interface FetchRequest {
  readonly accept: string;
  /** Validators of the last good reply; with one of them the answer may be 304. */
  readonly etag?: string | null;
  readonly lastModified?: string | null;
  /** For connection, headers and body together. */
  readonly timeoutMs?: number;
  /** Of the decompressed body. */
  readonly maxBytes: number;
  /** A refusal's body is read up to so much, where its words say more than its status; absent: it is not read. */
  readonly maxRefusalBytes?: number;
  /** For the request log, e.g. `prices`, `feed:coindesk`. */
  readonly purpose: string;
  readonly byClick?: boolean;
  /** Further headers, e.g. the reader's own key for this host. */
  readonly headers?: Readonly<Record<string, string>>;
  /** Narrower than the gate, e.g. "only the price hosts". Asked for the address and for where redirects ended. */
  readonly allowHost?: (url: URL) => boolean;
  /**
   * `error` refuses redirects before they are followed; for sources that have no reason to redirect. `manual` tells of
   * one (`isRedirect`) instead of following it: where it leads no browser says.
   */
  readonly redirect?: 'follow' | 'error' | 'manual';
  readonly fetch?: typeof fetch;
  readonly now: Clock;
  /** Called for every request that is sent, and never for one that the gate held back. */
  readonly note?: NoteRequest;
}

interface FetchedBytes {
  readonly ok: true;
  readonly status: number;
  readonly bytes: Uint8Array;
  readonly etag: string | null;
  readonly lastModified: string | null;
  readonly contentType: string | null;
  /** The server's clock by its `Date` header, epoch milliseconds; null where it does not say. */
  readonly serverTime: number | null;
  /** For how long the reply may be kept, by its headers (`freshFor`); null where they do not say. */
  readonly freshForMs: number | null;
  /** Where redirects ended. */
  readonly finalUrl: string;
}

/** The server says that the copy we hold is still the present one. */
interface NotModified {
  readonly ok: true;
  readonly status: 304;
  readonly bytes: null;
  readonly serverTime: number | null;
  readonly freshForMs: number | null;
  readonly finalUrl: string;
}

interface FetchFailure {
  readonly ok: false;
  readonly reason: FailureReason;
  /** Null where no answer came. */
  readonly status: number | null;
  /** What the server asked for, 0 to 24 h; null where it did not ask. */
  readonly retryAfterMs: number | null;
  /** The answer was a redirect that was not to be followed. */
  readonly isRedirect?: true;
  /** What came with a refusal, where it was asked for and came whole. */
  readonly refusal?: Uint8Array;
}

export type FetchResult = FetchedBytes | NotModified | FetchFailure;

/** What an HTTP status means for whoever has to explain it. 418 is what Binance answers to a client it has banned. */
function reasonOfStatus(status: number): FailureReason {
  if (status === 429 || status === 418) return 'rate-limited';
  if (status === 404) return 'not-found';
  if (status === 410) return 'gone';
  if (status === 408) return 'timeout';
  if (status >= 500) return 'server-error';
  return status >= 400 ? 'refused' : 'bad-reply';
}

function reasonOfError(error: unknown, timedOut: boolean): FailureReason {
  if (timedOut) return 'timeout';
  if (error instanceof TooLarge) return 'too-large';
  const online = globalThis.navigator?.onLine ?? true;
  return online ? 'unreachable' : 'offline';
}

function failure(
  reason: FailureReason,
  status: number | null = null,
  retryAfterMs: number | null = null,
): FetchFailure {
  return { ok: false, reason, status, retryAfterMs };
}

function headersOf({ accept, etag, lastModified, headers: further }: FetchRequest): Headers {
  const headers = new Headers({ ...further, accept });
  if (etag) headers.set('if-none-match', etag);
  if (lastModified) headers.set('if-modified-since', lastModified);
  return headers;
}

async function readReply(response: Response, url: string, request: FetchRequest): Promise<FetchResult> {
  const { status, headers } = response;
  const finalUrl = response.url || url;
  const serverTime = parseHttpDate(headers.get('date'));
  const drop = () => void response.body?.cancel().catch(() => undefined);
  if (response.type === 'opaqueredirect') return { ...failure('unreachable'), isRedirect: true };
  if (!mayAsk(finalUrl, request)) {
    drop();
    return failure('unsafe-address', status);
  }
  if (status === 304 && (request.etag || request.lastModified)) {
    return { ok: true, status, bytes: null, serverTime, freshForMs: freshFor(headers, request.now()), finalUrl };
  }
  if (!response.ok) {
    const wait = parseRetryAfter(headers.get('retry-after'), request.now(), headers.get('date'));
    const refusal = await readRefusal(response, request.maxRefusalBytes ?? 0);
    return { ...failure(reasonOfStatus(status), status, wait), ...(refusal ? { refusal } : {}) };
  }
  return {
    ok: true,
    status,
    bytes: await readBody(response, request.maxBytes),
    etag: headers.get('etag'),
    lastModified: headers.get('last-modified'),
    contentType: headers.get('content-type'),
    serverTime,
    freshForMs: freshFor(headers, request.now()),
    finalUrl,
  };
}

/** A refusal whose body breaks off or is too long is a refusal all the same. */
async function readRefusal(response: Response, maxBytes: number): Promise<Uint8Array | null> {
  if (maxBytes > 0) return readBody(response, maxBytes).catch(() => null);
  void response.body?.cancel().catch(() => undefined);
  return null;
}

function mayAsk(url: string, { allowHost }: FetchRequest): boolean {
  return isPublicHttpsUrl(url) && (allowHost?.(new URL(url)) ?? true);
}

/**
 * The one way out: GET over https to a public host, without cookies, referrer or the browser's cache, with a time-out
 * that covers the body and a limit on its size. What can be expected to fail is a value, never an exception.
 */
export async function fetchBytes(url: string, request: FetchRequest): Promise<FetchResult> {
  if (!mayAsk(url, request)) return failure('unsafe-address');
  const noteAnswer = request.note?.(sentTo(url, request));
  const abort = new AbortController();
  const timer = setTimeout(() => abort.abort(), request.timeoutMs ?? DEFAULT_TIMEOUT_MS);
  let status: number | null = null;
  let endedAt: string | null = null;
  let result: FetchResult;
  try {
    const response = await (request.fetch ?? fetch)(url, {
      headers: headersOf(request),
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      redirect: request.redirect ?? 'follow',
      // Our validators decide what is fresh; a price out of the browser's cache would have a false age.
      cache: 'no-store',
      signal: abort.signal,
    });
    status = response.status;
    endedAt = elsewhere(url, response);
    result = await readReply(response, url, request);
  } catch (error) {
    result = failure(reasonOfError(error, abort.signal.aborted), status);
  } finally {
    clearTimeout(timer);
  }
  noteAnswer?.({
    bytes: result.ok ? (result.bytes?.byteLength ?? 0) : 0,
    answer: result.ok ? result.status : answerOf(result),
    endedAt,
  });
  return result;
}

function sentTo(url: string, { now, purpose, byClick = false }: FetchRequest): RequestSent {
  const { host, pathname } = new URL(url);
  return { at: now(), host, path: pathname, purpose, byClick };
}

/** Where a redirect ended, without the query as in the log; null where nothing was redirected. */
function elsewhere(url: string, { url: finalUrl }: Response): string | null {
  if (!finalUrl || finalUrl === url.replace(/#.*$/, '')) return null;
  const place = (address: string): string => new URL(address).host + new URL(address).pathname;
  return place(finalUrl) === place(url) ? null : place(finalUrl);
}

/** A refusal in figures where the server itself refused; our own reason where the answer was cut off or never came. */
function answerOf({ reason, status }: FetchFailure): number | FailureReason {
  return status !== null && (status < 200 || status > 299) && reason !== 'unsafe-address' ? status : reason;
}
