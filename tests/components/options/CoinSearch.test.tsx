// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render } from '@testing-library/preact';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { CoinSearch, type CoinSearchProps } from '../../../components/options/CoinSearch.tsx';
import { TOP_POLL_INTERVAL_MS } from '../../../lib/domain/price-limits.ts';
import { useCatalogue } from '../catalogue.ts';
import { HOUR, NOW, UNI, coinMatch } from './sample.ts';

beforeAll(useCatalogue);
afterEach(cleanup);

function show(changes: Partial<CoinSearchProps> = {}) {
  const given: CoinSearchProps = {
    query: 'uni',
    view: UNI,
    failure: null,
    now: NOW,
    locale: 'en-US',
    onQuery: vi.fn<CoinSearchProps['onQuery']>(),
    onAdd: vi.fn<CoinSearchProps['onAdd']>(),
    ...changes,
  };
  const { container, rerender } = render(<CoinSearch {...given} />);
  const field = container.querySelector<HTMLInputElement>('[data-part="coin-search"]');
  if (!field) throw new Error('no search field');
  void act(() => field.focus());
  const options = () => [...container.querySelectorAll<HTMLElement>('[role="option"]')];
  return {
    given,
    field,
    container,
    options,
    press: (key: string) => fireEvent.keyDown(field, { key }),
    active: () => options().find((option) => option.getAttribute('aria-selected') === 'true')?.dataset['coinId'],
    update: (next: Partial<CoinSearchProps>) => rerender(<CoinSearch {...given} {...next} />),
  };
}

const words = (element: Element | undefined) => [...(element?.children ?? [])].map((child) => child.textContent);

describe('what is listed', () => {
  it('tells coins of one symbol apart by name, id and rank', () => {
    const { options, container } = show();
    expect(words(options()[0])).toEqual(['UNI', 'Uniswap', 'uniswap', 'no. 35', '$3.03', 'on your list']);
    expect(words(options()[1])).toEqual(['UNI', 'UNICOIN', 'unicoin-2', 'no. 1,842', '$0.0121', 'Add']);
    expect(container.textContent).toContain('Two coins use the symbol UNI. Check name and id.');
  });

  it('says unranked and no price in words', () => {
    expect(words(show().options()[2])).toEqual(['UNIQ', 'Uniqly', 'uniqly', 'unranked', 'no price', 'Add']);
  });

  it('counts the matches of the whole catalogue, not the listed ones', () => {
    expect(show().container.querySelector('.count')?.textContent).toBe('12 of 2,463');
  });

  it('marks a price as old by the pace of what fetches it', () => {
    const asOf = NOW - HOUR;
    const { options } = show({
      view: {
        ...UNI,
        matches: [
          coinMatch({ asOf }),
          coinMatch({ id: 'unibot', watched: false, asOf, pollIntervalMs: TOP_POLL_INTERVAL_MS }),
        ],
      },
    });
    expect(options()[0]?.querySelector('.price-old')).not.toBeNull();
    expect(options()[0]?.querySelector('.figures')?.textContent).toBe('1\u00a0h old $3.03');
    expect(options()[0]?.querySelector('.figures svg')).not.toBeNull();
    expect(options()[1]?.querySelector('.price-fresh')).not.toBeNull();
  });

  it('tells of a doubted price what is doubted', () => {
    const second = { source: 'kraken', price: 3.2 } as const;
    const disagreement = {
      primary: { source: 'coingecko', price: 3.03 },
      second,
      gap: 5.6,
      since: NOW,
      at: NOW,
    } as const;
    const held = { source: 'coingecko', price: 4.2, asOf: NOW, change: 38, contradictedBy: null } as const;
    const { options } = show({
      view: {
        ...UNI,
        matches: [
          coinMatch({ disagreement }),
          coinMatch({ id: 'unibot', held }),
          coinMatch({ id: 'unix', oneSource: true }),
        ],
      },
    });
    const figures = options().map((option) => option.querySelector<HTMLElement>('.figures > *'));
    expect(figures.map((figure) => figure?.textContent)).toEqual(['gap 5.6% $3.03', 'held $3.03', 'one source $3.03']);
    expect(figures.map((figure) => figure?.querySelector('svg') !== null)).toEqual([true, true, true]);
    expect(figures[0]?.title).toContain('Sources disagree: CoinGecko $3.03, Kraken $3.20');
    expect(figures[1]?.title).toContain('CoinGecko says $4.20 (+38');
  });

  it('says that nothing was found', () => {
    const { container } = show({ query: 'zzz', view: { ...UNI, matches: [], total: 0, sharedSymbols: [] } });
    expect(container.textContent).toContain('No coin of 2,463 matches “zzz”.');
  });

  it('shows a failed search in words and keeps the field', () => {
    const { container, field } = show({ failure: 'the catalogue could not be read' });
    expect(container.querySelector('[role="alert"]')?.textContent).toContain('the catalogue could not be read');
    expect(field.value).toBe('uni');
  });
});

describe('the keyboard', () => {
  it('moves with the arrows and goes round at the ends', () => {
    const { press, active, field } = show();
    expect(active()).toBeUndefined();
    press('ArrowDown');
    expect(active()).toBe('uniswap');
    expect(document.getElementById(field.getAttribute('aria-activedescendant') ?? '')?.dataset['coinId']).toBe(
      'uniswap',
    );
    press('ArrowUp');
    expect(active()).toBe('uniqly');
    press('ArrowDown');
    expect(active()).toBe('uniswap');
  });

  it('never adds the first of many by Enter alone', () => {
    const { press, given, active } = show();
    press('Enter');
    expect(given.onAdd).not.toHaveBeenCalled();
    expect(active()).toBe('uniswap');
    press('ArrowDown');
    press('Enter');
    expect(given.onAdd).toHaveBeenCalledExactlyOnceWith(UNI.matches[1]);
  });

  it('adds the only match by Enter', () => {
    const only = coinMatch({ id: 'unibot', watched: false });
    const { press, given } = show({ view: { ...UNI, matches: [only], total: 1 } });
    press('Enter');
    expect(given.onAdd).toHaveBeenCalledExactlyOnceWith(only);
  });

  it('closes with Escape first and empties the field then', () => {
    const { press, given, options } = show();
    press('Escape');
    expect(options()).toEqual([]);
    expect(given.onQuery).not.toHaveBeenCalled();
    press('Escape');
    expect(given.onQuery).toHaveBeenCalledExactlyOnceWith('');
  });

  it('leaves Enter to an input method that composes', () => {
    const { field, given, press } = show();
    press('ArrowDown');
    fireEvent.keyDown(field, { key: 'Enter', isComposing: true });
    expect(given.onAdd).not.toHaveBeenCalled();
  });

  it('stays at the same coin when a newer answer comes in another order', () => {
    const { press, active, update } = show();
    press('ArrowDown');
    press('ArrowDown');
    update({ view: { ...UNI, matches: UNI.matches.toReversed() } });
    expect(active()).toBe('unicoin-2');
  });
});

it('adds by a click without taking the focus out of the field', () => {
  const { options, given, field } = show();
  const option = options()[1];
  if (!option) throw new Error('no second option');
  expect(fireEvent.mouseDown(option)).toBe(false);
  fireEvent.click(option);
  expect(given.onAdd).toHaveBeenCalledExactlyOnceWith(UNI.matches[1]);
  expect(document.activeElement).toBe(field);
});
