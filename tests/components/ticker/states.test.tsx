// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render } from '@testing-library/preact';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import * as rowWords from '../../../components/ticker/row-words.ts';
import { CoinList } from '../../../components/ticker/CoinList.tsx';
import type { DisagreementView, HeldView, TickerRow } from '../../../lib/query/views.ts';
import { useCatalogue } from '../catalogue.ts';
import { NOW, tickerRow } from './sample.ts';
import { FIRST_CHOICES } from '../../../lib/domain/ticker-choices.ts';

beforeAll(useCatalogue);
beforeEach(() =>
  vi.useFakeTimers({ toFake: ['requestAnimationFrame', 'cancelAnimationFrame', 'setTimeout', 'clearTimeout'] }),
);
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

const HOUR = 3_600_000;

const HELD: HeldView = { source: 'coingecko', price: 2.36, asOf: NOW - 30_000, change: 38.01, contradictedBy: null };
const APART: DisagreementView = {
  primary: { source: 'coingecko', price: 7.95 },
  second: { source: 'kraken', price: 8.05 },
  gap: 1.26,
  since: NOW - 600_000,
  at: NOW - 60_000,
};

const renderCoin = (changes: Partial<TickerRow> = {}) =>
  tickerRow({ coinId: 'render-token', symbol: 'RENDER', name: 'Render', price: 1.71, ...changes });
const link = (changes: Partial<TickerRow> = {}) =>
  tickerRow({ coinId: 'chainlink', symbol: 'LINK', name: 'Chainlink', price: 7.95, disagreement: APART, ...changes });

function show(rows: readonly TickerRow[], now = NOW) {
  const list = (next: readonly TickerRow[], at: number) => (
    <CoinList
      rows={next}
      under={null}
      words={rowWords}
      choices={FIRST_CHOICES}
      now={at}
      locale="en-US"
      loadOpened={async () => () => null}
      onAlert={() => undefined}
      onMissing={() => undefined}
    />
  );
  const { container, rerender } = render(list(rows, now));
  // The first paint is over.
  void act(() => void vi.runAllTimers());
  const row = (coinId: string): HTMLElement => {
    const found = container.querySelector<HTMLElement>(`[data-coin-id=${coinId}]`);
    if (!found) throw new Error(`no row ${coinId}`);
    return found;
  };
  const part = (coinId: string, name: string) => row(coinId).querySelector<HTMLElement>(`[data-part=${name}]`);
  return {
    row,
    part,
    words: (coinId: string, name: string) => part(coinId, name)?.textContent,
    name: (coinId: string) => part(coinId, 'press')?.getAttribute('aria-label'),
    list: container.querySelector<HTMLElement>('[data-part=list]') ?? container,
    update: (next: readonly TickerRow[], at = now) => rerender(list(next, at)),
  };
}

describe('a held price', () => {
  it('shows the last good one, says "held" with a lock, and what the source says now', () => {
    const { row, part, words, name } = show([renderCoin({ held: HELD })]);
    expect(row('render-token').dataset['state']).toBe('held');
    expect(words('render-token', 'price')).toBe('$1.71');
    expect(words('render-token', 'change')).toBe('held');
    expect(part('render-token', 'change')?.querySelector('svg')).not.toBeNull();
    expect(words('render-token', 'note')).toBe('CoinGecko says $2.36 (+38%). Waiting for a second source.');
    expect(part('render-token', 'note')?.querySelector('b')?.textContent).toBe('$2.36');
    expect(name('render-token')).toBe(
      'Render, $1.71, held, CoinGecko, 40\u00a0s ago. CoinGecko says $2.36 (+38%). Waiting for a second source.',
    );
  });

  it('names the source that does not bear it out', () => {
    const { words } = show([renderCoin({ held: { ...HELD, price: 0.86, change: -49.7, contradictedBy: 'kraken' } })]);
    expect(words('render-token', 'note')).toBe('CoinGecko says $0.8600 (−50%). Kraken does not bear it out.');
  });
});

describe('a disagreement', () => {
  it('keeps the price, says the gap and both figures', () => {
    const { row, part, words, name } = show([link()]);
    expect(row('chainlink').dataset['state']).toBe('disagreeing');
    expect(words('chainlink', 'price')).toBe('$7.95');
    expect(words('chainlink', 'change')).toBe('gap 1.3%');
    expect(words('chainlink', 'note')).toBe('Sources disagree: CoinGecko $7.95, Kraken $8.05');
    expect(part('chainlink', 'note')?.querySelector('svg')).not.toBeNull();
    expect([...(part('chainlink', 'note')?.querySelectorAll('b') ?? [])].map((one) => one.textContent)).toEqual([
      '$7.95',
      '$8.05',
    ]);
    expect(name('chainlink')).toContain('gap 1.3%, CoinGecko, 40\u00a0s ago. Sources disagree: CoinGecko $7.95');
  });

  it('says after six hours whose price is kept, and for how long they disagree', () => {
    const { words } = show([link({ disagreement: { ...APART, since: NOW - 7.4 * HOUR } })]);
    expect(words('chainlink', 'note')).toBe(
      'Sources disagree: CoinGecko $7.95, Kraken $8.05, for 7\u00a0h. CoinGecko’s price is kept.',
    );
  });

  it('is told apart from figures that look the same', () => {
    const same = { ...APART, second: { source: 'kraken' as const, price: 7.95 } };
    const { part } = show([link({ disagreement: same })]);
    expect(part('chainlink', 'note')?.querySelectorAll('b')).toHaveLength(2);
    expect(part('chainlink', 'note')?.textContent).toBe('Sources disagree: CoinGecko $7.95, Kraken $7.95');
  });
});

