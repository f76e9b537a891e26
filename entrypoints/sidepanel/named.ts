import type { CoinId } from '../../lib/domain/coin.ts';
import type { Press } from '../../lib/domain/press.ts';
import type { SidebarState } from './use-sidebar.ts';

type View = SidebarState['view'];

/** The title of an article that the view shows, on a card or among who else tells a story; '' where it shows none such. */
export function titleOf(view: View, articleId: string): string {
  const shown = articles(view).flatMap((article) => [article, ...article.also]);
  return shown.find(({ id }) => id === articleId)?.title ?? '';
}

export function coinName(view: View, coinId: CoinId): string {
  const coins = view?.kind === 'page' ? view.coins : [];
  return coins.find((coin) => coin.coinId === coinId)?.name ?? coinId;
}

/**
 * The wish to read an article's comments, of a card or of the page itself; null where the view shows none. Titles are the
 * feeds' own, never the page's, and beside a private page there are none: what is pressed may have to wait in storage.
 */
export function commentsPress(view: View, articleId: string): Press | null {
  if (view?.kind !== 'page') return null;
  const { ownDiscussion: own, isPrivate } = view;
  const kind = 'comments';
  if (own?.articleId === articleId) {
    const { host, allowed, page, comments } = own;
    return {
      kind,
      articleId,
      title: isPrivate ? '' : own.title,
      comments,
      discussion: { host, allowed, page },
      isPrivate,
    };
  }
  const card = articles(view).find(({ id }) => id === articleId);
  if (!card?.discussion) return null;
  const { title, comments, discussion } = card;
  return { kind, articleId, title: isPrivate ? '' : title, comments, discussion, isPrivate };
}

function articles(view: View) {
  return view?.kind === 'page' ? [...view.related, ...(view.otherView?.articles ?? [])] : [];
}
