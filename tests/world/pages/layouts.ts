import type { WorldArticle } from '../articles/article.ts';
import type { PageLayout, Publisher } from '../articles/publishers.ts';
import {
  advert,
  commentList,
  cookieBar,
  dateInHead,
  document,
  escapeHtml,
  longDate,
  paragraphs,
  timeElement,
} from './html.ts';
import { houseStyle } from './page-style.ts';

type Draw = (article: WorldArticle, publisher: Publisher, others: readonly WorldArticle[]) => string;

function linkList(others: readonly WorldArticle[]): string {
  return others.map((other) => `<li><a href="${other.url}">${escapeHtml(other.title)}</a></li>`).join('');
}

function nav(publisher: Publisher): string {
  return `<nav aria-label="Main"><ul>${['Home', ...publisher.sections, 'Newsletters', 'Podcasts', 'About'].map((name) => `<li><a href="/">${name}</a></li>`).join('')}</ul></nav>`;
}

function head(article: WorldArticle, publisher: Publisher): string {
  return [
    `<link rel="canonical" href="${article.url}">`,
    `<meta name="description" content="${escapeHtml(article.summary)}">`,
    `<meta property="og:title" content="${escapeHtml(article.title)}"><meta property="og:type" content="article"><meta property="og:site_name" content="${publisher.name}">`,
    dateInHead(article, publisher.pageDate, publisher.name),
    houseStyle(publisher.id),
  ].join('');
}

/** Classic WordPress theme: widgets at the side, share buttons in the entry, comments below. */
const wordpress: Draw = (article, publisher, others) => `
<a class="skip-link" href="#content">Skip to content</a>
<header class="site-header"><p class="site-title"><a href="/">${publisher.name}</a></p>${nav(publisher)}</header>
<div id="content" class="site-content"><main id="primary">
<article class="post type-post status-publish format-standard hentry">
<header class="entry-header"><h1 class="entry-title">${escapeHtml(article.title)}</h1>
<div class="entry-meta"><span class="byline">By <a rel="author" href="/author">${article.author}</a></span> <span class="posted-on">${timeElement(article, publisher.pageDate)}</span> <span class="comments-link">${article.comments} comments</span></div></header>
<div class="entry-content">${advert}${paragraphs(article)}<div class="sharedaddy"><h3>Share this:</h3><ul><li>X</li><li>Telegram</li><li>E-mail</li></ul></div></div>
</article>${commentList(article)}</main>
<aside id="secondary" class="widget-area"><section class="widget"><h2>Recent posts</h2><ul>${linkList(others)}</ul></section>${advert}</aside></div>
<footer class="site-footer"><p>Nothing here is investment advice. Proudly powered by WordPress.</p></footer>`;

/** Nested blocks with generated class names and no semantic element but one. */
const blocks: Draw = (article, publisher, others) => `
<div id="fusion-app"><div class="header__Wrap-sc-1x2"><div>${publisher.name}</div>${nav(publisher)}</div>
<div class="at-rail"><div data-module-name="article-header"><h1 class="typography__H1-sc-3a">${escapeHtml(article.title)}</h1><h2 class="typography__Deck-sc-9c">${escapeHtml(article.summary)}</h2>
<div class="at-authors"><span>By</span> <a href="/author">${article.author}</a></div><div class="at-created"><span>${longDate(article.publishedAt)}, ${new Date(article.publishedAt).toISOString().slice(11, 16)} UTC</span></div></div>
<div data-module-name="article-body"><div class="at-content-wrapper">${article.paragraphs.map((text, index) => `<div class="at-text"><p>${escapeHtml(text)}</p></div>${index === 1 ? advert : ''}`).join('\n')}</div></div></div>
<div data-module-name="most-read"><div>Most read</div><ul>${linkList(others)}</ul></div>${cookieBar}</div>`;

