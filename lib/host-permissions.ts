/** Seam: which hosts the browser lets us ask, and the words in which it asks its user. */
import { browser } from './browser.ts';

/** The one pattern for every site there is. */
export const EVERY_HOST = '*://*/*';

/** The match pattern to ask a browser for, before an address may be read. Ports are not part of one. */
export function hostPattern(url: string): string {
  return `https://${new URL(url).hostname}/*`;
}

/** Tells of any https address whether the browser lets us read it now. One look for as many addresses as there are. */
export async function readAllowedHosts(): Promise<(url: string) => boolean> {
  const { origins = [] } = await browser.permissions.getAll();
  return matcherOf(origins);
}

/** Tells of any https address whether one of these match patterns is for its host. */
export function matcherOf(origins: readonly string[]): (url: string) => boolean {
  const patterns = origins.map(hostsOf).filter((test) => test !== null);
  const known = new Map<string, boolean>();
  return (url) => {
    const { hostname } = new URL(url);
    let isAllowed = known.get(hostname);
    if (isAllowed === undefined) known.set(hostname, (isAllowed = patterns.some((test) => test(hostname))));
    return isAllowed;
  };
}

/** The hosts that a granted pattern lets us read over https; null where it is for another scheme. */
function hostsOf(pattern: string): ((hostname: string) => boolean) | null {
  if (pattern === '<all_urls>') return () => true;
  const [, host] = /^(?:https|\*):\/\/([^/]*)\//.exec(pattern) ?? [];
  if (host === undefined) return null;
  if (host === '*') return () => true;
  if (!host.startsWith('*.')) return (hostname) => hostname === host;
  const domain = host.slice(2);
  return (hostname) => hostname === domain || hostname.endsWith(`.${domain}`);
}

/**
 * Asks the browser's user for these addresses' hosts; to be called within a click, before anything is waited for
 * (Firefox forgets the click otherwise). Resolves to whether they were allowed.
 */
export function askForHosts(urls: readonly string[]): Promise<boolean> {
  return browser.permissions.request({ origins: [...new Set(urls.map(hostPattern))] });
}

/** Asks for every site there is; within a click, as above. */
export function askForEveryHost(): Promise<boolean> {
  return browser.permissions.request({ origins: [EVERY_HOST] });
}

/** Takes the leave for every site back; what was granted by name stays. */
export async function giveBackEveryHost(): Promise<void> {
  await browser.permissions.remove({ origins: [EVERY_HOST] });
}

/**
 * Gives hosts back to the browser that nothing needs any more. Hosts of the install stay, as do those that a wider
 * grant covers: only what was granted by name is taken back.
 */
export async function giveBackHosts(urls: readonly string[]): Promise<void> {
  const { host_permissions: required = [] } = browser.runtime.getManifest() as { host_permissions?: string[] };
  const { origins = [] } = await browser.permissions.getAll();
  const wanted = new Set(urls.map(hostPattern));
  const gone = origins.filter((origin) => wanted.has(origin) && !required.includes(origin));
  if (gone.length > 0) await browser.permissions.remove({ origins: gone });
}
