import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { keepOrder, sortRows } from '../../../components/ticker/order.ts';
import { CHANGE_WINDOWS, FIRST_CHOICES, TICKER_SORTS, type TickerChoices } from '../../../lib/domain/ticker-choices.ts';
import type { TickerRow } from '../../../lib/query/views.ts';
import { NOW, tickerRow } from './sample.ts';

const ids = (rows: readonly TickerRow[]): string[] => rows.map(({ coinId }) => coinId);
const by = (changes: Partial<TickerChoices>): TickerChoices => ({ ...FIRST_CHOICES, ...changes });

const ROWS = [
  tickerRow({ coinId: 'a', price: 2, marketCap: 30, change1h: null, change24h: -3, change7d: 1 }),
  tickerRow({ coinId: 'b', price: null, asOf: null, marketCap: null, change1h: null, change24h: null, change7d: null }),
  tickerRow({ coinId: 'c', price: 9, marketCap: null, change1h: 0, change24h: 4, change7d: -8 }),
  tickerRow({ coinId: 'd', price: 2, marketCap: 50, change1h: -1, change24h: 0, change7d: 7 }),
];

describe('sortRows', () => {
  it.each([
    ['own', '24h', ['a', 'b', 'c', 'd']],
    ['price', '24h', ['c', 'a', 'd', 'b']],
    ['marketCap', '24h', ['d', 'a', 'b', 'c']],
    ['change', '1h', ['c', 'd', 'a', 'b']],
    ['change', '24h', ['c', 'd', 'a', 'b']],
    ['change', '7d', ['d', 'a', 'c', 'b']],
  ] as const)('by %s over %s, the largest first, what is not known last', (tickerSort, tickerWindow, order) => {
    expect(ids(sortRows(ROWS, by({ tickerSort, tickerWindow }), NOW))).toEqual(order);
  });

  it('counts the change of an old or held price as not known, and that of a disputed one as known', () => {
    const held = { source: 'coingecko' as const, price: 2, asOf: NOW, change: 40, contradictedBy: null };
    const said = { source: 'coingecko' as const, price: 1 };
    const disagreement = { primary: said, second: said, gap: 2, since: NOW, at: NOW };
    const rows = [
      tickerRow({ coinId: 'old', change24h: 90, asOf: NOW - 3_600_000 }),
      tickerRow({ coinId: 'held', change24h: 80, held }),
      tickerRow({ coinId: 'low', change24h: -5 }),
      tickerRow({ coinId: 'disputed', change24h: 3, disagreement }),
    ];
    expect(ids(sortRows(rows, by({ tickerSort: 'change' }), NOW))).toEqual(['disputed', 'low', 'old', 'held']);
  });
});

const figure = fc.option(
  fc.oneof(fc.integer({ min: -5, max: 5 }), fc.double({ noNaN: true, noDefaultInfinity: true })),
);
const anyRow = fc.record({ price: figure, marketCap: figure, change1h: figure, change24h: figure, change7d: figure });
const anyRows = fc.array(anyRow, { maxLength: 40 }).map((rows) =>
  rows.map((row, index) =>
    // No price is no change either, as the store has it.
    tickerRow({ ...row, coinId: `coin-${index}`, asOf: row.price === null ? null : NOW }),
  ),
);
const anyChoices = fc
  .record({ tickerSort: fc.constantFrom(...TICKER_SORTS), tickerWindow: fc.constantFrom(...CHANGE_WINDOWS) })
  .map(by);

describe('for any rows', () => {
  const sortedFigure = (row: TickerRow, { tickerSort, tickerWindow }: TickerChoices): number | null => {
    if (tickerSort === 'own') return 0;
    if (tickerSort !== 'change') return row[tickerSort];
    return row.price === null ? null : row[`change${tickerWindow}`];
  };

  it('sorting loses none, ends with what is not known, and leaves equals in their own order', () => {
    fc.assert(
      fc.property(anyRows, anyChoices, (rows, choices) => {
        const sorted = sortRows(rows, choices, NOW);
        expect(ids(sorted).toSorted()).toEqual(ids(rows).toSorted());
        const rank = (row: TickerRow): number => sortedFigure(row, choices) ?? Number.NEGATIVE_INFINITY;
        const misplaced = sorted.slice(1).filter((row, index) => {
          const before = sorted[index] ?? row;
          if (rank(before) === rank(row)) return rows.indexOf(before) > rows.indexOf(row);
          return rank(before) < rank(row);
        });
        expect(misplaced).toEqual([]);
      }),
    );
  });

  it('a held list never moves, whatever the prices do meanwhile', () => {
    fc.assert(
      fc.property(anyRows, fc.array(anyRow, { minLength: 40, maxLength: 40 }), anyChoices, (rows, later, choices) => {
        const shown = ids(sortRows(rows, choices, NOW));
        const moved = rows.map((row, index) => ({ ...row, ...later[index] }));
        expect(ids(keepOrder(shown, sortRows(moved, choices, NOW)))).toEqual(shown);
      }),
    );
  });
});
