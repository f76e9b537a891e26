import { browser } from '../../lib/browser.ts';
import { EVERYWHERE } from '../../lib/domain/sidebar-sites.ts';
import { EVERY_HOST, hostPattern, matcherOf, readAllowedHosts } from '../../lib/host-permissions.ts';
import { readSettings } from '../../lib/settings/settings-store.ts';
import { CONTENT_SCRIPT, lookAgainIn, putContentScript } from './sidebar-tabs.ts';

/** The script for sites beyond the publishers', which stand in the manifest. */
const SCRIPT = 'sites';

let queue: Promise<unknown> = Promise.resolve();

/**
 * Has the browser put the content script into the pages of the sites that the reader chose and the browser allows. It
 * keeps that over its own restarts, and forgets it with an update.
 */
export function registerSites(): Promise<void> {
  return inTurn(async () => {
    await register(await chosenPatterns());
  });
}

/** The same, and in every open tab at once: there where it may stand now, gone where it may not any more. */
export function applySites(): Promise<void> {
  return inTurn(async () => {
    const patterns = await chosenPatterns();
    await register(patterns);
    const isSite = matcherOf([...publishers(), ...patterns]);
    const tabs = await browser.tabs.query({});
    await Promise.all(
      tabs.map(async ({ id, url }) => {
        if (id === undefined) return;
        // Of a page that we may not read any more the browser does not even tell the address.
        const stay = url !== undefined && isSite(url);
        if (stay) await putContentScript(id);
        await lookAgainIn(id, stay);
      }),
    );
  });
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
  if ((await browser.scripting.getRegisteredContentScripts({ ids })).length > 0)
    await browser.scripting.unregisterContentScripts({ ids });
  if (matches.length === 0) return;
  const script = { id: SCRIPT, js: [CONTENT_SCRIPT], matches, excludeMatches: publishers() };
  await browser.scripting.registerContentScripts([{ ...script, runAt: 'document_idle', persistAcrossSessions: true }]);
}

function publishers(): string[] {
  return browser.runtime.getManifest().content_scripts?.flatMap(({ matches }) => matches) ?? [];
}

function inTurn(step: () => Promise<void>): Promise<void> {
  const turn = queue.then(step);
  queue = turn.catch(() => undefined);
  return turn;
}
