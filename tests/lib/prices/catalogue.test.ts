import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { Coin } from '../../../lib/domain/coin.ts';
import { parseCatalogue, searchCatalogue } from '../../../lib/prices/catalogue.ts';
import { AI_COINS, FIRST_WATCHLIST, shortName } from '../../../lib/domain/first-watchlist.ts';

const file = readFileSync(new URL('../../../public/data/coins.json', import.meta.url));
const catalogue = parseCatalogue(JSON.parse(file.toString('utf8')));
const ids = (coins: readonly Coin[]) => coins.map((coin) => coin.id);
const first = (query: string) => searchCatalogue(catalogue, query, 1).matches[0]?.id;

const coin = (id: string, symbol: string, name: string, rank: number | null = null): Coin => ({
  id,
  symbol,
  name,
  rank,
});

describe('the shipped catalogue', () => {
  it('holds over 2,000 coins, each id and each rank once, in at most 60 kB gzipped', () => {
    expect(catalogue.length).toBeGreaterThan(2000);
    expect(new Set(ids(catalogue)).size).toBe(catalogue.length);
    const ranks = catalogue.flatMap(({ rank }) => rank ?? []);
    expect(new Set(ranks).size).toBe(ranks.length);
    expect(gzipSync(file).length).toBeLessThan(60_000);
  });

  it('has no empty text and only symbols in capitals', () => {
    const broken = catalogue.filter(
      ({ id, symbol, name }) => !id.trim() || !symbol.trim() || !name.trim() || symbol !== symbol.toUpperCase(),
    );
    expect(broken).toEqual([]);
  });

  it('has every coin of the first watch list and of the AI group', () => {
    const present = new Set(ids(catalogue));
    expect([...FIRST_WATCHLIST, ...AI_COINS].filter((id) => !present.has(id))).toEqual([]);
    expect(new Set(FIRST_WATCHLIST).size).toBe(21);
  });

  it('finds renamed coins by the old symbol, and offers the dead one no more', () => {
    expect(first('RNDR')).toBe('render-token');
    expect(first('matic')).toBe('polygon-ecosystem-token');
    expect(ids(catalogue)).not.toContain('matic-network');
    expect(catalogue.find(({ id }) => id === 'fetch-ai')).toMatchObject({ symbol: 'FET' });
  });

  it.each([
    ['btc', 'bitcoin'],
    ['$TAO', 'bittensor'],
    ['bittens', 'bittensor'],
    ['avalanche-2', 'avalanche-2'],
    ['sol', 'solana'],
    ['Near Protocol', 'near'],
    ['uni', 'uniswap'],
  ])('answers %s with %s first', (query, id) => {
    expect(first(query)).toBe(id);
  });

  it('lists the doubles of a symbol so that they can be told apart, the ranked one first', () => {
    const { matches } = searchCatalogue(catalogue, 'tao', 3);
    expect(matches.map(({ symbol }) => symbol)).toEqual(['TAO', 'TAO', 'TAO']);
    expect(matches[0]?.rank).not.toBeNull();
    expect(matches[1]?.rank).toBeNull();
  });
});

describe('parseCatalogue', () => {
  it('leaves out a broken row and refuses what is no list', () => {
    const rows = [['a', 'A', 'Aa', 1], ['b', 'B'], null, ['c', 'C', 'Cc', null]];
    expect(ids(parseCatalogue(rows))).toEqual(['a', 'c']);
    expect(() => parseCatalogue({})).toThrow(TypeError);
  });
});

describe('searchCatalogue', () => {
  const coins = [
    coin('sub', 'ZZ', 'Xabct', 1),
    coin('abc-id', 'YY', 'Other', 2),
    coin('word', 'XX', 'The Abc', 3),
    coin('name', 'WW', 'Abcoin', 4),
    coin('prefix', 'ABCD', 'Prefix', 5),
    coin('unranked', 'ABC', 'Nobody'),
    coin('exact', 'ABC', 'Exact', 900),
    coin('cafe', 'CAF', 'Café Coin', 7),
  ];

  it('puts the better kind of match first, rank only among equals, unranked last', () => {
    expect(ids(searchCatalogue(coins, ' ABC ', 10).matches)).toEqual([
      'exact',
      'unranked',
      'prefix',
      'name',
      'word',
      'abc-id',
      'sub',
    ]);
  });

  it('counts all matches and returns as many as wanted', () => {
    expect(searchCatalogue(coins, 'abc', 2)).toMatchObject({
      total: 7,
      matches: [{ id: 'exact' }, { id: 'unranked' }],
    });
    expect(searchCatalogue(coins, 'nothing like it', 5)).toEqual({ matches: [], total: 0 });
  });

  it('does not care about case, accents or an empty question', () => {
    expect(ids(searchCatalogue(coins, 'CAFE', 5).matches)).toEqual(['cafe']);
    expect(ids(searchCatalogue(coins, 'café', 5).matches)).toEqual(['cafe']);
    expect(searchCatalogue(coins, '  ', 1)).toMatchObject({ total: 8, matches: [{ id: 'sub' }] });
  });

  it('takes signs literally', () => {
    expect(searchCatalogue(coins, '.*', 5).total).toBe(0);
    expect(searchCatalogue(coins, '$', 5).total).toBe(0);
  });
});

describe('shortName', () => {
  it('has the alliance’s short name, and the coin’s own where it is short', () => {
    expect(shortName(coin('fetch-ai', 'FET', 'Artificial Superintelligence Alliance'))).toBe('ASI Alliance');
    expect(shortName(coin('solana', 'SOL', 'Solana'))).toBe('Solana');
  });
});
