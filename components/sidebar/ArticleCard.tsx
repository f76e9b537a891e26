import { i18n } from '#i18n';
import type { RelatedArticleView } from '../../lib/query/views.ts';
import { articleAge, reasonParts, safeHref } from './article-words.ts';
import { CommentIcon } from './icons.tsx';

interface ArticleCardProps {
  readonly article: RelatedArticleView;
  readonly pageAt: number | null;
  readonly now: number;
  readonly locale: string;
}

/** One related article: the whole card is the link, in a new tab that learns nothing of this page. */
export function ArticleCard({ article, pageAt, now, locale }: ArticleCardProps) {
  const href = safeHref(article.url);
  const age = articleAge(article, pageAt, now, locale);
  const reason = reasonParts(article.reason, locale);
  const content = (
    <>
      <h3 class="article-title" data-part="title" dir="auto">
        {article.title}
      </h3>
      <div class="article-meta" data-part="meta">
        <span dir="auto">{article.source}</span>
        {age !== null && (
          <>
            <span aria-hidden="true">·</span>
            <time dateTime={new Date(article.publishedAt).toISOString()}>{age}</time>
          </>
        )}
        {article.kind === 'press-releases' && <span class="label label-warn">{i18n.t('sidebar.pressRelease')}</span>}
        {article.comments !== null && article.comments > 0 && (
          <span class="article-comments">
            <CommentIcon />
            <span class="number" aria-hidden="true">
              {article.comments.toLocaleString(locale)}
            </span>
            <span class="visually-hidden">{i18n.t('sidebar.comments', article.comments)}</span>
          </span>
        )}
      </div>
      {reason.length > 0 && (
        <p class="article-reason" data-part="reason">
          {reason.map(({ text, shared }, place) => (shared ? <b key={place}>{text}</b> : text))}
        </p>
      )}
    </>
  );
  return (
    <li class="article" data-article-id={article.id}>
      {href === null ? (
        <div class="article-card">{content}</div>
      ) : (
        <a class="article-card" href={href} target="_blank" rel="noopener noreferrer">
          {content}
        </a>
      )}
    </li>
  );
}
