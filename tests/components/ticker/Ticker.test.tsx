// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render } from '@testing-library/preact';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { AlertBand } from '../../../components/alerts/AlertBand.tsx';
import * as rowWords from '../../../components/ticker/row-words.ts';
import { Ticker, type TickerProps } from '../../../components/ticker/Ticker.tsx';
import { FIRST_CHOICES } from '../../../lib/domain/ticker-choices.ts';
import { useCatalogue } from '../catalogue.ts';
import { coinMatch } from '../options/sample.ts';
import { NOW, ROWS, tickerRow, tickerView } from './sample.ts';

beforeAll(useCatalogue);
beforeEach(() =>
  vi.useFakeTimers({ toFake: ['requestAnimationFrame', 'cancelAnimationFrame', 'setTimeout', 'clearTimeout'] }),
);
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

const HOUR = 3_600_000;

function props(changes: Partial<TickerProps> = {}): TickerProps {
  return {
    view: tickerView(),
    firings: [],
    band: AlertBand,
    words: rowWords,
    onSnooze: vi.fn<TickerProps['onSnooze']>(),
    onDismiss: vi.fn<TickerProps['onDismiss']>(),
    onEdit: vi.fn<TickerProps['onEdit']>(),
    onMissing: vi.fn<() => void>(),
    under: null,
    onAlert: vi.fn<TickerProps['onAlert']>(),
    choices: FIRST_CHOICES,
    since: null,
    onForgetSince: vi.fn<TickerProps['onForgetSince']>(),
    onChoose: vi.fn<TickerProps['onChoose']>(),
    now: NOW,
    locale: 'en-US',
    refreshing: false,
    said: null,
    found: new Map(),
    onFind: vi.fn<TickerProps['onFind']>(),
    onAdd: vi.fn<TickerProps['onAdd']>(),
    onRefresh: vi.fn<TickerProps['onRefresh']>(),
    onSettings: vi.fn<TickerProps['onSettings']>(),
    onShelf: vi.fn<TickerProps['onShelf']>(),
    onOpenBeside: vi.fn<TickerProps['onOpenBeside']>(),
    loadOpened: async () => () => <p data-part="opened">opened</p>,
    loadToday: async () => () => null,
    ...changes,
  };
}

function show(changes: Partial<TickerProps> = {}) {
  const given = props(changes);
  const { container, rerender } = render(<Ticker {...given} />);
  // The first paint is over.
  void act(() => void vi.runAllTimers());
  const one = (selector: string): HTMLElement => {
    const found = container.querySelector<HTMLElement>(selector);
    if (!found) throw new Error(`nothing matches ${selector}`);
    return found;
  };
  return {
    given,
    one,
    part: (name: string) => one(`[data-part=${name}]`),
    row: (coinId: string) => one(`[data-coin-id=${coinId}]`),
    /** What is pressed, focused and named of a row. */
    button: (coinId: string) => one(`[data-coin-id=${coinId}] [data-part=press]`),
    rows: () => [...container.querySelectorAll<HTMLElement>('[data-coin-id]')].map((row) => row.dataset['coinId']),
    filter: (text: string) => fireEvent.input(one('[data-part=filter]'), { target: { value: text } }),
    update: (next: Partial<TickerProps>) => rerender(<Ticker {...given} {...next} />),
  };
}

const withRow = (changes: Partial<(typeof ROWS)[number]>, more = {}) =>
  tickerView({ rows: [tickerRow(changes), ...ROWS.filter((row) => row.coinId !== 'bitcoin')], ...more });

