import { useEffect, useState } from 'preact/hooks';
import { ask } from '../../lib/messages/client.ts';
import type { CoinSearchView } from '../../lib/query/views.ts';

/** Searches the catalogue that comes along while the reader types; a late answer to an earlier word is dropped. */
export function useFoundCoins(): {
  query: string;
  setQuery: (query: string) => void;
  view: CoinSearchView | null;
} {
  const [query, setQuery] = useState('');
  const [view, setView] = useState<CoinSearchView | null>(null);
  useEffect(() => {
    let isWanted = true;
    const search = async (): Promise<void> => {
      const answer = query.trim() === '' ? null : await ask('searchCoins', { query }).catch(() => null);
      if (isWanted) setView(answer);
    };
    void search();
    return () => {
      isWanted = false;
    };
  }, [query]);
  return { query, setQuery, view };
}
