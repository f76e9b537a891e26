import { describe, expect, it } from 'vitest';
import { parseLook, parseSnapshot } from '../../../entrypoints/popup/snapshot.ts';
import { FIRST_CHOICES } from '../../../lib/domain/ticker-choices.ts';
import { NOW, ROWS, tickerRow, tickerView } from '../../components/ticker/sample.ts';

const held = { source: 'coingecko', price: 2.36, asOf: NOW, change: 38, contradictedBy: 'kraken' } as const;
const apart = {
  primary: { source: 'coingecko', price: 7.95 },
  second: { source: 'kraken', price: 8.05 },
  gap: 1.3,
  since: NOW,
  at: NOW,
} as const;
const conversion = { from: 'usd', rate: 0.862, asOf: NOW, source: 'coingecko' } as const;
const withRow = (changes: object) => ({ ...tickerView(), rows: [{ ...ROWS[0], ...changes }] });

describe('parseSnapshot', () => {
  it('takes what the background writes, also after its way through storage', () => {
    const view = tickerView();
    expect(parseSnapshot(JSON.parse(JSON.stringify(view)))).toEqual(view);
    expect(parseSnapshot(tickerView({ market: null, rows: [] }))).not.toBeNull();
    const doubted = tickerRow({ held, disagreement: apart, conversion, oneSource: true });
    expect(parseSnapshot(tickerView({ rows: [doubted] }))).not.toBeNull();
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
    ['a held price in words', withRow({ held: { ...held, price: '2.36' } })],
    ['a held price of nobody', withRow({ held: { ...held, source: 'nobody' } })],
    ['a held price that nobody known contradicts', withRow({ held: { ...held, contradictedBy: 'nobody' } })],
    ['a disagreement with nobody', withRow({ disagreement: { ...apart, second: null } })],
    ['a disagreement without its gap', withRow({ disagreement: { ...apart, gap: undefined } })],
    ['a conversion without its rate', withRow({ conversion: { ...conversion, rate: Number.NaN } })],
    ['a row that tells nothing of its conversion', withRow({ conversion: undefined })],
    ['a row that tells nothing of its sources', withRow({ oneSource: undefined })],
    ['a change in words', withRow({ change7d: '1' })],
    ['a row without its market cap', withRow({ marketCap: undefined })],
    ['no choices', { ...tickerView(), choices: undefined }],
    ['an unknown window', { ...tickerView(), choices: { ...FIRST_CHOICES, tickerWindow: '30d' } }],
    ['half a market', { ...tickerView(), market: { marketCap: 1 } }],
    ['notices that are no list', { ...tickerView(), notices: null }],
  ])('has no ticker for %s', (_, value) => {
    expect(parseSnapshot(value)).toBeNull();
  });
});

describe('parseLook', () => {
  const look = { at: NOW, currency: 'usd', prices: [{ coinId: 'bitcoin', price: 64_571 }] };
  it('takes what the background writes', () => {
    expect(parseLook(look)).toEqual(look);
    expect(parseLook({ ...look, prices: [] })).not.toBeNull();
  });

  it.each([
    undefined,
    'look',
    { ...look, at: 'now' },
    { ...look, prices: {} },
    { ...look, prices: [{ coinId: 'bitcoin', price: '1' }] },
  ])('knows no look from %j', (value) => {
    expect(parseLook(value)).toBeNull();
  });
});
