import { i18n } from '#i18n';
import { FEED_TOPICS, type FeedTopic } from '../../lib/domain/article.ts';
import type { FeedView } from '../../lib/query/views.ts';
import { topicText } from './topic-words.ts';

/** Feeds that stand together: a topic of the directory, or a folder of the reader's. */
export interface FeedGroup {
  /** For the elements' ids; never shown. */
  readonly key: string;
  readonly name: string;
  readonly feeds: readonly FeedView[];
}

/**
 * The reader's own folders first, by name, those without one before them; then the topics of the directory in its
 * order. An own feed in a folder that is called like a topic stands among that topic's. Groups without feeds are absent.
 */
export function feedGroups(feeds: readonly FeedView[], locale: string): FeedGroup[] {
  const compare = new Intl.Collator(locale, { numeric: true }).compare;
  const topicOf = new Map(FEED_TOPICS.map((topic) => [nameKey(topicText(topic)), topic] as const));
  const byFolder = new Map<string, FeedView[]>();
  const byTopic = new Map<FeedTopic, FeedView[]>(FEED_TOPICS.map((topic) => [topic, []]));
  for (const feed of feeds) {
    const topic = feed.topic ?? topicOf.get(nameKey(feed.folder ?? ''));
    if (topic === undefined) byFolder.set(feed.folder ?? '', [...(byFolder.get(feed.folder ?? '') ?? []), feed]);
    else byTopic.get(topic)?.push(feed);
  }
  const folders = [...byFolder].sort(([a], [b]) => compare(a, b));
  return [
    ...folders.map(([folder, own], place) => ({
      key: `folder-${place}`,
      name: folder || i18n.t('options.sources.ownGroup'),
      feeds: own.toSorted((a, b) => compare(a.name, b.name)),
    })),
    ...[...byTopic].map(([topic, some]) => ({ key: `topic-${topic}`, name: topicText(topic), feeds: some })),
  ].filter((group) => group.feeds.length > 0);
}

/** Names of folders that can be chosen: the reader's, then the topics. */
export function folderChoices(feeds: readonly FeedView[], locale: string): string[] {
  const own = feeds.flatMap(({ folder }) => folder || []);
  const compare = new Intl.Collator(locale, { numeric: true }).compare;
  return [...new Set([...own.toSorted(compare), ...FEED_TOPICS.map(topicText)])];
}

function nameKey(name: string): string {
  return name.trim().toLocaleLowerCase();
}
