// @vitest-environment happy-dom
import './browser-like-dom.ts';
import { beforeEach, describe, expect, it } from 'vitest';
import { readPage } from '../../lib/page/read-page.ts';
import { articlePage, PARAGRAPHS, type PageParts } from './article-page.ts';

const NOW = Date.UTC(2026, 2, 19);
const ADDRESS = 'https://ledger.example/stories/the-other-stack';

function show(html: string): void {
  document.documentElement.innerHTML = html.replace(/^<html[^>]*>|<\/html>$/g, '');
  document.documentElement.lang = /<html lang="([^"]*)"/.exec(html)?.[1] ?? '';
}

function read(parts: PageParts | string = {}, address = ADDRESS, freshlyLoaded = true) {
  show(typeof parts === 'string' ? parts : articlePage(parts));
  return readPage(document, { address: new URL(address), now: NOW, freshlyLoaded });
}

beforeEach(() => {
  document.documentElement.innerHTML = '';
});

describe('text', () => {
  it('is the article, in order, and nothing of what stands around it', () => {
    const text = read({
      before:
        '<nav><p>Markets and policy and opinion and every other thing that we write about, all day long.</p></nav>',
      after: `<section id="comments"><p>The first reader wrote this comment, which is long enough to look like a paragraph.</p></section>
        <div class="newsletter-box"><p>Sign up for the letter that we send every morning to everybody who asked us for it.</p></div>
        <footer><p>All rights reserved by the publisher of this page and by everybody who ever wrote for it.</p></footer>`,
    })?.text;
    expect(text).toBe(PARAGRAPHS.join('\n'));
  });

  it('leaves out lists of links and keeps paragraphs that hold some', () => {
    const links = Array.from({ length: 9 }, (_, i) => `<a href="/${i}">Another headline of ours</a>`).join(' ');
    const linked =
      'Chips and data centres are what the <a href="/x">announcement</a> is about, says a person who has read it.';
    const text = read({
      article: `<p>${links}</p><p>${linked}</p>${PARAGRAPHS.map((p) => `<p>${p}</p>`).join('')}`,
    })?.text;
    expect(text).toContain('Chips and data centres are what the announcement is about');
    expect(text).not.toContain('Another headline');
  });

  it('never holds what a person typed or a page hid', () => {
    const text = read({
      article: `<p>Here is a paragraph with a field in it <textarea>my secret one</textarea> and words that follow the field.</p>
        <div contenteditable="true"><p>This is my secret two, a draft that I write in the middle of somebody's page, unsent.</p></div>
        <p hidden>This is secret three, which the page keeps for later and does not show to anybody who reads it.</p>
        <input value="secret four">${PARAGRAPHS.map((p) => `<p>${p}</p>`).join('')}`,
    })?.text;
    expect(text).toContain('Here is a paragraph with a field in it');
    expect(text).not.toContain('secret');
  });

  it('is found where the publisher writes lines and no paragraphs', () => {
    const text = read({ head: '<meta property="og:type" content="article">', article: PARAGRAPHS.join('<br>') })?.text;
    for (const paragraph of PARAGRAPHS) expect(text).toContain(paragraph);
  });

  it('is found in a page that is one large form', () => {
    const page = `<html><head><title>x</title></head><body><form><article><h1>A form</h1>${PARAGRAPHS.map((p) => `<p>${p}</p>`).join('')}</article></form></body></html>`;
    expect(read(page)?.text).toContain(PARAGRAPHS[0]);
  });

  it('is found where unlucky class names shut out everything', () => {
    const all = PARAGRAPHS.map((p) => `<p>${p}</p>`).join('');
    expect(read({ article: `<div class="share-layout sidebar">${all}</div>` })?.text).toContain(PARAGRAPHS[3]);
  });

  it('ends at 40,000 characters', () => {
    const long = Array.from({ length: 800 }, (_, i) => `<p>${i} ${PARAGRAPHS[i % 4]}</p>`).join('');
    expect(read({ article: long })?.text).toHaveLength(40_000);
  });
});

describe('title', () => {
  it('is the heading that the window confirms, not the publisher', () => {
    expect(
      read({ before: '<h1>The Open Ledger</h1>', head: '<meta property="og:site_name" content="The Open Ledger">' })
        ?.title,
    ).toBe('The other stack');
  });

  it('is the shared title where no heading is confirmed', () => {
    const page = articlePage({ head: '<meta property="og:title" content="What nobody owns">' }).replace(
      '<h1>The other stack</h1>',
      '<h1>Opinion</h1>',
    );
    expect(read(page)?.title).toBe('What nobody owns');
  });

  it('is the window without the publisher where there is nothing else', () => {
    expect(read(articlePage().replace('<h1>The other stack</h1>', ''))?.title).toBe('The other stack');
  });
});

