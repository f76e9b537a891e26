import type { Page } from '@playwright/test';

/** What an attacking page does. All of it runs in the page's own world, as a site's own script would. */
export interface Attack {
  readonly name: string;
  /** Before anything of the page or of ours runs. What it sees it puts into `window.loot`. */
  readonly before?: () => void;
  /** While the handle stands. */
  readonly closed?: (page: Page, known: Known) => Promise<unknown>;
  /** While the sidebar is open. */
  readonly open?: (page: Page, known: Known) => Promise<unknown>;
  /** Markup that the page has besides its article. */
  readonly markup?: string;
  /** What its server says of the page. */
  readonly headers?: Readonly<Record<string, string>>;
  /** It takes our element out of the top layer first, where what it does to its root would not be done to us. */
  readonly lowers?: boolean;
  /** What the reader chose for its site, so that no handle is to stand there. */
  readonly chosen?: 'on click only' | 'hidden';
  /** The sidebar may be gone afterwards: a page can always take our element out. */
  readonly mayRemove?: boolean;
}

/** What an attacker may have learnt elsewhere: our addresses, and a token that was used once. */
export interface Known {
  readonly fixedAddress: string;
  readonly dynamicAddress: string;
  readonly usedToken: string;
}

declare global {
  interface Window {
    loot: unknown[];
  }
}
