import { htmlReply, notFound } from '../wire.ts';
import type { Reply } from '../wire.ts';
import { atomFeed, type SiteFeed, type SiteItem, substackRss, wordpressRss } from './site-feeds.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** Addresses of sites that no list names: what a reader may type into the options, and what comes of it. */
export const sites = {
  wordpress: 'https://gradientnotes.example/',
  substack: 'https://quietcompute.substack.com/',
  youtubeHandle: 'https://www.youtube.com/@gpumarkets',
  youtubeChannel: 'https://www.youtube.com/channel/UCq8w2ZrT0fYxk3LhV7sNd5A',
  github: 'https://github.com/openledger/node',
  medium: 'https://medium.com/render-token',
  /** A page whose feed lies at another host. */
  twoHosts: 'https://twohosts.example/',
  twoHostsFeed: 'https://feeds.twohosts-media.example/all.xml',
  /** Leads on to its name with `www.`. */
  bare: 'https://movedon.example/',
  /** Leads into a private network. */
  toRouter: 'https://innocent.example/',
  noFeed: 'https://nothing-to-read.example/',
  notHtml: 'https://numbers.example/',
  missing: 'https://missing.example/',
} as const;

const CHANNEL_FEED = '/feeds/videos.xml?channel_id=UCq8w2ZrT0fYxk3LhV7sNd5A';

function weekly(subjects: readonly string[], prefix: string): SiteItem[] {
  return subjects.map((title, place) => ({
    title,
    path: `${prefix}${title.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')}`,
    text: `${title}: what changed this week for GPU markets, Bittensor subnets and Akash providers.`,
    age: 2 * DAY + HOUR + place * 7 * DAY,
  }));
}

const notes: SiteFeed = {
  title: 'Gradient Notes',
  origin: 'https://gradientnotes.example',
  self: 'https://gradientnotes.example/feed/',
  language: 'en-US',
  items: weekly(
    ['Who pays for idle GPUs', 'A subnet in a drawer', 'Three ways to rent a rack', 'Proofs for inference'],
    '/',
  ),
};
const comments: SiteFeed = { ...notes, title: 'Comments for Gradient Notes', items: [] };
const letters: SiteFeed = {
  title: 'Quiet Compute',
  origin: 'https://quietcompute.substack.com',
  self: 'https://quietcompute.substack.com/feed',
  language: 'en',
  items: weekly(
    ['Letter 41: cheaper tokens', 'Letter 40: what a validator does', 'Letter 39: the price of heat'],
    '/p/',
  ),
};
const videos: SiteFeed = {
  title: 'GPU Markets',
  origin: 'https://www.youtube.com',
  self: `https://www.youtube.com${CHANNEL_FEED}`,
  language: 'en',
  items: weekly(['Inside a rented rack', 'Akash from zero', 'Render in ten minutes'], '/watch?v='),
};
const releases: SiteFeed = {
  title: 'Release notes from node',
  origin: 'https://github.com',
  self: 'https://github.com/openledger/node/releases.atom',
  language: 'en',
  items: weekly(['v2.4.0', 'v2.3.1', 'v2.3.0'], '/openledger/node/releases/tag/'),
};
const render: SiteFeed = {
  ...letters,
  title: 'Render Network - Medium',
  origin: 'https://medium.com',
  self: 'https://medium.com/feed/render-token',
  items: weekly(['Render at the edge', 'A month of frames', 'Nodes by the numbers'], '/render-token/'),
};
const bittensor: SiteFeed = {
  ...letters,
  title: 'Bittensor',
  origin: 'https://blog.bittensor.com',
  self: 'https://blog.bittensor.com/feed',
};
const media: SiteFeed = {
  ...notes,
  title: 'Two Hosts',
  origin: 'https://twohosts.example',
  self: sites.twoHostsFeed,
};
const moved: SiteFeed = {
  ...notes,
  title: 'Moved On',
  origin: 'https://www.movedon.example',
  self: 'https://www.movedon.example/feed/',
};

type Play = (url: URL, now: number) => Reply | null;

function xml(body: string, type = 'application/rss+xml; charset=UTF-8'): Reply {
  return { status: 200, headers: { 'content-type': type }, body: Buffer.from(body), validators: 'etag' };
}

function redirect(location: string): Reply {
  return { status: 302, headers: { location }, body: Buffer.from(''), validators: 'none' };
}

function page(title: string, head: string, body = '<p>Hello.</p>'): Reply {
  return htmlReply(
    `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${title}</title>${head}</head><body>${body}</body></html>`,
  );
}

const alternate = (href: string, title: string): string =>
  `<link rel="alternate" type="application/rss+xml" title="${title}" href="${href}" />`;

/** A WordPress site: its page names the feed of posts and that of comments, both there. */
function wordpress(feed: SiteFeed): Play {
  return (url, now) => {
    if (/^\/feed\/?$/.test(url.pathname)) return xml(wordpressRss(feed, now));
    if (url.pathname === '/comments/feed/') return xml(wordpressRss(comments, now));
    if (url.pathname !== '/') return null;
    return page(
      feed.title,
      `${alternate('/comments/feed/', `${feed.title} &raquo; Comments Feed`)}
       ${alternate('/feed/', `${feed.title} &raquo; Feed`)}
       <link rel="https://api.w.org/" href="${feed.origin}/wp-json/" /><meta name="generator" content="WordPress 6.8.3" />`,
    );
  };
}

const hosts: Readonly<Record<string, Play>> = {
  'gradientnotes.example': wordpress(notes),
  'www.movedon.example': wordpress(moved),
  'movedon.example': (url) => redirect(`https://www.movedon.example${url.pathname}`),
  'quietcompute.substack.com': (url, now) => (url.pathname === '/feed' ? xml(substackRss(letters, now)) : null),
  'blog.bittensor.com': (url, now) => (url.pathname === '/feed' ? xml(substackRss(bittensor, now)) : null),
  'medium.com': (url, now) => (url.pathname === '/feed/render-token' ? xml(substackRss(render, now)) : null),
  'www.youtube.com': (url, now) => {
    if (url.pathname + url.search === CHANNEL_FEED) return xml(atomFeed(videos, now), 'text/xml; charset=UTF-8');
    if (url.pathname !== '/@gpumarkets') return null;
    return page('GPU Markets - YouTube', `<link rel="canonical" href="${sites.youtubeChannel}">`);
  },
  'github.com': (url, now) =>
    url.pathname === '/openledger/node/releases.atom' ? xml(atomFeed(releases, now), 'application/atom+xml') : null,
  'twohosts.example': () => page('Two Hosts', alternate(sites.twoHostsFeed, 'Everything')),
  'feeds.twohosts-media.example': (_url, now) => xml(wordpressRss(media, now)),
  'innocent.example': () => redirect('https://192.168.1.1/feed'),
  'nothing-to-read.example': (url) => (url.pathname === '/' ? page('Nothing to read', '') : null),
  'numbers.example': () => ({
    status: 200,
    headers: { 'content-type': 'text/plain' },
    body: Buffer.from('4 8 15 16'),
    validators: 'none',
  }),
  'missing.example': () => notFound(),
};

export const siteHosts: readonly string[] = Object.keys(hosts);

/** What one of these sites answers, 404 where it has nothing there; null for a host that is none of them. */
export function playSite(url: URL, now: number): Reply | null {
  const play = Object.hasOwn(hosts, url.host) ? hosts[url.host] : undefined;
  return play ? (play(url, now) ?? notFound()) : null;
}
