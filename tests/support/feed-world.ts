import { jitter } from '../../lib/http/back-off.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** How a played publisher behaves. */
export interface Publisher {
  readonly id: string;
  /** Hosts may be shared. */
  readonly host: string;
  /** One item so often. */
  readonly every: number;
  /** How many items its feed lists. */
  readonly lists: number;
  readonly ttl?: number;
  readonly maxAge?: number;
  readonly skipHours?: readonly number[];
  /** Answers with an ETag and "not modified". */
  readonly validates?: boolean;
  /** Share of requests that meet a fault, 0 to 1. */
  readonly faulty?: number;
  /** From then on, after the start, it leads to this host for good. */
  readonly movesAfter?: number;
  /** From then on it is gone. */
  readonly goneAfter?: number;
}

export interface PlayedRequest {
  readonly id: string;
  readonly host: string;
  readonly at: number;
  /** Whether it came with a validator. */
  readonly isConditional: boolean;
  readonly answer: '200' | '304' | '410' | '403' | '503' | '429' | 'hang-up' | 'html' | 'cut';
  /** What it was told to wait, milliseconds. */
  readonly retryAfter: number;
  /** Whether the client was given a validator by this answer or holds one still. */
  readonly gaveValidator: boolean;
  /** The host that answered in the end, redirects followed. */
  readonly from: string;
  /** Requests that were open at once, this one included, and how many of them at its host. */
  readonly open: number;
  readonly openAtHost: number;
}

const FAULTS = ['403', '503', '503', '429', '429', 'hang-up', 'html', 'cut'] as const;

/**
 * Publishers on a clock that a test moves. Everything follows from the seed: what is published when, which request
 * meets which fault.
 */
export class FeedWorld {
  readonly requests: PlayedRequest[] = [];
  /** Every item that stood in a reply which was whole. */
  readonly served = new Set<string>();
  private readonly publishers: readonly Publisher[];
  private readonly start: number;
  private readonly seed: string;
  private readonly clock: () => number;
  private readonly open: string[] = [];
  private count = 0;

  /** @param clock the publishers' own; the device's where nothing is said */
  constructor(publishers: readonly Publisher[], start: number, seed: string, clock = (): number => Date.now()) {
    this.publishers = publishers;
    this.start = start;
    this.seed = seed;
    this.clock = clock;
  }

  urlOf = ({ id, host }: Publisher): string => `https://${host}/${id}/feed`;

  /** Items of a publisher up to a time, oldest first: at even distances, each up to a third of one late. */
  published({ id, every }: Publisher, now: number): { readonly url: string; readonly at: number }[] {
    const first = this.start - 10 * every;
    const last = Math.floor((now - first) / every);
    return Array.from({ length: Math.max(0, last + 1) }, (_, n) => ({
      url: `https://${id}.example.org/article-${n}`,
      at: Math.floor(first + n * every + (every / 3) * jitter(this.seed, id, n)),
    })).filter(({ at }) => at <= now);
  }

  /** In the place of `fetch`. */
  async fetch(address: string, init: RequestInit = {}): Promise<Response> {
    const url = new URL(address);
    const publisher = this.publishers.find(({ id }) => url.pathname === `/${id}/feed`);
    if (!publisher) throw new TypeError('Failed to fetch');
    const now = this.clock();
    this.open.push(url.host);
    const [open, openAtHost] = [this.open.length, this.open.filter((host) => host === url.host).length];
    // Other requests get their turn in between, as on a real network.
    for (let turn = 0; turn < 3; turn++) await new Promise((resolve) => setImmediate(resolve));
    this.open.splice(this.open.indexOf(url.host), 1);
    const headers = new Headers(init.headers);
    return this.answer(publisher, url, headers, { now, open, openAtHost });
  }

  private answer(
    publisher: Publisher,
    url: URL,
    headers: Headers,
    { now, open, openAtHost }: { now: number; open: number; openAtHost: number },
  ): Response {
    const { id, movesAfter = Infinity, goneAfter = Infinity, faulty = 0 } = publisher;
    const hasMoved = now >= this.start + movesAfter;
    const isAtNew = url.host === `new-${publisher.host}`;
    const tag = `"${this.published(publisher, now).length}"`;
    const luck = jitter(this.seed, 'fault', this.count++);
    const fault = luck < faulty ? FAULTS[Math.floor((luck / faulty) * FAULTS.length)] : undefined;
    const isSame = publisher.validates === true && headers.get('if-none-match') === tag;
    const answer = now >= this.start + goneAfter ? '410' : (fault ?? (isSame ? '304' : '200'));
    const retryAfter = answer === '429' ? (1 + (Math.floor(luck * 1e6) % 8)) * HOUR : 0;
    this.requests.push({
      id,
      host: url.host,
      at: now,
      isConditional: headers.has('if-none-match'),
      answer,
      retryAfter,
      gaveValidator: answer === '304' || (answer === '200' && publisher.validates === true),
      from: hasMoved && !isAtNew ? `new-${publisher.host}` : url.host,
      open,
      openAtHost,
    });
    if (answer === 'hang-up') throw new TypeError('Failed to fetch');
    const response = this.reply(publisher, answer, { now, tag, retryAfter });
    const finalUrl = hasMoved && !isAtNew ? `https://new-${publisher.host}/${id}/feed` : url.href;
    Object.defineProperty(response, 'url', { value: finalUrl });
    return response;
  }