/** A page whose data stand in it twice, once as markup and once as a script for hydration. */
const scriptData: Draw = (article, publisher, others) => `
<div id="__next"><header><a href="/">${publisher.name}</a>${nav(publisher)}<div class="price-strip" aria-hidden="true">BTC $64,571 1.0% ETH $1,741 0.9%</div></header>
<main><article class="post-page__article"><h1>${escapeHtml(article.title)}</h1><p class="post__lead">${escapeHtml(article.summary)}</p>
<div class="post-meta">${article.author} ${timeElement(article, publisher.pageDate)} <span>${3 + article.paragraphs.length} min read</span></div>
<div class="post-content">${paragraphs(article, ' class="post-content__p"')}<blockquote class="newsletter">Get the daily digest. <input type="email" placeholder="you@example.org" aria-label="E-mail"></blockquote></div></article>
<section><h2>Related news</h2><ul>${linkList(others)}</ul></section>${commentList(article)}</main></div>
<script id="__NEXT_DATA__" type="application/json">${JSON.stringify({ props: { pageProps: { post: { slug: article.slug, title: article.title, views: 4180 } } } }).replaceAll('<', '\\u003c')}</script>`;

/** A long read: figure first, drop cap, notes at the end. */
const longread: Draw = (article, publisher, others) => `
<header class="masthead"><a href="/">${publisher.name}</a>${nav(publisher)}</header>
<main><article class="duet--article"><div class="kicker">${article.section}</div><h1>${escapeHtml(article.title)}</h1><p class="dek">${escapeHtml(article.summary)}</p>
<p class="byline">By ${article.author} · ${timeElement(article, publisher.pageDate)}</p>
<figure><div class="picture" role="img" aria-label="A rack of servers, lit blue"></div><figcaption>Racks in a data centre. Illustration by the art desk.</figcaption></figure>
<div class="body">${paragraphs(article, ' class="has-text-align-none"')}</div></article>
<aside><h2>Most popular</h2><ol>${linkList(others)}</ol>${advert}</aside></main>${commentList(article)}
<footer>© ${new Date(article.publishedAt).getUTCFullYear()} ${publisher.name}. All rights reserved.</footer>`;

/** A laboratory's or project's own site: little around the text. */
const lab: Draw = (article, publisher, others) => `
<header>${publisher.name}${nav(publisher)}</header>
<main><section class="hero"><p>${article.section}</p><h1>${escapeHtml(article.title)}</h1>${timeElement(article, publisher.pageDate)}</section>
<div class="prose">${paragraphs(article)}</div><section class="more"><h2>Keep reading</h2><ul>${linkList(others)}</ul></section></main>`;

/** An abstract page: a form of short fields around one paragraph. */
const abstract: Draw = (article, publisher) => `
<div class="header">${publisher.name} &gt; cs &gt; <a href="/">Artificial Intelligence</a></div>
<div id="abs"><div class="dateline">[Submitted on ${longDate(article.publishedAt)}]</div><h1 class="title mathjax"><span class="descriptor">Title:</span>${escapeHtml(article.title)}</h1>
<div class="authors"><span class="descriptor">Authors:</span>${article.author}</div><blockquote class="abstract mathjax"><span class="descriptor">Abstract:</span>${article.paragraphs.map(escapeHtml).join(' ')}</blockquote>
<table class="metatable"><tr><td>Subjects:</td><td>Artificial Intelligence (cs.AI)</td></tr><tr><td>Comments:</td><td>14 pages, 5 figures</td></tr></table></div>`;

/** Layout by tables, text with line breaks instead of paragraphs, microdata for the date. */
const table: Draw = (article, publisher, others) => `
<table width="960" align="center" cellpadding="6"><tr><td colspan="2">${publisher.name} | ${publisher.sections.join(' | ')}</td></tr>
<tr><td valign="top" width="640" itemscope itemtype="https://schema.org/Article"><h1 itemprop="headline">${escapeHtml(article.title)}</h1>
<font size="2">${article.author}, <span itemprop="datePublished" content="${new Date(article.publishedAt).toISOString()}">${longDate(article.publishedAt)}</span></font><br><br>
<div itemprop="articleBody">${article.paragraphs.map(escapeHtml).join('<br><br>\n')}</div></td>
<td valign="top"><b>More</b><ul>${linkList(others)}</ul>${advert}</td></tr></table>${commentList(article)}`;

const layouts: Readonly<Record<PageLayout, Draw>> = {
  wordpress,
  blocks,
  'script-data': scriptData,
  longread,
  lab,
  abstract,
  table,
};

/** The page of one article in its publisher's house style; `others` fill its lists of further reading. */
export function articlePage(article: WorldArticle, publisher: Publisher, others: readonly WorldArticle[]): string {
  const body = layouts[publisher.layout](article, publisher, others);
  return document(`${article.title} | ${publisher.name}`, head(article, publisher), body);
}