describe('a row', () => {
  it('says what its coin was called when it was put on the list', () => {
    const was = { symbol: 'RNDR', at: NOW - 24 * HOUR, ratio: 1 };
    const { row: rowOf, button } = show({ view: withRow({ symbol: 'RENDER', name: 'Render', was }) });
    const row = rowOf('bitcoin');
    expect(row.querySelector('.coin-full-name')?.textContent).toBe('Render was RNDR');
    expect(button('bitcoin').getAttribute('aria-label')).toMatch(/^Render, was RNDR, \$/);
  });

  it('says price, change, source and age in one name', () => {
    const { button } = show();
    expect(button('bitcoin').getAttribute('aria-label')).toBe(
      'Bitcoin, $64,571.00, up 1.0 percent in 24 hours, CoinGecko, 40\u00a0s ago',
    );
    expect(button('solana').getAttribute('aria-label')).toContain('down 1.3 percent');
    expect(button('filecoin').getAttribute('aria-label')).toContain('unchanged');
  });

  it('has a text equivalent of its sparkline', () => {
    const spark = show().row('bitcoin').querySelector('svg[role=img]');
    expect(spark?.getAttribute('aria-label')).toBe('7 days: low $61,000.00, high $66,000.00, now $64,571.00');
  });

  it('tells the age of an old price in place of a change that is no longer today’s', () => {
    const old = show({ view: withRow({ asOf: NOW - 3.2 * HOUR }) }).row('bitcoin');
    expect(old.dataset['state']).toBe('old');
    expect(old.querySelector('[data-part=change]')?.textContent).toBe('3\u00a0h old');
    expect(old.querySelector('[data-part=press]')?.getAttribute('aria-label')).not.toContain('percent');
  });

  it('says "no price", never 0, where none is known', () => {
    const missing = show({ view: withRow({ price: null, asOf: null, source: null, change24h: null }) }).row('bitcoin');
    expect(missing.querySelector('[data-part=price]')?.textContent).toBe('no price');
    expect(missing.querySelector('[data-part=change]')?.textContent).toBe('');
    expect(missing.querySelector('[data-part=press]')?.getAttribute('aria-label')).toBe('Bitcoin, no price');
  });

  it('colours a price that moved, and not one that changed its currency', () => {
    const { row, update } = show();
    const price = () => row('bitcoin').querySelector('[data-part=price] > span')?.className ?? '';
    expect(price()).toBe('');
    update({ view: withRow({ price: 64_000 }) });
    expect(price()).toBe('moved-down');
    update({ view: withRow({ price: 65_000 }) });
    expect(price()).toBe('moved-up');
    update({ view: withRow({ price: 55_000, currency: 'eur' }) });
    expect(price()).toBe('');
  });
});

describe('a row that opens', () => {
  const opened = (): HTMLElement[] => [...document.querySelectorAll<HTMLElement>('[data-part=opened]')];
  /** A press, and the code that it loads. */
  const press = (button: HTMLElement) => act(async () => button.click());
  const Opened: TickerProps['loadOpened'] = async () => (row) => (
    <p data-part="opened">
      {row.row.coinId} <input aria-label="amount" />
    </p>
  );

  it('opens below itself, one at a time, and closes by a second press', async () => {
    const { button, rows } = show({ loadOpened: Opened });
    const before = rows();
    expect(button('solana').getAttribute('aria-expanded')).toBe('false');
    await press(button('solana'));
    expect(opened().map((one) => one.textContent?.trim())).toEqual(['solana']);
    expect(
      button('solana')
        .closest('li')
        ?.nextElementSibling?.contains(opened()[0] ?? null),
    ).toBe(true);
    await press(button('bitcoin'));
    expect(opened().map((one) => one.textContent?.trim())).toEqual(['bitcoin']);
    expect(button('solana').getAttribute('aria-expanded')).toBe('false');
    await press(button('bitcoin'));
    expect(opened()).toEqual([]);
    expect(rows()).toEqual(before);
  });

  it('closes by Escape from inside, which then closes nothing else, and has the focus again', async () => {
    const { button } = show({ loadOpened: Opened });
    await press(button('bitcoin'));
    const inside = document.querySelector<HTMLElement>('[data-part=opened] input');
    inside?.focus();
    const isLeft = fireEvent.keyDown(inside ?? document.body, { key: 'Escape' });
    expect(isLeft).toBe(false);
    expect(opened()).toEqual([]);
    expect(document.activeElement).toBe(button('bitcoin'));
    expect(fireEvent.keyDown(button('bitcoin'), { key: 'Escape' })).toBe(true);
  });

  it('leaves the keys inside to what stands there', async () => {
    const { button } = show({ loadOpened: Opened });
    await press(button('bitcoin'));
    const inside = document.querySelector<HTMLElement>('[data-part=opened] input');
    inside?.focus();
    for (const key of ['j', 'k', 'ArrowDown', 'Home', 'End']) {
      expect(fireEvent.keyDown(inside ?? document.body, { key })).toBe(true);
    }
    expect(document.activeElement).toBe(inside);
  });

  it('holds the order while it is open, though pointer and focus are elsewhere', async () => {
    const { button, rows, update, part } = show({ loadOpened: Opened });
    await press(button('bitcoin'));
    part('filter').focus();
    const before = rows();
    update({ loadOpened: Opened, view: tickerView({ rows: [...ROWS].reverse() }) });
    expect(rows()).toEqual(before);
    await press(button('bitcoin'));
    void act(() => part('refresh').focus());
    fireEvent.pointerLeave(part('list'));
    expect(rows()).toEqual(['bittensor', 'filecoin', 'solana', 'bitcoin']);
  });

  it('loads nothing before the first press', () => {
    const loadOpened = vi.fn<TickerProps['loadOpened']>(Opened);
    show({ loadOpened });
    expect(loadOpened).not.toHaveBeenCalled();
  });
});

