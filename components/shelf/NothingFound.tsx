import { i18n } from '#i18n';
import type { ShelfQuery } from '../../lib/domain/shelf-query.ts';

interface NothingFoundProps {
  readonly isFailed: boolean;
  readonly isEmpty: boolean;
  readonly isNarrowed: boolean;
  readonly part: ShelfQuery['part'];
  readonly onRetry: () => void;
  readonly onClear: () => void;
}

/** Why the list is empty, and the way on. */
export function NothingFound({ isFailed, isEmpty, isNarrowed, part, onRetry, onClear }: NothingFoundProps) {
  if (isFailed) return <Empty sentence={i18n.t('shelf.failed')} action={i18n.t('sidebar.again')} onPress={onRetry} />;
  if (isEmpty) return <Empty sentence={i18n.t('shelf.empty')} more={i18n.t('shelf.emptyMore')} />;
  if (!isNarrowed && part === 'saved')
    return <Empty sentence={i18n.t('shelf.noneSaved')} more={i18n.t('shelf.noneSavedMore')} />;
  if (!isNarrowed && part === 'unread') return <Empty sentence={i18n.t('shelf.noneUnread')} />;
  return (
    <Empty
      sentence={i18n.t('shelf.noneFound')}
      more={i18n.t('shelf.noneFoundMore')}
      action={i18n.t('shelf.clear')}
      onPress={onClear}
    />
  );
}

interface EmptyProps {
  readonly sentence: string;
  readonly more?: string;
  readonly action?: string;
  readonly onPress?: () => void;
}

function Empty({ sentence, more, action, onPress }: EmptyProps) {
  return (
    <div class="shelf-empty" data-part="empty">
      <h2>{sentence}</h2>
      {more && <p>{more}</p>}
      {action && (
        <button type="button" class="button" onClick={onPress}>
          {action}
        </button>
      )}
    </div>
  );
}
