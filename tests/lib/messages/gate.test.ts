import { describe, expect, it } from 'vitest';
import { fromSurfaces } from '../../../entrypoints/background/handlers.ts';
import { fromContent, fromSidebar } from '../../../entrypoints/background/sidebar-handlers.ts';
import { admit, callerOf, type Sender } from '../../../lib/messages/gate.ts';
import { feedDraft } from '../../support/own-feeds.ts';

const ID = 'abcdefghijklmnop';
const ORIGIN = `chrome-extension://${ID}`;

function from(sender: Partial<Sender>): ReturnType<typeof callerOf> {
  return callerOf({ id: ID, frameId: 0, ...sender }, ID, ORIGIN);
}

describe('callerOf', () => {
  it.each<[string, Partial<Sender>, ReturnType<typeof callerOf>]>([
    ['the popup', { url: `${ORIGIN}/popup.html`, frameId: undefined }, 'surface'],
    ['the shelf in a tab', { url: `${ORIGIN}/shelf.html`, tab: { id: 3 } }, 'surface'],
    ['the shelf embedded in a frame', { url: `${ORIGIN}/shelf.html`, tab: { id: 3 }, frameId: 7 }, null],
    ['a press that waits', { url: `${ORIGIN}/confirm.html`, tab: { id: 3 } }, 'surface'],
    ['options in a tab', { url: `${ORIGIN}/options.html#coins`, tab: { id: 3 } }, 'surface'],
    ['the sidebar in a page', { url: `${ORIGIN}/sidepanel.html`, tab: { id: 3 }, frameId: 4 }, 'sidebar'],
    ['the native side panel', { url: `${ORIGIN}/sidepanel.html`, frameId: undefined }, 'sidebar'],
    ['a content script', { url: 'https://decrypt.co/1', tab: { id: 3 } }, 'content'],
    ['a content script of a frame', { url: 'https://decrypt.co/1', tab: { id: 3 }, frameId: 7 }, null],
    ['options embedded in a frame', { url: `${ORIGIN}/options.html`, tab: { id: 3 }, frameId: 7 }, null],
    ['a website with our file name', { url: 'https://evil.example/popup.html', tab: { id: 3 } }, 'content'],
    ['a host that ends like ours', { url: `chrome-extension://x${ID}/popup.html` }, null],
    ['an unknown page of ours', { url: `${ORIGIN}/other.html` }, null],
    ['a sender without address', { tab: { id: 3 } }, null],
    ['another extension', { id: 'other', url: `${ORIGIN}/popup.html` }, null],
    ['a data: page', { url: 'data:text/html,x', tab: { id: 3 } }, null],
  ])('%s', (_name, sender, expected) => {
    expect(from(sender)).toBe(expected);
  });
});

describe('every message from every kind of sender', () => {
  const tables = { content: fromContent, sidebar: fromSidebar, surface: fromSurfaces };
  const names = Object.values(tables).flatMap((table) => Object.keys(table));
  const page = { tab: { id: 3 }, frameId: 0 };
  const senders: readonly (readonly [string, Partial<Sender>, keyof typeof tables | null])[] = [
    ['a content script', { url: 'https://decrypt.co/1', ...page }, 'content'],
    ['a content script of a frame', { url: 'https://ads.example/', tab: { id: 3 }, frameId: 9 }, null],
    ['a page with our file name', { url: 'https://evil.example/options.html', ...page }, 'content'],
    ['the sidebar', { url: `${ORIGIN}/sidepanel.html`, tab: { id: 3 }, frameId: 4 }, 'sidebar'],
    ['the popup', { url: `${ORIGIN}/popup.html`, frameId: undefined }, 'surface'],
    ['the options', { url: `${ORIGIN}/options.html`, ...page }, 'surface'],
    ['the options inside a page', { url: `${ORIGIN}/options.html`, tab: { id: 3 }, frameId: 7 }, null],
    ['another extension', { id: 'ponmlkjihgfedcba', url: `${ORIGIN}/options.html` }, null],
    [
      'another extension’s page',
      { id: 'ponmlkjihgfedcba', url: 'chrome-extension://ponmlkjihgfedcba/popup.html' },
      null,
    ],
    ['a sandboxed page', { url: 'about:srcdoc', ...page }, null],
    ['nobody with an address', { ...page }, null],
  ];

  it('is known: the tables of handlers and of schemas name the same', () => {
    expect(names.length).toBeGreaterThan(60);
    expect(new Set(names).size).toBe(names.length);
  });

  it.each(senders)('gets no further than its own table: %s', (_who, sender, expected) => {
    const caller = from(sender);
    expect(caller).toBe(expected);
    if (caller === null) return;
    // A payload that no schema lets in: what is said of it tells whether the name was let in at all.
    const told = names.map((name) => [name, admit({ name, payload: 7 }, caller)]);
    expect(told).toEqual(
      names.map((name) => [
        name,
        {
          ok: false,
          error: Object.hasOwn(tables[caller], name) ? `malformed ${name}` : `${caller} may not send this`,
        },
      ]),
    );
    for (const name of ['__proto__', 'constructor', 'toString', ''])
      expect(admit({ name, payload: {} }, caller).ok).toBe(false);
  });
});

