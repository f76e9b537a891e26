import { browser } from '../browser.ts';
import type { Topic } from '../domain/topic.ts';

let loaded: Promise<readonly Topic[]> | null = null;

/**
 * The topics that ship with the program, read once in a worker's life from its own package. That file is checked by
 * `parseTopics` before it ships (`tests/lib/articles/topic-file.test.ts`), and not again at every wake.
 */
export function packagedTopics(): Promise<readonly Topic[]> {
  loaded ??= readPackaged();
  loaded.catch(() => {
    loaded = null;
  });
  return loaded;
}

async function readPackaged(): Promise<readonly Topic[]> {
  const response = await fetch(browser.runtime.getURL('data/topics.json'));
  return ((await response.json()) as { readonly topics: readonly Topic[] }).topics;
}
