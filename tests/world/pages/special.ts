import type { WorldArticle } from '../articles/article.ts';
import { htmlReply } from '../wire.ts';
import type { Reply } from '../wire.ts';
import { advert, cookieBar, document, escapeHtml, longDate } from './html.ts';
import { houseStyle } from './page-style.ts';

const loaf = `
<h1>A rye loaf for people with one free hour</h1><p class="byline">By Ana Lindqvist · 12 January 2026</p>
<p>Most rye wants a night. This one wants an hour of you and three of the oven, and rewards both with a crumb that slices thin and stays soft until Thursday.</p>
<p>Weigh the flour. Warm the water to the temperature of a bath you would stay in. Stir with a spoon that you do not love; rye is not kind to wood.</p>
<p>The dough will look wrong. It is closer to mortar than to anything that has been called bread, and it does not spring back when pressed. Scrape it into a buttered tin, smooth the top with a wet hand, and cover it with a cloth.</p>
<h2>While it rests</h2><p>Toast two spoons of caraway in a dry pan until the kitchen smells of a station buffet in November. Scatter them over the top together with coarse salt.</p>
<p>Bake on the lowest rack, hot for fifteen minutes and gentle for the rest. It is done when a knock on the bottom sounds hollow. Wait a day before the first slice, if anybody in the house can.</p>
<h2>Ingredients</h2><ul><li>500 g dark rye flour</li><li>420 g water</li><li>10 g salt</li><li>7 g dry yeast</li><li>1 spoon of molasses</li><li>Caraway</li></ul>`;

const dumplings = `
<h1>Dumplings for a long train of guests</h1><p class="byline">By the food desk · 4 October 2026</p>
<p>Somebody in this office cooks every Friday, and this week it was dumplings. Grate the potatoes on the fine side, squeeze them in a cloth until your arms complain, and keep the starch that settles in the bowl.</p>
<p>Knead potatoes, starch, an egg and as much flour as the dough asks for. Roll it between floured palms; each piece should be no larger than a walnut. Drop them into water that trembles and does not boil.</p>
<p>They are ready when they float and have floated for the length of a song. Serve with brown butter and a spoon of plum jam. Leftovers are better fried the next morning, in slices, with an egg.</p>
<h2>What we would change</h2><p>Less nutmeg. More butter. Somebody else to grate the potatoes.</p>`;

export function cookingPage(): Reply {
  const recipe = { '@context': 'https://schema.org', '@type': 'Recipe', name: 'Rye loaf', datePublished: '2026-01-12' };
  const head = `<script type="application/ld+json">${JSON.stringify(recipe)}</script>${houseStyle('kitchen')}`;
  return htmlReply(
    document(
      'A rye loaf for people with one free hour | Slow Kitchen',
      head,
      `<header><b>Slow Kitchen</b><nav><ul><li>Bread</li><li>Soup</li><li>Season</li></ul></nav></header><main><article>${loaf}</article></main>`,
    ),
  );
}

export function officeCookingPage(): Reply {
  return htmlReply(
    document(
      'Dumplings for a long train of guests | Decrypt',
      houseStyle('decrypt'),
      `<header><b>Decrypt</b><nav><ul><li>News</li><li>Friday kitchen</li></ul></nav></header><main><article>${dumplings}</article></main>`,
    ),
  );
}

/** Served with a policy that forbids everything, inline style included. */
export function strictPage(article: WorldArticle): Reply {
  const body = `<header>Cointelegraph</header><main><article><h1>${escapeHtml(article.title)}</h1><p>${article.author}, ${longDate(article.publishedAt)}</p>${article.paragraphs.map((text) => `<p>${escapeHtml(text)}</p>`).join('')}</article></main>`;
  return htmlReply(document(`${article.title} | Cointelegraph`, '', body), {
    'content-security-policy': "default-src 'none'",
  });
}

/** The same words once more, as pages that are drawn twice carry them. */
function hydration(articles: readonly WorldArticle[]): string {
  const entries = articles.map(({ slug, title, paragraphs, section, topics }) => ({
    slug,
    title,
    paragraphs: paragraphs.slice(0, 3),
    section,
    topics,
  }));
  return `<script type="application/json" id="__STATE__">${JSON.stringify({ entries }).replaceAll('<', '\\u003c')}</script>`;
}

/** A live blog of about a megabyte: every article of the world in one document, in deep markup. */
export function largePage(articles: readonly WorldArticle[]): Reply {
  const entry = (article: WorldArticle, index: number): string =>
    `<section class="live-entry" id="entry-${index}"><div class="live-entry__inner"><div class="live-entry__meta"><a href="#entry-${index}"><time datetime="${new Date(article.publishedAt).toISOString()}">${longDate(article.publishedAt)}</time></a><span class="live-entry__author">${article.author}</span></div><h2>${escapeHtml(article.title)}</h2>${article.paragraphs.map((text) => `<div class="row"><div class="col"><p class="live-entry__text" data-track="paragraph">${escapeHtml(text)}</p></div></div>`).join('\n')}${index % 6 === 0 ? advert : ''}</div></section>`;
  const body = `<header><b>Ars Technica</b></header><main><h1>Two months of AI and crypto, every entry of our live blog</h1>${articles.map(entry).join('\n')}</main>${cookieBar}${hydration(articles)}`;
  return htmlReply(document('Two months of AI and crypto, live | Ars Technica', houseStyle('ars-technica'), body));
}

export function searchPage(query: string, articles: readonly WorldArticle[]): Reply {
  const hits = articles.filter(({ publisherId }) => publisherId === 'coindesk').slice(0, 12);
  const rows = hits.map(
    (hit) => `<li><a href="${hit.url}"><h3>${escapeHtml(hit.title)}</h3></a><p>${escapeHtml(hit.summary)}</p></li>`,
  );
  return htmlReply(
    document(
      `Search: ${query} | CoinDesk`,
      houseStyle('coindesk'),
      `<header><b>CoinDesk</b></header><main><h1>Results for “${escapeHtml(query)}”</h1><form><input name="s" value="${escapeHtml(query)}" aria-label="Search"></form><ol>${rows.join('')}</ol><nav aria-label="Pages">1 2 3 … 41</nav></main>`,
    ),
  );
}

/** A publisher's front page: its newest headlines. */
export function frontPage(name: string, articles: readonly WorldArticle[]): Reply {
  const rows = articles.map(
    (article) =>
      `<li><a href="${article.url}">${escapeHtml(article.title)}</a> <small>${longDate(article.publishedAt)}</small></li>`,
  );
  return htmlReply(
    document(
      name,
      houseStyle('front'),
      `<header><b>${escapeHtml(name)}</b></header><main><h1>Latest</h1><ul>${rows.join('')}</ul></main>`,
    ),
  );
}
