import type { WorldArticle } from '../articles/article.ts';
import { publishers } from '../articles/publishers.ts';
import { cdata, escapeXml, rfc822 } from '../feeds/text.ts';
import { postNumber } from '../feeds/rss.ts';
import { jsonReply, type Reply } from '../wire.ts';
import { seedComments } from './seed-comments.ts';

/** Closed to everybody, as a security plugin does; its feeds of comments are open. */
const SHUT = 'unchainedcrypto.com';
const MINUTE = 60_000;

interface WorldComment {
  readonly id: number;
  readonly parent: number;
  readonly author: string;
  readonly at: number;
  readonly text: string;
}

/** As many as the feed tells: the seed page's ten readers over again, of whom the later ones answer each other ever deeper. */
function commentsOf(article: WorldArticle): WorldComment[] {
  const first = postNumber(article) * 100;
  return Array.from({ length: article.comments }, (_, place) => {
    const seed = seedComments[place % seedComments.length];
    const seedParent = seedComments.findIndex(({ id }) => id === seed?.parent);
    const parent = place < seedComments.length ? seedParent : place % 7 === 0 ? -1 : place - 1;
    return {
      id: first + place,
      parent: parent < 0 ? 0 : first + parent,
      author: seed?.author ?? '',
      at: article.publishedAt + (place + 1) * 7 * MINUTE,
      text: seed?.text ?? '',
    };
  });
}

function restReply(url: URL, articles: readonly WorldArticle[]): Reply {
  const { searchParams: asked } = url;
  const article = articles.find((one) => String(postNumber(one)) === asked.get('post'));
  if (!article)
    return jsonReply({ code: 'rest_post_invalid_id', message: 'Invalid post ID.', data: { status: 404 } }, 404);
  const perPage = Number(asked.get('per_page') ?? 10);
  const from = (Number(asked.get('page') ?? 1) - 1) * perPage;
  return jsonReply(
    commentsOf(article)
      .slice(from, from + perPage)
      .map(({ id, parent, author, at, text }) => ({
        id,
        parent,
        post: postNumber(article),
        status: 'approved',
        author_name: author,
        date_gmt: new Date(at).toISOString().slice(0, 19),
        link: `${article.url}#comment-${id}`,
        content: { rendered: `<p>${escapeXml(text)}</p>\n` },
      })),
  );
}

/** As WordPress writes it: the newest first, and nothing of who answers whom. */
function feedReply(article: WorldArticle): Reply {
  const items = commentsOf(article)
    .toReversed()
    .map(
      ({
        id,
        author,
        at,
        text,
      }) => `<item><title>By: ${escapeXml(author)}</title><link>${article.url}#comment-${id}</link>
<dc:creator>${cdata(author)}</dc:creator><pubDate>${rfc822(at)}</pubDate><guid isPermaLink="false">${article.url}#comment-${id}</guid>
<description>${cdata(text)}</description><content:encoded>${cdata(`<p>${escapeXml(text)}</p>`)}</content:encoded></item>`,
    );
  const body = `<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel><title>Comments on: ${escapeXml(article.title)}</title><link>${article.url}</link>${items.join('\n')}</channel></rss>`;
  return {
    status: 200,
    headers: { 'content-type': 'application/rss+xml; charset=UTF-8' },
    body: Buffer.from(body),
    validators: 'none',
  };
}

/** The comments of WordPress sites: their interface and the feed of each article; null for all other addresses. */
export function playComments(url: URL, articles: readonly WorldArticle[]): Reply | null {
  const site = publishers.find(({ origin, format }) => format === 'wordpress' && origin === url.origin);
  if (!site) return null;
  const own = articles.filter(({ publisherId }) => publisherId === site.id);
  if (url.pathname === '/wp-json/wp/v2/comments') {
    return url.host === SHUT ? jsonReply({ code: 'rest_forbidden', data: { status: 401 } }, 401) : restReply(url, own);
  }
  const address = `${url.origin}${url.pathname}`;
  const article = own.find((one) => address === `${one.url}feed/`);
  return article ? feedReply(article) : null;
}