describe('admit', () => {
  const page = {
    url: 'https://decrypt.co/1',
    title: 'A title',
    text: 'text',
    language: 'en',
    publishedAt: null,
    publishedFrom: null,
  };

  it('lets each caller send only what stands in its own table', () => {
    expect(admit({ name: 'describeHandle', payload: page }, 'content').ok).toBe(true);
    expect(admit({ name: 'describeHandle', payload: page }, 'sidebar').ok).toBe(false);
    for (const caller of ['content', 'sidebar'] as const) {
      for (const name of ['wipeEverything', 'importEverything', 'putSettings', 'refreshPrices', 'surfaceOpened']) {
        expect(admit({ name, payload: {} }, caller).ok).toBe(false);
      }
    }
    expect(admit({ name: 'wipeEverything', payload: { deleteCopy: false, keepBackups: false } }, 'surface').ok).toBe(
      true,
    );
  });

  it('lets only the sidebar ask for comments, of an article by its name, never by an address', () => {
    const payload = { secret: 's', articleId: '0123456789abcdef' };
    expect(admit({ name: 'readComments', payload }, 'sidebar').ok).toBe(true);
    for (const caller of ['content', 'surface'] as const) {
      expect(admit({ name: 'readComments', payload }, caller).ok).toBe(false);
    }
    for (const articleId of ['', 'https://site.example/', '0123456789ABCDEF', '0123456789abcdef0', 7, null]) {
      expect(admit({ name: 'readComments', payload: { secret: 's', articleId } }, 'sidebar').ok).toBe(false);
    }
    const told = admit({ name: 'readComments', payload: { ...payload, url: 'https://evil.example/' } }, 'sidebar');
    expect(told).toMatchObject({ payload });
  });

  it('lets a page mark nothing, and our own surfaces only an article by its name', () => {
    const change = { articleId: '0123456789abcdef', mark: 'saved', on: true };
    expect(admit({ name: 'putMark', payload: change }, 'surface').ok).toBe(true);
    expect(admit({ name: 'markArticle', payload: { secret: 's', ...change } }, 'sidebar').ok).toBe(true);
    for (const caller of ['content', 'sidebar'] as const) {
      expect(admit({ name: 'putMark', payload: change }, caller).ok).toBe(false);
    }
    expect(admit({ name: 'markArticle', payload: { secret: 's', ...change } }, 'content').ok).toBe(false);
    expect(admit({ name: 'markArticle', payload: change }, 'sidebar').ok).toBe(false);
    for (const wrong of [{ mark: 'hidden' }, { on: 'yes' }, { articleId: 'x' }]) {
      expect(admit({ name: 'putMark', payload: { ...change, ...wrong } }, 'surface').ok).toBe(false);
    }
  });

  it.each([
    ['nothing', undefined],
    ['a text', 'describeHandle'],
    ['a name from the prototype', { name: 'constructor', payload: {} }],
    ['__proto__', { name: '__proto__', payload: {} }],
    ['a page that is no page', { name: 'describeHandle', payload: { url: 1 } }],
    ['a page without a web address', { name: 'describeHandle', payload: { ...page, url: 'javascript:alert(1)' } }],
    ['a page that is far too long', { name: 'describeHandle', payload: { ...page, text: 'x'.repeat(50_001) } }],
  ])('refuses %s', (_name, message) => {
    expect(admit(message, 'content').ok).toBe(false);
  });

  it.each([
    ['a frame', { secret: 's' }, true],
    ['a side panel', { windowId: 1 }, true],
    ['neither', {}, false],
    ['a frame with no secret', { secret: null }, false],
    ['a panel of a named window', { windowId: '1' }, false],
  ])('the sidebar says where it stands: %s', (_who, place, ok) => {
    expect(admit({ name: 'getSidebar', payload: place }, 'sidebar').ok).toBe(ok);
    const hide = admit({ name: 'closeSidebar', payload: { ...place, returnFocus: true, more: 1 } }, 'sidebar');
    expect(hide.ok && hide.payload).toEqual(ok && { ...place, returnFocus: true });
  });

  it('refuses settings with a field nobody knows', () => {
    expect(admit({ name: 'putSettings', payload: { currency: 'usd', admin: true } }, 'surface').ok).toBe(false);
    expect(admit({ name: 'putSettings', payload: { watchlist: ['a b'] } }, 'surface').ok).toBe(false);
    expect(admit({ name: 'putSettings', payload: { currency: 'eur' } }, 'surface').ok).toBe(true);
  });

  it('knows a coin id by the same rule as the settings', () => {
    for (const coinId of ['a b', 'a,b', 'a/b', '', 'x'.repeat(121)]) {
      expect(admit({ name: 'addCoin', payload: { coinId } }, 'surface').ok).toBe(false);
      expect(admit({ name: 'followCoin', payload: { secret: null, coinId } }, 'sidebar').ok).toBe(false);
    }
    expect(admit({ name: 'addCoin', payload: { coinId: 'hive_dollar' } }, 'surface').ok).toBe(true);
    expect(admit({ name: 'putSettings', payload: { currency: 'xyz' } }, 'surface').ok).toBe(false);
  });

  it('lets a surface alone ask for a coin and its chart, in a window that there is', () => {
    const chart = { name: 'getCoinChart', payload: { coinId: 'bitcoin', range: '30d' } };
    const coin = { name: 'getCoin', payload: { coinId: 'bitcoin' } };
    for (const message of [chart, coin]) {
      expect(admit(message, 'surface').ok).toBe(true);
      expect(admit(message, 'content').ok).toBe(false);
      expect(admit(message, 'sidebar').ok).toBe(false);
    }
    for (const range of ['2d', '', null, 30]) {
      expect(admit({ ...chart, payload: { coinId: 'bitcoin', range } }, 'surface').ok).toBe(false);
    }
  });

  it('lets in a feed to be added only with a public https address, and changes it knows', () => {
    const draft = feedDraft();
    const isIn = (name: string, payload: unknown) => admit({ name, payload }, 'surface').ok;
    expect(isIn('addFeed', draft)).toBe(true);
    for (const url of [
      'http://site.example/',
      'https://10.0.0.1/',
      'javascript:alert(1)',
      `https://a.example/${'x'.repeat(2048)}`,
    ]) {
      expect(isIn('addFeed', { ...draft, url })).toBe(false);
    }
    expect(isIn('addFeed', { ...draft, name: '' })).toBe(false);
    expect(isIn('addFeed', { ...draft, kind: 'podcast' })).toBe(false);
    expect(isIn('putFeed', { feedId: 'decrypt', change: { tuning: { paceMinutes: 180, muted: false } } })).toBe(true);
    expect(isIn('putFeed', { feedId: 'decrypt', change: { tuning: { paceMinutes: 1, muted: false } } })).toBe(false);
    expect(isIn('importOpml', { file: 'x'.repeat(5_000_001) })).toBe(false);
    for (const name of ['previewFeed', 'addFeed', 'removeFeed', 'putFeed', 'importOpml', 'exportOpml']) {
      expect(admit({ name, payload: draft }, 'content').ok).toBe(false);
      expect(admit({ name, payload: draft }, 'sidebar').ok).toBe(false);
    }
  });
});
