import { readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Coin } from '../../../lib/domain/coin.ts';
import { RENAMES } from '../../../lib/domain/renamed-coins.ts';
import { catalogueText, parseCatalogue } from '../../../lib/prices/catalogue.ts';
import { searchCoins } from '../../../lib/prices/search-coins.ts';
import { searchableCoins } from '../../../lib/prices/searchable-coins.ts';

const NOW = Date.UTC(2026, 10, 28);
const packaged = parseCatalogue(JSON.parse(readFileSync('public/data/coins.json', 'utf8')));

const coin = (id: string, symbol: string, name: string, rank: number | null = null): Coin => ({
  id,
  symbol,
  name,
  rank,
});
const ids = (coins: readonly Coin[]) => coins.map(({ id }) => id);

/** As many coins as the provider lists: those of the package under other names too, and many that only it has. */
const many = Array.from({ length: 17_000 }, (_, at): Coin => {
  const { id, symbol, name } = packaged[at % packaged.length] ?? coin('x', 'X', 'X');
  return at < packaged.length
    ? coin(id, symbol, `${name} (listed)`)
    : coin(`${id}-${at}`, `${symbol}${at % 7}`, `The ${name}`);
});
const all = searchableCoins(packaged, catalogueText([...many, coin('matic-network', 'MATIC', 'Polygon')]), NOW);
const first = (query: string) => searchCoins(all, query, 1).matches[0]?.id;

describe('the package and the provider’s list as one', () => {
  it('has each coin once, the package’s symbol, name and rank winning', () => {
    const found = searchCoins(all, '', all.size).matches;
    expect(new Set(ids(found)).size).toBe(all.size);
    expect(found[0]).toEqual(coin('bitcoin', 'BTC', 'Bitcoin', 1));
    expect(found.length).toBeGreaterThan(16_900);
  });

  it('has no coin under an id under which none goes any more', () => {
    const former = RENAMES.filter(({ from, to, until }) => from !== to && until === null).map(({ from }) => from);
    const listed = new Set(ids(searchCoins(all, '', all.size).matches));
    expect(former.filter((id) => listed.has(id))).toEqual([]);
    expect(listed.has('ocean-protocol')).toBe(true);
  });

  it('leaves out lines that are not whole, one by one', () => {
    const lines = ['a\tA\tAa', '', 'b', 'c\tC', 'd\t\tD', '\tE\tEe', 'f\tF\t', 'g\tG\tGee\t', 'h\tH\tHat'];
    const some = searchableCoins([], lines.join('\n'), NOW);
    expect(ids(searchCoins(some, '', 9).matches)).toEqual(['a', 'g', 'h']);
    expect(searchCoins(some, 'h', 9)).toEqual({ matches: [coin('h', 'H', 'Hat')], total: 1 });
  });

  it('is the package alone while the list was never read', () => {
    const alone = searchableCoins(packaged, '', NOW);
    expect(searchCoins(alone, 'btc', 1).matches[0]?.id).toBe('bitcoin');
    expect(alone.size).toBeLessThanOrEqual(packaged.length);
    expect(searchCoins(searchableCoins([], '', NOW), 'x', 5)).toEqual({ matches: [], total: 0 });
  });
});

