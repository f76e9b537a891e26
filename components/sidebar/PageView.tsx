import { i18n } from '#i18n';
import type { ArticleMark } from '../../lib/domain/article-marks.ts';
import type { CoinId } from '../../lib/domain/coin.ts';
import type { CommentsAnswer } from '../../lib/domain/comment.ts';
import type { ShownSidebar } from '../../lib/query/sidebar-views.ts';
import type { NamedMute } from '../articles/mute-words.ts';
import { CoinsOnPage, type CoinsOnPageProps } from './CoinsOnPage.tsx';
import { Discussion } from './Discussion.tsx';
import { OtherView } from './OtherView.tsx';
import { PriceClaims } from './PriceClaims.tsx';
import { Related } from './Related.tsx';
import { Silent } from './Silent.tsx';
import { ThenAndNow } from './ThenAndNow.tsx';
import { Topics } from './Topics.tsx';

export type PageSidebar = Extract<ShownSidebar, { kind: 'page' }>;

interface PageViewProps {
  readonly view: PageSidebar;
  readonly now: number;
  readonly locale: string;
  readonly onFollow: (coinId: CoinId) => void;
  readonly onMark: (articleId: string, mark: ArticleMark, on: boolean) => void;
  readonly onMute: (mute: NamedMute) => void;
  readonly onReadComments: (articleId: string) => Promise<CommentsAnswer | null>;
  readonly onHideSite: () => void;
  readonly onOptions: () => void;
  readonly onWholePage: () => void;
}

/** What there is to say beside this page; where there is nothing, that. */
export function PageView({ view, now, locale, ...actions }: PageViewProps) {
  const { onFollow, onMark, onMute, onReadComments, onHideSite, onOptions, onWholePage } = actions;
  const { coins, related, ownDiscussion } = view;
  const discussion = ownDiscussion && (
    <section class="section" aria-label={i18n.t('discussion.section')} key={ownDiscussion.articleId}>
      <Discussion
        discussion={ownDiscussion}
        comments={ownDiscussion.comments}
        now={now}
        locale={locale}
        onRead={() => onReadComments(ownDiscussion.articleId)}
      />
    </section>
  );
  const selected = view.selection !== null && <Selected text={view.selection} onWholePage={onWholePage} />;
  // A file stands on no site, and beside a page that may not be read the side panel cannot tell.
  const hideSite = view.host ? onHideSite : null;
  if (coins.length === 0 && related.length === 0 && view.otherView === null) {
    return (
      <>
        {selected}
        <NothingHere view={view} onHideSite={hideSite} onOptions={onOptions} />
        {discussion}
      </>
    );
  }
  return (
    <>
      {selected}
      {coins.length > 0 && (
        <Coins view={view} now={now - view.clockAheadMs} locale={locale} onFollow={view.isPrivate ? null : onFollow} />
      )}
      {view.claims.length > 0 && <PriceClaims claims={view.claims} locale={locale} />}
      {related.length > 0 ? (
        <Related
          key={`${view.host} ${view.pageTitle} ${view.selection}`}
          articles={related}
          marks={view.marks}
          onMark={view.isPrivate ? null : onMark}
          onMute={view.isPrivate ? null : onMute}
          pageAt={view.pagePublishedAt}
          saysNoDate={coins.length === 0}
          writtenSince={view.writtenSince}
          now={now}
          locale={locale}
          onReadComments={onReadComments}
        />
      ) : (
        <section class="section">
          <h2 class="section-head">{i18n.t('sidebar.related')}</h2>
          <p class="section-note" data-part="silent">
            {isReading(view) ? i18n.t('sidebar.silent.reading', view.sourcesUnread) : i18n.t(noRelatedKey(view))}
          </p>
        </section>
      )}
      {view.otherView && (
        <OtherView
          view={view.otherView}
          marks={view.marks}
          onMark={view.isPrivate ? null : onMark}
          onMute={view.isPrivate ? null : onMute}
          pageAt={view.pagePublishedAt}
          now={now}
          locale={locale}
          onReadComments={onReadComments}
        />
      )}
      {view.topics.length + view.others.length > 0 && (
        <Topics key={view.pageTitle} topics={view.topics} others={view.others} locale={locale} />
      )}
      {discussion}
      <div class="closing">
        <span class="advice">{i18n.t('sidebar.advice')}</span>
        {hideSite && (
          <button type="button" class="text-button" onClick={hideSite}>
            {i18n.t('sidebar.notHere')}
          </button>
        )}
      </div>
    </>
  );
}

/** What all below relates to, where that is not the page, and the way back. */
function Selected({ text, onWholePage }: { readonly text: string; readonly onWholePage: () => void }) {
  return (
    <section class="selected" data-part="selected" aria-label={i18n.t('sidebar.selected')}>
      <p>
        <span class="selected-head">{i18n.t('sidebar.selected')}</span>
        <q class="clamped" dir="auto">
          {text}
        </q>
      </p>
      <button type="button" class="text-button" data-part="whole-page" onClick={onWholePage}>
        {i18n.t('sidebar.wholePage')}
      </button>
    </section>
  );
}

/** Then and now where the page has a date that history reaches, else now alone. */
function Coins({ view, ...more }: Pick<PageViewProps, 'view' | 'now' | 'locale'> & Pick<CoinsOnPageProps, 'onFollow'>) {
  const { coins, thenAndNow, pagePublishedAt: pageAt, pagePublishedFrom: pageFrom } = view;
  if (thenAndNow === null || pageAt === null) return <CoinsOnPage {...{ coins, pageAt, pageFrom, ...more }} />;
  return <ThenAndNow {...{ coins, view: thenAndNow, pageAt, pageFrom, ...more }} />;
}

function noRelatedKey({ isMutedHere, selection }: PageSidebar) {
  if (isMutedHere) return 'sidebar.silent.muted';
  return selection === null ? 'sidebar.silent.noRelated' : 'sidebar.silent.noneSelected';
}

function isReading({ articlesStored, sourcesUnread }: PageSidebar): boolean {
  return articlesStored === 0 && sourcesUnread > 0;
}

interface NothingHereProps {
  readonly view: PageSidebar;
  readonly onHideSite: (() => void) | null;
  readonly onOptions: () => void;
}

function NothingHere({ view, onHideSite, onOptions }: NothingHereProps) {
  if (view.sources === 0) {
    return (
      <Silent sentence={i18n.t('sidebar.silent.noSources')} more={i18n.t('sidebar.silent.noSourcesMore')}>
        <button type="button" class="button" onClick={onOptions}>
          {i18n.t('sidebar.options')}
        </button>
      </Silent>
    );
  }
  if (isReading(view)) {
    return (
      <Silent
        sentence={i18n.t('sidebar.silent.reading', view.sourcesUnread)}
        more={i18n.t('sidebar.silent.readingMore')}
      />
    );
  }
  if (view.isMutedHere) {
    return (
      <Silent sentence={i18n.t('sidebar.silent.muted')} more={i18n.t('sidebar.silent.mutedMore')}>
        <button type="button" class="button" onClick={onOptions}>
          {i18n.t('sidebar.options')}
        </button>
      </Silent>
    );
  }
  return (
    <Silent
      sentence={i18n.t('sidebar.silent.nothing')}
      more={i18n.t(view.selection === null ? 'sidebar.silent.nothingMore' : 'sidebar.silent.nothingSelected')}
    >
      {onHideSite && (
        <button type="button" class="button button-bare" onClick={onHideSite}>
          {i18n.t('sidebar.notHere')}
        </button>
      )}
    </Silent>
  );
}
