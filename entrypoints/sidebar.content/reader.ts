import type { readPage } from '../../lib/page/read-page.ts';
import { ask } from './extension.ts';

type Reader = typeof readPage;

/** Where `page-reader.js` puts itself: a symbol of the content scripts' own world, which the page cannot see or forge. */
const READER = Symbol.for('coinside.reader');

const world = globalThis as { [READER]?: Reader };

/**
 * The page's reader. It is a script of its own that the background puts beside this one where there is something to
 * read, so that other pages pay nothing for it. Null where the background cannot, or where for
 * a handle it will not.
 */
export async function bringReader(forHandle: boolean): Promise<Reader | null> {
  if (!world[READER]) await ask('bringReader', { forHandle });
  return world[READER] ?? null;
}

/** It goes again once the page is read, with all that the browser made of it: it would be most of what we take. */
export function letReaderGo(): void {
  delete world[READER];
}
