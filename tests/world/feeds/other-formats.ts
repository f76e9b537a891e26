import type { WorldArticle } from '../articles/article.ts';
import type { Publisher } from '../articles/publishers.ts';
import { cdata, escapeXml, isoAtOffset } from './text.ts';

/** Atom 1.0 with escaped HTML content and local time zones. */
export function atomFeed(publisher: Publisher, articles: readonly WorldArticle[]): string {
  const entries = articles.map(
    (article) => `  <entry>
    <author>
      <name>${escapeXml(article.author)}</name>
    </author>
    <title type="html">${cdata(article.title)}</title>
    <link rel="alternate" type="text/html" href="${article.url}" />
    <id>${publisher.origin}/?p=${article.slug}</id>
    <updated>${isoAtOffset(article.publishedAt + 840_000, -5)}</updated>
    <published>${isoAtOffset(article.publishedAt, -5)}</published>
    <category scheme="${publisher.origin}" term="${escapeXml(article.section)}" />
    <summary type="html">${cdata(escapeXml(article.summary))}</summary>
    <content type="html">${escapeXml(`<figure><img alt="" src="https://platform.theverge.com/${article.slug}.jpg" /></figure>${article.paragraphs.map((text) => `<p class="has-text-align-none">${escapeXml(text)}</p>`).join('')}`)}</content>
  </entry>`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?><feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en-US">
  <title type="text">${escapeXml(publisher.name)} | AI</title>
  <updated>${isoAtOffset(articles[0]?.publishedAt ?? 0, -5)}</updated>
  <link rel="alternate" type="text/html" href="${publisher.origin}" />
  <link rel="self" type="application/atom+xml" href="${publisher.feedUrl}" />
  <id>${publisher.feedUrl}</id>
${entries.join('\n')}
</feed>
`;
}

/** RSS 1.0: items beside the channel, dates in Dublin Core, HTML escaped in descriptions. */
export function rdfFeed(publisher: Publisher, articles: readonly WorldArticle[]): string {
  const items = articles.map(
    (article) => `  <item rdf:about="${article.url}">
    <title>${escapeXml(article.title)}</title>
    <link>${article.url}</link>
    <description>${escapeXml(`<p>${article.summary}</p>`)}</description>
    <dc:creator>${escapeXml(article.author)}</dc:creator>
    <dc:date>${isoAtOffset(article.publishedAt, 0)}</dc:date>
  </item>`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:sy="http://purl.org/rss/1.0/modules/syndication/">
  <channel rdf:about="${publisher.feedUrl}">
    <title>cs.AI updates on arXiv.org</title>
    <link>${publisher.origin}/list/cs.AI/recent</link>
    <description>Computer Science, Artificial Intelligence</description>
    <dc:date>${isoAtOffset(articles[0]?.publishedAt ?? 0, 0)}</dc:date>
    <items><rdf:Seq>
${articles.map((article) => `      <rdf:li rdf:resource="${article.url}"/>`).join('\n')}
    </rdf:Seq></items>
  </channel>
${items.join('\n')}
</rdf:RDF>
`;
}

/** JSON Feed 1.1. */
export function jsonFeed(publisher: Publisher, articles: readonly WorldArticle[]): string {
  return JSON.stringify({
    version: 'https://jsonfeed.org/version/1.1',
    title: publisher.name,
    home_page_url: `${publisher.origin}/`,
    feed_url: publisher.feedUrl,
    language: 'en',
    items: articles.map((article) => ({
      id: article.url,
      url: article.url,
      title: article.title,
      summary: article.summary,
      content_text: article.paragraphs.join('\n\n'),
      date_published: new Date(article.publishedAt).toISOString(),
      authors: [{ name: article.author }],
    })),
  });
}
