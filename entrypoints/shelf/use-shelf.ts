import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { ArticleMark } from '../../lib/domain/article-marks.ts';
import type { ArticleId } from '../../lib/domain/article.ts';
import { FIRST_ROWS, SHELF_LIMITS, type ShelfQuery } from '../../lib/domain/shelf-query.ts';
import { ask } from '../../lib/messages/client.ts';
import type { ShelfArticle, ShelfChoices, ShelfView } from '../../lib/query/shelf-views.ts';
import { REVISION_KEY, watchKey } from '../../lib/revision.ts';

/** Further rows asked for at once: about three screens. */
const STRETCH = 30;
/** Between a key press and the question: who types on asks once. */
const TYPING_MS = 120;

interface FoundView extends ShelfView {
  readonly query: ShelfQuery;
}

interface ShelfState {
  /** What was found so far, and for what: for the query before while the next is asked. Null until the first answer. */
  readonly view: FoundView | null;
  readonly choices: ShelfChoices | null;
  readonly isLoading: boolean;
  readonly isFailed: boolean;
  readonly more: () => void;
  readonly reload: () => void;
  readonly mark: (article: ShelfArticle, mark: ArticleMark, on: boolean) => void;
  /** Another article of the story was opened. */
  readonly readAlso: (article: ShelfArticle, articleId: ArticleId) => void;
}

/**
 * The rows for a query, further ones as they are wanted. What changes in the store meanwhile is asked for when the
 * reader comes back to the page: a list does not move under who reads it.
 */
export function useShelf(query: ShelfQuery): ShelfState {
  const [view, setView] = useState<FoundView | null>(null);
  const [choices, setChoices] = useState<ShelfChoices | null>(null);
  const [isLoading, setLoading] = useState(true);
  const [isFailed, setFailed] = useState(false);
  /** Grows with each question: an answer to an earlier one is dropped. */
  const questionRef = useRef(0);
  const asked = JSON.stringify(query);

  const load = useCallback(
    async (from: number, count: number): Promise<void> => {
      const question = ++questionRef.current;
      setLoading(true);
      try {
        const wanted = JSON.parse(asked) as ShelfQuery;
        const answer = { ...(await ask('getShelf', { query: wanted, from, count })), query: wanted };
        if (question !== questionRef.current) return;
        setView((before) => (from > 0 && before ? joined(before, answer) : answer));
        setFailed(false);
      } catch {
        if (question !== questionRef.current) return;
        setFailed(true);
        if (from === 0) setView(null);
      }
      setLoading(false);
    },
    [asked],
  );

  useEffect(() => {
    const timer = setTimeout(() => void load(0, FIRST_ROWS), TYPING_MS);
    return () => clearTimeout(timer);
  }, [load]);

  const length = view?.articles.length ?? 0;
  const reload = useCallback((): void => {
    void load(0, Math.min(SHELF_LIMITS.rows, Math.max(FIRST_ROWS, length)));
    ask('getShelfChoices', {})
      .then(setChoices)
      .catch(() => undefined);
  }, [load, length]);
  useOnReturn(reload);

  useEffect(() => {
    // Without them the shelf can be searched all the same.
    ask('getShelfChoices', {})
      .then(setChoices)
      .catch(() => undefined);
  }, []);

  const put = useCallback((article: ShelfArticle, ids: readonly ArticleId[], name: ArticleMark, on: boolean): void => {
    const show = (shown: ShelfArticle): void =>
      setView((before) => before && { ...before, articles: replaced(before.articles, shown) });
    show(withMark(article, ids, name, on));
    Promise.all(ids.map((articleId) => ask('putMark', { articleId, mark: name, on }))).catch(() => show(article));
  }, []);
  const mark = useCallback(
    (article: ShelfArticle, name: ArticleMark, on: boolean): void => {
      // A story is unread once nothing of it is read.
      const others = name === 'read' && !on ? article.also.filter(({ read }) => read) : [];
      put(article, [article.id, ...others.map(({ id }) => id)], name, on);
    },
    [put],
  );

  return {
    view,
    choices,
    isLoading,
    isFailed,
    more: () => {
      const isOfNow = view !== null && JSON.stringify(view.query) === asked;
      if (!isLoading && isOfNow && view.next !== null) void load(view.next, STRETCH);
    },
    reload,
    mark,
    readAlso: (article, id) => put(article, [id], 'read', true),
  };
}

/** An article found meanwhile moves the rest on by one: what came before is not shown twice. */
function joined(before: FoundView, answer: FoundView): FoundView {
  const known = new Set(before.articles.map(({ id }) => id));
  return { ...answer, articles: [...before.articles, ...answer.articles.filter(({ id }) => !known.has(id))] };
}

function replaced(articles: readonly ShelfArticle[], by: ShelfArticle): ShelfArticle[] {
  return articles.map((one) => (one.id === by.id ? by : one));
}

/** The row once articles of its story are marked: read where any is, saved where its first is. */
function withMark(row: ShelfArticle, ids: readonly ArticleId[], name: ArticleMark, on: boolean): ShelfArticle {
  const also = row.also.map((one) => (ids.includes(one.id) ? { ...one, [name]: on } : one));
  return { ...row, also, ...((name === 'read' || ids.includes(row.id)) && { [name]: on }) };
}

/** Calls back when the page comes into view and something was stored while it was not. */
function useOnReturn(onReturn: () => void): void {
  const missedRef = useRef(false);
  useEffect(() => {
    const returned = (): void => {
      if (document.hidden || !missedRef.current) return;
      missedRef.current = false;
      onReturn();
    };
    const ends = watchKey('local', REVISION_KEY, () => (missedRef.current ||= document.hidden));
    document.addEventListener('visibilitychange', returned);
    return () => {
      ends();
      document.removeEventListener('visibilitychange', returned);
    };
  }, [onReturn]);
}
