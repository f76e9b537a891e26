import './daily-insights.css';
import { i18n } from '#i18n';
import { useEffect, useRef } from 'preact/hooks';
import { ageParts, formatSpan } from '../../lib/domain/age.ts';
import type { DailyInsights as Insights, DailyStory } from '../../lib/query/views.ts';
import { AlsoFrom } from '../articles/AlsoFrom.tsx';
import { safeHref } from '../articles/safe-href.ts';
import { Change } from '../controls/Change.tsx';
import { CloseIcon } from '../controls/icons.tsx';
import { Label } from '../controls/Label.tsx';
import { HiddenNumber } from '../ticker/HiddenNumber.tsx';

interface DailyInsightsProps {
  /** Null where reading failed. */
  readonly insights: Insights | null;
  readonly hideNumbers: boolean;
  readonly now: number;
  readonly locale: string;
  readonly onOpenArticle: (articleId: string) => void;
  readonly onClose: () => void;
}

/** The last 24 hours: the stories that most publishers tell about watched coins, quoted, with what the coins did. */
export function DailyInsights({ insights, onClose, ...rest }: DailyInsightsProps) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => heading.current?.focus(), []);
  return (
    <section class="insights" data-part="insights" aria-labelledby="insights-heading">
      <div class="insights-head">
        <h2 id="insights-heading" tabIndex={-1} ref={heading}>
          {i18n.t('insights.title')}
        </h2>
        <button
          type="button"
          class="icon-button"
          aria-label={i18n.t('insights.close')}
          title={i18n.t('insights.close')}
          onClick={onClose}
        >
          <CloseIcon small />
        </button>
      </div>
      {insights === null && <p>{i18n.t('popup.noAnswer')}</p>}
      {insights?.stories.length === 0 && <p data-part="no-stories">{i18n.t('insights.none')}</p>}
      {insights && insights.stories.length > 0 && (
        <ol>
          {insights.stories.map((story) => (
            <Story key={story.id} story={story} {...rest} />
          ))}
        </ol>
      )}
      {insights && insights.alerts > 0 && <p data-part="alerts">{i18n.t('insights.alerts', insights.alerts)}</p>}
    </section>
  );
}

type StoryProps = Omit<DailyInsightsProps, 'insights' | 'onClose'> & { readonly story: DailyStory };

function Story({ story, hideNumbers, now, locale, onOpenArticle }: StoryProps) {
  const href = safeHref(story.url);
  const age = formatSpan(ageParts(Math.max(0, now - story.publishedAt)), locale);
  return (
    <li data-story={story.id}>
      {href === null ? (
        <span dir="auto">{story.title}</span>
      ) : (
        <a
          href={href}
          target="_blank"
          rel="noopener noreferrer"
          referrerpolicy="no-referrer"
          dir="auto"
          onClick={() => onOpenArticle(story.id)}
          onAuxClick={({ button }) => button === 1 && onOpenArticle(story.id)}
        >
          {story.title}
        </a>
      )}
      <span class="insights-meta">
        {story.label && <Label mark={story.label} />}
        <span>{i18n.t('price.sourceAge', [story.source, age])}</span>
        {story.coins.map(({ coinId, symbol, change24h }) => (
          <span key={coinId} data-mover={coinId}>
            <b dir="auto">{symbol}</b> {hideNumbers && <HiddenNumber />}
            {!hideNumbers && change24h !== null && <Change change={change24h} locale={locale} inline />}
          </span>
        ))}
      </span>
      <AlsoFrom also={story.also} now={now} locale={locale} onOpen={onOpenArticle} />
    </li>
  );
}
