import { useEffect, useState } from 'preact/hooks';
import { ask } from '../../lib/messages/client.ts';
import type { CoinSearchView, TickerView } from '../../lib/query/views.ts';
import { wordsOf } from './words-of.ts';

export interface CoinSearch {
  readonly query: string;
  readonly setQuery: (query: string) => void;
  readonly view: CoinSearchView | null;
  readonly failure: string | null;
}

/**
 * Searches the catalogue while the user types. A late answer to an earlier query is dropped. `views` changes with
 * every commit and asks again, so that prices and "on your list" keep up.
 */
export function useCoinSearch(views: { readonly ticker: TickerView }): CoinSearch {
  const [query, setQuery] = useState('');
  const [view, setView] = useState<CoinSearchView | null>(null);
  const [failure, setFailure] = useState<string | null>(null);

  useEffect(() => {
    if (query.trim() === '') {
      setView(null);
      setFailure(null);
      return undefined;
    }
    let wanted = true;
    async function search(): Promise<void> {
      try {
        const answer = await ask('searchCoins', { query });
        if (!wanted) return;
        setView(answer);
        setFailure(null);
      } catch (error) {
        if (wanted) setFailure(wordsOf(error));
      }
    }
    void search();
    return () => {
      wanted = false;
    };
  }, [query, views.ticker]);

  return { query, setQuery, view, failure };
}
