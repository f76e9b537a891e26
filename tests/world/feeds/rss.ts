import { hashOf } from '../deterministic.ts';
import type { WorldArticle } from '../articles/article.ts';
import type { Publisher } from '../articles/publishers.ts';
import { cdata, escapeXml, numericEntities, rfc822 } from './text.ts';

function linkOf(article: WorldArticle, publisher: Publisher, index: number): string {
  const link = publisher.tracking === undefined ? article.url : `${article.url}?${publisher.tracking}`;
  return publisher.relativeLinks === true && index % 2 === 1 ? link.slice(publisher.origin.length) : link;
}

/** A plain RSS 2.0 feed as news sites write it: CDATA, a guid that is no address, HTML in descriptions. */
export function rss2Feed(publisher: Publisher, articles: readonly WorldArticle[]): string {
  const items = articles.map((article, index) => {
    const description =
      publisher.id === 'cointelegraph'
        ? `<p style="float:right; margin:0 0 10px 15px; width:240px;"><img src="https://images.cointelegraph.com/${article.slug}.jpg"></p><p>${escapeXml(article.summary)}</p>`
        : article.summary;
    const dated = publisher.missingDates !== true || index % 2 === 0;
    return [
      '    <item>',
      `      <title>${cdata(article.title)}</title>`,
      `      <link>${escapeXml(linkOf(article, publisher, index))}</link>`,
      `      <guid isPermaLink="false">${publisher.id}-${hashOf(article.slug).toString(36).toUpperCase()}</guid>`,
      `      <dc:creator>${cdata(article.author)}</dc:creator>`,
      ...(publisher.noDescriptions === true ? [] : [`      <description>${cdata(description)}</description>`]),
      ...(publisher.id === 'cointelegraph'
        ? [`      <content:encoded>${cdata(htmlBody(article))}</content:encoded>`]
        : []),
      ...(dated ? [`      <pubDate>${rfc822(article.publishedAt)}</pubDate>`] : []),
      `      <category>${cdata(article.section)}</category>`,
      ...(publisher.id === 'decrypt'
        ? [`      <media:thumbnail url="https://cdn.decrypt.co/${article.slug}.jpg" width="1024" height="512"/>`]
        : []),
      '    </item>',
    ].join('\n');
  });
  return `<?xml version="1.0" encoding="${publisher.charset === 'declaration' ? 'ISO-8859-1' : 'UTF-8'}"?>
<rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:media="http://search.yahoo.com/mrss/">
  <channel>
    <title>${escapeXml(publisher.name)}</title>
    <link>${publisher.origin}/</link>
    <atom:link href="${publisher.feedUrl}" rel="self" type="application/rss+xml"/>
    <description>${escapeXml(`Latest from ${publisher.name}`)}</description>
    <language>en-us</language>
    <ttl>30</ttl>
${items.join('\n')}
  </channel>
</rss>
`;
}

function htmlBody(article: WorldArticle): string {
  return article.paragraphs.map((paragraph) => `<p>${escapeXml(paragraph)}</p>`).join('\n');
}

/** The number that WordPress knows an article by. */
export function postNumber({ slug }: WorldArticle): number {
  return 100_000 + (hashOf(slug) % 80_000);
}

/** RSS 2.0 as WordPress writes it: whole text, comment counts, one comment feed a post, an advert for the post. */
export function wordpressFeed(publisher: Publisher, articles: readonly WorldArticle[]): string {
  const items = articles.map(
    (article) => `	<item>
		<title>${numericEntities(article.title)}</title>
		<link>${article.url}</link>
					<comments>${article.url}#respond</comments>
		<dc:creator>${cdata(article.author)}</dc:creator>
		<pubDate>${rfc822(article.publishedAt)}</pubDate>
				<category>${cdata(article.section)}</category>
		<guid isPermaLink="false">${publisher.origin}/?p=${postNumber(article)}</guid>
					<description>${cdata(`<p>${numericEntities(article.summary)} [&#8230;]</p>\n<p>The post <a href="${article.url}">${numericEntities(article.title)}</a> appeared first on <a href="${publisher.origin}">${publisher.name}</a>.</p>\n`)}</description>
										<content:encoded>${cdata(`${htmlBody(article)}\n<div class="sharedaddy">Share this:</div>`)}</content:encoded>
					<wfw:commentRss>${article.url}feed/</wfw:commentRss>
			<slash:comments>${article.comments}</slash:comments>
			</item>`,
  );
  return `<?xml version="1.0" encoding="${publisher.charset === 'declaration' ? 'ISO-8859-1' : 'UTF-8'}"?><rss version="2.0"
	xmlns:content="http://purl.org/rss/1.0/modules/content/"
	xmlns:wfw="http://wellformedweb.org/CommentAPI/"
	xmlns:dc="http://purl.org/dc/elements/1.1/"
	xmlns:atom="http://www.w3.org/2005/Atom"
	xmlns:sy="http://purl.org/rss/1.0/modules/syndication/"
	xmlns:slash="http://purl.org/rss/1.0/modules/slash/"
	>

<channel>
	<title>${numericEntities(publisher.name)}</title>
	<atom:link href="${publisher.feedUrl}" rel="self" type="application/rss+xml" />
	<link>${publisher.origin}</link>
	<description></description>
	<lastBuildDate>${rfc822(articles[0]?.publishedAt ?? 0)}</lastBuildDate>
	<language>en-US</language>
	<sy:updatePeriod>hourly</sy:updatePeriod>
	<sy:updateFrequency>1</sy:updateFrequency>
	<generator>https://wordpress.org/?v=6.8.3</generator>
${items.join('\n')}
	</channel>
</rss>
`;
}
