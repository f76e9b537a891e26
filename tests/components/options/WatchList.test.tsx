// @vitest-environment happy-dom
import { cleanup, fireEvent, render } from '@testing-library/preact';
import { useState } from 'preact/hooks';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { movedTo } from '../../../components/options/reorder.ts';
import { type RemovedCoin, WatchList } from '../../../components/options/WatchList.tsx';
import type { WatchedCoin } from '../../../components/options/WatchRow.tsx';
import { useCatalogue } from '../catalogue.ts';
import { HOUR, NOW, watchedCoin } from './sample.ts';

beforeAll(useCatalogue);
afterEach(cleanup);

/** The list with an owner that does what it is told, as the options page does. */
function Owner({ first }: { readonly first: readonly WatchedCoin[] }) {
  const [coins, setCoins] = useState(first);
  const [removed, setRemoved] = useState<RemovedCoin | null>(null);
  return (
    <WatchList
      coins={coins}
      removed={removed}
      now={NOW}
      locale="en-US"
      onMove={(coinId, to) =>
        setCoins(
          movedTo(
            coins,
            coins.findIndex((coin) => coin.coinId === coinId),
            to,
          ),
        )
      }
      onRemove={(coin) => {
        setRemoved(coin);
        setCoins(coins.filter((one) => one.coinId !== coin.coinId));
      }}
      onUndo={() => {
        const back = first.find((coin) => coin.coinId === removed?.coinId);
        if (removed && back) setCoins(coins.toSpliced(removed.index, 0, back));
        setRemoved(null);
      }}
      onAcceptRename={(coinId) =>
        setCoins(coins.map((coin) => (coin.coinId === coinId ? { ...coin, was: null } : coin)))
      }
    />
  );
}

const four = ['bitcoin', 'ethereum', 'render-token', 'dogecoin'].map((id) => watchedCoin(id));

function show(coins: readonly WatchedCoin[] = four) {
  const { container } = render(<Owner first={coins} />);
  const one = (selector: string): HTMLElement => {
    const found = container.querySelector<HTMLElement>(selector);
    if (!found) throw new Error(`nothing matches ${selector}`);
    return found;
  };
  return {
    one,
    row: (coinId: string) => one(`[data-watch-id="${coinId}"]`),
    order: () =>
      [...container.querySelectorAll<HTMLElement>('[data-watch-id]')].map((row) => row.dataset['watchId']).join(' '),
    press: (key: string, more: object = {}) => {
      if (document.activeElement) fireEvent.keyDown(document.activeElement, { key, ...more });
    },
  };
}

describe('order by keyboard', () => {
  it('moves the focused row, keeps the focus on it and says where it is', () => {
    const { row, press, order, one } = show();
    row('render-token').focus();
    press('ArrowUp', { altKey: true });
    press('ArrowUp', { altKey: true });
    expect(order()).toBe('render-token bitcoin ethereum dogecoin');
    expect(document.activeElement).toBe(row('render-token'));
    expect(one('[data-part="position"]').textContent).toBe('REN, 1 of 4');
  });

  it('stops at the ends', () => {
    const { row, press, order } = show();
    row('dogecoin').focus();
    press('ArrowDown', { altKey: true });
    expect(order()).toBe('bitcoin ethereum render-token dogecoin');
  });

  it('is one tab stop with arrows inside', () => {
    const { row, press, one } = show();
    expect(document.querySelectorAll('[data-watch-id][tabindex="0"]')).toHaveLength(1);
    row('bitcoin').focus();
    press('ArrowDown');
    press('ArrowDown');
    expect(document.activeElement).toBe(row('render-token'));
    expect(one('[data-watch-id][tabindex="0"]')).toBe(row('render-token'));
    press('End');
    expect(document.activeElement).toBe(row('dogecoin'));
  });
});

describe('removing', () => {
  it('leaves a line in its place, with the focus on Undo, which brings coin and focus back', () => {
    const { row, order, one } = show();
    const button = row('ethereum').querySelector<HTMLElement>('[data-part="remove"]');
    if (!button) throw new Error('no remove button');
    expect(button.getAttribute('aria-label')).toBe('Remove ethereum');
    fireEvent.click(button);
    expect(order()).toBe('bitcoin render-token dogecoin');
    expect(one('[data-part="removed"]').textContent).toBe('Removed ethereum. Undo');
    expect(one('[data-part="removed"]').previousElementSibling).toBe(row('bitcoin'));
    expect(document.activeElement).toBe(one('[data-part="undo"]'));
    fireEvent.click(one('[data-part="undo"]'));
    expect(order()).toBe('bitcoin ethereum render-token dogecoin');
    expect(document.activeElement).toBe(row('ethereum'));
  });

  it('works with Delete on the row, and the last coin can be brought back', () => {
    const { row, order, press, one } = show([watchedCoin('bitcoin')]);
    row('bitcoin').focus();
    press('Delete');
    expect(order()).toBe('');
    fireEvent.click(one('[data-part="undo"]'));
    expect(order()).toBe('bitcoin');
  });
});

