import { type ListedInOpml, writeOpml } from '../articles/opml.ts';
import type { FeedTopic } from '../domain/article.ts';
import { knownFeeds } from './known-feeds.ts';

/** Folders in which built-in feeds go into a list; the names of the page, so that they come back to the same place. */
export type TopicNames = Readonly<Record<FeedTopic, string>>;

/** All own feeds and the built-in ones that are read, as OPML for any other reader. */
export async function getOpml(
  title: string,
  topics: TopicNames,
  now: number,
): Promise<{ readonly opml: string; readonly feeds: number }> {
  const listed = [...(await knownFeeds()).values()].filter(({ on, own }) => on || own !== null);
  const feeds = listed.map(({ name, url, siteHost, topic, own, language }): ListedInOpml => {
    const folder = own?.folder ?? (topic === null ? '' : topics[topic]);
    return { name, url, siteHost, folder, language: language ?? null };
  });
  return { opml: writeOpml(title, feeds, now), feeds: feeds.length };
}