describe('the list', () => {
  it('shows AI coins first, then the watch list, in the stored order', () => {
    expect(show().rows()).toEqual(['bittensor', 'bitcoin', 'solana', 'filecoin']);
  });

  it('builds the rows below the fold too', () => {
    const rows = Array.from({ length: 60 }, (_, index) => tickerRow({ coinId: `coin-${index}` }));
    expect(show({ view: tickerView({ rows }) }).rows()).toHaveLength(60);
  });

  it('is one stop for Tab, with arrows, j, k, Home and End inside', () => {
    const { button } = show();
    const press = (key: string) => fireEvent.keyDown(document.activeElement ?? document.body, { key });
    button('bittensor').focus();
    press('ArrowDown');
    expect(document.activeElement).toBe(button('bitcoin'));
    press('j');
    press('k');
    press('End');
    expect(document.activeElement).toBe(button('filecoin'));
    press('ArrowDown');
    expect(document.activeElement).toBe(button('filecoin'));
    expect(button('filecoin').tabIndex).toBe(0);
    press('Home');
    expect(document.activeElement).toBe(button('bittensor'));
    expect(button('filecoin').tabIndex).toBe(-1);
  });

  it('keeps its order while a row is open, wherever pointer and focus are', () => {
    const { rows, part, update, button } = show();
    fireEvent.pointerEnter(part('list'));
    fireEvent.click(button('bitcoin'));
    update({ view: tickerView({ rows: [...ROWS].reverse() }) });
    fireEvent.pointerLeave(part('list'));
    expect(rows()).toEqual(['bittensor', 'bitcoin', 'solana', 'filecoin']);
    fireEvent.click(button('bitcoin'));
    fireEvent.pointerLeave(part('list'));
    expect(rows()).toEqual(['bittensor', 'filecoin', 'solana', 'bitcoin']);
  });

  it('keeps its order while the pointer is on it, and takes the new one after', () => {
    const { rows, part, update } = show();
    const view = tickerView({ rows: [...ROWS].reverse().map((row) => ({ ...row, price: 1.5 })) });
    fireEvent.pointerEnter(part('list'));
    update({ view });
    expect(rows()).toEqual(['bittensor', 'bitcoin', 'solana', 'filecoin']);
    fireEvent.pointerLeave(part('list'));
    expect(rows()).toEqual(['bittensor', 'filecoin', 'solana', 'bitcoin']);
  });
});

