import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { previewFeed } from '../../../lib/poll/preview-feed.ts';
import { addFeed } from '../../../lib/poll/subscriptions.ts';
import { clearDatabase, database } from '../../../lib/store/database.ts';
import { fakeNetwork } from '../../support/fake-network.ts';
import { fakePermissions } from '../../support/fake-permissions.ts';
import { feedDraft } from '../../support/own-feeds.ts';

const NOW = Date.UTC(2026, 10, 22, 12);
const DAY = 86_400_000;

beforeEach(async () => {
  vi.useFakeTimers({ now: NOW, toFake: ['Date'] });
  fakeBrowser.reset();
  fakePermissions.allowOnly('*://*/*');
  await clearDatabase();
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

function rss(
  title: string,
  ages: readonly number[] = [2 * DAY, 9 * DAY, 16 * DAY],
  link = 'https://site.example',
): Response {
  const items = ages.map(
    (age, n) =>
      `<item><title>Piece ${n}</title><link>${link}/p/${n}</link><pubDate>${new Date(NOW - age).toUTCString()}</pubDate></item>`,
  );
  const text = `<rss version="2.0"><channel><title>${title}</title><link>${link}</link><language>en_GB</language>${items.join('')}</channel></rss>`;
  return new Response(text, { headers: { 'content-type': 'application/rss+xml' } });
}

function html(head: string): Response {
  const text = `<!doctype html><html><head><title>A site</title>${head}</head><body></body></html>`;
  return new Response(text, { headers: { 'content-type': 'text/html' } });
}

const alternate = (href: string): string =>
  `<link rel="alternate" type="application/rss+xml" title="x" href="${href}">`;
const missing = () => new Response('', { status: 404 });
const redirectTo = (location: string) => () => new Response(null, { status: 302, headers: { location } });

describe('a look at an address', () => {
  it('of a feed tells whose it is, what it holds and how often it writes', async () => {
    const { sent } = fakeNetwork({ 'site.example': () => rss('A &amp; B') });
    expect(await previewFeed('site.example/feed')).toEqual({
      ok: true,
      feed: {
        url: 'https://site.example/feed',
        name: 'A & B',
        siteHost: 'site.example',
        kind: 'feed',
        language: 'en-GB',
        count: 3,
        newestAt: NOW - 2 * DAY,
        everyMs: 7 * DAY,
        newest: [2, 9, 16].map((days, n) => ({ title: `Piece ${n}`, publishedAt: NOW - days * DAY })),
      },
      others: [],
      isAllowed: true,
    });
    expect(sent).toHaveLength(1);
    await expect
      .poll(async () => (await database()).getAll('requestLog'))
      .toMatchObject([{ host: 'site.example', path: '/feed', purpose: 'preview', byClick: true, answer: 200 }]);
  });

  it('of a page reads the first feed that it names, and tells of the others', async () => {
    const { sent } = fakeNetwork({
      'site.example': ({ pathname }) =>
        pathname === '/'
          ? html(alternate('/comments/feed/') + alternate('/feed/') + alternate('/notes.xml'))
          : rss(pathname),
    });
    expect(await previewFeed('site.example')).toMatchObject({
      ok: true,
      feed: { name: '/feed/', url: 'https://site.example/feed/' },
      others: [{ url: 'https://site.example/notes.xml' }, { url: 'https://site.example/comments/feed/' }],
    });
    expect(sent.map(({ url }) => new URL(url).pathname)).toEqual(['/', '/feed/']);
  });

  it('goes on to the next feed of a page where the first one fails', async () => {
    fakeNetwork({
      'site.example': ({ pathname }) =>
        pathname === '/' ? html(alternate('/old') + alternate('/new')) : pathname === '/new' ? rss('New') : missing(),
    });
    expect(await previewFeed('site.example')).toMatchObject({ ok: true, feed: { name: 'New' } });
  });

  it('of a WordPress page that names none asks where WordPress has it, of any other page the usual places', async () => {
    const wordpress = fakeNetwork({
      'site.example': ({ pathname }) =>
        pathname === '/'
          ? html('<meta name="generator" content="WordPress 6.8">')
          : pathname === '/feed/'
            ? rss('WP')
            : missing(),
    });
    expect(await previewFeed('site.example')).toMatchObject({ ok: true, feed: { name: 'WP' } });
    expect(wordpress.sent).toHaveLength(2);
    fakeNetwork({
      'site.example': ({ pathname }) =>
        pathname === '/' ? html('') : pathname === '/atom.xml' ? rss('Atom') : missing(),
    });
    expect(await previewFeed('site.example')).toMatchObject({ ok: true, feed: { name: 'Atom' } });
  });

  it('asks at most six times for one click, however much a page names', async () => {
    const many = Array.from({ length: 30 }, (_, n) => alternate(`/f${n}`)).join('');
    const { sent } = fakeNetwork({ 'site.example': ({ pathname }) => (pathname === '/' ? html(many) : missing()) });
    expect(await previewFeed('site.example')).toMatchObject({ ok: false, reason: 'not-found', status: 404 });
    expect(sent).toHaveLength(6);
  });

  it('says how much was asked where there is nothing', async () => {
    fakeNetwork({ 'site.example': ({ pathname }) => (pathname === '/' ? html('') : missing()) });
    expect(await previewFeed('site.example')).toEqual({ ok: false, reason: 'no-feed', asked: 5 });
  });

  it.each([
    ['a refusal', () => new Response('', { status: 403 }), { reason: 'refused', status: 403 }],
    ['a missing page', missing, { reason: 'not-found', status: 404 }],
    ['a fault', () => new Response('', { status: 503 }), { reason: 'server-error', status: 503 }],
    ['what is neither page nor feed', () => new Response('4 8 15 16'), { reason: 'not-a-feed', status: 200 }],
    ['too much', () => new Response('<html>'.padEnd(2_000_001)), { reason: 'too-large', status: 200 }],
  ])('tells %s', async (_what, reply, refusal) => {
    fakeNetwork({ 'site.example': reply });
    expect(await previewFeed('site.example')).toEqual({ ok: false, ...refusal });
  });

  it.each(['https://192.168.1.1/feed', 'https://[::ffff:7f00:1]/', 'router.local', 'javascript:alert(1)', ''])(
    'asks nobody for %j',
    async (url) => {
      const { sent } = fakeNetwork({});
      expect(await previewFeed(url)).toMatchObject({ ok: false, reason: 'unsafe-address' });
      expect(sent).toEqual([]);
    },
  );
});

describe('a feed that is there already', () => {
  it.each(['https://decrypt.co/feed', 'decrypt.co/feed/', 'http://www.decrypt.co/feed?utm_source=x'])(
    'is told without asking, also as %s',
    async (url) => {
      const { sent } = fakeNetwork({});
      expect(await previewFeed(url)).toEqual({ ok: false, reason: 'already', name: 'Decrypt', isBuiltIn: true });
      expect(sent).toEqual([]);
    },
  );

  it('is told of an own one, and of what a page leads to', async () => {
    await addFeed(feedDraft({ url: 'https://site.example/feed', name: 'Mine' }));
    const { sent } = fakeNetwork({ 'site.example': () => html(alternate('http://www.site.example/feed/')) });
    expect(await previewFeed('site.example')).toEqual({ ok: false, reason: 'already', name: 'Mine', isBuiltIn: false });
    expect(sent).toHaveLength(1);
  });

  it('is told where a redirect ends at it', async () => {
    fakeNetwork({ 'site.example': redirectTo('https://decrypt.co/feed'), 'decrypt.co': () => rss('Decrypt') });
    expect(await previewFeed('site.example')).toMatchObject({ reason: 'already', name: 'Decrypt' });
  });
});

describe('where the way leads to another host', () => {
  it('the feed is taken from where it is, if the browser allows that host', async () => {
    fakeNetwork({ 'site.example': redirectTo('https://new.example/feed'), 'new.example': () => rss('Moved') });
    expect(await previewFeed('site.example')).toMatchObject({ ok: true, feed: { url: 'https://new.example/feed' } });
  });

  it('nothing is asked there before the browser allows it: a page is told from a redirect', async () => {
    fakePermissions.allowOnly('https://site.example/*');
    const page = fakeNetwork({
      'site.example': () => html(alternate('https://cdn.example/feed')),
      'cdn.example': () => rss('x'),
    });
    expect(await previewFeed('site.example')).toEqual({
      ok: false,
      reason: 'other-host',
      found: [{ url: 'https://cdn.example/feed', title: 'x' }],
    });
    expect(page.sent.map(({ url }) => new URL(url).host)).toEqual(['site.example']);

    const redirect = fakeNetwork({ 'site.example': redirectTo('https://new.example/'), 'new.example': () => rss('x') });
    expect(await previewFeed('site.example')).toEqual({
      ok: false,
      reason: 'elsewhere',
      guess: 'https://www.site.example/',
    });
    expect(redirect.sent.map(({ url, redirect: how }) => [new URL(url).host, how])).toEqual([
      ['site.example', 'follow'],
      ['site.example', 'manual'],
    ]);
  });

  it('no guess is made that was allowed and led nowhere', async () => {
    fakePermissions.allowOnly('https://site.example/*', 'https://www.site.example/*');
    fakeNetwork({ 'www.site.example': redirectTo('https://new.example/') });
    expect(await previewFeed('www.site.example')).toEqual({ ok: false, reason: 'elsewhere', guess: null });
  });

  it('a redirect into a private network is refused though the browser would follow', async () => {
    fakeNetwork({ 'site.example': redirectTo('https://192.168.1.1/feed'), '192.168.1.1': () => rss('Router') });
    expect(await previewFeed('site.example')).toMatchObject({ ok: false, reason: 'unsafe-address' });
  });

  it('a feed that a page names in a private network is not asked for', async () => {
    const { sent } = fakeNetwork({
      'site.example': ({ pathname }) => (pathname === '/' ? html(alternate('https://10.0.0.1/feed')) : missing()),
      '10.0.0.1': () => rss('Router'),
    });
    expect(await previewFeed('site.example')).toMatchObject({ ok: false, reason: 'no-feed' });
    expect(sent.every(({ url }) => new URL(url).host === 'site.example')).toBe(true);
  });

  it('a host that cannot be reached is just that', async () => {
    fakeNetwork({});
    expect(await previewFeed('site.example')).toEqual({ ok: false, reason: 'unreachable', status: null });
  });
});

describe('whom a look leaves alone', () => {
  it('a host that the page names as its WordPress home and that nobody allowed', async () => {
    fakePermissions.allowOnly('https://site.example/*');
    const api = '<link rel="https://api.w.org/" href="https://victim.example/wp-json/">';
    const { sent } = fakeNetwork({
      'site.example': ({ pathname }) => (pathname === '/' ? html(api) : missing()),
      'victim.example': () => rss('Victim'),
    });
    expect(await previewFeed('site.example')).toMatchObject({ ok: false, reason: 'no-feed' });
    expect(sent.map(({ url }) => new URL(url).host)).not.toContain('victim.example');
  });

  it('a host where a redirect ended and that nobody allowed, though it lets everybody read its page', async () => {
    fakePermissions.allowOnly('https://site.example/*');
    const { sent } = fakeNetwork({
      'site.example': redirectTo('https://open.example/'),
      'open.example': () =>
        new Response('<html></html>', { headers: { 'content-type': 'text/html', 'access-control-allow-origin': '*' } }),
    });
    expect(await previewFeed('site.example')).toMatchObject({ ok: false });
    expect(sent.map(({ url }) => new URL(url).host)).not.toContain('open.example');
  });

  it('a server that asks to wait: at its other addresses, for its feeds, and at the next look', async () => {
    await addFeed(feedDraft({ url: 'https://site.example/mine' }));
    const { sent } = fakeNetwork({
      'site.example': ({ pathname }) =>
        pathname === '/' ? html('') : new Response('', { status: 429, headers: { 'retry-after': '7200' } }),
    });
    expect(await previewFeed('site.example')).toMatchObject({ ok: false, reason: 'rate-limited' });
    expect(sent).toHaveLength(2);
    const held = await (await database()).getAll('feeds');
    expect(held).toMatchObject([{ waitUntil: NOW + 7_200_000 }]);
    expect(await previewFeed('site.example/other')).toMatchObject({ ok: false, reason: 'rate-limited' });
    expect(sent).toHaveLength(2);
    vi.setSystemTime(NOW + 7_200_001);
    await previewFeed('site.example/other');
    expect(sent.length).toBeGreaterThan(2);
  });
});
