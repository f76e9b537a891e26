/** Longer addresses are nobody's page. */
export const MAX_ADDRESS = 2048;

/** Parameters that say where a reader came from, never what the page is. */
const TRACKING =
  /^(utm_.*|fbclid|gclid|gclsrc|dclid|gbraid|wbraid|msclkid|twclid|ttclid|li_fat_id|yclid|igshid|igsh|mc_(cid|eid)|mkt_tok|_hs(enc|mi)|hsctatracking|vero_(id|conv)|oly_(anon|enc)_id|at_(medium|campaign|custom.*)|ns_(mchannel|source|campaign|linkname|fee)|ref_src|ref_url|cmpid|cmp|ncid|soc_(src|trk)|s_cid|guccounter|guce_.*|__twitter_impression|wt_mc.*|pk_(campaign|kwd|source|medium)|mtm_.*|piwik_.*|spm|_ga|_gl)$/i;

/** Absolute form of an address as written in a feed; null where it is none. */
export function resolveAddress(address: string, base: string): string | null {
  try {
    // Chrome has URL.parse only since 126, we support 120.
    return new URL(address.trim(), base).href;
  } catch {
    return null;
  }
}

/**
 * The one gate for addresses that came from outside and may be opened: https or http only (never `javascript:`,
 * `data:`, `file:`, an extension's), no user name or password, no fragment, no tracking parameters.
 * @param base what a relative address is relative to
 * @returns null where nothing safe remains
 */
export function safeArticleUrl(address: string, base: string): string | null {
  const resolved = resolveAddress(address, base);
  if (resolved === null || resolved.length > MAX_ADDRESS || !/^https?:/.test(resolved)) return null;
  const url = new URL(resolved);
  url.username = '';
  url.password = '';
  url.hash = '';
  url.search = meaningfulParts(url).join('&');
  return url.href;
}

/** Names of a folder's own page. */
const INDEX_PAGE = /\/(?:index|default)\.(?:html?|php|aspx?)$/i;
/** A page for fast or small screens stands beside the page proper: `/x/amp`, `/amp/x`, `x.amp.html`, `amp.`, `m.`. */
const AMP_PATH = /^\/amp(?=\/.)|\/amp$|\.amp(?=\.html?$)|\.amp$/i;
const AMP_QUERY = /^(?:(?:amp|outputtype=amp|output=amp|format=amp|mode=amp)$|amp=(?:1|true)?$)/i;
const VARIANT_HOST = /^(?:www\d?|amp|m|mobile)\.(?=[^.]+\.)/;

/**
 * What two addresses of one article have in common: without scheme, `www.`, closing slash, fragment, the marks of a
 * page for small screens, tracking parameters and the order of the others; escapes as RFC 3986 section 6.2.2 has them.
 * Not an address to open. What is no address comes back as it is.
 */
export function canonicalAddress(address: string): string {
  const resolved = resolveAddress(address, address);
  if (resolved === null) return address;
  const url = new URL(resolved);
  const host = url.host.replace(VARIANT_HOST, '').replace(/\.$/, '');
  const path = plainEscapes(url.pathname)
    .replace(/\/{2,}/g, '/')
    .replace(/\/+$/, '')
    .replace(AMP_PATH, '')
    .replace(INDEX_PAGE, '');
  const query = meaningfulParts(url)
    .map(plainEscapes)
    .filter((part) => !AMP_QUERY.test(part))
    .sort()
    .join('&');
  return `${host}${path}${query === '' ? '' : `?${query}`}`;
}

/** Letters, digits and `-._~` mean the same escaped or not; hexadecimal digits are written large. */
function plainEscapes(text: string): string {
  return text.replace(/%[\da-f]{2}/gi, (escape) => {
    const char = String.fromCharCode(Number.parseInt(escape.slice(1), 16));
    return /[\w.~-]/.test(char) ? char : escape.toUpperCase();
  });
}

/** The query without tracking. Cut by hand: URLSearchParams would write the other parameters anew. */
function meaningfulParts(url: URL): string[] {
  return url.search
    .slice(1)
    .split('&')
    .filter((part) => part !== '' && !isTracking(part));
}

function isTracking(part: string): boolean {
  const [name = '', value = ''] = part.split('=', 2);
  // Medium and others mark what their feeds bring: `source=rss----1a2b`.
  return TRACKING.test(name) || (/^(source|src|ref|from)$/i.test(name) && /^rss\b/i.test(value));
}
