import type { WorldArticle } from '../articles/article.ts';
import { defaultFeeds } from '../../../lib/articles/default-feeds.ts';
import { seedUrl } from './seed.ts';

/** Pages that tests and the tour go to by name. */
export interface WorldPages {
  /** The article of 25 September 2023 that the product began with. */
  readonly seed: string;
  readonly cooking: string;
  /** A recipe on a publisher's own host, where the handle could stand and should not. */
  readonly cookingOnPublisher: string;
  /** Three addresses of one single-page app: two AI and crypto articles, one about a pear tree. */
  readonly singlePage: string;
  readonly singlePageSecond: string;
  readonly singlePageGarden: string;
  /** Served with `Content-Security-Policy: default-src 'none'`. */
  readonly strictCsp: string;
  /** About a megabyte of markup. */
  readonly large: string;
  readonly search: string;
  readonly frontPage: string;
  /** Over thirty distinct pages worth reading, over all publishers on whose pages the handle stands from install. */
  readonly readable: readonly string[];
}

export function pagesOf(articles: readonly WorldArticle[]): WorldPages {
  const own = (id: string): WorldArticle[] => articles.filter(({ publisherId }) => publisherId === id);
  const someOfEach = defaultFeeds
    .filter(({ onByDefault }) => onByDefault)
    .flatMap(({ id }) =>
      own(id)
        .slice(0, 3)
        .map(({ url }) => url),
    );
  return {
    seed: seedUrl,
    cooking: 'https://slowkitchen.example/rye-loaf/',
    cookingOnPublisher: 'https://decrypt.co/331207/dumplings-for-a-long-train-of-guests',
    singlePage: 'https://unchainedcrypto.com/live/subnets/',
    singlePageSecond: 'https://unchainedcrypto.com/live/payments/',
    singlePageGarden: 'https://unchainedcrypto.com/live/pear-tree/',
    strictCsp: 'https://cointelegraph.com/magazine/behind-a-strict-policy',
    large: 'https://arstechnica.com/live/two-months-of-ai-and-crypto/',
    search: 'https://www.coindesk.com/search?s=bittensor',
    frontPage: 'https://www.coindesk.com/',
    readable: [seedUrl, ...someOfEach],
  };
}
