import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { browser } from '../../lib/browser.ts';
import { ask } from '../../lib/messages/client.ts';
import type { Answer, Beside, ShownPage } from '../../lib/messages/protocol.ts';
import type { OwnDiscussionView, ShownSidebar } from '../../lib/query/sidebar-views.ts';
import type { Host } from './host.ts';
import { isAlive } from './alive.ts';
import { letGoWithPanel } from './let-go.ts';
import { watchChanges } from './watch-changes.ts';

/** So long the side panel waits for a page that says nothing before it tells that it cannot be read. */
const ANSWERS_WITHIN_MS = 5_000;
/** So long a page that begins to load is let alone, unless it is there before. */
const LOADS_WITHIN_MS = 2_000;

export interface SidebarState {
  /**
   * Null until the first answer: nothing is shown before this frame is known to be ours. Null again in the side panel
   * while another page comes to the front: nothing is shown of one that is not there.
   */
  readonly view: ShownSidebar | { readonly kind: 'failed' } | null;
  /** What to send along with every question; null until that is known, and where there is nothing to stand beside. */
  readonly beside: Beside | null;
  /** Asks again. Questions of one page never overlap: one asked meanwhile is asked once more afterwards. */
  readonly askAgain: () => void;
}

/** The view, kept current: asked anew whenever something stored or the page beside changes. */
export function useSidebar(host: Host): SidebarState {
  const [view, setView] = useState<SidebarState['view']>(host.kind === 'stray' ? { kind: 'unbound' } : null);
  const [beside, setBeside] = useState<Beside | null>(null);
  const placeRef = useRef<Beside | null | undefined>(undefined);
  const askingRef = useRef(false);
  const staleRef = useRef(false);
  /** Counts the pages that came to the front. An answer of an earlier one is void: a page that hangs holds up no other. */
  const pageRef = useRef(0);
  /** The one of them that begins to load, while it is not asked. */
  const loadingRef = useRef(0);
  const shownRef = useRef<ShownPage | undefined>(undefined);
  /** What was found of the page's own comments: they stay while the same page is asked about again. */
  const ownRef = useRef<{ readonly pageId: string; readonly discussion: OwnDiscussionView | null } | null>(null);

  const askAgain = useCallback(() => {
    staleRef.current = true;
    if (askingRef.current || host.kind === 'stray') return;
    askingRef.current = true;
    loadingRef.current = 0;
    const mine = pageRef.current;
    const isVoid = (): boolean => mine !== pageRef.current;
    const once = async (): Promise<Answer<'getSidebar'>> => {
      // A token works once, so what binding gave is kept, whatever becomes of the question after it.
      if (placeRef.current === undefined) placeRef.current = await placeOf(host);
      const place = placeRef.current;
      return place ? ask('getSidebar', place) : { kind: 'unbound' };
    };
    const askWhileStale = async (): Promise<void> => {
      while (staleRef.current) {
        staleRef.current = false;
        const next = await once().catch(() => ({ kind: 'failed' as const, shown: undefined }));
        // Where the extension was loaded anew under this frame it has no words left; the page's own copy takes it away.
        if (isVoid() || !isAlive()) return;
        const { shown } = next;
        shownRef.current = shown;
        const own = placeRef.current ?? null;
        const place = own && 'windowId' in own && shown ? { ...own, shown } : own;
        setBeside(place);
        if (next.kind !== 'page') {
          setView(next);
          continue;
        }
        if (shown && next.selection !== null) letGoWithPanel(shown.tabId);
        const { pageId } = next;
        const known = ownRef.current?.pageId === pageId ? ownRef.current.discussion : null;
        setView({ ...next, ownDiscussion: known });
        if (pageId === null || !place) continue;
        const question = ask('getOwnDiscussion', { ...place, articleId: pageId });
        const discussion = await question.catch(() => known);
        if (isVoid()) return;
        ownRef.current = { pageId, discussion };
        if (discussion !== known) setView({ ...next, ownDiscussion: discussion });
      }
      askingRef.current = false;
    };
    void askWhileStale();
    if (host.kind === 'panel')
      setTimeout(() => isVoid() || setView((shown) => shown ?? { kind: 'unreadable' }), ANSWERS_WITHIN_MS);
  }, [host]);

  const turn = useCallback(
    (loading: { readonly host: string } | null) => {
      // The browser says so of a frame in the page too, which is no other page.
      if (loading && loading.host === shownRef.current?.host) return;
      const mine = ++pageRef.current;
      askingRef.current = false;
      setView(null);
      shownRef.current = undefined;
      if (!loading) return askAgain();
      // It answers once it is there, which the browser tells; some never come to an end of it.
      loadingRef.current = mine;
      setTimeout(() => loadingRef.current === mine && askAgain(), LOADS_WITHIN_MS);
    },
    [askAgain],
  );

  useEffect(() => {
    if (host.kind === 'stray') return undefined;
    askAgain();
    return watchChanges(host, () => placeRef.current ?? null, askAgain, turn);
  }, [host, askAgain, turn]);

  return { view, beside, askAgain };
}

/** A side panel stays with its window for life, whichever window the reader goes to meanwhile. */
async function placeOf(host: Host): Promise<Beside | null> {
  if (host.kind === 'frame') return ask('bindFrame', { token: host.token });
  const { id } = await browser.windows.getCurrent();
  return id === undefined ? null : { windowId: id };
}
