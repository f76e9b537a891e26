import { i18n } from '#i18n';
import type { FeedId, FeedTopic } from '../../lib/domain/article.ts';
import type { FeedView } from '../../lib/query/views.ts';
import { FeedRow } from './FeedRow.tsx';
import { topicText } from './feed-words.ts';

const topics: readonly FeedTopic[] = ['crypto', 'ai', 'decentralised-ai'];

interface SourceListProps {
  readonly feeds: readonly FeedView[];
  /** Feeds whose "Try now" waits for its answer. */
  readonly trying: ReadonlySet<FeedId>;
  readonly now: number;
  readonly locale: string;
  readonly onSwitch: (feed: FeedView, on: boolean) => void;
  readonly onTry: (feed: FeedView) => void;
}

/** The sources by subject, each subject a table; a subject without sources is absent. */
export function SourceList({ feeds, trying, now, locale, onSwitch, onTry }: SourceListProps) {
  if (feeds.length === 0) return <p class="empty">{i18n.t('options.sources.none')}</p>;
  const groups = topics
    .map((topic) => ({ topic, feeds: feeds.filter((feed) => feed.topic === topic) }))
    .filter((group) => group.feeds.length > 0);
  return (
    <>
      {groups.map((group) => (
        <section key={group.topic} aria-labelledby={`topic-${group.topic}`}>
          <h2 id={`topic-${group.topic}`}>
            {topicText(group.topic)} <span class="count number">{group.feeds.length}</span>
          </h2>
          <table class="source-list" aria-labelledby={`topic-${group.topic}`}>
            <SourceHeads />
            <tbody>
              {group.feeds.map((feed) => (
                <FeedRow
                  key={feed.id}
                  feed={feed}
                  trying={trying.has(feed.id)}
                  now={now}
                  locale={locale}
                  onSwitch={(on) => onSwitch(feed, on)}
                  onTry={() => onTry(feed)}
                />
              ))}
            </tbody>
          </table>
        </section>
      ))}
    </>
  );
}

function SourceHeads() {
  return (
    <thead>
      <tr class="feed-row">
        <th scope="col">
          <span class="visually-hidden">{i18n.t('options.sources.switchHead')}</span>
        </th>
        <th scope="col" class="source">
          {i18n.t('options.sources.source')}
        </th>
        <th scope="col" class="kind">
          {i18n.t('options.sources.kind')}
        </th>
        <th scope="col" class="health">
          {i18n.t('options.sources.health')}
        </th>
        <th scope="col" class="kept">
          {i18n.t('options.sources.kept')}
        </th>
        <th scope="col" class="next-look">
          {i18n.t('options.sources.nextLook')}
        </th>
      </tr>
    </thead>
  );
}
