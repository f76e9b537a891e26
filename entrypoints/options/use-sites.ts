import { useEffect, useState } from 'preact/hooks';
import type { SidebarSite } from '../../components/options/SiteList.tsx';
import { browser } from '../../lib/browser.ts';
import { EVERYWHERE } from '../../lib/domain/sidebar-sites.ts';
import { askForEveryHost, askForHosts, EVERY_HOST, giveBackEveryHost, matcherOf } from '../../lib/host-permissions.ts';
import { ask } from '../../lib/messages/client.ts';
import type { Stored } from './use-stored.ts';

interface Sites {
  readonly publishers: readonly string[];
  readonly sites: readonly SidebarSite[];
  /** Within a click. Resolves to whether the browser allowed it. */
  readonly allow: (site: string) => Promise<boolean>;
  readonly takeBack: (site: string) => Promise<void>;
}

/** The sites where the sidebar may stand, and what the browser says of each now. */
export function useSites(chosen: readonly string[], change: Stored['change']): Sites {
  const [granted, setGranted] = useState<readonly string[]>([]);
  useEffect(() => {
    const read = (): void => void browser.permissions.getAll().then(({ origins = [] }) => setGranted(origins));
    read();
    browser.permissions.onAdded.addListener(read);
    browser.permissions.onRemoved.addListener(read);
    return () => {
      browser.permissions.onAdded.removeListener(read);
      browser.permissions.onRemoved.removeListener(read);
    };
  }, []);
  const isAllowed = matcherOf(granted);
  const isEveryAllowed = granted.includes(EVERY_HOST) || granted.includes('<all_urls>');

  return {
    publishers: publisherHosts(),
    sites: chosen.map((site) => ({
      site,
      allowed: site === EVERYWHERE ? isEveryAllowed : isAllowed(`https://${site}/`),
    })),
    async allow(site) {
      const isGranted = await (site === EVERYWHERE ? askForEveryHost() : askForHosts([`https://${site}/`]));
      if (isGranted && !chosen.includes(site)) await change({ sidebarSites: [...chosen, site] });
      return isGranted;
    },
    async takeBack(site) {
      // First out of the list: what the list has no more is given back, unless a source needs it.
      if (!(await change({ sidebarSites: chosen.filter((one) => one !== site) }))) return;
      if (site === EVERYWHERE) await giveBackEveryHost();
      else await ask('giveBackSite', { site });
    },
  };
}

function publisherHosts(): string[] {
  const { content_scripts: scripts = [] } = browser.runtime.getManifest();
  return scripts.flatMap(({ matches }) => matches).map((pattern) => pattern.replace(/^\w+:\/\/|\/\*$/g, ''));
}
