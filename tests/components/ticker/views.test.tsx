// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render } from '@testing-library/preact';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import * as rowWords from '../../../components/ticker/row-words.ts';
import { Ticker, type TickerProps } from '../../../components/ticker/Ticker.tsx';
import { FIRST_CHOICES, type TickerChoices } from '../../../lib/domain/ticker-choices.ts';
import { useCatalogue } from '../catalogue.ts';
import { NOW, ROWS, tickerRow, tickerView } from './sample.ts';

beforeAll(useCatalogue);
beforeEach(() =>
  vi.useFakeTimers({ toFake: ['requestAnimationFrame', 'cancelAnimationFrame', 'setTimeout', 'clearTimeout'] }),
);
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

function show(choices: Partial<TickerChoices> = {}, view = tickerView(), since: TickerProps['since'] = null) {
  const onChoose = vi.fn<TickerProps['onChoose']>();
  const onForgetSince = vi.fn<() => void>();
  const nothing = vi.fn<() => void>();
  const ticker = (chosen: Partial<TickerChoices>, shown = view) => (
    <Ticker
      view={shown}
      choices={{ ...FIRST_CHOICES, ...chosen }}
      onChoose={onChoose}
      since={since}
      firings={[]}
      band={null}
      words={rowWords}
      under={null}
      onAlert={nothing}
      onSnooze={nothing}
      onDismiss={nothing}
      onEdit={nothing}
      onForgetSince={onForgetSince}
      now={NOW}
      locale="en-US"
      refreshing={false}
      said={null}
      found={new Map()}
      onFind={nothing}
      onAdd={nothing}
      onRefresh={nothing}
      onSettings={nothing}
      onShelf={nothing}
      onOpenBeside={nothing}
      onMissing={nothing}
      loadOpened={async () => () => null}
      loadToday={async () => () => null}
    />
  );
  const { container, rerender } = render(ticker(choices));
  void act(() => void vi.runAllTimers());
  const one = (selector: string): HTMLElement => {
    const found = container.querySelector<HTMLElement>(selector);
    if (!found) throw new Error(`nothing matches ${selector}`);
    return found;
  };
  return {
    container,
    onChoose,
    onForgetSince,
    one,
    part: (name: string) => one(`[data-part="${name}"]`),
    row: (coinId: string) => one(`[data-coin-id=${coinId}]`),
    name: (coinId: string) => one(`[data-coin-id=${coinId}] [data-part=press]`).getAttribute('aria-label'),
    rows: () => [...container.querySelectorAll<HTMLElement>('[data-coin-id]')].map((row) => row.dataset['coinId']),
    choose: (chosen: Partial<TickerChoices>, shown = view) => rerender(ticker(chosen, shown)),
  };
}

describe('the window', () => {
  it('is chosen by segments, and tells the change of it in column, name and basket', () => {
    const { one, onChoose, choose, row, name, part } = show();
    fireEvent.click(one('[data-part=window] input[value="7d"]'));
    expect(onChoose).toHaveBeenCalledExactlyOnceWith({ tickerWindow: '7d' });
    choose({ tickerWindow: '7d' });
    expect(row('bitcoin').querySelector('[data-part=change]')?.textContent).toBe('−4.5%');
    expect(name('bitcoin')).toContain('down 4.5 percent in 7 days');
    expect(part('market').textContent).toContain('−4.5%');
    choose({ tickerWindow: '1h' });
    expect(name('bitcoin')).toContain('up 0.2 percent in 1 hour');
  });

  it('has no 24 h change of the whole market beside changes of another window', () => {
    const { part, choose } = show();
    expect(part('market').textContent).toContain('+0.8%');
    choose({ tickerWindow: '1h' });
    expect(part('market').textContent).not.toContain('+0.8%');
  });

  it('leaves the column empty where the source tells no such change, and says so', () => {
    const { row, name } = show({ tickerWindow: '1h' }, tickerView({ rows: [tickerRow({ change1h: null })] }));
    expect(row('bitcoin').querySelector('[data-part=change]')?.textContent).toBe('');
    expect(name('bitcoin')).toContain('no 1 h change known');
    expect(row('bitcoin').querySelector('[data-part=press]')?.getAttribute('title')).toContain('no 1 h change known');
  });
});

