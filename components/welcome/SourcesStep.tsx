import { i18n } from '#i18n';
import { useState } from 'preact/hooks';
import type { FeedId } from '../../lib/domain/article.ts';
import type { ShelfArticle } from '../../lib/query/shelf-views.ts';
import type { FeedView } from '../../lib/query/views.ts';
import { feedGroups } from '../options/feed-groups.ts';
import { ArticlesPicture } from './ArticlesPicture.tsx';
import { Chip } from './Chip.tsx';
import { Question } from './Question.tsx';

interface SourcesStepProps {
  /** Those that the browser allows already. */
  readonly feeds: readonly FeedView[];
  readonly articles: readonly ShelfArticle[];
  readonly now: number;
  readonly locale: string;
  /** The feeds that were switched, each with what it is now. */
  readonly onNext: (changed: ReadonlyMap<FeedId, boolean>) => void;
  readonly onSkip: () => void;
}

/** Which publishers are read, by subject. */
export function SourcesStep({ feeds, articles, now, locale, onNext, onSkip }: SourcesStepProps) {
  const [changed, setChanged] = useState<ReadonlyMap<FeedId, boolean>>(new Map());
  const isOn = ({ id, on }: FeedView): boolean => changed.get(id) ?? on;
  const taken = feeds.filter(isOn);
  const names = new Set(taken.map(({ name }) => name));
  return (
    <Question
      title={i18n.t('welcome.sources.title')}
      lead={i18n.t('welcome.sources.lead')}
      picture={
        <ArticlesPicture articles={articles.filter(({ source }) => names.has(source))} now={now} locale={locale} />
      }
      nextLabel={i18n.t('welcome.sources.next')}
      note={i18n.t('welcome.sources.count', taken.length, [String(taken.length)])}
      onNext={() => onNext(changed)}
      onSkip={onSkip}
    >
      {feedGroups(feeds, locale).map((group) => (
        <fieldset key={group.key} class="chips">
          <legend>{group.name}</legend>
          {group.feeds.map((feed) => (
            <Chip
              key={feed.id}
              on={isOn(feed)}
              label={feed.name}
              onChange={(on) => setChanged(new Map(changed).set(feed.id, on))}
            />
          ))}
        </fieldset>
      ))}
    </Question>
  );
}