describe('the filter', () => {
  it.each([
    ['sol', ['solana']],
    ['  BITC', ['bitcoin']],
    ['bittensor', ['bittensor']],
    ['coin', ['bitcoin', 'filecoin']],
  ])('%o leaves %o', (query, left) => {
    const { filter, rows } = show();
    filter(query);
    expect(rows()).toEqual(left);
  });

  it('is focused by / and emptied by Escape', () => {
    const { part, filter, rows } = show();
    fireEvent.keyDown(document.body, { key: '/' });
    expect(document.activeElement).toBe(part('filter'));
    filter('sol');
    fireEvent.keyDown(part('filter'), { key: 'Escape' });
    expect(rows()).toHaveLength(4);
  });

  it('asks the catalogue only when nothing on the list matches, and offers what it found', async () => {
    const { given, filter, update, one } = show();
    filter('sol');
    expect(given.onFind).not.toHaveBeenCalled();
    filter('pepe');
    expect(given.onFind).toHaveBeenCalledExactlyOnceWith('pepe');
    const pepe = coinMatch({ id: 'pepe', symbol: 'PEPE', name: 'Pepe', rank: 38, watched: false });
    const view = { matches: [pepe], total: 1, catalogueSize: 2431, currency: 'usd', sharedSymbols: [] };
    update({ found: new Map([['pepe', view]]) });
    await act(async () => vi.dynamicImportSettled());
    fireEvent.click(one('[data-add-coin-id=pepe]'));
    expect(given.onAdd).toHaveBeenCalledExactlyOnceWith('pepe', 'Pepe');
  });

  it('does not show an answer to earlier words', async () => {
    const { filter, update, part } = show();
    filter('pep');
    filter('pepx');
    const view = { matches: [], total: 0, catalogueSize: 2431, currency: 'usd', sharedSymbols: [] };
    update({ found: new Map([['pep', view]]) });
    await act(async () => vi.dynamicImportSettled());
    expect(part('add-offer').textContent).toBe('Nothing on your list matches “pepx”.');
  });
});

/** The sentences come with the first click. */
async function why(one: (selector: string) => HTMLElement): Promise<void> {
  fireEvent.click(one('[aria-controls=why]'));
  await act(async () => vi.dynamicImportSettled());
}

