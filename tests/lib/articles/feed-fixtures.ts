import { parseFeed } from '../../../lib/articles/parse-feed.ts';
import type { ParsedFeed } from '../../../lib/articles/parsed-feed.ts';

export const FEED_URL = 'https://news.example.org/feed/';

export function bytesOf(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

/** One byte a character, as Latin-1 and its relatives are sent. */
export function singleBytes(text: string): Uint8Array {
  return Uint8Array.from(text, (char) => char.charCodeAt(0));
}

export function read(text: string, contentType: string | null = null): ParsedFeed {
  return parseFeed(bytesOf(text), contentType, FEED_URL);
}

export const RSS_2 = `<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"
  xmlns:atom="http://www.w3.org/2005/Atom" xmlns:slash="http://purl.org/rss/1.0/modules/slash/"
  xmlns:wfw="http://wellformedweb.org/CommentAPI/" xmlns:sy="http://purl.org/rss/1.0/modules/syndication/">
<channel>
  <title>Ledger &amp; Lathe</title>
  <atom:link href="https://news.example.org/feed/" rel="self" type="application/rss+xml" />
  <link>https://news.example.org</link>
  <language>en-GB</language>
  <sy:updatePeriod> hourly </sy:updatePeriod><sy:updateFrequency> 2 </sy:updateFrequency>
  <image><title>Logo</title><link>https://cdn.example.org/logo</link></image>
  <item>
    <title>Bittensor&#8217;s subnets, counted</title>
    <link>https://news.example.org/2024/05/subnets/?utm_source=rss&amp;utm_medium=feed</link>
    <dc:creator><![CDATA[Ada Quill]]></dc:creator>
    <pubDate>Fri, 03 May 2024 09:30:00 +0000</pubDate>
    <category><![CDATA[AI]]></category><category>TAO</category>
    <guid isPermaLink="false">https://news.example.org/?p=41</guid>
    <description><![CDATA[<p>Thirty-two of them &hellip; and <b>rising</b>.</p>
      <p>The post <a href="#">Bittensor&#8217;s subnets, counted</a> appeared first on <a href="#">Ledger &amp; Lathe</a>.</p>]]></description>
    <content:encoded><![CDATA[<p>The whole text.</p><script>track()</script>]]></content:encoded>
    <wfw:commentRss>https://news.example.org/2024/05/subnets/feed/</wfw:commentRss>
    <slash:comments>7</slash:comments>
  </item>
  <item>
    <title>Second</title>
    <guid>https://news.example.org/2024/05/second/</guid>
  </item>
</channel></rss>`;

export const ATOM = `<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xmlns:thr="http://purl.org/syndication/thread/1.0" xml:lang="en" xml:base="https://lab.example.org/blog/">
  <title type="text">Lab notes: a &lt; b</title>
  <link rel="self" href="atom.xml"/><link rel="alternate" type="text/html" href="./"/>
  <entry>
    <title type="html">Smaller &lt;em&gt;models&lt;/em&gt;</title>
    <link rel="enclosure" href="audio.mp3"/><link rel="alternate" href="posts/small?x=1"/>
    <link rel="replies" type="application/atom+xml" href="posts/small/comments.xml"/>
    <id>tag:lab.example.org,2024:1</id>
    <published>2024-05-03T09:30:00+02:00</published><updated>2024-05-04T00:00:00Z</updated>
    <author><name>Bo Reed</name><email>bo@example.org</email></author><author><name>Cy Lund</name></author>
    <category term="ml" label="Machine learning"/>
    <summary type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>Fewer <b>weights</b> &amp; more</p></div></summary>
    <source><title>Somewhere else</title><id>urn:other</id></source>
    <thr:total>3</thr:total>
  </entry>
</feed>`;

export const RDF = `<?xml version="1.0"?>
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/">
  <channel rdf:about="https://arch.example.org/"><title>Papers</title><link>https://arch.example.org/</link>
    <dc:language>en-us</dc:language>
    <items><rdf:Seq><rdf:li rdf:resource="https://arch.example.org/abs/1"/></rdf:Seq></items></channel>
  <item rdf:about="https://arch.example.org/abs/1"><title>On proofs</title><link>https://arch.example.org/abs/1</link>
    <description>&lt;p&gt;We prove it.&lt;/p&gt;</description><dc:creator>D. Eck, E. Fry</dc:creator><dc:date>2024-05-03</dc:date></item>
</rdf:RDF>`;
