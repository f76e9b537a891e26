import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FeedSource } from '../../../lib/domain/article.ts';
import { normalizeArticle } from '../../../lib/articles/normalize-article.ts';
import { parseFeed } from '../../../lib/articles/parse-feed.ts';
import { MAX_ARTICLE_TEXT } from '../../../lib/domain/limits.ts';
import { wholeText } from '../../../lib/articles/whole-text.ts';

const SOURCE: FeedSource = {
  id: 'ledger',
  name: 'The Open Ledger',
  url: 'https://ledger.example/feed',
  siteHost: 'ledger.example',
  topic: null,
  kind: 'news',
};
const long = (word: string) => `${`${word} `.repeat(60)}end.`;

function read(xml: string): string | null {
  const [item] = parseFeed(new TextEncoder().encode(xml), 'application/xml', SOURCE.url).items;
  const article = item && normalizeArticle(item, SOURCE, Date.UTC(2026, 2, 1));
  if (!article) throw new Error('no article');
  return wholeText(item, article);
}

const rss = (fields: string) =>
  read(
    `<rss xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><item><title>Subnets</title><link>https://ledger.example/1</link>${fields}</item></channel></rss>`,
  );

describe('the whole text of an article', () => {
  it('is what RSS brings beside its teaser, a paragraph a line', () => {
    const content = `<h1>Subnets</h1><p>${long('One')}</p><ul><li>a point</li></ul><p>${long('two')}</p><p>The post <a>Subnets</a> appeared first on <a>Ledger</a>.</p>`;
    expect(rss(`<description>Short.</description><content:encoded><![CDATA[${content}]]></content:encoded>`)).toBe(
      [long('One'), 'a point', long('two')].join('\n'),
    );
  });

  it('is what Atom brings as content, and RSS as a long description', () => {
    const html = `&lt;p&gt;${long('One')}&lt;/p&gt;&lt;p&gt;${long('two')}&lt;/p&gt;&lt;p&gt;${long('three')}&lt;/p&gt;`;
    const lines = [long('One'), long('two'), long('three')].join('\n');
    const atom = `<feed xmlns="http://www.w3.org/2005/Atom"><entry><title>Subnets</title><id>1</id><link href="https://ledger.example/1"/><content type="html">${html}</content></entry></feed>`;
    expect(read(atom)).toBe(lines);
    expect(rss(`<description>${html.replaceAll('three', 'quite a lot of')}</description>`)).toContain('quite a lot of');
  });

  it('is none where the feed brings a teaser alone', () => {
    expect(rss('<description>Short.</description>')).toBeNull();
    expect(rss(`<description>${long('teaser')}</description>`)).toBeNull();
    expect(rss('<description>Short.</description><content:encoded>Short. Read more</content:encoded>')).toBeNull();
  });

  it('is text whatever the feed brings, and within its bounds', () => {
    const hostile = `<p onclick="x()">${long('One')}${long('two')}${long('three')}</p><script>alert(1)</script><iframe src="//x"></iframe><p>&lt;img src=x onerror=alert(1)&gt; is a tag</p><style>p{}</style>`;
    const text = rss(`<content:encoded><![CDATA[${hostile}]]></content:encoded>`);
    expect(text).not.toMatch(/<[a-z/!?]|alert\(1\)<|p\{\}/i);
    expect(text).toContain('is a tag');
    const endless = rss(`<content:encoded><![CDATA[${`<p>${long('word')}</p>`.repeat(400)}]]></content:encoded>`);
    expect(endless!.length).toBeLessThanOrEqual(MAX_ARTICLE_TEXT);
    expect(endless!.endsWith('…')).toBe(true);
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (content) => {
        const article = normalizeArticle(
          {
            ...parseFeed(
              new TextEncoder().encode(
                '<rss><channel><item><title>t</title><link>https://a.example/</link></item></channel></rss>',
              ),
              null,
              SOURCE.url,
            ).items[0]!,
            content,
          },
          SOURCE,
          0,
        );
        const found = article && wholeText({ content, summary: '' }, { ...article, summary: '' });
        expect(found ?? '').not.toMatch(/<[a-z/!?]/i);
      }),
    );
  });
});