describe('freshness and reasons', () => {
  it('names the source and the newest age, with a link to CoinGecko', () => {
    const { part } = show();
    expect(part('freshness').textContent).toBe('CoinGecko, 40\u00a0s ago');
    expect(part('freshness').querySelector('a')?.href).toBe('https://www.coingecko.com/');
  });

  it('counts what is fresh and says why the rest is not', async () => {
    const { part, one } = show({ view: withRow({ asOf: NOW - HOUR }) });
    expect(part('freshness').textContent).toContain('3 of 4 fresh');
    await why(one);
    expect(one('#why').textContent).toContain('The price of BTC is old.');
    fireEvent.keyDown(one('[aria-controls=why]'), { key: 'Escape' });
    expect(one('#why').hidden).toBe(true);
  });

  it('says who is waited for and who tells the prices meanwhile', async () => {
    const rows = ROWS.map((row) => ({ ...row, source: 'kraken' as const, change24h: null }));
    const notices = [{ kind: 'waiting' as const, source: 'coingecko' as const, until: NOW + 18 * 60_000, asked: true }];
    const { part, one } = show({ view: tickerView({ rows, notices }) });
    expect(part('freshness').textContent).toContain('Kraken, 40\u00a0s ago');
    await why(one);
    expect(one('#why').textContent).toMatch(/CoinGecko asked us to wait until \d+:\d\d.*without 24 h change/);
  });

  it('says that it is we who wait after a failure, and names no more than a handful of coins', async () => {
    const notices = [{ kind: 'waiting' as const, source: 'coingecko' as const, until: NOW + 60_000, asked: false }];
    const rows = Array.from({ length: 9 }, (_, n) =>
      tickerRow({ coinId: `c${n}`, symbol: `C${n}`, price: n === 0 ? 1 : null, asOf: n === 0 ? NOW : null }),
    );
    const { one } = show({ view: tickerView({ rows, notices }) });
    await why(one);
    expect(one('#why').textContent).toMatch(/^CoinGecko is asked again after \d+:\d\d/);
    expect(one('#why').textContent).toContain('C1, C2, C3, C4, C5, C6, and 2 others');
  });

  it('names both sources where the prices come from two', async () => {
    const { part, one } = show({ view: withRow({ source: 'kraken' }) });
    expect(part('freshness').textContent).toContain('CoinGecko and Kraken, 40\u00a0s ago');
    await why(one);
    expect(one('#why').textContent).toBe('The price of BTC comes from Kraken.');
  });

  it('names every exchange that stands in, once for all prices', async () => {
    const sources = ['kraken', 'coinbase', 'binance', 'kraken'] as const;
    const rows = ROWS.map((row, place) => ({ ...row, source: sources[place] ?? 'kraken' }));
    const { one } = show({ view: tickerView({ rows }) });
    await why(one);
    expect(one('#why').textContent).toBe('Prices come from Kraken, Coinbase, and Binance meanwhile.');
  });

  it('says which prices are held, disputed, converted or one source’s word', async () => {
    const claim = { source: 'coingecko' as const, price: 2, asOf: NOW, change: 40, contradictedBy: null };
    const said = { source: 'coingecko' as const, price: 7.95 };
    const second = { source: 'kraken' as const, price: 8.05 };
    const conversion = { from: 'usd', rate: 0.862, asOf: NOW - 3 * HOUR, source: 'coingecko' as const };
    const rows = [
      tickerRow({ coinId: 'a', symbol: 'AAA', held: claim }),
      tickerRow({ coinId: 'b', symbol: 'BBB', disagreement: { primary: said, second, gap: 1.3, since: NOW, at: NOW } }),
      tickerRow({ coinId: 'c', symbol: 'CCC', source: 'coinbase', conversion }),
      tickerRow({ coinId: 'd', symbol: 'DDD', oneSource: true }),
    ];
    const { part, one } = show({ view: tickerView({ rows }) });
    expect(part('freshness').textContent).toContain('2 of 4 fresh');
    await why(one);
    expect([...one('#why').querySelectorAll('p')].map((sentence) => sentence.textContent)).toEqual([
      'The price of CCC comes from Coinbase.',
      'The price of CCC is converted from US dollars, at the rate of 3\u00a0h ago.',
      'The price of AAA is held until a second source bears it out.',
      'Sources disagree on the price of BBB.',
      'The price of DDD jumped, and only one source could be asked about it.',
    ]);
  });

  it('tells no age by a clock that is wrong, and says by how much it is', async () => {
    const { part, one } = show({ view: tickerView({ notices: [{ kind: 'clock', aheadMs: -300_000 }] }) });
    expect(part('freshness').textContent).toBe('Clock is wrongWhy');
    expect(part('freshness').querySelector('.dot-hollow')).not.toBeNull();
    await why(one);
    expect(one('#why').textContent).toContain('clock is 5\u00a0min behind');
  });

  it('counts a disputed change of an AI coin, and not that of a held one', () => {
    const disagreement = {
      primary: { source: 'coingecko' as const, price: 1 },
      second: { source: 'kraken' as const, price: 2 },
      gap: 100,
      since: NOW,
      at: NOW,
    };
    const held = { source: 'coingecko' as const, price: 2, asOf: NOW, change: 40, contradictedBy: null };
    const rows = [
      tickerRow({ coinId: 'a', group: 'ai', change24h: 2 }),
      tickerRow({ coinId: 'b', group: 'ai', change24h: 4, disagreement }),
      tickerRow({ coinId: 'c', group: 'ai', change24h: 90, held }),
    ];
    expect(show({ view: tickerView({ rows }) }).part('market').textContent).toContain('+3.0%');
  });

  it('says that CoinGecko is being asked before anything is known', () => {
    expect(show({ view: null }).part('freshness').textContent).toBe('Asking CoinGecko');
  });

  it('tells the source and time of the market totals on hover and to screen readers', () => {
    const { container } = render(<Ticker {...props()} />);
    void act(() => void vi.runAllTimers());
    const told = container.querySelector('[data-part=market-source]')?.textContent;
    expect(told).toMatch(/CoinGecko, 1\sh ago, as of /);
    expect(container.querySelector('[data-part=market] [title]')?.getAttribute('title')).toBe(told?.trim());
  });

  it('tells the age of old market totals instead of their change', () => {
    const market = {
      marketCap: 2.21e12,
      change24h: 0.8,
      btcShare: 58.6,
      source: 'coingecko' as const,
      asOf: NOW - 9 * HOUR,
    };
    const text = show({ view: tickerView({ market }) }).part('market').textContent;
    expect(text).toContain('9\u00a0h old');
    expect(text).not.toContain('0.8');
  });
});

