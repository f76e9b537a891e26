import { i18n } from '#i18n';
import { useCallback, useEffect, useLayoutEffect, useState } from 'preact/hooks';
import type { AlertBand } from '../../components/alerts/AlertBand.tsx';
import type { RowWords } from '../../components/ticker/CoinRow.tsx';
import type { FoundCoins } from '../../components/ticker/AddOffer.tsx';
import { Ticker } from '../../components/ticker/Ticker.tsx';
import type { Said } from '../../components/ticker/TickerFooter.tsx';
import { browser } from '../../lib/browser.ts';
import { systemClock } from '../../lib/clock.ts';
import { afterPaint } from '../../components/controls/after-paint.ts';
import type { Look } from '../../lib/domain/last-look.ts';
import { isPrivate } from '../../lib/domain/private-window.ts';
import { sourcesNow } from '../../lib/domain/sources-now.ts';
import { ask } from '../../lib/messages/client.ts';
import { keepFresh } from '../../lib/messages/keep-fresh.ts';
import type { FiringView, TickerView } from '../../lib/query/views.ts';
import { SNAPSHOT_KEY, watchKey } from '../../lib/revision.ts';
import { parseSnapshot } from './snapshot.ts';
import { opensOwnSidebar } from './own-sidebar.ts';
import { useAlertEditor } from './use-alert-editor.tsx';
import { useChoices } from './use-choices.ts';
import { useLook } from './use-look.ts';

/** Ages are told in steps of this; finer would only flicker. */
const AGE_STEP_MS = 10_000;

interface AppProps {
  readonly stored: TickerView | null;
  /** The look before this one. */
  readonly before: Look | null;
  /** What tells of alerts, where the stored ticker has some that fired. */
  readonly band: typeof AlertBand | null;
  readonly locale: string;
}

/** The popup's wiring: storage and messages on one side, the ticker on the other. */
export function App({ stored, before, band: firstBand, locale }: AppProps) {
  const { view, now, words } = useTicker(stored);
  const [refreshing, setRefreshing] = useState(false);
  const [said, setSaid] = useState<Said | null>(null);
  const [refused, setRefused] = useState<((view: TickerView | null) => string) | null>(null);
  const { found, find, forget } = useCatalogue();
  const firings = useFirings(view);
  const band = useBand(firstBand, firings);
  const { choices, choose } = useChoices(view);
  const { since, forget: forgetSince } = useLook(stored, before, view);

  const say = (text: string, quiet = false): void => setSaid({ text, quiet });
  const sayFailed = (error: unknown): void => say(i18n.t(isPrivate(error) ? 'popup.private' : 'popup.noAnswer'));
  const sayMissing = useCallback((): void => {
    setRefused(null);
    setSaid({ text: i18n.t('popup.missingPart'), quiet: false });
  }, []);
  const sayNothing = (): void => {
    setSaid(null);
    setRefused(null);
  };

  const askForPrices = async (): Promise<void> => {
    const answer = await ask('refreshPrices', {});
    if (answer.ok) return say(i18n.t('popup.refreshed'), true);
    const { refusalWords } = await acts();
    setRefused(() => (told: TickerView | null) => refusalWords(answer.reason, told, locale));
  };
  const refresh = (): void => {
    sayNothing();
    setRefreshing(true);
    askForPrices()
      .catch(sayFailed)
      .finally(() => setRefreshing(false));
  };
  const openBeside = async (): Promise<void> => {
    sayNothing();
    try {
      // First, in the press's own turn.
      const inPanel = import.meta.env.FIREFOX && (await opensOwnSidebar());
      const { opened } = await ask('openSidebarHere', { inPanel });
      if (opened) window.close();
      else say(i18n.t('popup.unreadable'));
    } catch (error) {
      sayFailed(error);
    }
  };
  const add = async (coinId: string, name: string): Promise<void> => {
    sayNothing();
    try {
      const { added, words: told } = await (await acts()).addCoin(coinId, name, locale);
      if (added) forget();
      say(told);
    } catch (error) {
      sayFailed(error);
    }
  };

  const snooze = (firing: FiringView): void => {
    sayNothing();
    acts()
      .then((done) => done.snooze(firing, locale))
      .then((told) => say(told))
      .catch(sayFailed);
  };
  const dismiss = (ids: readonly string[]): void => {
    sayNothing();
    ask('dismissFirings', { ids }).catch(sayFailed);
  };

  const alertEditor = useAlertEditor(view, now, locale, say, sayMissing);

  return (
    <Ticker
      view={view}
      under={alertEditor.under}
      onAlert={(coinId) => alertEditor.open(coinId, null)}
      onEdit={({ coinId, alertId }) => alertEditor.open(coinId, alertId)}
      firings={firings}
      band={band}
      words={words}
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
      said={refused ? { text: refused(view), quiet: false } : said}
      found={found}
      onFind={find}
      onAdd={(coinId, name) => void add(coinId, name)}
      onRefresh={refresh}
      onShelf={() => void browser.tabs.create({ url: browser.runtime.getURL('shelf.html') }).catch(sayFailed)}
      onSettings={() => void browser.runtime.openOptionsPage().catch(sayFailed)}
      onOpenBeside={() => void openBeside()}
      onMissing={sayMissing}
      beginsWithToday={location.hash === '#today'}
      loadToday={loadToday}
      loadOpened={async () => (await import('./OpenedCoin.tsx')).OpenedCoin}
    />
  );
}

/** The first paint does not wait for their code. */
const acts = () => import('./acts.ts');
/** Null where its code cannot be had: the prices stand without it. */
export const loadBand = () =>
  import('../../components/alerts/AlertBand.tsx').then((module) => module.AlertBand).catch(() => null);
const rowWords = () => import('../../components/ticker/row-words.ts');
const loadToday = async () => (await import('./TodayPanel.tsx')).TodayPanel;

/** The ticker as stored, replaced whenever the background stores a newer one; and the time its ages are told by. */
function useTicker(stored: TickerView | null): { view: TickerView | null; now: number; words: RowWords | null } {
  const [view, setView] = useState(stored);
  const [now, setNow] = useState(systemClock);
  /** Null where their code could not be had; undefined before. */
  const [words, setWords] = useState<RowWords | null>();

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
      void rowWords()
        .catch(rowWords)
        .catch(() => null)
        .then(setWords);
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
    if (words !== undefined) document.body.dataset['ready'] = '1';
  }, [words]);

  return { view, now, words: words ?? null };
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

/** The band, whose code comes late where nothing was stored when the popup opened, or it could not be had then. */
function useBand(first: typeof AlertBand | null, firings: readonly FiringView[]): typeof AlertBand | null {
  const [band, setBand] = useState<{ readonly Band: typeof AlertBand } | null>(first && { Band: first });
  const isLacking = band === null && firings.length > 0;
  useEffect(() => {
    if (isLacking) void loadBand().then((Band) => setBand(Band && { Band }));
  }, [isLacking]);
  return band && band.Band;
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
