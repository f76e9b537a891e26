import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { OpenRow } from '../../components/open-row/OpenRow.tsx';
import type { OpenedProps } from '../../components/ticker/CoinList.tsx';
import type { ChartRange } from '../../lib/domain/chart.ts';
import { ask } from '../../lib/messages/client.ts';
import type { Answer, MessageName, Payload } from '../../lib/messages/protocol.ts';

/** The window that was picked last, as long as the popup stays open: who compares coins compares one window. */
let lastRange: ChartRange = '7d';

/** An open row's wiring: what the background has stored of the coin on one side, the row on the other. */
export function OpenedCoin({ row, now, locale, onAlert }: OpenedProps) {
  const [range, setRange] = useState(lastRange);
  // With a new price there may be new points, totals and articles.
  const coin = useAnswer('getCoin', { coinId: row.coinId }, row.asOf);
  const chart = useAnswer('getCoinChart', { coinId: row.coinId, range }, row.asOf);
  const box = useRef<HTMLDivElement>(null);
  const isReady = coin !== undefined && chart !== undefined;
  useLayoutEffect(() => {
    if (isReady) bringIntoView(box.current);
  }, [isReady]);
  // It comes whole: what came in pieces would push about what stands below it.
  if (!isReady) return null;
  return (
    <div ref={box}>
      <OpenRow
        row={row}
        coin={coin}
        chart={chart}
        range={range}
        now={now}
        locale={locale}
        onRange={(picked) => {
          lastRange = picked;
          setRange(picked);
        }}
        onCopy={copy}
        onOpenArticle={(articleId) => {
          // Unheard, the article is unread as before; the popup closes meanwhile.
          ask('putMark', { articleId, mark: 'read', on: true }).catch(() => undefined);
        }}
        onAlert={onAlert}
      />
    </div>
  );
}

/**
 * Asks the background, and again whenever payload or `since` changes; the last answer stays until the next one is there.
 * Undefined before the first, null where asking failed.
 */
function useAnswer<N extends MessageName>(name: N, payload: Payload<N>, since: unknown): Answer<N> | null | undefined {
  const [answer, setAnswer] = useState<Answer<N> | null | undefined>(undefined);
  const asked = JSON.stringify(payload);
  useEffect(() => {
    let isWanted = true;
    const take = (value: Answer<N> | null): void => {
      if (isWanted) setAnswer(() => value);
    };
    ask(name, payload)
      .then(take)
      .catch(() => take(null));
    return () => {
      isWanted = false;
    };
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- the payload is new at each rendering, its text is not
  }, [name, asked, since]);
  return answer;
}

async function copy(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

/**
 * Row and panel come out from under head and foot; where there is no room for both, the row stays in sight. Who has gone
 * on to another row meanwhile is not pulled back from it.
 */
function bringIntoView(panel: HTMLElement | null): void {
  const row = panel?.closest('li')?.previousElementSibling;
  if (!panel || !row) return;
  const focused = document.activeElement?.closest('[data-coin-id]');
  if (focused && focused !== row) return;
  panel.scrollIntoView({ block: 'nearest' });
  const head = document.querySelector('header')?.getBoundingClientRect().bottom ?? 0;
  if (row.getBoundingClientRect().top < head) row.scrollIntoView({ block: 'start' });
}
