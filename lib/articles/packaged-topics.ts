import { browser } from '../browser.ts';
import type { Topic } from '../domain/topic.ts';
import { parseTopics } from './topic-file.ts';

let loaded: Promise<readonly Topic[]> | null = null;

/** The topics that ship with the program, read once in a worker's life from its own package. */
export function packagedTopics(): Promise<readonly Topic[]> {
  loaded ??= readPackaged();
  loaded.catch(() => {
    loaded = null;
  });
  return loaded;
}

async function readPackaged(): Promise<readonly Topic[]> {
  const response = await fetch(browser.runtime.getURL('data/topics.json'));
  return parseTopics(await response.json());
}
