import type { FeedKind } from './article.ts';
import { MAX_FEED_URL } from './own-feed.ts';
import { isPublicHttpsUrl } from './public-address.ts';
import { directFeedAddress } from './known-sites.ts';

export type AddressFault = 'empty' | 'not-an-address' | 'other-scheme' | 'credentials' | 'private' | 'too-long';

/** What a reader typed, as an address to ask. */
export type TypedAddress =
  /** `upgraded`: it was written as http, which is never asked. */
  | { readonly ok: true; readonly url: string; readonly upgraded: boolean }
  | { readonly ok: false; readonly fault: AddressFault };

/**
 * Reads an address as people write it: with or without a scheme, as `feed:`, as http (asked as https), or as the
 * address of a channel, publication or project whose feed is known to lie elsewhere. Nothing is asked for this.
 */
export function readFeedAddress(typed: string): TypedAddress {
  const text = typed.trim();
  if (text === '') return { ok: false, fault: 'empty' };
  if (text.length > MAX_FEED_URL) return { ok: false, fault: 'too-long' };
  const written = text.replace(/^feed:(?:\/\/)?(?=https?:)/i, '').replace(/^feed:(?:\/\/)?/i, 'https://');
  const scheme = /^([a-z][a-z\d+.-]*):(?!\d)/i.exec(written)?.[1]?.toLowerCase();
  if (scheme !== undefined && scheme !== 'https' && scheme !== 'http') return { ok: false, fault: 'other-scheme' };
  const upgraded = scheme === 'http';
  const secure = upgraded ? written.replace(/^http:(\/\/[^/?#]*?):80(?=[/?#]|$)/i, 'http:$1') : written;
  const whole = scheme === undefined ? `https://${written.replace(/^\/\//, '')}` : secure.replace(/^http:/i, 'https:');
  if (/\s/.test(whole) || !URL.canParse(whole)) return { ok: false, fault: 'not-an-address' };
  const url = new URL(whole);
  url.hash = '';
  if (url.username !== '' || url.password !== '') return { ok: false, fault: 'credentials' };
  if (!isPublicHttpsUrl(url)) return { ok: false, fault: isOneWord(url.hostname) ? 'not-an-address' : 'private' };
  return { ok: true, url: directFeedAddress(url) ?? url.href, upgraded };
}

/** A word without a point is rather a name to look for than a machine nearby; `localhost` is known to be one. */
function isOneWord(hostname: string): boolean {
  return /^[^.[\]:]+$/.test(hostname) && hostname !== 'localhost';
}

/** What a feed at this address is, as far as its host says. */
export function kindOfFeedAt(address: string): FeedKind {
  const host = URL.canParse(address) ? new URL(address).hostname.replace(/^(www|m)\./, '') : '';
  if (host === 'youtube.com') return 'videos';
  if (host === 'github.com') return 'releases';
  if (/(^|\.)(substack\.com|beehiiv\.com)$/.test(host)) return 'newsletter';
  if (/(^|\.)(medium\.com|mirror\.xyz|blogspot\.com|wordpress\.com|hashnode\.dev|ghost\.io)$/.test(host)) return 'blog';
  if (/(^|\.)arxiv\.org$/.test(host)) return 'research';
  return host.startsWith('blog.') ? 'blog' : 'feed';
}
