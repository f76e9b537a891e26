import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fetchBytes, type FetchRequest } from '../../../lib/http/fetch-bytes.ts';
import type { LoggedRequest } from '../../../lib/domain/logged-request.ts';

const URL_ASKED = 'https://feeds.example.org/rss?key=1';
const NOW = Date.parse('2026-04-21T12:00:00Z');

interface Sent {
  readonly url: string;
  readonly init: RequestInit;
}

/** A network of one answer; what was sent to it and what was logged can be looked at. */
function world(answer: (init: RequestInit) => Response | Promise<Response>) {
  const sent: Sent[] = [];
  const logged: LoggedRequest[] = [];
  const ask = (url = URL_ASKED, more: Partial<FetchRequest> = {}) =>
    fetchBytes(url, {
      accept: 'application/json',
      maxBytes: 1000,
      purpose: 'prices',
      now: () => NOW,
      note: (request) => {
        const place = logged.push({ ...request, bytes: 0, answer: null, endedAt: null }) - 1;
        return (answer) => logged.splice(place, 1, { ...request, ...answer });
      },
      fetch: async (input, init = {}) => {
        sent.push({ url: input instanceof Request ? input.url : input.toString(), init });
        return answer(init);
      },
      ...more,
    });
  return { ask, sent, logged };
}

function reply(body: BodyInit | null, init: ResponseInit = {}, finalUrl?: string): Response {
  const response = new Response(body, init);
  if (finalUrl !== undefined) Object.defineProperty(response, 'url', { value: finalUrl });
  return response;
}

/** A body that sends what it has and then nothing any more, until it is aborted as a real one would be. */
function hanging(first: string, signal: AbortSignal | null | undefined): ReadableStream {
  return new ReadableStream({
    start(controller) {
      controller.enqueue(new TextEncoder().encode(first));
      signal?.addEventListener('abort', () => controller.error(signal.reason));
    },
  });
}

