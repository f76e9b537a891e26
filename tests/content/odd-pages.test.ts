// @vitest-environment happy-dom
import './browser-like-dom.ts';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { readPage } from '../../lib/page/read-page.ts';
import { isWorthReading } from '../../lib/page/worth-reading.ts';
import { articlePage, PARAGRAPHS } from './article-page.ts';

const NOW = Date.UTC(2026, 2, 19);
const ADDRESS = new URL('https://ledger.example/stories/the-other-stack');
const WHOLE = PARAGRAPHS.map((paragraph) => `<p>${paragraph}</p>`).join('');

function read(markup: string, freshlyLoaded = true) {
  const shown = new DOMParser().parseFromString(markup, 'text/html');
  document.head.replaceWith(document.adoptNode(shown.head));
  document.body.replaceWith(document.adoptNode(shown.body));
  return readPage(document, { address: ADDRESS, now: NOW, freshlyLoaded });
}
const described = (more: object): string =>
  `<script type="application/ld+json">${JSON.stringify({ '@type': 'NewsArticle', headline: 'The other stack', ...more })}</script>`;

beforeEach(() => {
  document.documentElement.innerHTML = '<head></head><body></body>';
});

describe('odd pages are read for what they are', () => {
  it('behind a wall to pay at: the lines before it, with title and date', () => {
    const head = described({ isAccessibleForFree: false, datePublished: '2023-09-25' });
    const wall =
      '<div class="subscribe-wall"><p>Subscribe to read the rest of this story and of all our other stories.</p></div>';
    const page = read(articlePage({ head, article: `<p>${PARAGRAPHS[0]}</p><p>${PARAGRAPHS[1]}</p>${wall}` }));
    expect(page).toMatchObject({
      title: 'The other stack',
      publishedAt: Date.UTC(2023, 8, 25),
      publishedFrom: 'json-ld',
    });
    expect(page?.text).toBe(`${PARAGRAPHS[0]}\n${PARAGRAPHS[1]}`);
  });

  it('below a dialog that asks for consent: nothing of the dialog', () => {
    const dialog = `<dialog open><p>We and our 812 partners would like to know everything that you do here and elsewhere.</p></dialog>`;
    expect(read(articlePage({ before: dialog, after: dialog }))?.text).toBe(PARAGRAPHS.join('\n'));
  });

  it('with the next story below: title and date of the one the page is about', () => {
    const next = `<article><h1>The next story</h1><time datetime="2025-01-01">1 January</time></article>`;
    const article = `<time datetime="2023-09-25">25 September</time>${WHOLE}`;
    expect(read(articlePage({ article, after: next }))).toMatchObject({
      title: 'The other stack',
      publishedAt: Date.UTC(2023, 8, 25),
    });
  });

  it('with the next story below, and scrolled to it: that one, its own date and nothing of the first', () => {
    const said = 'The second story tells of other machines, of whoever owns them, and of what they are paid for it.';
    const next = (date: string) =>
      `<article><h1>Who owns the machines</h1>${date}<p>${said}</p><p>${said}</p></article>`;
    const head = described({ datePublished: '2023-09-25' });
    const scrolledTo = (date: string) =>
      read(
        articlePage({ head, after: next(date) }).replace('The other stack | The', 'Who owns the machines | The'),
        false,
      );
    expect(scrolledTo('<time datetime="2023-09-24">a day before</time>')).toMatchObject({
      title: 'Who owns the machines',
      text: `${said}\n${said}`,
      publishedAt: Date.UTC(2023, 8, 24),
      publishedFrom: 'time',
    });
    // The first story's date is not the second's.
    expect(scrolledTo('')).toMatchObject({ publishedAt: null, publishedFrom: null });
    // Back at the first, and where it was opened as it is.
    expect(read(articlePage({ head, after: next('') }), false)?.title).toBe('The other stack');
  });

  it('as AMP writes them', () => {
    const head = `<link rel="canonical" href="/stories/whole">${described({ datePublished: '2023-09-25' })}`;
    const article = `<amp-img alt="x"></amp-img>${WHOLE}<amp-list><p hidden>${'Not shown to anybody. '.repeat(9)}</p></amp-list>`;
    const page = read(articlePage({ head, article }));
    expect(page).toMatchObject({ url: 'https://ledger.example/stories/whole', text: PARAGRAPHS.join('\n') });
  });

  it('of five megabytes: the first 40,000 characters', () => {
    const paragraph = `<p>${'Words that go on and on, without an end. '.repeat(125)}</p>`;
    const page = read(articlePage({ article: paragraph.repeat(1000) }));
    expect(page?.text.length).toBeLessThanOrEqual(40_000);
    expect(page?.text.length).toBeGreaterThan(39_000);
  });

  it('with attributes and titles of a megabyte: bounded', () => {
    const huge = 'x'.repeat(1_000_000);
    const head = `<meta property="og:title" content="${huge}"><meta name="date" content="2023-09-25${huge}">`;
    const page = read(articlePage({ head, before: `<div class="${huge}" id="${huge}"></div>` }));
    expect(page?.title.length).toBeLessThanOrEqual(300);
    expect(page?.publishedAt).toBeNull();
  });

  it('that give their own nodes other getters', () => {
    read(articlePage());
    const names = ['textContent', 'parentNode', 'localName', 'getAttribute', 'matches', 'closest'];
    const paragraphs = [...document.querySelectorAll('p')];
    for (const paragraph of paragraphs)
      for (const name of names) Object.defineProperty(paragraph, name, { configurable: true, get: () => 'stolen' });
    const page = readPage(document, { address: ADDRESS, now: NOW, freshlyLoaded: true });
    for (const paragraph of paragraphs) for (const name of names) Reflect.deleteProperty(paragraph, name);
    expect(page?.text).toBe(PARAGRAPHS.join('\n'));
  });
});

