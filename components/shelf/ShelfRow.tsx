import { i18n } from '#i18n';
import type { ArticleMark } from '../../lib/domain/article-marks.ts';
import type { ShelfArticle } from '../../lib/query/shelf-views.ts';
import { SaveButton } from '../articles/SaveButton.tsx';
import { timeOfDay } from '../controls/clock-time.ts';
import { Label } from '../controls/Label.tsx';

interface ShelfRowProps {
  readonly article: ShelfArticle;
  /** Whether the day stands above the row, so that it needs the time alone. */
  readonly isUnderDay: boolean;
  readonly isOpen: boolean;
  readonly locale: string;
  readonly onRead: () => void;
  /** Null where no mark may be set. */
  readonly onMark: ((mark: ArticleMark, on: boolean) => void) | null;
}

/** One article of the list: the row opens what its feed brought of it. */
export function ShelfRow({ article, isUnderDay, isOpen, locale, onRead, onMark }: ShelfRowProps) {
  const { id, title, source, label, read, saved, dateKnown, publishedAt } = article;
  const at = isUnderDay
    ? timeOfDay(publishedAt, locale)
    : new Intl.DateTimeFormat(locale, { dateStyle: 'medium' }).format(publishedAt);
  return (
    <li class="shelf-row" data-article-id={id} data-read={read}>
      <button type="button" class="shelf-open" aria-current={isOpen || undefined} data-part="open" onClick={onRead}>
        <span class="shelf-title" data-part="title" dir="auto">
          {title}
        </span>
        <span class="shelf-meta" data-part="meta">
          <span dir="auto">{source}</span>
          <span aria-hidden="true">·</span>
          <span class="number">{dateKnown ? at : i18n.t('shelf.seen', [at])}</span>
          {read && <span data-part="read-mark">{i18n.t('articles.read')}</span>}
          {label && <Label mark={label} />}
        </span>
      </button>
      {onMark && <SaveButton title={title} saved={saved} onSave={(on) => onMark('saved', on)} />}
    </li>
  );
}
