import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { safeArticleUrl } from '../../../lib/articles/article-url.ts';
import { articleId, articleKeys } from '../../../lib/articles/identify.ts';

const BASE = 'https://news.example.org/feed/';

describe('safeArticleUrl', () => {
  it.each([
    ['/2024/a', 'https://news.example.org/2024/a'],
    ['//cdn.example.org/a', 'https://cdn.example.org/a'],
    [' https://a.example/x#top ', 'https://a.example/x'],
    ['https://user:pw@a.example/x', 'https://a.example/x'],
    ['https://a.example/x?utm_source=rss&id=3&fbclid=Iw&q=a+b%20c', 'https://a.example/x?id=3&q=a+b%20c'],
    ['https://a.example/x?utm_source=rss', 'https://a.example/x'],
    ['https://a.example/x?source=rss----1a2b---4', 'https://a.example/x'],
    ['https://a.example/x?source=editor', 'https://a.example/x?source=editor'],
    ['HTTP://A.Example:80/x', 'http://a.example/x'],
  ])('makes %j into %s', (address, url) => {
    expect(safeArticleUrl(address, BASE)).toBe(url);
  });

  it.each([
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    'java\nscript:alert(1)',
    '\u0001javascript:alert(1)',
    'data:text/html,x',
    'file:///etc/passwd',
    'chrome-extension://abc/options.html',
    'blob:https://a.example/1',
    'https://',
  ])('refuses %j', (address) => {
    expect(safeArticleUrl(address, BASE)).toBeNull();
  });

  it('refuses an address without end', () => {
    expect(safeArticleUrl(`https://a.example/${'x'.repeat(3000)}`, BASE)).toBeNull();
  });
});

const slug = fc.stringMatching(/^[a-z0-9-]{1,12}$/);
const address = fc
  .record({
    host: fc.stringMatching(/^[a-z][a-z0-9]{0,8}\.(com|org|co)$/),
    path: fc.array(slug, { maxLength: 4 }),
    query: fc.array(fc.tuple(fc.constantFrom('id', 'p', 'lang'), slug), { maxLength: 2 }),
  })
  .map(({ host, path, query }) => ({ host, path: path.join('/'), query: query.map((pair) => pair.join('=')) }));

describe('articleId', () => {
  it('is the same for the variants of one address', () => {
    const tracking = fc.constantFrom('utm_source=rss', 'utm_medium=x', 'fbclid=1', 'gclid=2', 'mc_cid=3', 'igshid=4');
    fc.assert(
      fc.property(
        address,
        fc.array(tracking),
        fc.boolean(),
        fc.boolean(),
        fc.boolean(),
        fc.boolean(),
        (at, tags, www, http, slash, hash) => {
          const plain = `https://${at.host}/${at.path}${at.query.length > 0 ? `?${at.query.join('&')}` : ''}`;
          const query = [...tags, ...at.query.toReversed()].join('&');
          const variant =
            `${http ? 'http' : 'https'}://${www ? 'www.' : ''}${at.host}/${at.path}${slash && at.path ? '/' : ''}` +
            `${query ? `?${query}` : ''}${hash ? '#comments' : ''}`;
          expect(articleId(variant, null)).toBe(articleId(plain, 'any guid'));
        },
      ),
    );
  });

  it.each([
    'http://site.example/2026/a-story/',
    'https://WWW.Site.Example/2026/a-story',
    'https://www.site.example/2026/a-story#comments',
    'https://site.example:443/2026/a-story/index.html',
    'https://site.example//2026/a-story//',
    'https://site.example./2026/a-story',
    'https://site.example/2026/a%2Dstory',
    'https://site.example/2026/a-story/amp/',
    'https://site.example/2026/a-story?amp=1',
    'https://site.example/2026/a-story/?amp',
    'https://site.example/2026/a-story?outputType=amp',
    'https://site.example/amp/2026/a-story',
    'https://amp.site.example/2026/a-story',
    'https://m.site.example/2026/a-story?utm_campaign=x&utm_source=rss#:~:text=story',
  ])('knows %s', (variant) => {
    expect(articleId(variant, null)).toBe(articleId('https://site.example/2026/a-story', null));
  });

  it.each([
    ['https://site.example/2026/a-story', 'https://site.example/2026/A-story'],
    ['https://site.example/?p=1', 'https://site.example/?p=2'],
    ['https://amp.example/a', 'https://example/a'],
    ['https://site.example/amp', 'https://site.example/ampere'],
    ['https://site.example/amplify/x', 'https://site.example/lify/x'],
    ['https://site.example/a%2Fb', 'https://site.example/a/b'],
    ['https://one.medium.com/a', 'https://two.medium.com/a'],
    ['https://m.example/a', 'https://example.com/a'],
  ])('tells %s from %s', (one, other) => {
    expect(articleId(one, null)).not.toBe(articleId(other, null));
  });

  it('differs for different addresses', () => {
    fc.assert(
      fc.property(address, address, (one, other) => {
        fc.pre(one.host !== other.host || one.path !== other.path);
        const url = (at: typeof one): string => `https://${at.host}/${at.path}`;
        expect(articleId(url(one), null)).not.toBe(articleId(url(other), null));
      }),
    );
  });

  it('never changes: stored articles are known by it', () => {
    expect(articleId('https://news.example.org/2024/05/subnets/', null)).toBe('623f96d8940bb8aa');
    expect(articleId(null, 'tag:lab.example.org,2024:ü')).toBe('c5c197c97079bdfd');
  });
});

describe('articleId of what is no article', () => {
  it('is still an id: any page may be asked about', () => {
    const addresses = ['', 'about:blank', 'not an address', 'https://', `https://a.example/?q=${'x'.repeat(5000)}`];
    expect(new Set(addresses.map((address) => articleId(address, null))).size).toBe(addresses.length);
  });
});

describe('articleKeys', () => {
  it('holds the address and the guid within its feed', () => {
    const id = articleId('https://a.example/1', null);
    const [url, guid] = articleKeys({ id, feedId: 'a' }, '41');
    expect(url).toBe(BigInt(`0x${id}`));
    expect(articleKeys({ id: articleId('https://a.example/moved', null), feedId: 'a' }, '41')[1]).toBe(guid);
    expect(articleKeys({ id, feedId: 'b' }, '41')[1]).not.toBe(guid);
    expect(articleKeys({ id, feedId: 'a' }, null)).toEqual([url, 0n]);
  });

  it('takes variants of an address that is a guid for one, and a whole site for none', () => {
    const at = { id: articleId('https://a.example/1', null), feedId: 'a' };
    const [, guid] = articleKeys(at, 'https://a.example/?p=41');
    expect(articleKeys(at, 'http://www.a.example/?p=41#x')[1]).toBe(guid);
    expect(articleKeys(at, 'https://a.example/')[1]).toBe(0n);
    expect(articleKeys(at, ' ')[1]).toBe(0n);
    expect(articleKeys(at, 'tag:a.example,2026:1')[1]).not.toBe(0n);
  });
});
