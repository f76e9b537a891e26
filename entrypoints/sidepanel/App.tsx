import { i18n } from '#i18n';
import { useEffect, useState } from 'preact/hooks';
import { Sidebar } from '../../components/sidebar/Sidebar.tsx';
import { systemClock } from '../../lib/clock.ts';
import type { CoinId } from '../../lib/domain/coin.ts';
import { ask } from '../../lib/messages/client.ts';
import type { Beside, RefreshAnswer } from '../../lib/messages/protocol.ts';
import type { Host } from './host.ts';
import { useMutes } from './use-mutes.ts';
import { useSidebar } from './use-sidebar.ts';

const AGES_MOVE_MS = 10_000;
const NOTICE_STAYS_MS = 8_000;

export function App({ host, locale }: { readonly host: Host; readonly locale: string }) {
  const sidebar = useSidebar(host);
  const { view, beside, askAgain } = sidebar;
  const [notice, setNotice] = useState('');
  const { muted, mute, forget } = useMutes(sidebar, setNotice);
  const [refreshing, setRefreshing] = useState(false);
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
    if (!beside) return;
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
  };
  const act = (action: (place: Beside) => Promise<unknown>): void => {
    if (beside) action(beside).then(askAgain, askAgain);
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
      onFollow={(coinId: CoinId) => act((place) => ask('followCoin', { ...place, coinId }))}
      onMark={(articleId, mark, on) => act((place) => ask('markArticle', { ...place, articleId, mark, on }))}
      onMute={mute}
      onReadComments={(articleId) =>
        beside ? ask('readComments', { ...beside, articleId }) : Promise.reject(new Error('unbound'))
      }
      onHideSite={() => act((place) => ask('hideSite', place))}
      onShelf={() => act((place) => ask('openShelf', place))}
      onOptions={() => act((place) => ask('openOptions', place))}
    />
  );
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
    const timer = setInterval(() => setNow(systemClock()), AGES_MOVE_MS);
    return () => clearInterval(timer);
  }, []);
  return now;
}
