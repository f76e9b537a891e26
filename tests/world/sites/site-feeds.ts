import { cdata, escapeXml, rfc822 } from '../feeds/text.ts';

/** One piece of a site, `age` milliseconds old when the world is asked. */
export interface SiteItem {
  readonly title: string;
  readonly path: string;
  readonly text: string;
  readonly age: number;
}

export interface SiteFeed {
  readonly title: string;
  readonly origin: string;
  readonly self: string;
  readonly language: string;
  readonly items: readonly SiteItem[];
}

/** RSS 2.0 as Substack writes it: everything in CDATA, a `generator`, guids that are addresses. */
export function substackRss(feed: SiteFeed, now: number): string {
  const items = feed.items.map(
    ({ title, path, text, age }) => `<item><title>${cdata(title)}</title><description>${cdata(text)}</description>
<link>${feed.origin}${path}</link><guid isPermaLink="false">${feed.origin}${path}</guid>
<dc:creator>${cdata(feed.title)}</dc:creator><pubDate>${new Date(now - age).toUTCString()}</pubDate>
<content:encoded>${cdata(`<p>${text}</p>`)}</content:encoded></item>`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?><rss xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:atom="http://www.w3.org/2005/Atom" version="2.0"><channel>
<title>${cdata(feed.title)}</title><description>${cdata('Letters')}</description><link>${feed.origin}</link>
<generator>Substack</generator><lastBuildDate>${new Date(now).toUTCString()}</lastBuildDate>
<atom:link href="${feed.self}" rel="self" type="application/rss+xml"/><language>${cdata(feed.language)}</language>
${items.join('\n')}</channel></rss>`;
}

/** RSS 2.0 as WordPress writes it. */
export function wordpressRss(feed: SiteFeed, now: number): string {
  const items = feed.items.map(
    ({ title, path, text, age }, place) => `	<item>
		<title>${escapeXml(title)}</title>
		<link>${feed.origin}${path}</link>
		<pubDate>${rfc822(now - age)}</pubDate>
		<guid isPermaLink="false">${feed.origin}/?p=${100 + place}</guid>
		<description>${cdata(`<p>${text}</p>`)}</description>
	</item>`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom" xmlns:sy="http://purl.org/rss/1.0/modules/syndication/">
<channel>
	<title>${escapeXml(feed.title)}</title>
	<atom:link href="${feed.self}" rel="self" type="application/rss+xml" />
	<link>${feed.origin}</link>
	<description>Notes</description>
	<language>${feed.language}</language>
	<sy:updatePeriod>hourly</sy:updatePeriod>
	<generator>https://wordpress.org/?v=6.8.3</generator>
${items.join('\n')}
</channel>
</rss>`;
}

/** Atom as YouTube and GitHub write it. */
export function atomFeed(feed: SiteFeed, now: number): string {
  const entries = feed.items.map(
    ({ title, path, text, age }) => ` <entry>
  <id>tag:${new URL(feed.origin).host},2008:${path}</id>
  <title>${escapeXml(title)}</title>
  <link rel="alternate" href="${feed.origin}${escapeXml(path)}"/>
  <author><name>${escapeXml(feed.title)}</name></author>
  <published>${new Date(now - age).toISOString()}</published>
  <updated>${new Date(now - age).toISOString()}</updated>
  <media:group><media:description>${escapeXml(text)}</media:description></media:group>
 </entry>`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>
<feed xmlns:yt="http://www.youtube.com/xml/schemas/2015" xmlns:media="http://search.yahoo.com/mrss/" xmlns="http://www.w3.org/2005/Atom">
 <link rel="self" href="${escapeXml(feed.self)}"/>
 <title>${escapeXml(feed.title)}</title>
 <link rel="alternate" href="${feed.origin}/"/>
${entries.join('\n')}
</feed>`;
}
