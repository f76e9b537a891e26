import type { WorldArticle } from '../articles/article.ts';
import { publisherOf, publishers } from '../articles/publishers.ts';
import { pickBy, shuffledBy } from '../deterministic.ts';
import { htmlReply } from '../wire.ts';
import type { Reply } from '../wire.ts';
import type { WorldPages } from './catalogue.ts';
import { articlePage } from './layouts.ts';
import { seedPage } from './seed.ts';
import { gardenNote, singlePageApp } from './single-page-app.ts';
import { cookingPage, frontPage, largePage, officeCookingPage, searchPage, strictPage } from './special.ts';

function aboutTopic(articles: readonly WorldArticle[], topic: WorldArticle['topics'][number]): WorldArticle {
  return pickBy(
    `page about ${topic}`,
    articles.filter(({ topics }) => topics.includes(topic)),
  );
}

function appReply(pages: WorldPages, articles: readonly WorldArticle[]): Reply {
  return singlePageApp({
    [new URL(pages.singlePage).pathname]: aboutTopic(articles, 'bittensor'),
    [new URL(pages.singlePageSecond).pathname]: aboutTopic(articles, 'stablecoins'),
    [new URL(pages.singlePageGarden).pathname]: gardenNote,
  });
}

/** The page at this address (its query does not matter), or null where no publisher has one. */
export function playPage(url: URL, articles: readonly WorldArticle[], pages: WorldPages): Reply | null {
  const address = `https://${url.host}${url.pathname}`;
  if (address === pages.seed) return htmlReply(seedPage());
  if (address === pages.cooking) return cookingPage();
  if (address === pages.cookingOnPublisher) return officeCookingPage();
  if ([pages.singlePage, pages.singlePageSecond, pages.singlePageGarden].includes(address))
    return appReply(pages, articles);
  if (address === pages.strictCsp) return strictPage(aboutTopic(articles, 'akash'));
  if (address === pages.large) return largePage(articles);
  if (address === pages.search.split('?')[0]) return searchPage(url.searchParams.get('s') ?? '', articles);
  const article = articles.find((one) => one.url === address);
  if (article !== undefined) {
    const others = shuffledBy(
      article.slug,
      articles.filter(({ publisherId, url: other }) => publisherId === article.publisherId && other !== address),
    );
    return htmlReply(articlePage(article, publisherOf(article.publisherId), others.slice(0, 5)));
  }
  const publisher = publishers.find(({ origin }) => `${origin}/` === address);
  if (publisher === undefined) return null;
  return frontPage(
    publisher.name,
    articles.filter(({ publisherId }) => publisherId === publisher.id),
  );
}