describe('what comes first', () => {
  it.each([
    ['btc', 'bitcoin'],
    ['$TAO', 'bittensor'],
    ['bittens', 'bittensor'],
    ['avalanche-2', 'avalanche-2'],
    ['sol', 'solana'],
    ['Near Protocol', 'near'],
    ['uni', 'uniswap'],
    // By what it was called.
    ['RNDR', 'render-token'],
    ['matic', 'polygon-ecosystem-token'],
    ['matic-network', 'polygon-ecosystem-token'],
    ['ftm', 'sonic-3'],
    ['fantom', 'sonic-3'],
    ['eos', 'vaulta'],
    ['mkr', 'sky'],
    ['agix', 'fetch-ai'],
    ['klay', 'kaia'],
    ['ai16z', 'elizaos'],
    ['ust', 'terrausd'],
    // The new Luna bears the symbol, the old one bore it.
    ['luna', 'terra-luna-2'],
    ['ocean', 'ocean-protocol'],
  ])('answers %s with %s', (query, id) => {
    expect(first(query)).toBe(id);
  });

  it('lists the doubles of a symbol so that they can be told apart, the ranked one first', () => {
    const { matches } = searchCoins(searchableCoins(packaged, '', NOW), 'tao', 3);
    expect(matches.map(({ symbol }) => symbol)).toEqual(['TAO', 'TAO', 'TAO']);
    expect(matches[0]?.rank).not.toBeNull();
    expect(matches[1]?.rank).toBeNull();
  });

  const coins = searchableCoins(
    [
      coin('sub', 'ZZ', 'Xabct', 1),
      coin('abc-id', 'YY', 'Other', 2),
      coin('word', 'XX', 'The.Abc', 3),
      coin('name', 'WW', 'Abcoin', 4),
      coin('prefix', 'ABCD', 'Prefix', 5),
      coin('unranked', 'ABC', 'Nobody'),
      coin('exact', 'ABC', 'Exact', 900),
      coin('cafe', 'CAF', 'Café.Coin', 7),
    ],
    'listed\tABC\tListed',
    NOW,
  );

  it('is the better kind of match, rank only among equals, unranked last', () => {
    const order = ['exact', 'unranked', 'listed', 'prefix', 'name', 'word', 'abc-id', 'sub'];
    expect(ids(searchCoins(coins, ' ABC ', 10).matches)).toEqual(order);
  });

  it('counts all matches and returns as many as wanted', () => {
    expect(searchCoins(coins, 'abc', 2)).toMatchObject({ total: 8, matches: [{ id: 'exact' }, { id: 'unranked' }] });
    expect(searchCoins(coins, 'nothing like it', 5)).toEqual({ matches: [], total: 0 });
  });

  it('does not care about case, accents, the signs between words or an empty question', () => {
    for (const query of ['CAFE', 'café', 'cafe coin', 'café.c', ' cafe   COIN '])
      expect(ids(searchCoins(coins, query, 5).matches)).toEqual(['cafe']);
    expect(searchCoins(coins, '  ', 1)).toMatchObject({ total: 9, matches: [{ id: 'sub' }] });
  });

  it('takes signs literally', () => {
    for (const query of ['.*', '$', '[a-z]', '(.) .', '\\', '^ab c$', 'a-b c/d', '\t', '\n']) {
      expect(() => searchCoins(coins, query, 5)).not.toThrow();
    }
    expect(searchCoins(coins, '.*', 5).total).toBe(0);
    expect(searchCoins(coins, '.* .*', 5).total).toBe(0);
    expect(searchCoins(coins, '$', 5).total).toBe(0);
  });
});

/** The same answers in the plainest way: every coin looked at by itself. */
function naive(coins: readonly Coin[], query: string): Coin[] {
  const has = (text: string) => text.toLowerCase().includes(query);
  const startsWith = (text: string) => text.toLowerCase().startsWith(query);
  const wordsOf = (text: string) => ` ${text.toLowerCase().replace(/[^\p{L}\p{N}]/gu, ' ')}`;
  const place = ({ id, symbol, name, rank }: Coin): number => {
    const past = RENAMES.filter(({ to, until }) => to === id && until === null);
    if (symbol.toLowerCase() === query && rank !== null) return 0;
    const bearers = past.filter((rename) => rename.symbol.toLowerCase() === query);
    if (bearers.some(({ kind }) => kind !== 'symbol')) return 0;
    if (bearers.length > 0) return 1;
    if (symbol.toLowerCase() === query) return 2;
    if (symbol.toLowerCase().startsWith(query)) return 3;
    if (startsWith(name) || startsWith(past[0]?.name ?? '')) return 4;
    const before = past.flatMap((rename) => [rename.name, rename.from === id ? '' : rename.from]);
    if ([name, ...before].some((text) => wordsOf(text).includes(` ${query}`))) return 5;
    if (id.startsWith(query)) return 6;
    return [id, symbol, name, ...before, ...past.map((rename) => rename.symbol)].some(has) ? 7 : 8;
  };
  const found = coins.map((one) => ({ one, at: place(one) })).filter(({ at }) => at < 8);
  return found.sort((a, b) => a.at - b.at).map(({ one }) => one);
}

it('finds in 17,000 coins what looking at each of them finds', () => {
  const coins = searchCoins(all, '', all.size).matches.filter(({ name }) => /^[\0-\x7f]*$/.test(name));
  const plain = searchableCoins(coins, '', NOW);
  const words = fc.oneof(
    fc.constantFrom(...'abcdefghijklmnopqrstuvwxyz0123456789'.split('')),
    fc.constantFrom(...coins.slice(0, 600)).map(({ symbol }) => symbol),
    fc.constantFrom(...coins).map(({ name }) => name.split(/[^A-Za-z0-9]/)[0] ?? ''),
    fc.constantFrom(...coins).map(({ id }) => id.slice(0, 5)),
    fc.constantFrom(...RENAMES).map(({ symbol }) => symbol),
  );
  fc.assert(
    fc.property(words, (query) => {
      fc.pre(query !== '');
      const { matches, total } = searchCoins(plain, query, 40);
      const expected = naive(searchCoins(plain, '', plain.size).matches, query.toLowerCase());
      expect(total).toBe(expected.length);
      expect(ids(matches)).toEqual(ids(expected.slice(0, 40)));
    }),
    { numRuns: 40 },
  );
});