describe('every state', () => {
  const states: readonly [string, TickerRow, string][] = [
    ['old', renderCoin({ asOf: NOW - 3.2 * HOUR }), 'old'],
    ['missing', renderCoin({ price: null, asOf: null, source: null, change24h: null, spark: [] }), 'no price'],
    ['held', renderCoin({ held: HELD }), 'held'],
    ['disagreeing', renderCoin({ disagreement: APART }), 'gap'],
  ];
  it.each(states)('%s has a word in the row and in its name', (state, row, word) => {
    const shown = show([row]);
    expect(shown.row('render-token').dataset['state']).toBe(state);
    expect(shown.row('render-token').textContent).toContain(word);
    expect(shown.name('render-token')).toContain(word);
    expect(shown.row('render-token').querySelector('.change')).toBeNull();
  });

  it('a fresh row has a change and neither word nor note', () => {
    const shown = show([renderCoin()]);
    expect(shown.words('render-token', 'change')).toBe('+1.0%');
    expect(shown.part('render-token', 'note')).toBeNull();
    expect(shown.part('render-token', 'one-source')).toBeNull();
  });
});

describe('what a price stands on', () => {
  const title = (changes: Partial<TickerRow>) =>
    show([renderCoin(changes)])
      .part('render-token', 'press')
      ?.title.split('\n') ?? [];

  it('is its source, its age and its time of day', () => {
    expect(title({})).toEqual([expect.stringMatching(/^CoinGecko, 40\u00a0s ago, as of \d+:\d\d\s[AP]M$/)]);
  });

  it('has the date too where the time alone could be taken for today’s', () => {
    expect(title({ asOf: NOW - 50 * HOUR })[0]).toMatch(/^CoinGecko, 2 days ago, as of Mar 1\d, 2026, \d/);
  });

  it('is the source’s own figure and a dated rate where it was converted', () => {
    const conversion = { from: 'usd', rate: 0.862, asOf: NOW - 3.5 * HOUR, source: 'coingecko' as const };
    const converted = { price: 64_571 * 0.862, currency: 'eur', source: 'kraken' as const, conversion };
    expect(title(converted)[1]).toBe('$64,571.00 at 0.862, rate of 3\u00a0h ago');
    cleanup();
    expect(show([renderCoin(converted)]).name('render-token')).toContain(
      'Kraken, 40\u00a0s ago, $64,571.00 at 0.862, rate of 3\u00a0h ago',
    );
  });

  it('may be one source’s word: a quiet mark, said in name and title', () => {
    const { part, name } = show([renderCoin({ oneSource: true })]);
    expect(part('render-token', 'one-source')?.querySelector('svg')).not.toBeNull();
    expect(part('render-token', 'note')).toBeNull();
    expect(name('render-token')).toContain('one source');
    expect(part('render-token', 'press')?.title).toContain('no second source could be asked');
  });

  it('is nothing where there is no price', () => {
    const { part } = show([renderCoin({ price: null, asOf: null, source: null, oneSource: true })]);
    expect(part('render-token', 'one-source')).toBeNull();
    expect(part('render-token', 'press')?.title).toBe('');
  });
});

describe('while the pointer is on the list', () => {
  it('no note appears, though the change says it at once', () => {
    const { list, words, part, name, update } = show([renderCoin(), link({ disagreement: null })]);
    fireEvent.pointerEnter(list);
    update([renderCoin({ held: HELD }), link()]);
    expect(words('render-token', 'change')).toBe('held');
    expect(part('render-token', 'note')).toBeNull();
    expect(part('chainlink', 'note')).toBeNull();
    expect(name('render-token')).toContain('Waiting for a second source.');
    fireEvent.pointerLeave(list);
    expect(words('render-token', 'note')).toContain('CoinGecko says');
  });

  it('a note that is no longer true keeps its room and says nothing', () => {
    const { list, part, words, update } = show([link()]);
    fireEvent.pointerEnter(list);
    update([link({ disagreement: null })]);
    expect(words('chainlink', 'change')).toBe('+1.0%');
    expect(part('chainlink', 'note')?.getAttribute('aria-hidden')).toBe('true');
    expect(part('chainlink', 'note')?.classList.contains('blank')).toBe(true);
    fireEvent.pointerLeave(list);
    expect(part('chainlink', 'note')).toBeNull();
  });

  it('neither comes nor goes with time alone', () => {
    const { list, part, update } = show([link()]);
    fireEvent.pointerEnter(list);
    // The comparison holds for an hour; the price is fresh then, too.
    update([link({ asOf: NOW + HOUR })], NOW + HOUR);
    expect(part('chainlink', 'note')?.classList.contains('blank')).toBe(true);
    fireEvent.pointerLeave(list);
    expect(part('chainlink', 'note')).toBeNull();
  });

  it('a coin added meanwhile, below the others, has its note', () => {
    const { list, words, update } = show([renderCoin()]);
    fireEvent.pointerEnter(list);
    update([renderCoin(), link()]);
    expect(words('chainlink', 'note')).toContain('Sources disagree');
  });

  it('the focus holds it too', () => {
    const { part, update } = show([renderCoin()]);
    part('render-token', 'press')?.focus();
    update([renderCoin({ held: HELD })]);
    expect(part('render-token', 'note')).toBeNull();
    void act(() => part('render-token', 'press')?.blur());
    expect(part('render-token', 'note')).not.toBeNull();
  });
});
