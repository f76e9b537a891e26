import { HOUR_MS } from '../../lib/domain/durations.ts';
import { i18n } from '#i18n';
import { useCallback, useEffect, useLayoutEffect, useState } from 'preact/hooks';
import type { FoundCoins } from '../../components/ticker/AddOffer.tsx';
import { Ticker } from '../../components/ticker/Ticker.tsx';
import type { Said } from '../../components/ticker/TickerFooter.tsx';
import { browser } from '../../lib/browser.ts';
import { systemClock } from '../../lib/clock.ts';
import { clockTime } from '../../components/controls/clock-time.ts';
import { afterPaint } from '../../components/controls/after-paint.ts';
import type { Look } from '../../lib/domain/last-look.ts';
import { sourcesNow } from '../../lib/domain/sources-now.ts';
import { ask } from '../../lib/messages/client.ts';
import { keepFresh } from '../../lib/messages/keep-fresh.ts';
import type { RefreshAnswer } from '../../lib/messages/protocol.ts';
import type { FiringView, TickerView } from '../../lib/query/views.ts';
import { SNAPSHOT_KEY, watchKey } from '../../lib/revision.ts';
import { parseSnapshot } from './snapshot.ts';
import { useAlertEditor } from './use-alert-editor.tsx';
import { useChoices } from './use-choices.ts';
import { useLook } from './use-look.ts';

/** Ages are told in steps of this; finer would only flicker. */
const AGE_STEP_MS = 10_000;

const SNOOZE_MS = HOUR_MS;

interface AppProps {
  readonly stored: TickerView | null;
  /** The look before this one. */
  readonly before: Look | null;
  readonly locale: string;
}

/** The popup's wiring: storage and messages on one side, the ticker on the other. */
export function App({ stored, before, locale }: AppProps) {
  const { view, now } = useTicker(stored);
  const [refreshing, setRefreshing] = useState(false);
  const [said, setSaid] = useState<Said | null>(null);
  const [refused, setRefused] = useState<{ reason: RefreshRefusal; words: NoticeWords } | null>(null);
  const { found, find, forget } = useCatalogue();
  const firings = useFirings(view);
  const { choices, choose } = useChoices(view);
  const { since, forget: forgetSince } = useLook(stored, before, view);

  const say = (text: string, quiet = false): void => setSaid({ text, quiet });
  const sayFailed = (): void => say(i18n.t('popup.noAnswer'));
  const sayNothing = (): void => {
    setSaid(null);
    setRefused(null);
  };

  const askForPrices = async (): Promise<void> => {
    const answer = await ask('refreshPrices', {});
    if (answer.ok) return say(i18n.t('popup.refreshed'), true);
    const { noticeWords } = await import('../../components/ticker/why-words.ts');
    setRefused({ reason: answer.reason, words: noticeWords });
  };
  const refresh = (): void => {
    sayNothing();
    setRefreshing(true);
    askForPrices()
      .catch(sayFailed)
      .finally(() => setRefreshing(false));
  };
  const openBeside = (): void => {
    sayNothing();
    ask('openSidebarHere', {})
      .then(({ opened }) => (opened ? window.close() : say(i18n.t('popup.unreadable'))))
      .catch(sayFailed);
  };
  const add = async (coinId: string, name: string): Promise<void> => {
    sayNothing();
    try {
      const { watchlist } = await ask('addCoin', { coinId });
      if (!watchlist.includes(coinId))
        return say(i18n.t('popup.full', [new Intl.NumberFormat(locale).format(watchlist.length)]));
      forget();
      say(i18n.t('popup.added', [name]));
    } catch {
      sayFailed();
    }
  };

  const snooze = (firing: FiringView): void => {
    sayNothing();
    ask('snoozeAlert', { id: firing.alertId, until: systemClock() + SNOOZE_MS })
      .then((answer) => {
        const until = answer.ok ? answer.alert.snoozedUntil : null;
        return until === null
          ? sayFailed()
          : say(i18n.t('alert.snoozed', [firing.symbol, clockTime(until, systemClock(), locale)]));
      })
      .catch(sayFailed);
  };
  const dismiss = (ids: readonly string[]): void => {
    sayNothing();
    ask('dismissFirings', { ids }).catch(sayFailed);
  };

  const alertEditor = useAlertEditor(view, now, locale, say);

  return (
    <Ticker
      view={view}
      under={alertEditor.under}
      onAlert={(coinId) => alertEditor.open(coinId, null)}
      onEdit={({ coinId, alertId }) => alertEditor.open(coinId, alertId)}
      firings={firings}
      onSnooze={snooze}
      onDismiss={dismiss}
      choices={choices}
      since={since}
      onForgetSince={forgetSince}
      onChoose={(change) => {
        sayNothing();
        choose(change).catch(sayFailed);
      }}
      now={view ? sourcesNow(view.notices, now) : now}
      locale={locale}
      refreshing={refreshing}
      said={refused ? { text: refusalWords(refused.reason, refused.words, view, locale), quiet: false } : said}
      found={found}
      onFind={find}
      onAdd={(coinId, name) => void add(coinId, name)}
      onRefresh={refresh}
      onShelf={() => void browser.tabs.create({ url: browser.runtime.getURL('shelf.html') }).catch(sayFailed)}
      onSettings={() => void browser.runtime.openOptionsPage().catch(sayFailed)}
      onOpenBeside={openBeside}
      beginsWithToday={location.hash === '#today'}
      loadToday={loadToday}
      loadOpened={async () => (await import('./OpenedCoin.tsx')).OpenedCoin}
    />
  );
}

