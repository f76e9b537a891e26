import './daily-insights.css';
import { i18n } from '#i18n';
import { useEffect, useRef } from 'preact/hooks';
import { ageParts, formatSpan } from '../../lib/domain/age.ts';
import type { DailyInsights as Insights, DailyStory } from '../../lib/query/views.ts';
import { firingEvidence, firingTitle, hiddenFiringEvidence, hiddenFiringTitle } from '../alerts/alert-words.ts';
import { AlsoFrom } from '../articles/AlsoFrom.tsx';
import { safeHref } from '../articles/safe-href.ts';
import { Change } from '../controls/Change.tsx';
import { CloseIcon } from '../controls/icons.tsx';
import { Label } from '../controls/Label.tsx';
import { topicName } from '../sidebar/topic-words.ts';
import { HiddenNumber } from '../ticker/HiddenNumber.tsx';

/** So many are told in full. */
const MOST_MISSED = 5;

interface DailyInsightsProps {
  /** Null where reading failed. */
  readonly insights: Insights | null;
  readonly hideNumbers: boolean;
  readonly now: number;
  readonly locale: string;
  readonly onOpenArticle: (articleId: string) => void;
  readonly onClose: () => void;
}

/** The last 24 hours: the stories that most publishers tell about watched coins and chosen topics, quoted, with what the coins did. */
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
      {insights && insights.alerts > 0 && <Alerts insights={insights} {...rest} />}
    </section>
  );
}

type AlertsProps = Pick<DailyInsightsProps, 'hideNumbers' | 'now' | 'locale'> & { readonly insights: Insights };

/** How many alerts fired, and those that nobody may have noticed. */
function Alerts({ insights: { alerts, missed }, hideNumbers, now, locale }: AlertsProps) {
  return (
    <>
      <p data-part="alerts">
        {i18n.t('insights.alerts', alerts)} {missed.length > 0 && i18n.t('insights.missed', missed.length)}
      </p>
      {missed.length > 0 && (
        <ul class="insights-missed" data-part="missed">
          {missed.slice(0, MOST_MISSED).map((firing) => (
            <li key={firing.id}>
              <b>{hideNumbers ? hiddenFiringTitle(firing) : firingTitle(firing, locale)}</b>{' '}
              {hideNumbers ? hiddenFiringEvidence(firing, now, locale) : firingEvidence(firing, now, locale)}
            </li>
          ))}
        </ul>
      )}
    </>
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
        {story.topics.map((topic) => (
          <span key={topic} data-topic={topic}>
            {topicName(topic)}
          </span>
        ))}
      </span>
      <AlsoFrom also={story.also} now={now} locale={locale} onOpen={onOpenArticle} />
    </li>
  );
}
