import type { readPage } from '../../lib/page/read-page.ts';
import { ask } from './extension.ts';

type Reader = typeof readPage;

/** Where `page-reader.js` puts itself: a symbol of the content scripts' own world, which the page cannot see or forge. */
const READER = Symbol.for('coinside.reader');

/**
 * The page's reader. It is a script of its own that the background puts beside this one where there is something to
 * read, so that other pages pay nothing for it. Null where the background cannot, or where for
 * a handle it will not.
 */
export async function bringReader(forHandle: boolean): Promise<Reader | null> {
  const world = globalThis as { [READER]?: Reader };
  if (!world[READER]) await ask('bringReader', { forHandle });
  return world[READER] ?? null;
}
