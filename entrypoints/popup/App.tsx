import { i18n } from '#i18n';
import { useCallback, useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import type { FoundCoins } from '../../components/ticker/AddOffer.tsx';
import { noticeWords } from '../../components/ticker/notice-words.ts';
import { Ticker } from '../../components/ticker/Ticker.tsx';
import type { Said } from '../../components/ticker/TickerFooter.tsx';
import { browser } from '../../lib/browser.ts';
import { systemClock } from '../../lib/clock.ts';
import { ask } from '../../lib/messages/client.ts';
import type { RefreshAnswer } from '../../lib/messages/protocol.ts';
import type { TickerView } from '../../lib/query/views.ts';
import { SNAPSHOT_KEY, watchKey } from '../../lib/revision.ts';
import { parseSnapshot } from './snapshot.ts';

/** Ages are told in steps of this; finer would only flicker. */
const AGE_STEP_MS = 10_000;

interface AppProps {
  readonly stored: TickerView | null;
  readonly locale: string;
}

/** The popup's wiring: storage and messages on one side, the ticker on the other. */
export function App({ stored, locale }: AppProps) {
  const { view, now } = useTicker(stored);
  const [refreshing, setRefreshing] = useState(false);
  const [said, setSaid] = useState<Said | null>(null);
  const { found, find } = useCatalogue();
  const latest = useRef(view);
  latest.current = view;

  const say = (text: string, quiet = false): void => setSaid({ text, quiet });
  const sayFailed = (): void => say(i18n.t('popup.noAnswer'));

  const refresh = (): void => {
    setSaid(null);
    setRefreshing(true);
    ask('refreshPrices', {})
      .then((answer) => say(refreshWords(answer, latest.current, locale), answer.ok))
      .catch(sayFailed)
      .finally(() => setRefreshing(false));
  };
  const openBeside = (): void => {
    setSaid(null);
    ask('openSidebarHere', {})
      .then(({ opened }) => (opened ? window.close() : say(i18n.t('popup.unreadable'))))
      .catch(sayFailed);
  };
  const add = (coinId: string, name: string): void => {
    setSaid(null);
    ask('addCoin', { coinId })
      .then(() => say(i18n.t('popup.added', [name])))
      .catch(sayFailed);
  };

  return (
    <Ticker
      view={view}
      now={now}
      locale={locale}
      refreshing={refreshing}
      said={said}
      found={found}
      onFind={find}
      onAdd={add}
      onRefresh={refresh}
      onSettings={() => void browser.runtime.openOptionsPage().catch(sayFailed)}
      onOpenBeside={openBeside}
    />
  );
}

/** The ticker as stored, replaced whenever the background stores a newer one; and the time its ages are told by. */
function useTicker(stored: TickerView | null): { view: TickerView | null; now: number } {
  const [view, setView] = useState(stored);
  const [now, setNow] = useState(systemClock);

  useLayoutEffect(() => {
    const step = setInterval(() => setNow(systemClock()), AGE_STEP_MS);
    const unwatch = watchKey('local', SNAPSHOT_KEY, (value) => {
      setView(parseSnapshot(value));
      setNow(systemClock());
    });
    return () => {
      clearInterval(step);
      unwatch();
    };
  }, []);

  // After the first paint: nothing that is asked of the background may stand between a click and the prices.
  useEffect(() => {
    document.body.dataset['ready'] = '1';
    // Unheard (the worker may be starting anew), the stored prices stand and the next alarm asks.
    ask('surfaceOpened', { surface: 'popup' }).catch(() => undefined);
    if (stored) return;
    ask('getTicker', {})
      .then((ticker) => setView((newer) => newer ?? ticker))
      .catch(() => undefined);
  }, [stored]);

  return { view, now };
}

/** Asks the catalogue for what the list does not have; an answer that comes after newer words were typed is dropped. */
function useCatalogue(): { found: FoundCoins | null; find: (query: string) => void } {
  const [found, setFound] = useState<FoundCoins | null>(null);
  const wanted = useRef('');
  const find = useCallback((query: string): void => {
    wanted.current = query;
    ask('searchCoins', { query })
      .then((answer) => wanted.current === query && setFound({ query, view: answer }))
      .catch(() => undefined);
  }, []);
  return { found, find };
}

function refreshWords(answer: RefreshAnswer, view: TickerView | null, locale: string): string {
  if (answer.ok) return i18n.t('popup.refreshed');
  const notice = view?.notices[0];
  if (answer.reason === 'wait') return notice ? noticeWords(notice, locale) : i18n.t('popup.askedJustNow');
  return [notice && noticeWords(notice, locale), i18n.t('popup.refreshFailed')].filter(Boolean).join(' ');
}
