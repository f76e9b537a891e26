import { i18n } from '#i18n';
import { useState } from 'preact/hooks';
import type { CommentsAnswer } from '../../lib/domain/comment.ts';
import type { DiscussionView } from '../../lib/query/sidebar-views.ts';
import { commentCount, refusalWords } from './comment-words.ts';
import { CommentTree, SiteLink } from './CommentTree.tsx';
import { CommentIcon } from './icons.tsx';
import './comments.css';

interface DiscussionProps {
  readonly discussion: DiscussionView;
  readonly comments: number | null;
  readonly now: number;
  readonly locale: string;
  /** Makes a request, to the host that this row names. Resolves to null where that is to be confirmed elsewhere first. */
  readonly onRead: () => Promise<CommentsAnswer | null>;
}

type Stage =
  | { readonly kind: 'closed' }
  | { readonly kind: 'asking' }
  | { readonly kind: 'no-answer' }
  | { readonly kind: 'answered'; readonly answer: CommentsAnswer };

/** The readers' comments of an article. Nobody is asked before the button is pressed, and it says whom it asks. */
export function Discussion({ discussion, comments, now, locale, onRead }: DiscussionProps) {
  const [stage, setStage] = useState<Stage>({ kind: 'closed' });
  const { host, allowed, page } = discussion;
  const read = stage.kind === 'answered' && stage.answer.ok ? stage.answer : null;
  const isOpen = read !== null;

  const press = async (): Promise<void> => {
    if (stage.kind === 'asking') return;
    if (isOpen) return setStage({ kind: 'closed' });
    setStage({ kind: 'asking' });
    setStage(
      await onRead().then(
        (answer) => (answer ? { kind: 'answered', answer } : { kind: 'closed' }),
        () => ({ kind: 'no-answer' }),
      ),
    );
  };

  return (
    <div class="discussion" data-part="discussion" data-stage={stage.kind}>
      <p class="discussion-line">
        <CommentIcon />
        <span class="discussion-count">
          <b>{commentCount(comments, locale)}</b> {i18n.t('discussion.onThis')}
        </span>
        {allowed && (
          <button
            type="button"
            class="text-button"
            data-part="read"
            aria-expanded={isOpen}
            aria-disabled={stage.kind === 'asking'}
            onClick={() => void press()}
          >
            {i18n.t(isOpen ? 'discussion.close' : 'discussion.read')}
          </button>
        )}
      </p>
      <output class="discussion-note" data-part="asks">
        {noteOf(stage, discussion, locale)}
      </output>
      {read && read.count > 0 && (
        <>
          {read.isFlat && <p class="discussion-note">{i18n.t('discussion.flat')}</p>}
          <CommentTree comments={read.comments} page={page} now={now} locale={locale} />
          {read.isCut && <p class="discussion-note">{i18n.t('discussion.cut')}</p>}
        </>
      )}
      {(stage.kind !== 'closed' || !allowed) && stage.kind !== 'asking' && (
        <SiteLink href={page}>{i18n.t(isOpen ? 'discussion.reply' : 'discussion.atSite', [host])}</SiteLink>
      )}
    </div>
  );
}

function noteOf(stage: Stage, { host, allowed }: DiscussionView, locale: string): string {
  if (!allowed) return i18n.t('discussion.failed.noPermission', [host]);
  if (stage.kind === 'asking') return i18n.t('discussion.asking', [host]);
  if (stage.kind === 'no-answer') return refusalWords('no-answer', host);
  if (stage.kind === 'closed') return i18n.t('discussion.asks', [host]);
  const { answer } = stage;
  if (!answer.ok) return refusalWords(answer.reason, host);
  if (answer.count === 0) return i18n.t('discussion.none', [host]);
  return i18n.t('discussion.from', answer.count, [answer.count.toLocaleString(locale), host]);
}
