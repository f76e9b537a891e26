import { i18n } from '#i18n';
import { useEffect, useRef, useState } from 'preact/hooks';
import { Sidebar } from '../../components/sidebar/Sidebar.tsx';
import { systemClock } from '../../lib/clock.ts';
import type { ArticleMark } from '../../lib/domain/article-marks.ts';
import type { CoinId } from '../../lib/domain/coin.ts';
import { hasPanel, openPanelHere } from '../../lib/side-panel.ts';
import { ask } from '../../lib/messages/client.ts';
import type { CommentsAnswer } from '../../lib/domain/comment.ts';
import type { Press } from '../../lib/domain/press.ts';
import type { Beside, RefreshAnswer } from '../../lib/messages/protocol.ts';
import { isAlive } from './alive.ts';
import type { Host } from './host.ts';
import { coinName, commentsPress, titleOf } from './named.ts';
import { useMutes } from './use-mutes.ts';
import { usePresses } from './use-presses.ts';
import { useSidebar } from './use-sidebar.ts';

const AGES_MOVE_MS = 10_000;
const NOTICE_STAYS_MS = 8_000;

export function App({ host, locale }: { readonly host: Host; readonly locale: string }) {
  const sidebar = useSidebar(host);
  const { view, beside, askAgain } = sidebar;
  const [notice, setNotice] = useState('');
  const isTaken = usePresses(sidebar, (waits) => setNotice(i18n.t(waits ? 'sidebar.apart' : 'sidebar.notDone')));
  const { muted, mute, forget } = useMutes(sidebar, isTaken, setNotice);
  const [refreshing, setRefreshing] = useState(false);
  /** From the press on: whether it is taken is known only later. */
  const refreshingRef = useRef(false);
  const now = useNow();
  const frame = beside && 'secret' in beside ? beside : null;

  useEffect(() => {
    if (!view) return;
    document.body.dataset['ready'] = '1';
    document.body.dataset['view'] = view.kind;
  }, [view]);

  useEffect(() => {
    if (!notice) return undefined;
    const timer = setTimeout(() => setNotice(''), NOTICE_STAYS_MS);
    return () => clearTimeout(timer);
  }, [notice]);

  useEffect(() => {
    if (!frame) return undefined;
    const onKey = (event: KeyboardEvent): void => {
      if (event.key === 'Escape' && !event.defaultPrevented && !event.isComposing) close(frame);
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, [frame]);

  if (!view) return null;

  const refresh = async (): Promise<void> => {
    if (!beside || refreshingRef.current) return;
    refreshingRef.current = true;
    if (!(await isTaken({ kind: 'refresh' }))) {
      refreshingRef.current = false;
      return;
    }
    setRefreshing(true);
    setNotice('');
    forget();
    // No answer is a failure like any other: the button must not stay pressed.
    const answer = await ask('refreshFromSidebar', beside).catch((): RefreshAnswer => ({
      ok: false,
      reason: 'failed',
    }));
    setNotice(refreshWords(answer));
    setRefreshing(false);
    refreshingRef.current = false;
  };
  const move = async (place: Beside): Promise<void> => {
    if (!(await isTaken({ kind: 'panel' }))) return;
    if (!(await isMoved(place).catch(() => false))) setNotice(i18n.t('sidebar.notMoved'));
  };
  const act = (action: (place: Beside) => Promise<unknown>): void => {
    if (beside) action(beside).then(askAgain, askAgain);
  };
  const actIfTaken = (press: Press, action: (place: Beside) => Promise<unknown>): void => {
    void isTaken(press).then((taken) => taken && act(action));
  };
  const mark = (articleId: string, kind: ArticleMark, on: boolean): void => {
    const send = (place: Beside): Promise<unknown> => ask('markArticle', { ...place, articleId, mark: kind, on });
    // That an article was opened the reader sees: it opens.
    if (kind === 'read') act(send);
    else actIfTaken({ kind: 'save', articleId, title: titleOf(view, articleId), on }, send);
  };
  const readComments = async (articleId: string): Promise<CommentsAnswer | null> => {
    if (!beside) throw new Error('unbound');
    const press = commentsPress(view, articleId);
    return press && !(await isTaken(press)) ? null : ask('readComments', { ...beside, articleId });
  };
  const hideSite = (): void => {
    const send = (place: Beside): Promise<unknown> => ask('hideSite', place);
    // Of a private page nothing is kept: the sidebar only goes, as by its cross.
    if (view.kind !== 'page' || view.isPrivate) act(send);
    else actIfTaken({ kind: 'hide-site', host: view.host }, send);
  };

  return (
    <Sidebar
      view={view}
      now={now}
      locale={locale}
      notice={notice}
      muted={muted}
      refreshing={refreshing}
      onClose={frame && (() => close(frame))}
      onRefresh={() => void refresh()}
      onRetry={askAgain}
      onFollow={(coinId: CoinId) =>
        actIfTaken({ kind: 'follow', coinId, name: coinName(view, coinId) }, (place) =>
          ask('followCoin', { ...place, coinId }),
        )
      }
      onMark={mark}
      onMute={mute}
      onReadComments={readComments}
      onHideSite={hideSite}
      onWholePage={() => act((place) => ask('relateToPage', place))}
      onShelf={() => act((place) => ask('openShelf', place))}
      onOtherPlace={hasPanel && beside ? () => void move(beside) : null}
      onOptions={() => act((place) => ask('openOptions', place))}
    />
  );
}

/**
 * From the frame into the browser's panel, from there beside the page; it stays there from then on. False where it could
 * not: then it stays where it is.
 */
async function isMoved(beside: Beside): Promise<boolean> {
  if ('secret' in beside) {
    return (await openPanelHere()) && (await ask('keepInPanel', { ...beside, on: true })).moved;
  }
  const { moved } = await ask('keepInPanel', { ...beside, on: false });
  if (moved) window.close();
  return moved;
}

function close(frame: Beside): void {
  // This document goes away with the answer, so nobody is left to hear a failure.
  ask('closeSidebar', { ...frame, returnFocus: true }).catch(() => undefined);
}

function refreshWords(answer: RefreshAnswer): string {
  if (answer.ok) return i18n.t('sidebar.refreshed');
  return i18n.t(answer.reason === 'wait' ? 'sidebar.refreshWait' : 'sidebar.refreshFailed');
}

/** The present, moved often enough for ages in words. */
function useNow(): number {
  const [now, setNow] = useState(systemClock);
  useEffect(() => {
    const timer = setInterval(() => isAlive() && setNow(systemClock()), AGES_MOVE_MS);
    return () => clearInterval(timer);
  }, []);
  return now;
}
