import { browser } from '../browser.ts';

let loaded: Promise<ArrayBuffer> | null = null;

/**
 * The names that texts are searched for (`public/data/names.bin`, docs/names-format.md), read once in a worker's life
 * out of the program's own package (no network is involved). Always the same buffer: who opens it keeps it open.
 */
export function packagedNames(): Promise<ArrayBuffer> {
  loaded ??= fetch(browser.runtime.getURL('data/names.bin')).then((response) => response.arrayBuffer());
  loaded.catch(() => {
    loaded = null;
  });
  return loaded;
}
