import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { FeedId } from '../../lib/domain/article.ts';
import type { CoinId } from '../../lib/domain/coin.ts';
import { ask } from '../../lib/messages/client.ts';
import type { AlertsView, MuteView, SourcesView, TickerView } from '../../lib/query/views.ts';
import { REVISION_KEY, watchKey } from '../../lib/revision.ts';
import type { Settings, SettingsPatch } from '../../lib/settings/settings.ts';
import { wordsOf } from './words-of.ts';

export interface Views {
  /** As stored, with the changes that are still on their way on top. */
  readonly settings: Settings;
  readonly ticker: TickerView;
  readonly sources: SourcesView;
  readonly alerts: AlertsView;
  /** What was muted last first. */
  readonly mutes: readonly MuteView[];
}

/** A change as it is shown while it is on its way. */
type Change = (settings: Settings) => Settings;

export interface Stored {
  /** Null until the first answers came. */
  readonly views: Views | null;
  /** Why the last reading failed; what was read before stays. */
  readonly failure: string | null;
  /** How often reading has failed: two failures may say the same. */
  readonly failures: number;
  /** Why the last change was not stored; it has been rolled back. */
  readonly changeFailure: string | null;
  readonly reload: () => void;
  /** Shows a change at once and takes it back if it can't be stored. Resolves to whether it was. */
  readonly change: (patch: SettingsPatch) => Promise<boolean>;
  /** The same for one feed's switch. */
  readonly switchFeed: (feedId: FeedId, on: boolean) => Promise<boolean>;
  /** Adds a coin at the end of the watch list. Resolves to whether it was stored. */
  readonly addCoin: (coinId: CoinId) => Promise<boolean>;
  /** Writes a renamed coin's present id into the list. Resolves to whether it was stored. */
  readonly acceptRename: (coinId: CoinId) => Promise<boolean>;
  readonly forgetChangeFailure: () => void;
}

/**
 * What the options show, asked again after every commit. Changes go out one after the other, in the order they were
 * made, so that quick presses of a key can't overtake each other.
 */
export function useStored(): Stored {
  const [read, setRead] = useState<Views | null>(null);
  const [onTheWay, setOnTheWay] = useState<readonly Change[]>([]);
  const [failure, setFailure] = useState<string | null>(null);
  const [failures, setFailures] = useState(0);
  const [changeFailure, setChangeFailure] = useState<string | null>(null);
  const queueRef = useRef<Promise<unknown>>(Promise.resolve());
  const runningRef = useRef(false);
  const askedAgainRef = useRef(false);
  const changesStoredRef = useRef(0);

  const reload = useCallback(async (): Promise<void> => {
    if (runningRef.current) {
      askedAgainRef.current = true;
      return;
    }
    runningRef.current = true;
    do {
      askedAgainRef.current = false;
      const before = changesStoredRef.current;
      try {
        const [settings, ticker, sources, alerts, mutes] = await Promise.all([
          ask('getSettings', {}),
          ask('getTicker', {}),
          ask('getSources', {}),
          ask('getAlerts', {}),
          ask('getMutes', {}),
        ]);
        setFailure(null);
        // A change stored meanwhile makes this answer too old to show.
        if (before === changesStoredRef.current) setRead({ settings, ticker, sources, alerts, mutes });
        else askedAgainRef.current = true;
      } catch (error) {
        setFailure(wordsOf(error));
        setFailures((before) => before + 1);
      }
    } while (askedAgainRef.current);
    runningRef.current = false;
  }, []);

  useEffect(() => {
    void reload();
    return watchKey('local', REVISION_KEY, () => void reload());
  }, [reload]);

  /** Sends one change after those before it, and takes its settings over. */
  async function inTurn(send: () => Promise<Settings>): Promise<boolean> {
    const turn = queueRef.current.then(send);
    queueRef.current = turn.catch(() => undefined);
    try {
      const settings = await turn;
      changesStoredRef.current += 1;
      setRead((last) => last && { ...last, settings });
      setChangeFailure(null);
      void reload();
      return true;
    } catch (error) {
      setChangeFailure(wordsOf(error));
      return false;
    }
  }

  async function sendShown(shown: Change, send: () => Promise<Settings>): Promise<boolean> {
    setOnTheWay((changes) => [...changes, shown]);
    const stored = await inTurn(send);
    setOnTheWay((changes) => changes.filter((one) => one !== shown));
    return stored;
  }

  const settings = read && onTheWay.reduce<Settings>((all, shown) => shown(all), read.settings);
  return {
    views: read && settings && { ...read, settings },
    failure,
    failures,
    changeFailure,
    reload: () => void reload(),
    change: (patch) =>
      sendShown(
        (all) => ({ ...all, ...patch }),
        () => ask('putSettings', patch),
      ),
    switchFeed: (feedId, on) =>
      sendShown(
        (all) => ({ ...all, feeds: { ...all.feeds, [feedId]: on } }),
        () => ask('switchFeed', { feedId, on }),
      ),
    addCoin: (coinId) => inTurn(() => ask('addCoin', { coinId })),
    acceptRename: (coinId) => inTurn(() => ask('acceptRename', { coinId })),
    forgetChangeFailure: () => setChangeFailure(null),
  };
}