const loadToday = async () => (await import('./TodayPanel.tsx')).TodayPanel;

/** The ticker as stored, replaced whenever the background stores a newer one; and the time its ages are told by. */
function useTicker(stored: TickerView | null): { view: TickerView | null; now: number } {
  const [view, setView] = useState(stored);
  const [now, setNow] = useState(systemClock);
  const [painted, setPainted] = useState(false);

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
    let stop: () => void = () => undefined;
    const cancel = afterPaint(() => {
      setPainted(true);
      stop = keepFresh('popup');
      if (stored) return;
      ask('getTicker', {})
        .then((ticker) => setView((newer) => newer ?? ticker))
        .catch(() => undefined);
    });
    return () => {
      cancel();
      stop();
    };
  }, [stored]);
  useEffect(() => {
    if (painted) document.body.dataset['ready'] = '1';
  }, [painted]);

  return { view, now };
}

/** What had fired when the first view came, as long as it is not dismissed. It counts as seen once it is painted. */
function useFirings(view: TickerView | null): readonly FiringView[] {
  const [first, setFirst] = useState<ReadonlySet<string> | null>(null);
  const all = view?.alerts.firings ?? [];
  const shown = first ? all.filter(({ id }) => first.has(id)) : all;
  if (view && !first) setFirst(new Set(all.map(({ id }) => id)));
  const unseen = shown
    .filter(({ seen }) => !seen)
    .map(({ id }) => id)
    .join(' ');
  useEffect(() => {
    if (unseen === '') return undefined;
    return afterPaint(() => void ask('seeFirings', { ids: unseen.split(' ') }).catch(() => undefined));
  }, [unseen]);
  return shown;
}

interface Catalogue {
  readonly found: FoundCoins;
  readonly find: (query: string) => void;
  /** After a coin was added, the answers tell "not on your list" of it no longer. */
  readonly forget: () => void;
}

/** Asks the catalogue for what the list does not have. Answers may come in any order: each is kept by its words. */
function useCatalogue(): Catalogue {
  const [found, setFound] = useState<FoundCoins>(new Map());
  const find = useCallback((query: string): void => {
    ask('searchCoins', { query })
      .then((answer) => setFound((others) => new Map(others).set(query, answer)))
      .catch(() => undefined);
  }, []);
  return { found, find, forget: () => setFound(new Map()) };
}

/** Loaded when it is needed: the first paint does not wait for its code. */
type NoticeWords = (typeof import('../../components/ticker/why-words.ts'))['noticeWords'];

type RefreshRefusal = Extract<RefreshAnswer, { ok: false }>['reason'];

/** Why no new prices came, in the words of the notice that the background has stored by then. */
function refusalWords(
  reason: RefreshRefusal,
  noticeWords: NoticeWords,
  view: TickerView | null,
  locale: string,
): string {
  // A wrong clock is said in its own place; it keeps no price from coming.
  const notice = view?.notices.find(({ kind }) => kind !== 'clock');
  const because = notice && noticeWords(notice, locale);
  if (reason === 'wait') return because ?? i18n.t('popup.askedJustNow');
  return [because, i18n.t('popup.refreshFailed')].filter(Boolean).join(' ');
}
