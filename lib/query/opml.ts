import type { ListedInOpml, writeOpml } from '../articles/write-opml.ts';
import type { FeedTopic } from '../domain/article.ts';
import { knownFeeds } from './known-feeds.ts';

/**
 * All own feeds and the built-in ones that are read, as OPML for any other reader.
 * @param topicText the folder in which a topic's built-in feeds go into it: the page's own name for it, so that they come
 * back to the same place
 * @param write out of a script of its own in the background
 */
export async function getOpml(
  title: string,
  topicText: (topic: FeedTopic) => string,
  now: number,
  write: typeof writeOpml,
): Promise<{ readonly opml: string; readonly feeds: number }> {
  const listed = [...(await knownFeeds()).values()].filter(({ on, own }) => on || own !== null);
  const feeds = listed.map(({ name, url, siteHost, topic, own, language }): ListedInOpml => {
    const folder = own?.folder ?? (topic === null ? '' : topicText(topic));
    return { name, url, siteHost, folder, language: language ?? null };
  });
  return { opml: write(title, feeds, now), feeds: feeds.length };
}
