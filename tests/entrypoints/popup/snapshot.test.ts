import { describe, expect, it } from 'vitest';
import { parseSnapshot } from '../../../entrypoints/popup/snapshot.ts';
import { ROWS, tickerView } from '../../components/ticker/sample.ts';

describe('parseSnapshot', () => {
  it('takes what the background writes, also after its way through storage', () => {
    const view = tickerView();
    expect(parseSnapshot(JSON.parse(JSON.stringify(view)))).toEqual(view);
    expect(parseSnapshot(tickerView({ market: null, rows: [] }))).not.toBeNull();
  });

  it.each([
    ['nothing', undefined],
    ['a text', 'ticker'],
    ['a list', []],
    ['another version', { ...tickerView(), version: 1 }],
    ['no rows', { ...tickerView(), rows: undefined }],
    ['a row without a name', { ...tickerView(), rows: [{ ...ROWS[0], name: undefined }] }],
    ['a price in words', { ...tickerView(), rows: [{ ...ROWS[0], price: '64571' }] }],
    ['a price that is no number', { ...tickerView(), rows: [{ ...ROWS[0], price: Number.NaN }] }],
    ['a row without its pace', { ...tickerView(), rows: [{ ...ROWS[0], pollIntervalMs: undefined }] }],
    ['an unknown group', { ...tickerView(), rows: [{ ...ROWS[0], group: 'other' }] }],
    ['an unknown source', { ...tickerView(), rows: [{ ...ROWS[0], source: 'nobody' }] }],
    ['a broken sparkline', { ...tickerView(), rows: [{ ...ROWS[0], spark: [1, null] }] }],
    ['half a market', { ...tickerView(), market: { marketCap: 1 } }],
    ['notices that are no list', { ...tickerView(), notices: null }],
  ])('has no ticker for %s', (_, value) => {
    expect(parseSnapshot(value)).toBeNull();
  });
});