  private reply(
    publisher: Publisher,
    answer: PlayedRequest['answer'],
    { now, tag, retryAfter }: { now: number; tag: string; retryAfter: number },
  ): Response {
    const headers = new Headers({ date: new Date(now).toUTCString() });
    if (publisher.maxAge !== undefined) headers.set('cache-control', `max-age=${publisher.maxAge / 1000}`);
    if (publisher.validates && (answer === '200' || answer === '304')) headers.set('etag', tag);
    if (answer === '304') return new Response(null, { status: 304, headers });
    if (answer === '429') {
      const isDate = retryAfter % (2 * HOUR) === 0;
      headers.set('retry-after', isDate ? new Date(now + retryAfter).toUTCString() : `${retryAfter / 1000}`);
    }
    if (answer === 'html') return new Response('<!doctype html><title>One moment</title>', { headers });
    if (answer !== '200' && answer !== 'cut') return new Response('', { status: Number(answer), headers });
    const xml = this.feed(publisher, now, answer === 'cut');
    return new Response(xml, { headers });
  }

  private feed(publisher: Publisher, now: number, isCut: boolean): string {
    const { id, ttl, skipHours, lists } = publisher;
    const items = this.published(publisher, now).slice(-lists).toReversed();
    const head =
      `<rss version="2.0"><channel><title>${id}</title>` +
      (ttl === undefined ? '' : `<ttl>${ttl / MINUTE}</ttl>`) +
      (skipHours ? `<skipHours>${skipHours.map((hour) => `<hour>${hour}</hour>`).join('')}</skipHours>` : '');
    // Cut off before anything of a feed came: a text that was cut in its middle is read as far as it goes.
    if (isCut) return '<?xml version="1.0"?><!-- ';
    for (const { url } of items) this.served.add(url);
    const body = items.map(({ url, at }) => {
      const name = url.slice(url.lastIndexOf('/') + 1);
      return `<item><title>${id} ${name}</title><link>${url}</link><guid>${url}</guid><pubDate>${new Date(at).toUTCString()}</pubDate></item>`;
    });
    return `${head}${body.join('')}</channel></rss>`;
  }
}

export const QUIET_PUBLISHERS: readonly Publisher[] = [
  { id: 'wire', host: 'wire.example.com', every: 20 * MINUTE, lists: 30, validates: true },
  { id: 'daily', host: 'daily.example.com', every: DAY, lists: 10 },
  { id: 'weekly', host: 'weekly.example.com', every: 7 * DAY, lists: 10, validates: true },
  { id: 'ttl', host: 'ttl.example.com', every: HOUR, lists: 40, ttl: 3 * HOUR, validates: true },
  { id: 'cached', host: 'cached.example.com', every: HOUR, lists: 40, maxAge: 2 * HOUR },
  { id: 'sleeps', host: 'sleeps.example.com', every: 2 * HOUR, lists: 30, skipHours: [0, 1, 2, 3, 4, 5] },
  { id: 'short', host: 'short.example.com', every: 2 * HOUR, lists: 3 },
  ...['a', 'b', 'c', 'd'].map((name) => ({
    id: `shared-${name}`,
    host: 'shared.example.com',
    every: 3 * HOUR,
    lists: 20,
    validates: true,
  })),
];

export const FAULTY_PUBLISHERS: readonly Publisher[] = [
  { id: 'shaky', host: 'shaky.example.com', every: HOUR, lists: 60, faulty: 0.3, validates: true },
  { id: 'worse', host: 'worse.example.com', every: 2 * HOUR, lists: 60, faulty: 0.7 },
  { id: 'closed', host: 'closed.example.com', every: HOUR, lists: 20, faulty: 1 },
  { id: 'moves', host: 'moves.example.com', every: HOUR, lists: 60, movesAfter: 6 * HOUR, validates: true },
  { id: 'ends', host: 'ends.example.com', every: HOUR, lists: 20, goneAfter: 30 * HOUR },
  ...['x', 'y', 'z'].map((name) => ({
    id: `strict-${name}`,
    host: 'strict.example.com',
    every: HOUR,
    lists: 60,
    faulty: 0.25,
  })),
];
