import { i18n } from '#i18n';
import type { FeedTopic } from '../../lib/domain/article.ts';

const topicKeys = {
  crypto: 'crypto',
  ai: 'ai',
  'decentralised-ai': 'decentralisedAi',
} as const satisfies Record<FeedTopic, string>;

/** "Decentralised AI": the heading that built-in feeds stand under, and the folder in which they go into a list. */
export function topicText(topic: FeedTopic): string {
  return i18n.t(`options.sources.topics.${topicKeys[topic]}`);
}
