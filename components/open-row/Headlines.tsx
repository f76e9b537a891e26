import { i18n } from '#i18n';
import { ageParts, formatSpan } from '../../lib/domain/age.ts';
import { AlsoFrom } from '../articles/AlsoFrom.tsx';
import { Label } from '../controls/Label.tsx';
import type { StoryHeadlineView } from '../../lib/query/views.ts';

interface HeadlinesProps {
  readonly headlines: readonly StoryHeadlineView[];
  readonly name: string;
  readonly now: number;
  readonly locale: string;
  readonly onOpenArticle: (articleId: string) => void;
}

/** The latest articles about the coin; each opens in a tab of its own and is told nothing of where the reader came from. */
export function Headlines({ headlines, name, now, locale, onOpenArticle }: HeadlinesProps) {
  if (headlines.length === 0) return <p class="no-headlines">{i18n.t('openRow.noHeadlines', [name])}</p>;
  return (
    <ul class="headlines" data-part="headlines" aria-label={i18n.t('openRow.headlines', [name])}>
      {headlines.map(({ id, url, title, source, publishedAt, label, also }) => (
        <li key={url}>
          <a
            href={url}
            target="_blank"
            rel="noopener noreferrer"
            referrerpolicy="no-referrer"
            title={title}
            dir="auto"
            onClick={() => onOpenArticle(id)}
            onAuxClick={({ button }) => button === 1 && onOpenArticle(id)}
          >
            {title}
          </a>
          <span class="headline-end">
            {label && <Label mark={label} />}
            <span>{i18n.t('price.sourceAge', [source, formatSpan(ageParts(now - publishedAt), locale)])}</span>
          </span>
          <AlsoFrom also={also} now={now} locale={locale} onOpen={onOpenArticle} />
        </li>
      ))}
    </ul>
  );
}
