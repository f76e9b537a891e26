import { hashOf } from '../deterministic.ts';

export type FeedFormat = 'rss2' | 'wordpress' | 'atom' | 'rdf' | 'json';
export type PageLayout = 'wordpress' | 'blocks' | 'script-data' | 'longread' | 'lab' | 'abstract' | 'table';
export type PageDate = 'json-ld' | 'meta' | 'time' | 'url' | 'none';

/** How one publisher writes: its feed, its addresses, its pages. Oddities are those that real feeds have. */
export interface Publisher {
  readonly id: string;
  readonly name: string;
  readonly feedUrl: string;
  readonly origin: string;
  readonly format: FeedFormat;
  readonly layout: PageLayout;
  readonly pageDate: PageDate;
  readonly validators: 'both' | 'etag' | 'modified' | 'none';
  readonly authors: readonly string[];
  readonly sections: readonly string[];
  readonly path: (slug: string, date: Date, section: string) => string;
  /** Appended to every link in the feed. */
  readonly tracking?: string;
  /** Body bytes and where that charset is said. */
  readonly charset?: 'header' | 'declaration';
  readonly relativeLinks?: boolean;
  readonly missingDates?: boolean;
  readonly noDescriptions?: boolean;
}

function ymd(date: Date, separator = '/'): string {
  return date.toISOString().slice(0, 10).replaceAll('-', separator);
}

function section(name: string): string {
  return name.toLowerCase().replaceAll(/[^a-z]+/g, '-');
}

