import { i18n } from '#i18n';
import { formatAge } from '../../lib/domain/age.ts';
import type { Comment } from '../../lib/domain/comment.ts';
import { safeHref } from '../articles/safe-href.ts';

interface CommentTreeProps {
  readonly comments: readonly Comment[];
  /** The page with all of them. */
  readonly page: string;
  readonly now: number;
  readonly locale: string;
}

/** A thread as nested lists. Only text: what readers wrote is never markup, and none of their links becomes one. */
export function CommentTree({ comments, ...rest }: CommentTreeProps) {
  return (
    <ol class="comments" data-part="comments" aria-label={i18n.t('discussion.thread')}>
      {comments.map((comment) => (
        <CommentItem key={comment.id} comment={comment} {...rest} />
      ))}
    </ol>
  );
}

type CommentItemProps = Omit<CommentTreeProps, 'comments'> & { readonly comment: Comment };

function CommentItem({ comment, ...rest }: CommentItemProps) {
  const { author, at, text, url, isOrphan, answers, deeper } = comment;
  const { page, now, locale } = rest;
  return (
    <li class="comment" data-comment-id={comment.id}>
      <p class="comment-head">
        <b data-part="author" dir="auto">
          {author ?? i18n.t('discussion.nobody')}
        </b>
        {at !== null && <time dateTime={new Date(at).toISOString()}>{formatAge(Math.max(0, now - at), locale)}</time>}
      </p>
      {isOrphan && <p class="comment-note">{i18n.t('discussion.orphan')}</p>}
      {text === '' ? (
        <p class="comment-note">{i18n.t('discussion.noWords')}</p>
      ) : (
        <div data-part="text" dir="auto">
          {text.split('\n').map((line, place) => (
            <p key={place}>{line}</p>
          ))}
        </div>
      )}
      {answers.length > 0 && (
        <ol>
          {answers.map((answer) => (
            <CommentItem key={answer.id} comment={answer} {...rest} />
          ))}
        </ol>
      )}
      {deeper > 0 && (
        <SiteLink href={url ?? page}>{i18n.t('discussion.deeper', deeper, [deeper.toLocaleString(locale)])}</SiteLink>
      )}
    </li>
  );
}

interface SiteLinkProps {
  readonly href: string;
  readonly children: string;
}

/** On to the site, in a tab that learns nothing of this one; the words alone where the address is none to open. */
export function SiteLink({ href, children }: SiteLinkProps) {
  const safe = safeHref(href);
  if (safe === null) return <span class="comment-more">{children}</span>;
  return (
    <a class="comment-more" href={safe} target="_blank" rel="noopener noreferrer">
      {children}
    </a>
  );
}
