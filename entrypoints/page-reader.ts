import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { readPage } from '../lib/page/read-page.ts';

/** Stands beside the content script in its own world; see sidebar.content/reader.ts. */
export default defineUnlistedScript(() => {
  Object.assign(globalThis, { [Symbol.for('coinside.reader')]: readPage });
});