describe('fetchBytes', () => {
  it('hands back bytes, validators, type and where it ended', async () => {
    const headers = {
      etag: '"v1"',
      'last-modified': 'Tue, 21 Apr 2026 11:00:00 GMT',
      'content-type': 'text/xml',
      date: 'Tue, 21 Apr 2026 12:00:01 GMT',
    };
    const { ask } = world(() => reply('hello', { headers }, 'https://cdn.example.org/rss'));
    expect(await ask()).toEqual({
      ok: true,
      status: 200,
      bytes: new TextEncoder().encode('hello'),
      etag: '"v1"',
      lastModified: 'Tue, 21 Apr 2026 11:00:00 GMT',
      contentType: 'text/xml',
      serverTime: NOW + 1000,
      finalUrl: 'https://cdn.example.org/rss',
      freshForMs: null,
    });
  });

  it('sends no cookies, no referrer, nothing from the browser’s cache, and the validators it was given', async () => {
    const { ask, sent } = world(() => reply('x'));
    await ask(URL_ASKED, { etag: '"v1"', lastModified: null });
    const { init } = sent[0]!;
    expect(init).toMatchObject({ credentials: 'omit', referrerPolicy: 'no-referrer', cache: 'no-store' });
    expect([...new Headers(init.headers)]).toEqual([
      ['accept', 'application/json'],
      ['if-none-match', '"v1"'],
    ]);
  });

  it('says "not modified" only to somebody who has a copy', async () => {
    const { ask } = world(() => reply(null, { status: 304 }));
    expect(await ask(URL_ASKED, { etag: '"v1"' })).toMatchObject({
      ok: true,
      status: 304,
      bytes: null,
      finalUrl: URL_ASKED,
    });
    expect(await ask()).toMatchObject({ ok: false, reason: 'bad-reply', status: 304 });
  });

  it.each([
    [400, 'refused'],
    [401, 'refused'],
    [403, 'refused'],
    [404, 'not-found'],
    [408, 'timeout'],
    [410, 'gone'],
    [418, 'rate-limited'],
    [429, 'rate-limited'],
    [451, 'refused'],
    [500, 'server-error'],
    [503, 'server-error'],
    [522, 'server-error'],
  ])('calls status %d "%s"', async (status, reason) => {
    const { ask } = world(() => reply('<html>', { status }));
    expect(await ask()).toEqual({ ok: false, reason, status, retryAfterMs: null });
  });

  it.each([429, 503])('hands on the wait that a %d asks for', async (status) => {
    const { ask } = world(() => reply('', { status, headers: { 'retry-after': '90' } }));
    expect(await ask()).toMatchObject({ ok: false, status, retryAfterMs: 90_000 });
  });

  it.each(['http://example.org/', 'https://192.168.0.1/', 'https://localhost/x'])(
    'never sends or logs a request for %s',
    async (url) => {
      const { ask, sent, logged } = world(() => reply('x'));
      expect(await ask(url)).toMatchObject({ ok: false, reason: 'unsafe-address', status: null });
      expect(sent).toEqual([]);
      expect(logged).toEqual([]);
    },
  );

  it.each(['http://example.org/', 'https://10.0.0.1/admin', 'https://elsewhere.example/'])(
    'throws away what a redirect to %s brought',
    async (finalUrl) => {
      const { ask } = world(() => reply('secret', {}, finalUrl));
      const result = await ask(URL_ASKED, { allowHost: (url) => url.host === 'feeds.example.org' });
      expect(result).toMatchObject({ ok: false, reason: 'unsafe-address' });
    },
  );

  it('stops reading at the limit, wherever the chunks fall', async () => {
    const { ask } = world(() => reply('x'.repeat(1001)));
    expect(await ask()).toMatchObject({ ok: false, reason: 'too-large', status: 200 });
    expect(await world(() => reply('x'.repeat(1000))).ask()).toMatchObject({ ok: true });
  });

  it('does not read an endless body to its end', async () => {
    let pulled = 0;
    const endless = new ReadableStream({
      pull(controller) {
        pulled += 1;
        controller.enqueue(new Uint8Array(100));
      },
    });
    expect(await world(() => reply(endless)).ask()).toMatchObject({ reason: 'too-large' });
    expect(pulled).toBeLessThan(20);
  });

  it('tells a broken connection from a browser that is offline', async () => {
    const { ask } = world(() => Promise.reject(new TypeError('Failed to fetch')));
    vi.stubGlobal('navigator', { onLine: true });
    expect(await ask()).toMatchObject({ ok: false, reason: 'unreachable', status: null });
    vi.stubGlobal('navigator', { onLine: false });
    expect(await ask()).toMatchObject({ ok: false, reason: 'offline' });
    vi.unstubAllGlobals();
  });

  it('calls a body that breaks off unreachable, not short', async () => {
    const broken = new ReadableStream({
      start(controller) {
        controller.enqueue(new Uint8Array(3));
        controller.error(new TypeError('network error'));
      },
    });
    expect(await world(() => reply(broken)).ask()).toMatchObject({ ok: false, reason: 'unreachable', status: 200 });
  });

  it('logs each request once: host, path without query, purpose, bytes and answer', async () => {
    const { ask, logged } = world(() => reply('hello'));
    await ask(URL_ASKED, { byClick: true });
    expect(logged).toEqual([
      {
        at: NOW,
        host: 'feeds.example.org',
        path: '/rss',
        purpose: 'prices',
        bytes: 5,
        answer: 200,
        byClick: true,
        endedAt: null,
      },
    ]);
    const refused = world(() => reply('no', { status: 403 }));
    await refused.ask();
    expect(refused.logged).toMatchObject([{ answer: 403, bytes: 0, byClick: false }]);
    const large = world(() => reply('x'.repeat(2000)));
    await large.ask();
    expect(large.logged).toMatchObject([{ answer: 'too-large' }]);
  });

  it('logs a request as it leaves, whatever becomes of it', async () => {
    const { promise: answer, resolve } = Promise.withResolvers<Response>();
    const { ask, logged } = world(() => answer);
    const asked = ask();
    expect(logged).toMatchObject([{ host: 'feeds.example.org', path: '/rss', answer: null }]);
    resolve(reply('hello'));
    await asked;
    expect(logged).toMatchObject([{ answer: 200 }]);
  });

  it.each([
    ['https://cdn.example.net/rss/new?token=2', 'cdn.example.net/rss/new'],
    ['http://192.168.0.1/admin', '192.168.0.1/admin'],
    [URL_ASKED, null],
  ])('logs that a redirect ended at %s', async (finalUrl, endedAt) => {
    const { ask, logged } = world(() => reply('hello', {}, finalUrl));
    await ask();
    expect(logged).toMatchObject([{ host: 'feeds.example.org', endedAt }]);
  });

  describe('time-out', () => {
    beforeEach(() => void vi.useFakeTimers());
    afterEach(() => void vi.useRealTimers());

    it('covers a server that never answers', async () => {
      const { ask, logged } = world(
        ({ signal }) =>
          new Promise((_resolve, reject) =>
            signal?.addEventListener('abort', () => reject(new DOMException('', 'AbortError'))),
          ),
      );
      const asked = ask();
      await vi.advanceTimersByTimeAsync(15_000);
      expect(await asked).toEqual({ ok: false, reason: 'timeout', status: null, retryAfterMs: null });
      expect(logged).toMatchObject([{ answer: 'timeout' }]);
    });

    it('covers a body that never ends', async () => {
      const { ask } = world(({ signal }) => reply(hanging('{"a":', signal)));
      const asked = ask(URL_ASKED, { timeoutMs: 4000 });
      await vi.advanceTimersByTimeAsync(4000);
      expect(await asked).toMatchObject({ ok: false, reason: 'timeout', status: 200 });
    });

    it('leaves no timer behind', async () => {
      await world(() => reply('x')).ask();
      expect(vi.getTimerCount()).toBe(0);
    });
  });
});
