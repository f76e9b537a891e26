import { isPublicHttpsUrl } from './public-address.ts';

/**
 * Where a handle stands by itself, of the sites where the sidebar may stand at all: nowhere, beside pages about AI or
 * crypto, or beside every page that can be read.
 */
export const SIDEBAR_MODES = ['click', 'topic', 'always'] as const;
export type SidebarMode = (typeof SIDEBAR_MODES)[number];

/** Stands in the list of sites for all of them. */
export const EVERYWHERE = '*';

export const MAX_SIDEBAR_SITES = 500;

/** The host that a reader typed or pasted, with or without a scheme and a path; null where that is no public site. */
export function readSite(typed: string): string | null {
  const address = `https://${typed.trim().replace(/^https?:\/\//i, '')}`;
  if (/\s/.test(address) || !URL.canParse(address)) return null;
  const url = new URL(address);
  return isPublicHttpsUrl(url) ? url.hostname : null;
}
