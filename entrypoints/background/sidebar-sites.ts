import { browser } from '../../lib/browser.ts';
import { EVERYWHERE } from '../../lib/domain/sidebar-sites.ts';
import { EVERY_HOST, hostPattern, matcherOf, readAllowedHosts } from '../../lib/host-permissions.ts';
import { oneByOne } from '../../lib/settings/one-by-one.ts';
import { readSettings } from '../../lib/settings/settings-store.ts';
import { CONTENT_SCRIPT, lookAgainIn, putContentScript } from './sidebar-tabs.ts';

/** The script for sites beyond the publishers', which stand in the manifest. */
const SCRIPT = 'sites';

/** A host that only the leave for every site allows. */
const ANY_HOST = 'any.invalid';

const inTurn = oneByOne();
let latest = 0;

/**
 * Has the browser put the content script into the pages of the sites that the reader chose and the browser allows. It
 * keeps that over its own restarts, and forgets it with an update.
 * @returns their match patterns
 */
export function registerSites(): Promise<readonly string[]> {
  return inTurn(async () => {
    const patterns = await chosenPatterns();
    await register(patterns);
    return patterns;
  });
}

/** The same, and in every open tab at once: there where it may stand now, gone where it may not any more. */
export async function applySites(): Promise<void> {
  const mine = ++latest;
  const patterns = await registerSites();
  // Not in the queue: a tab that hangs would hold up every later change.
  const isSite = matcherOf([...publishers(), ...patterns]);
  const tabs = await browser.tabs.query({});
  await Promise.all(
    tabs.map(async ({ id, url, status, discarded }) => {
      // Nothing runs in a discarded tab; it loads anew, with what is registered.
      if (id === undefined || discarded || mine !== latest) return;
      // Of a page that we may not read any more the browser does not even tell the address.
      const stay = url !== undefined && isSite(url);
      // A page that is still loading gets it from the browser.
      if (stay && status === 'complete') await putContentScript(id);
      if (mine === latest) await lookAgainIn(id, stay);
    }),
  );
}

/** The browser allows more hosts: only where they let the script into more pages is there anything to do in the tabs. */
export async function onSitesAllowed(origins: readonly string[]): Promise<void> {
  const { sidebarSites } = await readSettings();
  const isAdded = matcherOf(origins);
  const own = publishers().map((pattern) => pattern.replace(/\*$/, ''));
  const chosen = sidebarSites.map((site) => `https://${site === EVERYWHERE ? ANY_HOST : site}/`);
  if ([...own, ...chosen].some(isAdded)) await applySites();
}

async function chosenPatterns(): Promise<string[]> {
  const { sidebarSites } = await readSettings();
  if (sidebarSites.includes(EVERYWHERE) && (await browser.permissions.contains({ origins: [EVERY_HOST] })))
    return [EVERY_HOST];
  const isAllowed = await readAllowedHosts();
  const addresses = sidebarSites.filter((site) => site !== EVERYWHERE).map((host) => `https://${host}/`);
  return addresses.filter(isAllowed).map(hostPattern);
}

async function register(matches: string[]): Promise<void> {
  const ids = [SCRIPT];
  const { scripting } = browser;
  const isRegistered = (await scripting.getRegisteredContentScripts({ ids })).length > 0;
  if (matches.length === 0) {
    if (isRegistered) await scripting.unregisterContentScripts({ ids });
    return;
  }
  const script = { id: SCRIPT, js: [CONTENT_SCRIPT], matches, excludeMatches: publishers() };
  const scripts = [{ ...script, runAt: 'document_idle' as const, persistAcrossSessions: true }];
  // In one step: a worker that dies between taking out and putting in would leave the sites without.
  await (isRegistered ? scripting.updateContentScripts(scripts) : scripting.registerContentScripts(scripts));
}

function publishers(): string[] {
  return browser.runtime.getManifest().content_scripts?.flatMap(({ matches }) => matches) ?? [];
}
