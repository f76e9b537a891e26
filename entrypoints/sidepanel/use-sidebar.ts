import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { browser } from '../../lib/browser.ts';
import { ask } from '../../lib/messages/client.ts';
import type { ToSidebar } from '../../lib/messages/protocol.ts';
import type { SidebarView } from '../../lib/query/views.ts';
import { REVISION_KEY, SNAPSHOT_KEY } from '../../lib/revision.ts';
import type { Host } from './host.ts';

export interface SidebarState {
  /** Null until the first answer: nothing is shown before this frame is known to be ours. */
  readonly view: SidebarView | { readonly kind: 'failed' } | null;
  /** What to send along with every question; null in the browser's side panel. */
  readonly secret: string | null;
  /** Asks again. Questions never overlap: one asked meanwhile is asked once more afterwards. */
  readonly askAgain: () => void;
}

/** The view, kept current: asked anew whenever something stored or the page beside changes. */
export function useSidebar(host: Host): SidebarState {
  const [view, setView] = useState<SidebarState['view']>(host.kind === 'stray' ? { kind: 'unbound' } : null);
  const [secret, setSecret] = useState<string | null>(null);
  const boundRef = useRef<string | null | undefined>(undefined);
  const askingRef = useRef(false);
  const staleRef = useRef(false);

  const askAgain = useCallback(() => {
    staleRef.current = true;
    if (askingRef.current || host.kind === 'stray') return;
    askingRef.current = true;
    const once = async (): Promise<SidebarState['view']> => {
      // A token works once, so what binding gave is kept, whatever becomes of the question after it.
      if (boundRef.current === undefined) boundRef.current = host.kind === 'frame' ? await bind(host.token) : null;
      const mine = boundRef.current;
      setSecret(mine);
      return host.kind === 'frame' && mine === null ? { kind: 'unbound' } : await ask('getSidebar', { secret: mine });
    };
    const askWhileStale = async (): Promise<void> => {
      while (staleRef.current) {
        staleRef.current = false;
        setView(await once().catch(() => ({ kind: 'failed' as const })));
      }
      askingRef.current = false;
    };
    void askWhileStale();
  }, [host]);

  useEffect(() => {
    if (host.kind === 'stray') return undefined;
    askAgain();
    return watchChanges(host, askAgain);
  }, [host, askAgain]);

  return { view, secret, askAgain };
}

async function bind(token: string): Promise<string | null> {
  return (await ask('bindFrame', { token }))?.secret ?? null;
}

/** Calls back when the stored figures, the stored articles or the page beside change; while hidden, once on return. */
function watchChanges(host: Host, onChange: () => void): () => void {
  let missed = false;
  const changed = (): void => {
    missed = document.hidden;
    if (!missed) onChange();
  };
  const stored = (changes: Record<string, unknown>, area: string): void => {
    const names = Object.keys(changes);
    if (area === 'local' && names.some((name) => name === REVISION_KEY || name === SNAPSHOT_KEY)) changed();
  };
  const told = (message: unknown, sender: Sender): void => {
    if (saysPageChanged(message, sender, host)) changed();
  };
  const shown = (): void => {
    if (!document.hidden && missed) changed();
  };
  const loaded = (_tabId: number, change: { status?: string | undefined }): void => {
    if (change.status === 'complete') changed();
  };
  browser.storage.onChanged.addListener(stored);
  browser.runtime.onMessage.addListener(told);
  document.addEventListener('visibilitychange', shown);
  // Only the side panel outlives the page it stands beside.
  const tabs = host.kind === 'panel' ? browser.tabs : undefined;
  tabs?.onActivated.addListener(changed);
  tabs?.onUpdated.addListener(loaded);
  return () => {
    browser.storage.onChanged.removeListener(stored);
    browser.runtime.onMessage.removeListener(told);
    document.removeEventListener('visibilitychange', shown);
    tabs?.onActivated.removeListener(changed);
    tabs?.onUpdated.removeListener(loaded);
  };
}

type Sender = Parameters<Parameters<typeof browser.runtime.onMessage.addListener>[0]>[1];

/**
 * The frame listens to the background, which has no tab and speaks to the frame's own tab alone. The side panel listens
 * to the content script of the tab in front, which it hears without any help.
 */
function saysPageChanged(message: unknown, { id, tab }: Sender, { kind }: Host): boolean {
  const name: ToSidebar['name'] = 'pageChanged';
  if (id !== browser.runtime.id || (message as { name?: unknown } | null)?.name !== name) return false;
  return kind === 'panel' ? tab?.active === true : !tab;
}
