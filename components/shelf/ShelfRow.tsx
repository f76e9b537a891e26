import { i18n } from '#i18n';
import type { ArticleMark } from '../../lib/domain/article-marks.ts';
import type { ShelfArticle } from '../../lib/query/shelf-views.ts';
import { AlsoFrom } from '../articles/AlsoFrom.tsx';
import { SaveButton } from '../articles/SaveButton.tsx';
import { timeOfDay } from '../controls/clock-time.ts';
import { Label } from '../controls/Label.tsx';

interface ShelfRowProps {
  readonly article: ShelfArticle;
  /** Whether the day stands above the row, so that it needs the time alone. */
  readonly isUnderDay: boolean;
  readonly isOpen: boolean;
  readonly now: number;
  readonly locale: string;
  readonly onRead: () => void;
  /** The reader went to another article of the story. */
  readonly onOpenAlso: (articleId: string) => void;
  /** Null where no mark may be set. */
  readonly onMark: ((mark: ArticleMark, on: boolean) => void) | null;
}

/** One article or story of the list: the row opens what the feed brought of it. */
export function ShelfRow({ article, isUnderDay, isOpen, now, locale, onRead, onOpenAlso, onMark }: ShelfRowProps) {
  const { id, title, source, label, read, saved, dateKnown, publishedAt, also } = article;
  const at = isUnderDay
    ? timeOfDay(publishedAt, locale)
    : new Intl.DateTimeFormat(locale, { dateStyle: 'medium' }).format(publishedAt);
  return (
    <li class="shelf-row" data-article-id={id} data-read={read}>
      <div class="shelf-row-body">
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
        <AlsoFrom also={also} now={now} locale={locale} onOpen={onOpenAlso} />
      </div>
      {onMark && <SaveButton title={title} saved={saved} onSave={(on) => onMark('saved', on)} />}
    </li>
  );
}