describe('refresh', () => {
  it('asks once and not again while waiting, keeping its focus', () => {
    const { given, part, update } = show();
    part('refresh').focus();
    fireEvent.click(part('refresh'));
    update({ refreshing: true });
    fireEvent.click(part('refresh'));
    expect(given.onRefresh).toHaveBeenCalledTimes(1);
    expect(part('refresh').getAttribute('aria-disabled')).toBe('true');
    expect(document.activeElement).toBe(part('refresh'));
  });

  it('says the result in a live region that was there before', () => {
    const { part, update } = show();
    const region = part('said');
    expect(region.tagName).toBe('OUTPUT');
    update({ said: { text: 'Prices are refreshed.', quiet: true } });
    expect(part('said')).toBe(region);
    expect(region.textContent).toBe('Prices are refreshed.');
  });
});

describe('what stands open under a row', () => {
  const onClose = vi.fn<() => void>();
  const under = { coinId: 'bitcoin', content: <input data-part="inside" />, onClose };

  it('is asked for by the key a on the row, and by no key with another', () => {
    const { given, one } = show();
    const press = one('[data-coin-id=solana] [data-part=press]');
    fireEvent.keyDown(press, { key: 'a', ctrlKey: true });
    expect(given.onAlert).not.toHaveBeenCalled();
    fireEvent.keyDown(press, { key: 'a' });
    expect(given.onAlert).toHaveBeenCalledExactlyOnceWith('solana');
  });

  it('stands right after its row, and keeps the keys of the list for itself', () => {
    const { given, one, part, row } = show({ under });
    expect(row('bitcoin').nextElementSibling).toBe(one('.under-row'));
    part('inside').focus();
    for (const key of ['j', 'k', 'a', '/', 'ArrowDown', 'End']) fireEvent.keyDown(part('inside'), { key });
    expect(document.activeElement).toBe(part('inside'));
    expect(given.onAlert).not.toHaveBeenCalled();
  });

  it('is closed by its row, by another one, and by Escape on either', () => {
    onClose.mockClear();
    const { one } = show({ under });
    const press = (coinId: string) => one(`[data-coin-id=${coinId}] [data-part=press]`);
    expect(press('bitcoin').getAttribute('aria-expanded')).toBe('true');
    fireEvent.click(press('bitcoin'));
    fireEvent.click(press('solana'));
    fireEvent.keyDown(press('solana'), { key: 'Escape' });
    expect(onClose).toHaveBeenCalledTimes(3);
  });
});

describe('the last 24 hours', () => {
  it('open above the list and close again, with the focus back at the button; their code comes with the click', async () => {
    const loadToday = vi.fn<TickerProps['loadToday']>(async () => ({ onClose }) => (
      <button type="button" data-part="close-today" onClick={onClose}>
        close
      </button>
    ));
    const { container } = render(<Ticker {...props({ loadToday })} />);
    const button = container.querySelector<HTMLElement>('[data-part="today"]')!;
    expect([loadToday.mock.calls.length, button.getAttribute('aria-expanded')]).toEqual([0, 'false']);
    await act(async () => button.click());
    expect(button.getAttribute('aria-expanded')).toBe('true');
    const close = container.querySelector<HTMLElement>('main > [data-part="close-today"]')!;
    void act(() => close.click());
    expect(container.querySelector('[data-part="close-today"]')).toBeNull();
    expect(document.activeElement).toBe(button);
  });
});
