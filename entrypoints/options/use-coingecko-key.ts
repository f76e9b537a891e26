import { i18n } from '#i18n';
import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import { ask } from '../../lib/messages/client.ts';
import type { CoinGeckoKeyView } from '../../lib/messages/protocol.ts';
import { REVISION_KEY, watchKey } from '../../lib/revision.ts';
import { wordsOf } from './words-of.ts';

interface KeySetting {
  /** Null until it is known. */
  readonly stored: CoinGeckoKeyView | null;
  readonly asking: boolean;
  /** Why the last change was not made. */
  readonly problem: string | null;
  /** Null takes the key away. Resolves to whether the change was made. */
  readonly onChange: (key: string | null) => Promise<boolean>;
}

/** The reader's CoinGecko key, of which the background tells the ending and never more; read again after each commit. */
export function useCoinGeckoKey(): KeySetting {
  const [stored, setStored] = useState<CoinGeckoKeyView | null>(null);
  const [asking, setAsking] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const changesRef = useRef(0);

  const read = useCallback(async (): Promise<void> => {
    const before = changesRef.current;
    try {
      const answer = await ask('getCoinGeckoKey', {});
      // A change made meanwhile knows better.
      if (before === changesRef.current) setStored(answer);
    } catch {
      // What was read before stays; that nothing can be read is told for the whole page.
    }
  }, []);
  useEffect(() => {
    void read();
    return watchKey('local', REVISION_KEY, () => void read());
  }, [read]);

  async function onChange(key: string | null): Promise<boolean> {
    setAsking(key !== null);
    try {
      const answer = await ask('putCoinGeckoKey', { key });
      setProblem(answer.ok ? null : i18n.t('options.key.malformed'));
      if (!answer.ok) return false;
      changesRef.current += 1;
      setStored(answer.key);
      return true;
    } catch (error) {
      setProblem(i18n.t('options.key.failed', [wordsOf(error)]));
      return false;
    } finally {
      setAsking(false);
    }
  }

  return { stored, asking, problem, onChange };
}