describe('the reading of any page', () => {
  const fields = '<form><input value="typed"><textarea>typed</textarea><select><option>chosen</option></select></form>';

  it('asks for no layout, and for no field’s words', () => {
    read(articlePage({ before: fields, article: `${WHOLE}${fields}` }));
    const spies = [
      ...(['getBoundingClientRect', 'getClientRects', 'scrollIntoView', 'checkVisibility'] as const).flatMap((name) =>
        name in Element.prototype ? [vi.spyOn(Element.prototype, name)] : [],
      ),
      vi.spyOn(globalThis, 'getComputedStyle'),
      ...(
        [
          [HTMLElement.prototype, ['innerText', 'offsetTop', 'offsetWidth', 'offsetHeight', 'offsetParent']],
          [Element.prototype, ['clientWidth', 'clientHeight', 'scrollTop', 'scrollHeight']],
          [HTMLInputElement.prototype, ['value']],
          [HTMLTextAreaElement.prototype, ['value']],
          [HTMLSelectElement.prototype, ['value']],
        ] as const
      ).flatMap(([prototype, names]) =>
        names.flatMap((name) =>
          Object.getOwnPropertyDescriptor(prototype, name)?.get ? [vi.spyOn(prototype, name as never, 'get')] : [],
        ),
      ),
    ];
    expect(spies.length).toBeGreaterThan(9);
    const page = readPage(document, { address: ADDRESS, now: NOW, freshlyLoaded: true });
    expect(page?.text).toBe(PARAGRAPHS.join('\n'));
    for (const spy of spies) expect(spy).not.toHaveBeenCalled();
    vi.restoreAllMocks();
  });

  it('changes nothing of it', () => {
    read(articlePage({ before: fields }));
    const before = document.documentElement.outerHTML;
    readPage(document, { address: ADDRESS, now: NOW, freshlyLoaded: true });
    expect(document.documentElement.outerHTML).toBe(before);
  });
});

describe('pages that the reader is not even brought to', () => {
  it.each([
    ['a search', 'https://search.example/search?q=bittensor', WHOLE],
    ['a mail box', 'https://mail.example/u/0', `<div role="main"><table role="grid"></table>${WHOLE}</div>`],
    ['an editor', 'https://write.example/draft/7', `<main contenteditable="true">${WHOLE}</main>`],
    ['an application', 'https://app.example/board', `<div role="application">${WHOLE}</div>`],
    ['a page of the browser', 'chrome://settings/', WHOLE],
  ])('%s', (_, address, body) => {
    const page = new DOMParser().parseFromString(body, 'text/html');
    expect(isWorthReading(page, new URL(address))).toBe(false);
  });
});
