import { i18n } from '#i18n';
import type { ArticleMark } from '../../lib/domain/article-marks.ts';
import type { CoinId } from '../../lib/domain/coin.ts';
import { numberState } from '../../lib/domain/quote.ts';
import type { CommentsAnswer } from '../../lib/domain/comment.ts';
import type { ShownSidebar } from '../../lib/query/sidebar-views.ts';
import type { NamedMute } from '../articles/mute-words.ts';
import { UndoNotice } from '../articles/UndoNotice.tsx';
import { SourceAge } from '../controls/Freshness.tsx';
import { BesideIcon, CloseIcon, LockIcon, RefreshIcon, ShelfIcon } from '../controls/icons.tsx';
import { Mark } from '../controls/Mark.tsx';
import { PageView } from './PageView.tsx';
import { Silent } from './Silent.tsx';

export interface SidebarProps {
  /** `failed` is "the background gave no answer". */
  readonly view: ShownSidebar | { readonly kind: 'failed' };
  readonly now: number;
  readonly locale: string;
  /** What came of the refresh button, in words; '' before it was pressed. */
  readonly notice: string;
  /** What was just muted, with the way back. */
  readonly muted: { readonly text: string; readonly onUndo: () => void } | null;
  readonly refreshing: boolean;
  /** Absent in the browser's own side panel, which has a cross of its own. */
  readonly onClose: (() => void) | null;
  readonly onRefresh: () => void;
  readonly onRetry: () => void;
  readonly onFollow: (coinId: CoinId) => void;
  readonly onMark: (articleId: string, mark: ArticleMark, on: boolean) => void;
  readonly onMute: (mute: NamedMute) => void;
  readonly onReadComments: (articleId: string) => Promise<CommentsAnswer | null>;
  readonly onHideSite: () => void;
  /** Back from what was selected to the page as a whole. */
  readonly onWholePage: () => void;
  readonly onOptions: () => void;
  readonly onShelf: () => void;
  /** To the browser's own panel, or from there beside the page. Null where the browser has none that we can open. */
  readonly onOtherPlace: (() => void) | null;
}

/** The sidebar whole: header, what there is to say, footer. The page around the frame knows it as an aside. */
export function Sidebar(props: SidebarProps) {
  const { view, notice, muted, refreshing, onClose, onRefresh, onShelf, onOtherPlace } = props;
  const otherPlace = i18n.t(onClose ? 'sidebar.toPanel' : 'sidebar.toPage');
  return (
    <div class="sidebar">
      <header class="sidebar-head">
        <Mark />
        <h1>{i18n.t('sidebar.title')}</h1>
        {view.kind === 'page' && (
          <button
            type="button"
            class="icon-button"
            aria-label={i18n.t('sidebar.refresh')}
            title={i18n.t('sidebar.refresh')}
            aria-disabled={refreshing}
            data-part="refresh"
            onClick={() => !refreshing && onRefresh()}
          >
            <RefreshIcon />
          </button>
        )}
        {view.kind !== 'unbound' && (
          <button
            type="button"
            class="icon-button"
            aria-label={i18n.t('popup.shelf')}
            title={i18n.t('popup.shelf')}
            data-part="shelf"
            onClick={onShelf}
          >
            <ShelfIcon />
          </button>
        )}
        {onOtherPlace && view.kind !== 'unbound' && (
          <button
            type="button"
            class="icon-button"
            aria-label={otherPlace}
            title={otherPlace}
            data-part="other-place"
            onClick={onOtherPlace}
          >
            <BesideIcon />
          </button>
        )}
        {onClose && (
          <button
            type="button"
            class="icon-button"
            aria-label={i18n.t('sidebar.close')}
            title={i18n.t('sidebar.close')}
            data-part="close"
            onClick={onClose}
          >
            <CloseIcon />
          </button>
        )}
      </header>
      <main class="sidebar-scroll" aria-label={i18n.t('sidebar.region')}>
        <Content {...props} />
      </main>
      <footer>
        <output class="sidebar-notice" data-part="notice">
          {notice}
        </output>
        {muted && <UndoNotice {...muted} />}
        {view.kind !== 'unbound' && <FooterLine {...props} />}
      </footer>
    </div>
  );
}

function Content({ view, onRetry, onOptions, ...rest }: SidebarProps) {
  switch (view.kind) {
    case 'page':
      return <PageView view={view} onOptions={onOptions} {...rest} />;
    case 'hidden-site':
      return (
        <Silent sentence={i18n.t('sidebar.silent.hidden')} more={i18n.t('sidebar.silent.hiddenMore', [view.host])}>
          <button type="button" class="button" onClick={onOptions}>
            {i18n.t('sidebar.options')}
          </button>
        </Silent>
      );
    case 'unreadable':
      return <Silent sentence={i18n.t('sidebar.silent.unreadable')} more={i18n.t('sidebar.silent.unreadableMore')} />;
    case 'unbound':
      return <Silent sentence={i18n.t('sidebar.silent.unbound')} more={i18n.t('sidebar.silent.unboundMore')} />;
    default:
      return (
        <Silent sentence={i18n.t('sidebar.silent.failed')} more={i18n.t('sidebar.silent.failedMore')}>
          <button type="button" class="button" onClick={onRetry}>
            {i18n.t('sidebar.again')}
          </button>
        </Silent>
      );
  }
}

function FooterLine({ view, now: ours, locale }: SidebarProps) {
  const prices = view.kind === 'page' ? view : null;
  const now = ours - (prices?.clockAheadMs ?? 0);
  const { pricesAsOf = null, pricesSource = null } = prices ?? {};
  return (
    <div class="sidebar-foot">
      <LockIcon small />
      <span>{i18n.t('sidebar.matched')}</span>
      {prices && (
        <span class={`freshness-end${numberState(pricesAsOf, now) === 'old' ? ' warn' : ''}`} data-part="freshness">
          {pricesSource !== null && pricesAsOf !== null ? (
            <SourceAge sources={[pricesSource]} asOf={pricesAsOf} now={now} locale={locale} />
          ) : (
            i18n.t('price.notYet')
          )}
        </span>
      )}
    </div>
  );
}
