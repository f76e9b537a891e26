import { i18n } from '#i18n';
import { useState } from 'preact/hooks';
import type { ShelfArticle } from '../../lib/query/shelf-views.ts';
import type { TickerView } from '../../lib/query/views.ts';
import { ChoiceList } from '../controls/ChoiceList.tsx';
import { Notice } from '../options/Notice.tsx';
import { everywhereWords } from '../options/permission-words.ts';
import { ArticleLine } from './ArticlesPicture.tsx';
import { Question } from './Question.tsx';
import { PictureRow } from './TickerPicture.tsx';

export type SidebarChoice = 'publishers' | 'everywhere' | 'click';

interface SidebarStepProps {
  /** How many sources are read. */
  readonly publishers: number;
  readonly ticker: TickerView;
  readonly articles: readonly ShelfArticle[];
  /** Empty where the browser has no key for it. */
  readonly keys: readonly string[];
  readonly isFirefox: boolean;
  /** What is chosen already. */
  readonly initial: SidebarChoice;
  readonly now: number;
  readonly locale: string;
  /** Within the click. Resolves to false where the browser did not allow it. */
  readonly onNext: (choice: SidebarChoice) => Promise<boolean>;
  readonly onSkip: () => void;
}

/** Where the sidebar shows, each with the words in which the browser would ask. */
export function SidebarStep(props: SidebarStepProps) {
  const { publishers, ticker, articles, keys, isFirefox, initial, now, locale, onNext, onSkip } = props;
  const [choice, setChoice] = useState(initial);
  const [isRefused, setIsRefused] = useState(false);
  const choices = [
    {
      value: 'publishers',
      label: i18n.t('welcome.sidebar.publishers', publishers, [String(publishers)]),
      note: i18n.t('welcome.sidebar.noMore'),
    },
    {
      value: 'everywhere',
      label: i18n.t('welcome.sidebar.everywhere'),
      note: i18n.t('welcome.sidebar.will', [everywhereWords(isFirefox)]),
    },
    { value: 'click', label: i18n.t('welcome.sidebar.click'), note: <ClickNote keys={keys} /> },
  ] as const;

  async function next(): Promise<void> {
    setIsRefused(!(await onNext(choice)));
  }

  return (
    <Question
      title={i18n.t('welcome.sidebar.title')}
      lead={i18n.t('welcome.sidebar.lead')}
      picture={<PagePicture ticker={ticker} articles={articles} now={now} locale={locale} />}
      nextLabel={i18n.t('welcome.sidebar.next')}
      note={null}
      onNext={() => void next()}
      onSkip={onSkip}
    >
      <ChoiceList
        label={i18n.t('welcome.sidebar.title')}
        name="sidebar-choice"
        value={choice}
        choices={choices}
        onChange={(chosen) => {
          setChoice(chosen);
          setIsRefused(false);
        }}
      />
      {isRefused && <Notice tone="bad">{i18n.t('welcome.sidebar.refused')}</Notice>}
      <p class="note question-later">{i18n.t('welcome.sidebar.later')}</p>
    </Question>
  );
}

function ClickNote({ keys }: { readonly keys: readonly string[] }) {
  return (
    <>
      {i18n.t(keys.length > 0 ? 'welcome.sidebar.waysAndKeys' : 'welcome.sidebar.ways')}
      {keys.map((key) => (
        <>
          {' '}
          <kbd>{key}</kbd>
        </>
      ))}
    </>
  );
}

/** A page with the sidebar beside it: two coins that are followed, and what was written last. */
function PagePicture({
  ticker,
  articles,
  now,
  locale,
}: Pick<SidebarStepProps, 'ticker' | 'articles' | 'now' | 'locale'>) {
  return (
    <div class="picture picture-page">
      <div class="picture-text">
        <i class="picture-title" />
        {[97, 93, 97, 86, 95, 97, 92, 58, 97, 94, 97, 40].map((width, line) => (
          // oxlint-disable-next-line react/no-array-index-key -- lines of a picture
          <i key={line} style={{ width: `${width}%` }} />
        ))}
      </div>
      <div class="picture-sidebar">
        <p class="picture-heading">{i18n.t('sidebar.coins')}</p>
        <ul>
          {ticker.rows.slice(0, 3).map((coin) => (
            <PictureRow key={coin.coinId} coin={coin} locale={locale} />
          ))}
        </ul>
        <p class="picture-heading">{i18n.t('sidebar.related')}</p>
        <ul class="picture-articles">
          {articles.slice(0, 2).map((article) => (
            <ArticleLine key={article.id} article={article} now={now} locale={locale} />
          ))}
        </ul>
        <p class="note picture-foot">{i18n.t('sidebar.matched')}</p>
      </div>
    </div>
  );
}
