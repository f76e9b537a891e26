import { i18n } from '#i18n';
import type { CommentsRefusal } from '../../lib/domain/comment.ts';

/** "14 comments"; "Comments" where the feed tells no number. */
export function commentCount(comments: number | null, locale: string): string {
  if (comments === null) return i18n.t('discussion.some');
  return i18n.t('sidebar.comments', comments, [comments.toLocaleString(locale)]);
}

const failures = {
  offline: 'discussion.failed.offline',
  unreachable: 'discussion.failed.unreachable',
  timeout: 'discussion.failed.timeout',
  'rate-limited': 'discussion.failed.rateLimited',
  refused: 'discussion.failed.refused',
  'key-refused': 'discussion.failed.refused',
  'key-of-other-plan': 'discussion.failed.refused',
  gone: 'discussion.failed.notFound',
  'not-found': 'discussion.failed.notFound',
  'server-error': 'discussion.failed.serverError',
  'too-large': 'discussion.failed.tooLarge',
  'not-a-feed': 'discussion.failed.badReply',
  'bad-reply': 'discussion.failed.badReply',
  'unsafe-address': 'discussion.failed.unsafeAddress',
  'no-permission': 'discussion.failed.noPermission',
  'storage-full': 'discussion.failed.noAnswer',
  'gone-from-store': 'discussion.failed.goneFromStore',
  elsewhere: 'discussion.failed.elsewhere',
  'no-answer': 'discussion.failed.noAnswer',
} as const satisfies Record<CommentsRefusal['reason'] | 'no-answer', string>;

/** Why there is nothing to read, in a sentence. `no-answer`: the background gave none. */
export function refusalWords(reason: CommentsRefusal['reason'] | 'no-answer', host: string): string {
  return i18n.t(failures[reason], [host]);
}
