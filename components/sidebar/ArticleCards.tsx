import type { KeyboardEventHandler, Ref } from 'preact';
import type { ArticleMark, ArticleMarks } from '../../lib/domain/article-marks.ts';
import type { CommentsAnswer } from '../../lib/domain/comment.ts';
import type { RelatedArticleView } from '../../lib/query/sidebar-views.ts';
import type { NamedMute } from '../articles/mute-words.ts';
import { ArticleCard } from './ArticleCard.tsx';

/** What every list of cards beside a page needs besides its articles. */
export interface BesideCards {
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

interface ArticleCardsProps extends BesideCards {
  readonly articles: readonly RelatedArticleView[];
  readonly list?: Ref<HTMLUListElement>;
  readonly onKeyDown?: KeyboardEventHandler<HTMLUListElement>;
}

/** Articles as cards, one below the other. */
export function ArticleCards(props: ArticleCardsProps) {
  const { articles, list, onKeyDown, marks, onMark, onMute, pageAt, now, locale, onReadComments } = props;
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- the keys move between the links inside
    <ul class="articles" ref={list ?? null} onKeyDown={onKeyDown}>
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
  );
}
