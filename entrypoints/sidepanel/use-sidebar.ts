import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { browser } from '../../lib/browser.ts';
import { ask } from '../../lib/messages/client.ts';
import type { Beside } from '../../lib/messages/protocol.ts';
import type { OwnDiscussionView, ShownSidebar, SidebarView } from '../../lib/query/sidebar-views.ts';
import type { Host } from './host.ts';
import { watchChanges } from './watch-changes.ts';

export interface SidebarState {
  /** Null until the first answer: nothing is shown before this frame is known to be ours. */
  readonly view: ShownSidebar | { readonly kind: 'failed' } | null;
  /** What to send along with every question; null until that is known, and where there is nothing to stand beside. */
  readonly beside: Beside | null;
  /** Asks again. Questions never overlap: one asked meanwhile is asked once more afterwards. */
  readonly askAgain: () => void;
}

/** The view, kept current: asked anew whenever something stored or the page beside changes. */
export function useSidebar(host: Host): SidebarState {
  const [view, setView] = useState<SidebarState['view']>(host.kind === 'stray' ? { kind: 'unbound' } : null);
  const [beside, setBeside] = useState<Beside | null>(null);
  const placeRef = useRef<Beside | null | undefined>(undefined);
  const askingRef = useRef(false);
  const staleRef = useRef(false);
  /** What was found of the page's own comments: they stay while the same page is asked about again. */
  const ownRef = useRef<{ readonly pageId: string; readonly discussion: OwnDiscussionView | null } | null>(null);

  const askAgain = useCallback(() => {
    staleRef.current = true;
    if (askingRef.current || host.kind === 'stray') return;
    askingRef.current = true;
    const once = async (): Promise<SidebarView> => {
      // A token works once, so what binding gave is kept, whatever becomes of the question after it.
      if (placeRef.current === undefined) placeRef.current = await placeOf(host);
      const place = placeRef.current;
      setBeside(place);
      return place ? ask('getSidebar', place) : { kind: 'unbound' };
    };
    const askWhileStale = async (): Promise<void> => {
      while (staleRef.current) {
        staleRef.current = false;
        const next = await once().catch(() => ({ kind: 'failed' as const }));
        if (next.kind !== 'page') {
          setView(next);
          continue;
        }
        const { pageId } = next;
        const known = ownRef.current?.pageId === pageId ? ownRef.current.discussion : null;
        setView({ ...next, ownDiscussion: known });
        if (pageId === null || !placeRef.current) continue;
        const question = ask('getOwnDiscussion', { ...placeRef.current, articleId: pageId });
        const discussion = await question.catch(() => known);
        ownRef.current = { pageId, discussion };
        if (discussion !== known) setView({ ...next, ownDiscussion: discussion });
      }
      askingRef.current = false;
    };
    void askWhileStale();
  }, [host]);

  useEffect(() => {
    if (host.kind === 'stray') return undefined;
    askAgain();
    return watchChanges(host, () => placeRef.current ?? null, askAgain);
  }, [host, askAgain]);

  return { view, beside, askAgain };
}

/** A side panel stays with its window for life, whichever window the reader goes to meanwhile. */
async function placeOf(host: Host): Promise<Beside | null> {
  if (host.kind === 'frame') return ask('bindFrame', { token: host.token });
  const { id } = await browser.windows.getCurrent();
  return id === undefined ? null : { windowId: id };
}
