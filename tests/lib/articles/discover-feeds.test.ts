import { Parser } from 'htmlparser2';
import { describe, expect, it, vi } from 'vitest';
import { discoverFeeds } from '../../../lib/articles/discover-feeds.ts';

const PAGE = 'https://site.example/blog/about.html';
const CHANNEL = 'UCq8w2ZrT0fYxk3LhV7sNd5A';

const said = (html: string, url = PAGE) => discoverFeeds(html, url).said.map((feed) => feed.url);
const guessed = (html: string, url = PAGE) => discoverFeeds(html, url).guessed.map((feed) => feed.url);

describe('what a page says', () => {
  it('is read from link elements in any case, relative to the page or its base, comments last', () => {
    const html = `<!DOCTYPE html><HTML><HEAD>
      <LINK REL="Alternate" TYPE="application/rss+xml" TITLE="Site &raquo; Comments Feed" HREF="/comments/feed/">
      <link rel='alternate' type='application/rss+xml; charset=UTF-8' title='Site &amp; more' href='../feed.xml'/>
      <link rel="alternate" type="application/atom+xml" href="//feeds.site.example/atom">
      <link rel="alternate" type="application/feed+json" href="/feed.json#x">`;
    expect(discoverFeeds(html, PAGE).said).toEqual([
      { url: 'https://site.example/feed.xml', title: 'Site & more' },
      { url: 'https://feeds.site.example/atom', title: '' },
      { url: 'https://site.example/feed.json', title: '' },
      { url: 'https://site.example/comments/feed/', title: 'Site » Comments Feed' },
    ]);
    expect(said('<base href="https://cdn.example/x/"><link rel=alternate type=text/xml href=rss>')).toEqual([
      'https://cdn.example/x/rss',
    ]);
  });

  it('is asked by https, each feed once', () => {
    const html = `<link rel="alternate" type="application/rss+xml" href="http://site.example/feed">
      <link rel="feed" href="feed:https://www.site.example/feed/">`;
    expect(said(html)).toEqual(['https://site.example/feed']);
  });

  it('is not what only looks like it: styles, translations, other interfaces, other schemes', () => {
    const html = `<link rel="alternate stylesheet" type="application/xml" href="/dark.xml">
      <link rel="alternate" hreflang="de" href="/de/feed-of-life">
      <link rel="alternate" type="application/json" href="/wp-json/wp/v2/pages/2">
      <link rel="alternate" type="application/json+oembed" href="/wp-json/oembed">
      <link rel="alternate" type="application/rss+xml" href="javascript:alert(1)">
      <link rel="alternate" type="application/rss+xml" href="data:text/xml,x">
      <script>document.write('<link rel="alternate" type="application/rss+xml" href="/no">')</script>
      <!-- <link rel="alternate" type="application/rss+xml" href="/never"> -->`;
    expect(said(html)).toEqual([]);
  });

  it('may stand in links of its text, where it stands nowhere else', () => {
    const html = `<a href="/about">About</a> <a href="/index.xml">Everything <b>new</b></a>
      <a href="/feed/"><img alt=""></a> <a href="/feedback">Say something</a> <a href="https://rss.com/">RSS</a>`;
    expect(discoverFeeds(html, PAGE).said).toEqual([
      { url: 'https://site.example/index.xml', title: 'Everything new' },
      { url: 'https://site.example/feed/', title: '' },
    ]);
    const link = '<link rel="alternate" type="application/rss+xml" href="/real">';
    expect(said(html + link)).toEqual(['https://site.example/real']);
  });

  it.each([
    ['its canonical address', `<link rel="canonical" href="https://www.youtube.com/channel/${CHANNEL}">`],
    ['its identifier', `<meta itemprop="identifier" content="${CHANNEL}">`],
    ['its channelId', `<meta itemprop="channelId" content="${CHANNEL}">`],
  ])('of a YouTube channel is told by %s', (_by, head) => {
    expect(said(head, 'https://www.youtube.com/@somebody')).toEqual([
      `https://www.youtube.com/feeds/videos.xml?channel_id=${CHANNEL}`,
    ]);
  });

  it('of a YouTube channel counts only there', () => {
    expect(said(`<meta itemprop="identifier" content="${CHANNEL}">`)).toEqual([]);
  });

  it('is bounded, however much there is', () => {
    const links = Array.from({ length: 5_000 }, (_, n) => `<link rel="feed" href="/${n}" title="${'t'.repeat(500)}">`);
    const { said: found } = discoverFeeds(links.join(''), PAGE);
    expect(found).toHaveLength(12);
    expect(found[0]?.title).toHaveLength(120);
    expect(discoverFeeds('<div>'.repeat(100_000), PAGE).said).toEqual([]);
  });
});

describe('what is tried where a page says nothing', () => {
  it('is WordPress’s place on a WordPress site, where its interface says the site begins', () => {
    expect(guessed('<meta name="generator" content="WordPress 6.8.3">')).toEqual(['https://site.example/feed/']);
    const inFolder = '<link rel="https://api.w.org/" href="https://site.example/blog/wp-json/">';
    expect(guessed(inFolder)).toEqual(['https://site.example/blog/feed/']);
    const plain = '<link rel="https://api.w.org/" href="https://site.example/index.php/wp-json/">';
    expect(guessed(plain)).toEqual(['https://site.example/feed/']);
  });

  it('is a handful of usual places elsewhere', () => {
    expect(guessed('<p>Hello</p>')).toEqual([
      'https://site.example/feed/',
      'https://site.example/rss.xml',
      'https://site.example/atom.xml',
      'https://site.example/index.xml',
    ]);
  });
});

describe('a page that nests without end', () => {
  it('is read as deep as pages nest, and not to the last of its tags', () => {
    const write = vi.spyOn(Parser.prototype, 'onopentagend');
    const feed = (name: string) => `<link rel="alternate" type="application/rss+xml" href="/${name}">`;
    expect(said(`${feed('first')}${'<b>'.repeat(600_000)}${feed('last')}`)).toEqual(['https://site.example/first']);
    expect(write.mock.calls.length).toBeLessThan(1_000);
    write.mockRestore();
  });

  it('as flat as a long list is read whole', () => {
    const rows = '<li><a href="/x">x</a></li><br><img src="/i.png">'.repeat(5_000);
    expect(said(`${rows}<link rel="alternate" type="application/rss+xml" href="/last">`)).toEqual([
      'https://site.example/last',
    ]);
  });
});
