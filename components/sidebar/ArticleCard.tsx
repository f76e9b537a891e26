import { i18n } from '#i18n';
import { useId, useRef, useState } from 'preact/hooks';
import { type ArticleMark, type ArticleMarks, UNMARKED } from '../../lib/domain/article-marks.ts';
import type { CommentsAnswer } from '../../lib/domain/comment.ts';
import type { RelatedArticleView } from '../../lib/query/sidebar-views.ts';
import { AlsoFrom } from '../articles/AlsoFrom.tsx';
import type { NamedMute } from '../articles/mute-words.ts';
import { NotForMe, NotForMeButton } from '../articles/NotForMe.tsx';
import { safeHref } from '../articles/safe-href.ts';
import { SaveButton } from '../articles/SaveButton.tsx';
import { Label } from '../controls/Label.tsx';
import { articleAge, reasonParts } from './article-words.ts';
import { commentCount } from './comment-words.ts';
import { Discussion } from './Discussion.tsx';
import { CommentIcon } from './icons.tsx';

interface ArticleCardProps {
  readonly article: RelatedArticleView;
  /** Undefined without any mark. */
  readonly marks: ArticleMarks | undefined;
  /** Null where no mark may be set: in a private window. */
  readonly onMark: ((mark: ArticleMark, on: boolean) => void) | null;
  /** Null where nothing may be muted: in a private window. */
  readonly onMute: ((mute: NamedMute) => void) | null;
  /** The same story was opened at another publisher. */
  readonly onOpenAlso: (articleId: string) => void;
  readonly pageAt: number | null;
  readonly now: number;
  readonly locale: string;
  readonly onReadComments: () => Promise<CommentsAnswer | null>;
}

/**
 * One related article: the whole card is the link, in a new tab that learns nothing of this page. Its comments are a
 * separate stop, which opens below the card and asks nobody by itself.
 */
export function ArticleCard({ article, marks = UNMARKED, onMark, onMute, ...rest }: ArticleCardProps) {
  const { pageAt, now, locale, onReadComments, onOpenAlso } = rest;
  const [isOpen, setOpen] = useState(false);
  const [isMenuOpen, setMenuOpen] = useState(false);
  const discussionId = useId();
  const menuId = useId();
  const cardRef = useRef<HTMLLIElement>(null);
  const href = safeHref(article.url);
  const age = articleAge(article, pageAt, now, locale);
  const reason = reasonParts(article.reason, locale);
  const { discussion, comments } = article;
  const onOpened = (): void => onMark?.('read', true);
  return (
    <li ref={cardRef} class="article" data-article-id={article.id} data-read={marks.read}>
      <div class={href === null ? 'article-card' : 'article-card pressable'}>
        <h3 class="article-title" data-part="title" dir="auto">
          {href === null ? (
            article.title
          ) : (
            <a
              class="article-link"
              href={href}
              target="_blank"
              rel="noopener noreferrer"
              onClick={onOpened}
              onAuxClick={({ button }) => button === 1 && onOpened()}
            >
              {article.title}
            </a>
          )}
        </h3>
        <div class="article-meta" data-part="meta">
          <span dir="auto">{article.source}</span>
          {age !== null && (
            <>
              <span aria-hidden="true">·</span>
              <time dateTime={new Date(article.publishedAt).toISOString()}>{age}</time>
            </>
          )}
          {marks.read && <span data-part="read-mark">{i18n.t('articles.read')}</span>}
          {article.label && <Label mark={article.label} />}
          {comments !== null &&
            comments > 0 &&
            (discussion ? (
              <button
                type="button"
                class="article-comments"
                aria-expanded={isOpen}
                aria-controls={discussionId}
                data-part="comment-count"
                aria-label={i18n.t('sidebar.commentsOf', [commentCount(comments, locale), article.title])}
                title={i18n.t('discussion.open')}
                onClick={() => setOpen(!isOpen)}
              >
                <CommentCount comments={comments} locale={locale} />
              </button>
            ) : (
              <span class="article-comments" data-part="comment-count">
                <CommentCount comments={comments} locale={locale} />
              </span>
            ))}
          {onMark && <SaveButton title={article.title} saved={marks.saved} onSave={(on) => onMark('saved', on)} />}
          {onMute && (
            <NotForMeButton
              title={article.title}
              isOpen={isMenuOpen}
              controls={menuId}
              onPress={() => setMenuOpen(!isMenuOpen)}
            />
          )}
        </div>
        {reason.length > 0 && (
          <p class="article-reason" data-part="reason">
            {reason.map(({ text, shared }, place) => (shared ? <b key={place}>{text}</b> : text))}
          </p>
        )}
      </div>
      {onMute && (
        <NotForMe
          id={menuId}
          isOpen={isMenuOpen}
          article={article}
          topics={article.reason.topics}
          onMute={onMute}
          onClose={() => {
            setMenuOpen(false);
            cardRef.current?.querySelector<HTMLElement>('[data-part="not-for-me"]')?.focus();
          }}
        />
      )}
      <AlsoFrom also={article.also} now={now} locale={locale} onOpen={onOpenAlso} />
      {discussion && (
        <div id={discussionId} hidden={!isOpen}>
          <Discussion discussion={discussion} comments={comments} now={now} locale={locale} onRead={onReadComments} />
        </div>
      )}
    </li>
  );
}

function CommentCount({ comments, locale }: { readonly comments: number; readonly locale: string }) {
  const figure = comments.toLocaleString(locale);
  return (
    <>
      <CommentIcon />
      <span class="number" aria-hidden="true">
        {figure}
      </span>
      <span class="visually-hidden">{i18n.t('sidebar.comments', comments, [figure])}</span>
    </>
  );
}