export const publishers: readonly Publisher[] = [
  {
    id: 'coindesk',
    name: 'CoinDesk',
    feedUrl: 'https://www.coindesk.com/arc/outboundfeeds/rss/',
    origin: 'https://www.coindesk.com',
    format: 'rss2',
    layout: 'blocks',
    pageDate: 'json-ld',
    validators: 'both',
    authors: ['Marit Solheim', 'Daniel Okafor', 'Priya Raman'],
    sections: ['Markets', 'Tech', 'Policy', 'Business'],
    path: (slug, date, name) => `/${section(name)}/${ymd(date)}/${slug}`,
    tracking: 'utm_medium=referral&utm_source=rss&utm_campaign=headlines',
  },
  {
    id: 'cointelegraph',
    name: 'Cointelegraph',
    feedUrl: 'https://cointelegraph.com/rss',
    origin: 'https://cointelegraph.com',
    format: 'rss2',
    layout: 'script-data',
    pageDate: 'time',
    validators: 'etag',
    authors: ['Cointelegraph by Ewa Lindgren', 'Cointelegraph by Tomás Herrera', 'Cointelegraph by Noor Haddad'],
    sections: ['Latest News', 'Analysis'],
    path: (slug) => `/news/${slug}`,
    tracking: 'utm_source=rss_feed&utm_medium=rss&utm_campaign=rss_partner_inbound',
  },
  {
    id: 'decrypt',
    name: 'Decrypt',
    feedUrl: 'https://decrypt.co/feed',
    origin: 'https://decrypt.co',
    format: 'rss2',
    layout: 'script-data',
    pageDate: 'json-ld',
    validators: 'both',
    authors: ['Hannah Ostrow', 'Luis Carvalho'],
    sections: ['News', 'Artificial Intelligence', 'Technology', 'Opinion'],
    path: (slug) => `/${340_000 + (hashOf(slug) % 9000)}/${slug}`,
  },
  {
    id: 'bitcoin-magazine',
    name: 'Bitcoin Magazine',
    feedUrl: 'https://bitcoinmagazine.com/feed',
    origin: 'https://bitcoinmagazine.com',
    format: 'rss2',
    layout: 'table',
    pageDate: 'meta',
    validators: 'modified',
    charset: 'header',
    authors: ['Renée Dubois', 'Caleb Thorne'],
    sections: ['Business', 'Technical', 'Culture'],
    path: (slug, _date, name) => `/${section(name)}/${slug}`,
  },
  {
    id: 'the-defiant',
    name: 'The Defiant',
    feedUrl: 'https://thedefiant.io/feed',
    origin: 'https://thedefiant.io',
    format: 'rss2',
    layout: 'lab',
    pageDate: 'none',
    validators: 'etag',
    missingDates: true,
    authors: ['Sofia Brandt', 'Owen Achebe'],
    sections: ['DeFi', 'Research and Opinion'],
    path: (slug, _date, name) => `/news/${section(name)}/${slug}`,
  },
  {
    id: 'cryptoslate',
    name: 'CryptoSlate',
    feedUrl: 'https://cryptoslate.com/feed/',
    origin: 'https://cryptoslate.com',
    format: 'wordpress',
    layout: 'wordpress',
    pageDate: 'json-ld',
    validators: 'both',
    authors: ['Gareth Lyle', 'Akira Mendes'],
    sections: ['Analysis', 'Adoption', 'Mining'],
    path: (slug) => `/${slug}/`,
  },
  {
    id: 'unchained',
    name: 'Unchained',
    feedUrl: 'https://unchainedcrypto.com/feed/',
    origin: 'https://unchainedcrypto.com',
    format: 'wordpress',
    layout: 'wordpress',
    pageDate: 'meta',
    validators: 'modified',
    authors: ['Veronika Palmer', 'Ife Balogun'],
    sections: ['News', 'Regulation', 'Weekly Recap'],
    path: (slug) => `/${slug}/`,
  },
  {
    id: 'bitcoins-news',
    name: 'Bitcoins News',
    feedUrl: 'https://bitcoinsnews.com/feed/',
    origin: 'https://bitcoinsnews.com',
    format: 'wordpress',
    layout: 'wordpress',
    pageDate: 'url',
    validators: 'both',
    authors: ['Editorial desk', 'J. Marlowe'],
    sections: ['AI', 'Bitcoin', 'Altcoins'],
    path: (slug, date) => `/${ymd(date)}/${slug}/`,
  },
  {
    id: 'chainwire',
    name: 'Chainwire',
    feedUrl: 'https://chainwire.org/feed/',
    origin: 'https://chainwire.org',
    format: 'wordpress',
    layout: 'wordpress',
    pageDate: 'json-ld',
    validators: 'etag',
    authors: ['Chainwire'],
    sections: ['Press Releases'],
    path: (slug, date) => `/${ymd(date)}/${slug}/`,
  },
  {
    id: 'mit-technology-review-ai',
    name: 'MIT Technology Review',
    origin: 'https://www.technologyreview.com',
    feedUrl: 'https://www.technologyreview.com/topic/artificial-intelligence/feed',
    format: 'wordpress',
    layout: 'longread',
    pageDate: 'meta',
    validators: 'both',
    charset: 'declaration',
    authors: ['Ingrid Møller', 'Samuel Reyes'],
    sections: ['Artificial intelligence'],
    path: (slug, date) => `/${ymd(date)}/${1_120_000 + (hashOf(slug) % 9000)}/${slug}/`,
  },
  {
    id: 'the-verge-ai',
    name: 'The Verge',
    feedUrl: 'https://www.theverge.com/rss/ai-artificial-intelligence/index.xml',
    origin: 'https://www.theverge.com',
    format: 'atom',
    layout: 'longread',
    pageDate: 'json-ld',
    validators: 'etag',
    authors: ['Kayla Brooks', 'Dev Anand'],
    sections: ['AI', 'News', 'Report'],
    path: (slug, _date, name) => `/${section(name)}/${810_000 + (hashOf(slug) % 9000)}/${slug}`,
  },
  {
    id: 'ars-technica',
    name: 'Ars Technica',
    feedUrl: 'https://feeds.arstechnica.com/arstechnica/technology-lab',
    origin: 'https://arstechnica.com',
    format: 'wordpress',
    layout: 'longread',
    pageDate: 'time',
    validators: 'both',
    authors: ['Beth Halloran', 'Miguel Santos'],
    sections: ['AI', 'Information Technology', 'Gadgets'],
    path: (slug, date, name) => `/${section(name)}/${ymd(date).slice(0, 7)}/${slug}/`,
  },
  {
    id: 'hugging-face',
    name: 'Hugging Face',
    feedUrl: 'https://huggingface.co/blog/feed.xml',
    origin: 'https://huggingface.co',
    format: 'rss2',
    layout: 'lab',
    pageDate: 'time',
    validators: 'etag',
    noDescriptions: true,
    authors: ['Blog'],
    sections: ['Blog'],
    path: (slug) => `/blog/${slug}`,
  },
  {
    id: 'openai',
    name: 'OpenAI',
    feedUrl: 'https://openai.com/news/rss.xml',
    origin: 'https://openai.com',
    format: 'rss2',
    layout: 'lab',
    pageDate: 'meta',
    validators: 'none',
    authors: ['OpenAI'],
    sections: ['Product', 'Research', 'Company'],
    path: (slug) => `/index/${slug}`,
  },
  {
    id: 'google-deepmind',
    name: 'Google DeepMind',
    feedUrl: 'https://deepmind.google/blog/rss.xml',
    origin: 'https://deepmind.google',
    format: 'rss2',
    layout: 'lab',
    pageDate: 'json-ld',
    validators: 'both',
    relativeLinks: true,
    authors: ['Google DeepMind'],
    sections: ['Research', 'Science'],
    path: (slug) => `/blog/${slug}/`,
  },
  {
    id: 'arxiv-cs-ai',
    name: 'arXiv',
    feedUrl: 'https://rss.arxiv.org/rss/cs.AI',
    origin: 'https://arxiv.org',
    format: 'rdf',
    layout: 'abstract',
    pageDate: 'meta',
    validators: 'both',
    authors: ['Y. Chen, A. Novak', 'L. Petrov, M. Iyer, S. Duarte', 'R. Kim'],
    sections: ['cs.AI'],
    path: (slug, date) => `/abs/${ymd(date, '').slice(2, 6)}.${String(hashOf(slug) % 100_000).padStart(5, '0')}`,
  },
  {
    id: 'margin-notes',
    name: 'Margin Notes',
    feedUrl: 'https://notes.example.org/feed.json',
    origin: 'https://notes.example.org',
    format: 'json',
    layout: 'lab',
    pageDate: 'time',
    validators: 'etag',
    authors: ['T. Wren'],
    sections: ['Notes'],
    path: (slug) => `/${slug}`,
  },
];

export function publisherOf(id: string): Publisher {
  const publisher = publishers.find((one) => one.id === id);
  if (publisher === undefined) throw new Error(`the world has no publisher ${id}`);
  return publisher;
}
