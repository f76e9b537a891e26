import { i18n } from '#i18n';
import { useId, useState } from 'preact/hooks';
import type { TopicView } from '../../lib/query/sidebar-views.ts';
import { topicTitle } from './topic-words.ts';
import './topics.css';

interface TopicsProps {
  readonly topics: readonly TopicView[];
  /** Labs, exchanges, people … by name. One of the two lists is not empty. */
  readonly others: readonly string[];
  readonly locale: string;
}

/** What the page is about besides coins: topics, and the labs, exchanges, people … that it names. */
export function Topics({ topics, others, locale }: TopicsProps) {
  const hasTopics = topics.length > 0;
  const names = inOneLine(others, locale);
  return (
    <section class="section" aria-labelledby="topics-heading" data-part="topics">
      <h2 class="section-head" id="topics-heading">
        {i18n.t(hasTopics ? 'sidebar.topics' : 'sidebar.names')}
      </h2>
      {hasTopics && <Chips topics={topics} locale={locale} />}
      {others.length > 0 && (
        <p class="section-note" data-part="other-names">
          {hasTopics ? i18n.t('sidebar.alsoNamed', [names]) : names}
        </p>
      )}
    </section>
  );
}

/** Pressing a topic shows the words of the page that say so. */
function Chips({ topics, locale }: Pick<TopicsProps, 'topics' | 'locale'>) {
  const [openId, setOpenId] = useState<string | null>(null);
  const wordsId = useId();
  const open = topics.find(({ id }) => id === openId);
  const written = open?.words.map((word) => `“${word}”`) ?? [];
  return (
    <>
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
              {count > 0 && <TopicCount count={count} locale={locale} />}
            </button>
          </li>
        ))}
      </ul>
      <p class="section-note" id={wordsId} data-part="topic-words" aria-live="polite">
        {open && i18n.t('sidebar.topicShown', [inOneLine(written, locale)])}
      </p>
    </>
  );
}

/** How often the page says it. A bare figure tells that only to the eye, which sees it grow with what is read. */
function TopicCount({ count, locale }: { readonly count: number; readonly locale: string }) {
  const figure = count.toLocaleString(locale);
  const words = i18n.t('sidebar.topicCount', count, [figure]);
  return (
    <>
      <span class="topic-count number" aria-hidden="true" title={words}>
        {figure}
      </span>
      <span class="visually-hidden"> {words}</span>
    </>
  );
}

function inOneLine(some: readonly string[], locale: string): string {
  return new Intl.ListFormat(locale, { type: 'unit' }).format(some);
}
