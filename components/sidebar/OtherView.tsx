import { i18n } from '#i18n';
import type { ArticleMark, ArticleMarks } from '../../lib/domain/article-marks.ts';
import type { CommentsAnswer } from '../../lib/domain/comment.ts';
import type { OtherView as OtherViewOf } from '../../lib/query/sidebar-views.ts';
import type { NamedMute } from '../articles/mute-words.ts';
import { ArticleCard } from './ArticleCard.tsx';
import { topicName } from './topic-words.ts';

interface OtherViewProps {
  readonly view: OtherViewOf;
  readonly marks: Readonly<Record<string, ArticleMarks>>;
  /** Null where no mark may be set. */
  readonly onMark: ((articleId: string, mark: ArticleMark, on: boolean) => void) | null;
  /** Null where nothing may be muted. */
  readonly onMute: ((mute: NamedMute) => void) | null;
  readonly pageAt: number | null;
  readonly now: number;
  readonly locale: string;
  readonly onReadComments: (articleId: string) => Promise<CommentsAnswer | null>;
}

/** Articles on the counter-topic, with the sentence that says why they stand here: an offer, no advice. */
export function OtherView({ view, marks, onMark, onMute, ...rest }: OtherViewProps) {
  const { of, topic, articles } = view;
  const { pageAt, now, locale, onReadComments } = rest;
  return (
    <section class="section" aria-labelledby="other-view-heading" data-part="other-view">
      <div class="section-line">
        <h2 class="section-head" id="other-view-heading">
          {i18n.t('sidebar.otherView')}
        </h2>
        <span class="section-end">{topicName(topic)}</span>
      </div>
      <p class="section-note">{i18n.t('sidebar.otherViewOf', [topicName(of), topicName(topic)])}</p>
      <ul class="articles">
        {articles.map((article) => (
          <ArticleCard
            key={article.id}
            article={article}
            marks={marks[article.id]}
            onMark={onMark && ((mark, on) => onMark(article.id, mark, on))}
            onOpenAlso={(articleId) => onMark?.(articleId, 'read', true)}
            onMute={onMute}
            pageAt={pageAt}
            now={now}
            locale={locale}
            onReadComments={() => onReadComments(article.id)}
          />
        ))}
      </ul>
    </section>
  );
}
