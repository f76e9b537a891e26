import { i18n } from '#i18n';
import { useId, useState } from 'preact/hooks';
import type { TopicView } from '../../lib/query/sidebar-views.ts';
import { topicTitle } from './topic-words.ts';
import './topics.css';

interface TopicsProps {
  /** At least one. */
  readonly topics: readonly TopicView[];
  readonly locale: string;
}

/** The topics that the page touches; pressing one shows the words of the page that say so. */
export function Topics({ topics, locale }: TopicsProps) {
  const [openId, setOpenId] = useState<string | null>(null);
  const wordsId = useId();
  const open = topics.find(({ id }) => id === openId);
  return (
    <section class="section" aria-labelledby="topics-heading" data-part="topics">
      <h2 class="section-head" id="topics-heading">
        {i18n.t('sidebar.topics')}
      </h2>
      <ul class="topics">
        {topics.map(({ id, count }) => (
          <li key={id}>
            <button
              type="button"
              class="topic-chip"
              aria-expanded={id === openId}
              aria-controls={wordsId}
              onClick={() => setOpenId(id === openId ? null : id)}
            >
              {topicTitle(id, locale)}
              {count > 0 && <span class="topic-count number">{count.toLocaleString(locale)}</span>}
            </button>
          </li>
        ))}
      </ul>
      <p class="section-note" id={wordsId} data-part="topic-words" aria-live="polite">
        {open &&
          i18n.t('sidebar.topicShown', [
            new Intl.ListFormat(locale, { type: 'unit' }).format(open.words.map((word) => `“${word}”`)),
          ])}
      </p>
    </section>
  );
}