describe('the order', () => {
  it('sorts inside the groups, or in one list without headings', () => {
    const { rows, choose, container } = show({ tickerSort: 'price' });
    expect(rows()).toEqual(['bittensor', 'bitcoin', 'solana', 'filecoin']);
    choose({ tickerSort: 'price', tickerGroups: false });
    expect(rows()).toEqual(['bitcoin', 'bittensor', 'solana', 'filecoin']);
    expect(container.querySelector('.group-heading')).toBeNull();
  });

  it('waits under the pointer when prices change, and not when another order is chosen', () => {
    const { rows, choose, part } = show({ tickerSort: 'price' });
    fireEvent.pointerEnter(part('list'));
    const moved = tickerView({
      rows: ROWS.map((row) => (row.coinId === 'filecoin' ? { ...row, price: 99_999 } : row)),
    });
    choose({ tickerSort: 'price' }, moved);
    expect(rows()).toEqual(['bittensor', 'bitcoin', 'solana', 'filecoin']);
    choose({ tickerSort: 'change' }, moved);
    expect(rows()).toEqual(['bittensor', 'bitcoin', 'filecoin', 'solana']);
    choose({ tickerSort: 'price' }, moved);
    expect(rows()).toEqual(['bittensor', 'filecoin', 'bitcoin', 'solana']);
  });
});

describe('hidden numbers', () => {
  it('shows dots for every figure, keeps the names, and says "hidden"', () => {
    const { row, name, part, container } = show({ hideNumbers: true });
    expect(row('bitcoin').querySelector('[data-part=price]')?.textContent).toBe('•••hidden');
    expect(row('bitcoin').querySelector('[data-part=change]')?.textContent).toBe('•••hidden');
    expect(container.querySelector('main .sparkline')).toBeNull();
    expect(name('bitcoin')).toBe('Bitcoin, hidden, CoinGecko, 40\u00a0s ago');
    expect(part('market').textContent).not.toMatch(/\d[\d.,]*[%T]/);
  });

  it('tells that a price is doubted, without the figures of the doubt', () => {
    const second = { source: 'kraken' as const, price: 8.05 };
    const primary = { source: 'coingecko' as const, price: 7.95 };
    const disagreement = { primary, second, gap: 1.3, since: NOW, at: NOW };
    const conversion = { from: 'usd', rate: 0.862, asOf: NOW, source: 'coingecko' as const };
    const rows = [tickerRow({ price: 7.95, disagreement, conversion })];
    const { container, name } = show({ hideNumbers: true }, tickerView({ rows }));
    expect(name('bitcoin')).toContain('sources disagree');
    expect(container.querySelector('main')?.outerHTML).not.toMatch(/7\.95|8\.05|1\.3%|0\.862/);
  });
});

describe('the menu', () => {
  it('comes with the first click, changes at once, and closes by Escape, back on its button', async () => {
    const { part, one, onChoose } = show();
    fireEvent.click(part('view'));
    await act(async () => vi.dynamicImportSettled());
    expect(part('view').getAttribute('aria-expanded')).toBe('true');
    fireEvent.click(one('#view-menu input[value=marketCap]'));
    expect(onChoose).toHaveBeenLastCalledWith({ tickerSort: 'marketCap' });
    fireEvent.click(part('groups'));
    expect(onChoose).toHaveBeenLastCalledWith({ tickerGroups: false });
    fireEvent.click(part('compact'));
    expect(onChoose).toHaveBeenLastCalledWith({ tickerDensity: 'compact' });
    fireEvent.click(part('hide-numbers'));
    expect(onChoose).toHaveBeenLastCalledWith({ hideNumbers: true });
    fireEvent.keyDown(part('compact'), { key: 'Escape' });
    expect(one('#view-menu').hidden).toBe(true);
    expect(document.activeElement).toBe(part('view'));
  });
});

describe('since you last looked', () => {
  const since = {
    at: NOW - 6 * 3_600_000,
    movers: [
      { coinId: 'solana', symbol: 'SOL', change: 4.1 },
      { coinId: 'bitcoin', symbol: 'BTC', change: -2.5 },
    ],
    alerts: 3,
  };

  it('is one line of movers and alerts, which its cross takes away, leaving the focus on the list', () => {
    const { part, onForgetSince } = show({}, tickerView(), since);
    expect(part('since').textContent).toMatch(/^Since \d+:\d\d\s[AP]MSOL\+4\.1%BTC−2\.5%3 alerts$/);
    expect(part('since').getAttribute('aria-label')).toBe('Since you last looked');
    fireEvent.click(part('since-close'));
    expect(onForgetSince).toHaveBeenCalledTimes(1);
    expect(document.activeElement?.closest('[data-coin-id]')).not.toBeNull();
  });

  it('has no figures of moves where numbers are hidden', () => {
    expect(show({ hideNumbers: true }, tickerView(), since).part('since').textContent).not.toMatch(/[%]/);
  });

  it('tells a look of another day by its day', () => {
    const { part } = show({}, tickerView(), { ...since, at: NOW - 48 * 3_600_000 });
    expect(part('since').textContent).toContain('Since Mar 17');
  });
});
