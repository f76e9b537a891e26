import './also-from.css';
import { i18n } from '#i18n';
import { useId, useState } from 'preact/hooks';
import { ageParts, formatSpan } from '../../lib/domain/age.ts';
import type { ArticleMarks } from '../../lib/domain/article-marks.ts';
import type { HeadlineView } from '../../lib/query/views.ts';
import { Label } from '../controls/Label.tsx';
import { safeHref } from './safe-href.ts';

interface AlsoFromProps {
  /** The same story at other publishers, the earliest first; with what the reader did with each, where that is known. */
  readonly also: readonly (HeadlineView & Partial<ArticleMarks>)[];
  readonly now: number;
  readonly locale: string;
  readonly onOpen: (articleId: string) => void;
}

/** So many publishers are named before the others are counted. */
const NAMED = 2;

/** Who else tells a story: one line that opens to their headlines, each a link of its own. Nothing without any. */
export function AlsoFrom({ also, now, locale, onOpen }: AlsoFromProps) {
  const [isOpen, setOpen] = useState(false);
  const listId = useId();
  if (also.length === 0) return null;
  return (
    <div class="also-from" data-part="also">
      <button
        type="button"
        class="also-from-button"
        aria-expanded={isOpen}
        aria-controls={listId}
        onClick={() => setOpen(!isOpen)}
      >
        {alsoWords(also, locale)}
      </button>
      <ul id={listId} hidden={!isOpen}>
        {also.map((headline) => (
          <li key={headline.id}>
            <HeadlineLink headline={headline} onOpen={onOpen} />
            <span class="also-from-end">
              {headline.label && <Label mark={headline.label} />}
              {headline.read && <span>{i18n.t('articles.read')}</span>}
              {headline.saved && <span>{i18n.t('articles.isSaved')}</span>}
              {i18n.t('price.sourceAge', [
                headline.source,
                formatSpan(ageParts(Math.max(0, now - headline.publishedAt)), locale),
              ])}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** "Also from CoinDesk, Decrypt +3". */
function alsoWords(also: readonly HeadlineView[], locale: string): string {
  const sources = [...new Set(also.map(({ source }) => source))];
  const names = sources.slice(0, NAMED);
  const more = sources.length - names.length;
  if (more === 0) return i18n.t('articles.alsoFrom', [names.join(', ')]);
  return i18n.t('articles.alsoFromMore', [names.join(', '), more.toLocaleString(locale)]);
}

function HeadlineLink({ headline, onOpen }: { readonly headline: HeadlineView } & Pick<AlsoFromProps, 'onOpen'>) {
  const { id, title, url } = headline;
  const href = safeHref(url);
  if (href === null) return <span dir="auto">{title}</span>;
  return (
    <a
      href={href}
      target="_blank"
      rel="noopener noreferrer"
      referrerpolicy="no-referrer"
      dir="auto"
      onClick={() => onOpen(id)}
      onAuxClick={({ button }) => button === 1 && onOpen(id)}
    >
      {title}
    </a>
  );
}