/** What pages hand on as their title, and what of it is the headline. */
describe('a title that is handed on in several forms', () => {
  const og = (title: string) => `<meta property="og:title" content="${title}">`;
  const linked = (headline: string) =>
    `<script type="application/ld+json">${JSON.stringify({ '@type': 'NewsArticle', headline })}</script>`;
  const titleOf = (head: string, { h1 = '', win = 'x', path = '/stories/the-other-stack' } = {}) =>
    read(
      articlePage({ head })
        .replace('<h1>The other stack</h1>', h1 && `<h1>${h1}</h1>`)
        .replace('The other stack | The Open Ledger', win),
      `https://www.ledger.example${path}`,
    )?.title;

  it.each([
    [
      'the one that the headline says too',
      linked('A title for searches') + og('Who owns the stack'),
      { h1: 'Who owns the stack' },
      'Who owns the stack',
    ],
    [
      'its part that the headline says',
      og('Who owns the stack - Some Wiki'),
      { h1: 'Who owns the stack' },
      'Who owns the stack',
    ],
    [
      'not a logo that stands at its end',
      og('Who owns the whole stack · Stackers'),
      { h1: 'Stackers' },
      'Who owns the whole stack · Stackers',
    ],
    ['a name among several of one tag', '<meta name="x:title dc:title" content="Who owns it">', {}, 'Who owns it'],
    ['not the host’s bare name', og('Ledger'), { h1: 'Who owns the stack' }, 'Who owns the stack'],
    ['without the host’s name', og('Who owns the stack | Ledger Blog'), {}, 'Who owns the stack'],
    [
      'without a name from its path',
      '',
      { win: 'Who owns the stack : stacks', path: '/r/stacks/77' },
      'Who owns the stack',
    ],
    ['without one place after another', og('Who owns it | Stories | Ledger News'), {}, 'Who owns it'],
    [
      'one word where what follows is known to be the site’s name',
      '<meta property="og:site_name" content="Example Help">',
      { win: 'Callouts - Example Help', h1: 'Callouts' },
      'Callouts',
    ],
    ['whole where its first part is one word', '', { win: 'Array - JavaScript' }, 'Array - JavaScript'],
    [
      'whole where its last part has a year',
      '',
      { win: 'Flats for rent | Updated 2025' },
      'Flats for rent | Updated 2025',
    ],
  ])('is %s', (_, head, page, title) => {
    expect(titleOf(head, page)).toBe(title);
  });

  it('is confirmed by a lesser heading where the page has no first', () => {
    const page = articlePage()
      .replace('The other stack | The Open Ledger', 'Who owns it - me@ledger.example - Post')
      .replace('<h1>The other stack</h1>', '<h2>Who owns it</h2>');
    expect(read(page)?.title).toBe('Who owns it');
  });
});

describe('address and language', () => {
  it.each([
    ['/canonical', 'https://ledger.example/canonical'],
    ['https://elsewhere.example/stolen', ADDRESS],
    ['https://ledger.example/', ADDRESS],
    ['http://[', ADDRESS],
    ['javascript:alert(1)', ADDRESS],
  ])('canonical %s gives %s', (href, expected) => {
    expect(read({ head: `<link rel="canonical" href="${href}#part">` })?.url).toBe(expected);
  });

  it('heeds no canonical link that single-page navigation left standing', () => {
    expect(read({ head: '<link rel="canonical" href="/before">' }, ADDRESS, false)?.url).toBe(ADDRESS);
  });

  it.each([
    ['de-AT', 'de-AT'],
    ['', ''],
    ['"><b>', ''],
  ])('language %s is told as "%s"', (lang, expected) => {
    expect(read({ lang: lang.replace(/[^\w-]/g, '') === lang ? lang : 'not a language' })?.language).toBe(expected);
  });
});

