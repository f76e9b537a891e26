import { hashOf, pickBy } from '../deterministic.ts';
import type { WorldArticle } from '../articles/article.ts';
import type { PageDate } from '../articles/publishers.ts';

export function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

export function longDate(at: number): string {
  return new Intl.DateTimeFormat('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
    at,
  );
}

export function paragraphs(article: WorldArticle, attributes = ''): string {
  return article.paragraphs.map((text) => `<p${attributes}>${escapeHtml(text)}</p>`).join('\n');
}

/** Nothing on a page asks for anything else: whatever arrives at the world besides documents is not the page's doing. */
export const quietHead =
  '<meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><link rel="icon" href="data:,">';

/** The marks of a date that machines read, of the one sort that this publisher has. */
export function dateInHead(article: WorldArticle, kind: PageDate, publisherName: string): string {
  const published = new Date(article.publishedAt).toISOString();
  if (kind === 'meta') return `<meta property="article:published_time" content="${published}">`;
  if (kind !== 'json-ld') return '';
  const graph = {
    '@context': 'https://schema.org',
    '@graph': [
      { '@type': 'WebSite', name: publisherName, url: new URL(article.url).origin },
      {
        '@type': 'NewsArticle',
        headline: article.title,
        datePublished: published,
        dateModified: new Date(article.publishedAt + 5_400_000).toISOString(),
        author: { '@type': 'Person', name: article.author },
        publisher: { '@type': 'Organization', name: publisherName },
        mainEntityOfPage: article.url,
      },
    ],
  };
  return `<script type="application/ld+json">${JSON.stringify(graph).replaceAll('<', '\\u003c')}</script>`;
}

export function timeElement(article: WorldArticle, kind: PageDate): string {
  const words = longDate(article.publishedAt);
  if (kind === 'none') return '';
  if (kind === 'time') return `<time datetime="${new Date(article.publishedAt).toISOString()}">${words}</time>`;
  return `<span class="date">${words}</span>`;
}

export const advert =
  '<div class="ad-slot" role="complementary" aria-label="Advertisement"><span>Advertisement</span><strong>Trade 400 pairs with no fees for 30 days</strong><a href="#sponsored">Open an account</a></div>';

export const cookieBar =
  '<div class="consent" role="dialog" aria-label="Cookies"><p>We and our 842 partners store information on a device. You can change your mind at any time.</p><button>Accept</button><button>Reject</button></div>';

const readerNames = ['halvorsen', 'Mira K.', 'node_runner', 'Tobias', 'Wen', 'ashgrove', 'Lucía', 'P. Adeyemi'];
const readerWords = [
  'The comparison with last year is missing. Without it the number says little.',
  'I run one of these nodes. The pay covers the power and not much more.',
  'Good to see somebody ask who the customers are.',
  'We heard the same in 2021 and in 2017. Still, the code is better this time.',
  'Link to the data, please.',
  'Thanks, clear and short.',
  'The headline promises more than the text holds.',
];

/** Readers' comments as a flat list, some with a reply. */
export function commentList(article: WorldArticle): string {
  const count = Math.min(article.comments, 6);
  if (count === 0) return '';
  const rows = Array.from({ length: count }, (_, index) => {
    const key = `${article.slug} ${index}`;
    const minutes = article.publishedAt + (hashOf(key) % 2000) * 60_000;
    return `<li class="comment ${index % 3 === 2 ? 'depth-2' : 'depth-1'}"><cite>${pickBy(key, readerNames)}</cite> <time datetime="${new Date(minutes).toISOString()}">${longDate(minutes)}</time><p>${escapeHtml(pickBy(`words ${key}`, readerWords))}</p></li>`;
  });
  return `<section id="comments" class="comments-area"><h2>${article.comments} comments</h2><ol class="comment-list">${rows.join('')}</ol></section>`;
}

export function document(title: string, head: string, body: string): string {
  return `<!doctype html>\n<html lang="en">\n<head>${quietHead}<title>${escapeHtml(title)}</title>${head}</head>\n<body>\n${body}\n</body>\n</html>\n`;
}
