import { defineContentScript } from 'wxt/utils/define-content-script';
import { isPrerendering } from '../../lib/page/dom.ts';
import { startSidebar } from './sidebar.ts';

/** The page cannot see or forge a symbol of this script's own world; a string it could, with an element of that id. */
const RUNNING = Symbol.for('coinside.sidebar');

export default defineContentScript({
  // The publishers' pages; wxt.config.ts writes them into the manifest, so that no page pays for the list.
  matches: [],
  runAt: 'document_idle',
  allFrames: false,
  main() {
    const world = globalThis as { [RUNNING]?: () => boolean };
    if (window !== window.top) return;
    const start = (): void => {
      if (!world[RUNNING]?.()) world[RUNNING] = startSidebar(document);
    };
    if (isPrerendering(document))
      EventTarget.prototype.addEventListener.call(document, 'prerenderingchange', start, { once: true });
    else start();
  },
});