describe('pages that are no article', () => {
  const filler = PARAGRAPHS.map((p) => `<p>${p}</p>`).join('');
  const plain = (body: string) => `<html><head><title>x</title></head><body>${body}</body></html>`;
  it.each([
    ['too little text', articlePage({ article: '<p>Nothing much.</p>' }), ADDRESS],
    [
      'a list of links',
      plain(
        Array.from({ length: 40 }, (_, i) => `<li><a href="/${i}">A headline among many, number ${i}</a></li>`).join(
          '',
        ),
      ),
      ADDRESS,
    ],
    [
      'a template that nobody has written in',
      articlePage({ article: `<p>Lorem ipsum dolor sit amet.</p>${filler}` }),
      ADDRESS,
    ],
    ['a search', plain(filler), 'https://ledger.example/search?q=bittensor'],
    ['a mail box', plain(`<div role="main"><table role="grid"></table>${filler}</div>`), 'https://mail.example/u/0'],
    ['an editor', plain(`<main contenteditable="true">${filler}</main>`), ADDRESS],
    ['a front page', plain(filler), 'https://ledger.example/'],
    [
      'a list of articles',
      plain(`<h1>All our stories</h1>${PARAGRAPHS.map((p) => `<article><h2>One</h2><p>${p}</p></article>`).join('')}`),
      ADDRESS,
    ],
    [
      'a list of cards that lead to articles',
      plain(PARAGRAPHS.map((p) => `<div><a href="/x"><h3>A headline</h3><p>${p}</p></a></div>`).join('')),
      ADDRESS,
    ],
    ['a table of links', plain(`<main>${`<div><a href="/x">${PARAGRAPHS[0]}</a></div>`.repeat(9)}</main>`), ADDRESS],
    [
      'a discussion by its own description',
      articlePage({ head: '<script type="application/ld+json">{"@type":"DiscussionForumPosting"}</script>' }),
      ADDRESS,
    ],
    [
      'a shop’s page by its own description',
      articlePage({ head: '<meta property="og:type" content="product">' }),
      ADDRESS,
    ],
    [
      'what a website says of itself, without a date',
      articlePage({ head: '<meta property="og:type" content="website">' }),
      ADDRESS,
    ],
    [
      'somebody’s note without a headline',
      plain(`<meta property="og:type" content="article"><p>${PARAGRAPHS[0]}</p><p>${PARAGRAPHS[1]}</p>`),
      ADDRESS,
    ],
    ['a page of the browser', articlePage(), 'about:blank'],
    ['all that has a tag', articlePage(), 'https://ledger.example/tag/artificial-intelligence/'],
    ['all by one author, second page', articlePage(), 'https://ledger.example/authors/ada/page/2'],
    ['what a coin costs', articlePage(), 'https://ledger.example/en/coins/bitcoin'],
    [
      'what a coin of many words costs',
      articlePage(),
      'https://ledger.example/coins/artificial-superintelligence-alliance',
    ],
    ['what a coin costs, under a name of its own', articlePage(), 'https://ledger.example/bitcoin-price'],
    [
      'an offer of work',
      articlePage({ head: '<script type="application/ld+json">{"@type":"JobPosting"}</script>' }),
      ADDRESS,
    ],
    [
      'a thing for sale by its own description',
      articlePage({ head: '<script type="application/ld+json">{"@type":["Product"]}</script>' }),
      ADDRESS,
    ],
    [
      'a film with a few lines about it',
      articlePage({ head: '<meta property="og:type" content="video.other"><meta name="date" content="2023-09-25">' }),
      ADDRESS,
    ],
    [
      'questions and answers, marked where they stand',
      plain(`<main itemscope itemtype="https://schema.org/QAPage"><h1>Who owns it?</h1>${filler}</main>`),
      ADDRESS,
    ],
    [
      'a talk with a machine',
      plain(`<main>${PARAGRAPHS.map((p) => `<div data-message-author-role="user"><p>${p}</p></div>`).join('')}</main>`),
      ADDRESS,
    ],
  ])('%s', (_, html, address) => {
    expect(read(html, address)).toBeNull();
  });
});

describe('what WordPress says of a page', () => {
  function classed(names: string, paragraphs: readonly string[], head = '') {
    show(articlePage({ head, article: paragraphs.map((p) => `<p>${p}</p>`).join('') }));
    document.body.className = names;
    return readPage(document, { address: new URL(ADDRESS), now: NOW, freshlyLoaded: true });
  }
  it('makes a short post an article, and a list none, whatever it is shared as', () => {
    expect(classed('post-template-default single single-post', PARAGRAPHS.slice(0, 2))).not.toBeNull();
    expect(classed('single-postal', PARAGRAPHS.slice(0, 2))).toBeNull();
    const shared = '<meta property="og:type" content="article">';
    expect(classed('archive category category-ai', PARAGRAPHS, shared)).toBeNull();
    expect(classed('archive-story', PARAGRAPHS, shared)).not.toBeNull();
  });
});

