import type { WorldArticle } from '../articles/article.ts';
import { publishers } from '../articles/publishers.ts';
import type { Publisher } from '../articles/publishers.ts';
import type { Reply } from '../wire.ts';
import { atomFeed, jsonFeed, rdfFeed } from './other-formats.ts';
import { rss2Feed, wordpressFeed } from './rss.ts';
import { toLatin1Text } from './text.ts';

const writers = { rss2: rss2Feed, wordpress: wordpressFeed, atom: atomFeed, rdf: rdfFeed, json: jsonFeed } as const;
const mediaTypes = {
  rss2: 'application/rss+xml',
  wordpress: 'application/rss+xml',
  atom: 'application/atom+xml',
  rdf: 'application/xml',
  json: 'application/feed+json',
} as const;

function feedReply(publisher: Publisher, articles: readonly WorldArticle[]): Reply {
  const own = articles.filter(({ publisherId }) => publisherId === publisher.id);
  const text = writers[publisher.format](publisher, own);
  const latin = publisher.charset !== undefined;
  const type = mediaTypes[publisher.format];
  const charset =
    publisher.charset === 'header'
      ? '; charset=ISO-8859-1'
      : publisher.charset === 'declaration'
        ? ''
        : '; charset=UTF-8';
  return {
    status: 200,
    headers: { 'content-type': type + charset, 'cache-control': 'max-age=300' },
    body: latin ? Buffer.from(toLatin1Text(text), 'latin1') : Buffer.from(text),
    validators: publisher.validators,
    modifiedAt: own[0]?.publishedAt ?? 0,
  };
}

/** The feed at this address, or null. Query parameters are taken as they come. */
export function playFeed(url: URL, articles: readonly WorldArticle[]): Reply | null {
  const publisher = publishers.find(({ feedUrl }) => feedUrl === `https://${url.host}${url.pathname}`);
  return publisher === undefined ? null : feedReply(publisher, articles);
}
