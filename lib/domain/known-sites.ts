/**
 * Sites whose feeds lie at an address that follows from the page's, by the sites' own help pages: YouTube channels and
 * playlists, Medium, Substack, GitHub. Asking at once for the feed saves a request for the page.
 */
type Rule = (url: URL, path: readonly string[]) => string | null;

const YOUTUBE_FEED = 'https://www.youtube.com/feeds/videos.xml';

/** A channel's name (`/@name`, `/c/name`) does not tell its id: its page does, and is looked at. */
const youtube: Rule = (url, [first, second]) => {
  const list = url.searchParams.get('list');
  if (first === 'channel' && second && CHANNEL_ID.test(second)) return `${YOUTUBE_FEED}?channel_id=${second}`;
  if (first === 'user' && second) return `${YOUTUBE_FEED}?user=${encodeURIComponent(second)}`;
  if (first === 'playlist' && list && /^[\w-]{10,64}$/.test(list)) return `${YOUTUBE_FEED}?playlist_id=${list}`;
  // The page under any other of its names would ask for consent or lead there.
  return first === 'feeds' ? null : `https://www.youtube.com${url.pathname}${url.search}`;
};

const MEDIUM_OWN = new Set([
  'feed',
  'm',
  'me',
  'about',
  'plans',
  'membership',
  'search',
  'explore-topics',
  'new-story',
]);

const medium: Rule = (_url, [first, second]) => {
  if (!first || MEDIUM_OWN.has(first)) return null;
  if (first === 'tag') return second ? `https://medium.com/feed/tag/${second}` : null;
  return `https://medium.com/feed/${first}`;
};

const GITHUB_OWN = new Set(
  'about apps collections customer-stories enterprise explore features login marketplace notifications orgs pricing search security settings site sponsors topics trending'.split(
    ' ',
  ),
);

const github: Rule = (url, [owner, project, part, branch]) => {
  if (!owner || GITHUB_OWN.has(owner) || url.pathname.endsWith('.atom')) return null;
  if (!project) return `https://github.com/${owner}.atom`;
  const home = `https://github.com/${owner}/${project.replace(/\.git$/, '')}`;
  if (part === 'tags') return `${home}/tags.atom`;
  if (part === 'commits') return branch ? `${home}/commits/${branch}.atom` : `${home}/commits.atom`;
  return `${home}/releases.atom`;
};

const CHANNEL_ID = /^UC[\w-]{22}$/;

/** The feed's own address where it follows from a page's; null where only the site itself can tell. */
export function directFeedAddress(url: URL): string | null {
  const host = url.hostname.replace(/\.$/, '');
  const path = url.pathname.split('/').filter((part) => part !== '');
  if (/^(www\.|m\.)?youtube\.com$/.test(host)) return youtube(url, path);
  if (/^(www\.)?medium\.com$/.test(host)) return medium(url, path);
  if (/^(www\.)?github\.com$/.test(host)) return github(url, path);
  if (host === 'open.substack.com') return path[0] === 'pub' && path[1] ? substackFeed(path[1]) : null;
  const [, name, site] = /^([a-z\d-]+)\.(medium|substack)\.com$/.exec(host) ?? [];
  if (name === undefined || name === 'www' || path[0] === 'feed') return null;
  return site === 'substack' ? substackFeed(name) : `https://${name}.medium.com/feed`;
}

function substackFeed(name: string): string | null {
  return /^[a-z\d-]+$/.test(name) ? `https://${name}.substack.com/feed` : null;
}

/** The feed of a YouTube channel whose id its page gave away; null for what is no such id. */
export function youtubeChannelFeed(channelId: string): string | null {
  return CHANNEL_ID.test(channelId) ? `${YOUTUBE_FEED}?channel_id=${channelId}` : null;
}