describe('what a page’s description speaks of', () => {
  const described = (node: unknown) =>
    read({
      head: `<meta property="og:type" content="article"><script type="application/ld+json">${JSON.stringify(node)}</script>`,
    });
  const thing = { '@type': 'SoftwareApplication', name: 'Wallet' };
  it.each([
    ['what it is about', { '@type': 'WebPage', about: { '@type': 'Product', name: 'A card' } }],
    ['its publisher’s app', { '@graph': [{ '@type': 'Organization', owns: [thing] }] }],
    ['a box in it', { '@type': 'WebPage', hasPart: { '@type': 'ItemList', itemListElement: [{ item: thing }] } }],
  ])('does not make it one where it is %s', (_, node) => {
    expect(described(node)).not.toBeNull();
  });
  it.each([
    ['the whole', thing],
    ['one of several', [{ '@type': 'Organization' }, thing]],
    ['in a graph', { '@graph': [{ '@type': 'WebSite' }, thing] }],
    ['its main thing', { '@type': 'WebPage', mainEntity: { '@type': 'Product' } }],
  ])('makes it one where it is %s', (_, node) => {
    expect(described(node)).toBeNull();
  });
});

describe('addresses that look like a list’s or a price’s', () => {
  const headline = '<meta property="og:type" content="article">';
  it.each([
    ['a headline under a topic', 'https://ledger.example/topics/who-owns-the-machines-and-the-weights-that-they-hold'],
    ['a headline under coins', 'https://ledger.example/coins/why-bitcoin-soared-this-week'],
    ['a story about a price', 'https://ledger.example/news/why-the-price-of-one-coin-fell'],
  ])('leave %s an article', (_, address) => {
    expect(read({}, address)).not.toBeNull();
  });
  it('yield to what a page says of itself where it is a price’s, not where it is a list’s', () => {
    expect(read({ head: headline }, 'https://ledger.example/prices/2023')).not.toBeNull();
    expect(read({ head: headline }, 'https://ledger.example/tag/ai')).toBeNull();
    expect(read({ head: headline }, 'https://ledger.example/authors/ada')).toBeNull();
  });
  it('yield to it under a subject, where stories lie too', () => {
    const address = 'https://ledger.example/topics/what-is-bitcoin';
    expect(read({ head: headline }, address)).not.toBeNull();
    expect(read({}, address)).toBeNull();
  });
});

describe('short pages that are one', () => {
  const short = PARAGRAPHS.slice(0, 3)
    .map((p) => `<p>${p}</p>`)
    .join('');
  it('with a date', () => {
    expect(read({ article: short })).toBeNull();
    expect(read({ article: `<p>March 4, 2026</p>${short}` })).not.toBeNull();
  });

  it('with short ones beside it, and the publisher calls it a website', () => {
    const cards = '<article><h2>Another</h2><p>A few words of it.</p></article>'.repeat(4);
    const head = '<meta property="og:type" content="website">';
    const long = PARAGRAPHS.map((p) => `<p>${p}</p>`).join('');
    expect(read({ head, article: `<time datetime="2026-03-04"></time>${long}`, after: cards })).not.toBeNull();
  });
});

describe('hostile pages', () => {
  it('cannot bend the reader by giving elements the names of its tools', () => {
    show(articlePage());
    const form = document.createElement('form');
    const names = [
      'querySelector',
      'querySelectorAll',
      'title',
      'documentElement',
      'createTreeWalker',
      'designMode',
      'body',
    ];
    for (const name of names) Object.defineProperty(document, name, { configurable: true, value: form });
    const page = readPage(document, { address: new URL(ADDRESS), now: NOW, freshlyLoaded: true });
    for (const name of names) Reflect.deleteProperty(document, name);
    expect(page?.title).toBe('The other stack');
    expect(page?.text).toBe(PARAGRAPHS.join('\n'));
  });

  it('are read in bounded time however deep they nest', () => {
    show(articlePage());
    let inner: Element = document.body;
    for (let depth = 0; depth < 500; depth++) {
      const next = document.createElement('div');
      inner.append(next);
      inner = next;
    }
    for (let i = 0; i < 50; i++)
      inner.append(Object.assign(document.createElement('p'), { textContent: `${PARAGRAPHS[1]} ${i}` }));
    const page = readPage(document, { address: new URL(ADDRESS), now: NOW, freshlyLoaded: true });
    expect(page?.text).toContain(PARAGRAPHS[0]);
  });
});
