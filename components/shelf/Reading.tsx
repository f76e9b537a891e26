import { i18n } from '#i18n';
import { useEffect, useId, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { markdownLink } from '../../lib/domain/markdown-link.ts';
import type { ArticleMark } from '../../lib/domain/article-marks.ts';
import type { ShelfArticle } from '../../lib/query/shelf-views.ts';
import type { NamedMute } from '../articles/mute-words.ts';
import { NotForMe } from '../articles/NotForMe.tsx';
import { safeHref } from '../articles/safe-href.ts';
import { CloseIcon } from '../controls/icons.tsx';
import { Label } from '../controls/Label.tsx';

interface ReadingProps {
  readonly article: ShelfArticle;
  readonly locale: string;
  readonly onClose: () => void;
  /** The reader went to the article's own page. */
  readonly onOpened: () => void;
  readonly onMark: ((mark: ArticleMark, on: boolean) => void) | null;
  /** Null where nothing may be muted. */
  readonly onMute: ((mute: NamedMute) => void) | null;
  /** Resolves to false where the browser does not allow it. */
  readonly onCopy: (text: string) => Promise<boolean>;
  /** Resolves to what is stored of its text, a paragraph a line; null where that is the teaser alone. */
  readonly onReadText: (articleId: string) => Promise<string | null>;
}

/** What the feed brought of an article, as text, and the ways on from it. Nothing is asked of its site. */
export function Reading({ article, locale, onClose, onOpened, onMark, onMute, onCopy, onReadText }: ReadingProps) {
  const { id, title, summary, source, author, label, publishedAt, dateKnown, language, read, saved } = article;
  const href = safeHref(article.url);
  const whole = useText(id, onReadText);
  const paragraphs = whole?.split('\n') ?? [summary].filter(Boolean);
  const titleRef = useRef<HTMLHeadingElement>(null);
  const menuRef = useRef<HTMLButtonElement>(null);
  const menuId = useId();
  const [isMenuOpen, setMenuOpen] = useState(false);
  const [copied, setCopied] = useState('');
  useLayoutEffect(() => {
    titleRef.current?.focus();
    setCopied('');
    setMenuOpen(false);
  }, [id]);
  const copy = (): void => {
    void onCopy(markdownLink(title, article.url)).then((done) =>
      setCopied(i18n.t(done ? 'shelf.copied' : 'shelf.notCopied')),
    );
  };
  const at = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'short' }).format(publishedAt);
  const lang = language ?? undefined;
  return (
    <article class="reading" data-part="reading" aria-labelledby="reading-title">
      <button
        type="button"
        class="icon-button reading-close"
        aria-label={i18n.t('shelf.close')}
        title={i18n.t('shelf.close')}
        onClick={onClose}
      >
        <CloseIcon />
      </button>
      <h2 id="reading-title" ref={titleRef} tabIndex={-1} lang={lang} dir="auto">
        {title}
      </h2>
      <p class="shelf-meta">
        <span dir="auto">{source}</span>
        {author !== null && <span dir="auto">{author}</span>}
        <span>{dateKnown ? at : i18n.t('shelf.seen', [at])}</span>
        {label && <Label mark={label} />}
      </p>
      <div class="reading-text" data-part="text" lang={lang} dir="auto">
        {paragraphs.length === 0 && <p class="muted">{i18n.t('shelf.noText')}</p>}
        {paragraphs.map((paragraph, at) => (
          <p key={at}>{paragraph}</p>
        ))}
      </div>
      <p class="reading-note" data-part="note">
        {i18n.t(whole !== null ? 'shelf.fromFeed' : 'shelf.teaserOnly', [source])}
      </p>
      <div class="reading-actions">
        {href !== null && (
          <a
            class="button button-primary"
            href={href}
            target="_blank"
            rel="noopener noreferrer"
            data-part="site"
            onClick={onOpened}
            onAuxClick={({ button }) => button === 1 && onOpened()}
          >
            {i18n.t('shelf.readAt', [new URL(href).host.replace(/^www\./, '')])}
          </a>
        )}
        {onMark && (
          <>
            <button type="button" class="button" aria-pressed={saved} onClick={() => onMark('saved', !saved)}>
              {i18n.t(saved ? 'shelf.unsave' : 'articles.saveForLater')}
            </button>
            <button type="button" class="button" data-part="toggle-read" onClick={() => onMark('read', !read)}>
              {i18n.t(read ? 'shelf.markUnread' : 'shelf.markRead')}
            </button>
          </>
        )}
        <button type="button" class="button" data-part="copy" onClick={copy}>
          {i18n.t('shelf.copy')}
        </button>
        {onMute && (
          <button
            ref={menuRef}
            type="button"
            class="button"
            aria-expanded={isMenuOpen}
            aria-controls={menuId}
            data-part="not-for-me"
            onClick={() => setMenuOpen(!isMenuOpen)}
          >
            {i18n.t('mutes.notForMe')}
          </button>
        )}
      </div>
      {onMute && (
        <NotForMe
          id={menuId}
          isOpen={isMenuOpen}
          article={article}
          topics={article.topics}
          onMute={onMute}
          onClose={() => {
            setMenuOpen(false);
            menuRef.current?.focus();
          }}
        />
      )}
      <output class="reading-said" data-part="copied">
        {copied}
      </output>
    </article>
  );
}

/** The text of the article that is open now; until it is there, and where there is none, null. */
function useText(id: string, onReadText: ReadingProps['onReadText']): string | null {
  const [read, setRead] = useState<{ readonly id: string; readonly text: string | null } | null>(null);
  useEffect(() => {
    let isCurrent = true;
    const show = (text: string | null): void => {
      if (isCurrent) setRead({ id, text });
    };
    // The teaser stands there in any case.
    onReadText(id).then(show, () => show(null));
    return () => {
      isCurrent = false;
    };
  }, [id, onReadText]);
  return read?.id === id ? read.text : null;
}
