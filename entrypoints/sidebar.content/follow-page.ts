import { rootOf, visibilityOf } from '../../lib/page/dom.ts';

const QUIET_MS = 400;
const LONGEST_WAIT_MS = 4000;
const LOOK_EVERY_MS = 1000;

/** Resolves when the page has stopped changing for a moment, at the latest after four seconds. */
export function settled(page: Document, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    let quiet: ReturnType<typeof setTimeout>;
    const done = (): void => {
      observer.disconnect();
      clearTimeout(quiet);
      resolve();
    };
    const wait = (): void => {
      clearTimeout(quiet);
      quiet = setTimeout(done, QUIET_MS);
    };
    const observer = new MutationObserver(wait);
    observer.observe(rootOf(page), { childList: true, subtree: true });
    setTimeout(done, LONGEST_WAIT_MS);
    signal.addEventListener('abort', done);
    wait();
  });
}

/**
 * Calls back when the address changes without a load (a fragment alone is no change), and when the page comes back from
 * the back-forward cache. The Navigation API tells; where it is missing the address is looked at once a second while
 * the page is visible.
 */
export function followPage(page: Document, signal: AbortSignal, onChange: () => void): void {
  let last = address();
  const look = (): void => {
    if (address() === last) return;
    last = address();
    onChange();
  };
  const navigation = (globalThis as { navigation?: unknown }).navigation;
  // In browsers without the API a page's `<a id="navigation">` answers to that name.
  if (navigation instanceof EventTarget && !(navigation instanceof Node)) {
    navigation.addEventListener('navigatesuccess', look, { signal });
  } else {
    const timer = setInterval(() => visibilityOf(page) === 'visible' && look(), LOOK_EVERY_MS);
    signal.addEventListener('abort', () => clearInterval(timer));
  }
  window.addEventListener('pageshow', (event) => event.isTrusted && event.persisted && onChange(), { signal });
}

/** Without the fragment: a jump within a page is no other page. */
export function address(): string {
  return location.href.replace(/#.*$/, '');
}
