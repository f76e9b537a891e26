import type { FeedId, FeedSource } from '../domain/article.ts';

/**
 * The sources a new install reads. Addresses as checked in public catalogues in 2026; `unverified` marks the one
 * that nobody has seen answer. `onByDefault: false` sources are listed in options, switched off: press-release wires
 * because they are adverts, arXiv because it publishes hundreds of papers a day.
 */
export const defaultFeeds: readonly (FeedSource & { readonly onByDefault: boolean })[] = [
  {
    id: 'coindesk',
    name: 'CoinDesk',
    url: 'https://www.coindesk.com/arc/outboundfeeds/rss/',
    siteHost: 'www.coindesk.com',
    topic: 'crypto',
    kind: 'news',
    onByDefault: true,
  },
  {
    id: 'cointelegraph',
    name: 'Cointelegraph',
    url: 'https://cointelegraph.com/rss',
    siteHost: 'cointelegraph.com',
    topic: 'crypto',
    kind: 'news',
    onByDefault: true,
  },
  {
    id: 'decrypt',
    name: 'Decrypt',
    url: 'https://decrypt.co/feed',
    siteHost: 'decrypt.co',
    topic: 'crypto',
    kind: 'news',
    onByDefault: true,
  },
  {
    id: 'bitcoin-magazine',
    name: 'Bitcoin Magazine',
    url: 'https://bitcoinmagazine.com/feed',
    siteHost: 'bitcoinmagazine.com',
    topic: 'crypto',
    kind: 'news',
    onByDefault: true,
  },
  {
    id: 'the-defiant',
    name: 'The Defiant',
    url: 'https://thedefiant.io/feed',
    siteHost: 'thedefiant.io',
    topic: 'crypto',
    kind: 'news',
    onByDefault: true,
  },
  {
    id: 'cryptoslate',
    name: 'CryptoSlate',
    url: 'https://cryptoslate.com/feed/',
    siteHost: 'cryptoslate.com',
    topic: 'crypto',
    kind: 'news',
    onByDefault: true,
  },
  {
    id: 'unchained',
    name: 'Unchained',
    url: 'https://unchainedcrypto.com/feed/',
    siteHost: 'unchainedcrypto.com',
    topic: 'crypto',
    kind: 'news',
    onByDefault: true,
  },
  {
    id: 'bitcoins-news',
    name: 'Bitcoins News',
    url: 'https://bitcoinsnews.com/feed/',
    siteHost: 'bitcoinsnews.com',
    topic: 'crypto',
    kind: 'news',
    unverified: true,
    onByDefault: true,
  },
  {
    id: 'chainwire',
    name: 'Chainwire',
    url: 'https://chainwire.org/feed/',
    siteHost: 'chainwire.org',
    topic: 'crypto',
    kind: 'press-releases',
    onByDefault: false,
  },
  {
    id: 'mit-technology-review-ai',
    name: 'MIT Technology Review AI',
    url: 'https://www.technologyreview.com/topic/artificial-intelligence/feed',
    siteHost: 'www.technologyreview.com',
    topic: 'ai',
    kind: 'news',
    onByDefault: true,
  },
  {
    id: 'the-verge-ai',
    name: 'The Verge AI',
    url: 'https://www.theverge.com/rss/ai-artificial-intelligence/index.xml',
    siteHost: 'www.theverge.com',
    topic: 'ai',
    kind: 'news',
    onByDefault: true,
  },
  {
    id: 'ars-technica',
    name: 'Ars Technica',
    url: 'https://feeds.arstechnica.com/arstechnica/technology-lab',
    siteHost: 'arstechnica.com',
    topic: 'ai',
    kind: 'news',
    onByDefault: true,
  },
  {
    id: 'hugging-face',
    name: 'Hugging Face',
    url: 'https://huggingface.co/blog/feed.xml',
    siteHost: 'huggingface.co',
    topic: 'ai',
    kind: 'lab',
    onByDefault: true,
  },
  {
    id: 'openai',
    name: 'OpenAI',
    url: 'https://openai.com/news/rss.xml',
    siteHost: 'openai.com',
    topic: 'ai',
    kind: 'lab',
    onByDefault: true,
  },
  {
    id: 'google-deepmind',
    name: 'Google DeepMind',
    url: 'https://deepmind.google/blog/rss.xml',
    siteHost: 'deepmind.google',
    topic: 'ai',
    kind: 'lab',
    onByDefault: true,
  },
  {
    id: 'arxiv-cs-ai',
    name: 'arXiv cs.AI',
    url: 'https://rss.arxiv.org/rss/cs.AI',
    siteHost: 'arxiv.org',
    topic: 'ai',
    kind: 'research',
    onByDefault: false,
  },
];

/** Whether a feed is read: the user's own word, else its default. */
export function isFeedOn(
  feed: { readonly id: FeedId; readonly onByDefault: boolean },
  switched: Readonly<Record<FeedId, boolean>>,
): boolean {
  return switched[feed.id] ?? feed.onByDefault;
}

/** Match patterns of the default publishers' own pages, where the handle may stand right after install. */
export function publisherPagePatterns(): string[] {
  return [...new Set(defaultFeeds.map((feed) => `https://${feed.siteHost}/*`))].sort();
}