describe('dragging by pointer', () => {
  function drag(coinId: string, byRows: number, end: 'pointerup' | 'Escape') {
    const shown = show();
    // happy-dom lays nothing out: rows get the boxes that a browser would give them.
    document.querySelectorAll<HTMLElement>('[data-watch-id]').forEach((row, index) => {
      row.getBoundingClientRect = () => new DOMRect(0, 200 + index * 38, 700, 38);
    });
    const grip = shown.row(coinId).querySelector('[data-part="grip"]');
    if (!grip) throw new Error('no grip');
    const at = (clientY: number) => ({ pointerId: 1, button: 0, clientY });
    fireEvent.pointerDown(grip, at(210));
    fireEvent.pointerMove(window, at(210 + byRows * 38));
    const lifted = shown.row(coinId).classList.contains('dragged');
    if (end === 'Escape') fireEvent.keyDown(window, { key: 'Escape' });
    fireEvent.pointerUp(window, at(210 + byRows * 38));
    return { ...shown, lifted };
  }

  it('lifts the row and puts it where it is let go', () => {
    const { order, lifted, one } = drag('bitcoin', 2, 'pointerup');
    expect(lifted).toBe(true);
    expect(order()).toBe('ethereum render-token bitcoin dogecoin');
    expect(one('[data-part="position"]').textContent).toBe('BIT, 3 of 4');
    expect(document.querySelector('.dragged')).toBeNull();
  });

  it('is taken back by Escape', () => {
    expect(drag('dogecoin', -2, 'Escape').order()).toBe('bitcoin ethereum render-token dogecoin');
  });
});

describe('numbers', () => {
  it('shows age in the place of the change where a price is old, and no change where there is no price', () => {
    const { row } = show([
      watchedCoin('bitcoin', { asOf: NOW - 3 * HOUR }),
      watchedCoin('ethereum', { price: null, asOf: null }),
      watchedCoin('dogecoin'),
    ]);
    expect(row('bitcoin').querySelector('.change-cell')?.textContent).toBe('3\u00a0h old');
    expect(row('ethereum').querySelector('.figures')?.textContent).toBe('no price');
    expect(row('ethereum').querySelector('.change-cell')?.textContent).toBe('');
    expect(row('dogecoin').querySelector('.change-cell')?.textContent).toBe('+1.3%');
  });

  it('says in the place of the change that a price is held or disputed, and explains it', () => {
    const held = { source: 'coingecko' as const, price: 3.5, asOf: NOW, change: 40, contradictedBy: 'kraken' as const };
    const primary = { source: 'coingecko' as const, price: 2.5 };
    const second = { source: 'coinbase' as const, price: 2.6 };
    const { row } = show([
      watchedCoin('bitcoin', { held }),
      watchedCoin('ethereum', { disagreement: { primary, second, gap: 4, since: NOW, at: NOW } }),
      watchedCoin('dogecoin', { oneSource: true }),
    ]);
    const change = (coinId: string) => row(coinId).querySelector('.change-cell')?.textContent;
    const title = (coinId: string) => row(coinId).querySelector<HTMLElement>('.figures > [title]')?.title;
    expect(change('bitcoin')).toBe('held. CoinGecko says $3.50 (+40%). Kraken does not bear it out.');
    expect(title('bitcoin')).toContain('CoinGecko says $3.50 (+40%).');
    expect(row('bitcoin').querySelector('.change-cell svg')).not.toBeNull();
    expect(change('ethereum')).toBe('gap 4.0%. Sources disagree: CoinGecko $2.50, Coinbase $2.60');
    expect(change('dogecoin')).toBe('+1.3%');
    expect(row('dogecoin').querySelector('.figures')?.textContent).toBe('one source$2.50');
    expect(title('dogecoin')).toMatch(/^CoinGecko, 1\u00a0min ago, as of/);
  });
});

describe('a coin’s past', () => {
  const was = (symbol: string, ratio: number) => ({ symbol, ratio, at: Date.UTC(2024, 8, 4) });
  const past = (row: HTMLElement) => row.querySelector('.past')?.textContent?.trim() ?? '';

  it('stands beside the name: what it was called, or what it took in', () => {
    const { row } = show([
      watchedCoin('render-token'),
      watchedCoin('fetch-ai'),
      watchedCoin('bitcoin'),
      watchedCoin('sky', { was: was('MKR', 24_000) }),
    ]);
    expect(past(row('render-token'))).toBe('was RNDR');
    expect(past(row('fetch-ai'))).toBe('with AGIX');
    expect(past(row('bitcoin'))).toBe('');
    expect(past(row('sky'))).toBe('was MKR');
  });

  it.each([
    ['POL', was('MATIC', 1), 'MATIC became POL on September 4, 2024, 1 for 1.'],
    ['SKY', was('MKR', 24_000), '1 MKR became 24,000 SKY on September 4, 2024.'],
    ['FET', was('AGIX', 0.43335), '1 AGIX became 0.43335 FET on September 4, 2024.'],
    ['AAVE', was('LEND', 0.01), '100 LEND became 1 AAVE on September 4, 2024.'],
  ])('is told of %s while the list holds the old coin', (symbol, former, sentence) => {
    const { row } = show([watchedCoin('bitcoin'), watchedCoin('coin', { symbol, was: former })]);
    expect(row('coin').querySelector('[data-part="became"] span')?.textContent).toBe(sentence);
    expect(row('bitcoin').querySelector('[data-part="became"]')).toBeNull();
  });

  it('is told no more after "Got it", and the focus stays on the row', () => {
    const { row, one, order } = show([watchedCoin('bitcoin'), watchedCoin('sky', { was: was('MKR', 24_000) })]);
    const button = one('[data-part="accept-rename"]');
    expect(button.textContent).toBe('Got it');
    button.focus();
    fireEvent.click(button);
    expect(row('sky').querySelector('[data-part="became"]')).toBeNull();
    expect(document.activeElement).toBe(row('sky'));
    expect(order()).toBe('bitcoin sky');
  });
});
