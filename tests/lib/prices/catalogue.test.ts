import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import type { Coin } from '../../../lib/domain/coin.ts';
import {
  catalogueText,
  coinOfLine,
  findInCatalogueFile,
  findInCatalogueText,
  parseCatalogue,
} from '../../../lib/prices/catalogue.ts';
import { RENAMES } from '../../../lib/domain/renamed-coins.ts';
import { AI_COINS, FIRST_WATCHLIST, shortName } from '../../../lib/domain/first-watchlist.ts';

const file = readFileSync(new URL('../../../public/data/coins.json', import.meta.url));
const catalogue = parseCatalogue(JSON.parse(file.toString('utf8')));
const ids = (coins: readonly Coin[]) => coins.map((coin) => coin.id);

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

  it('finds in its text the coin that parsing it gives, for every id and no other', () => {
    const json = file.toString('utf8');
    const [first, last] = [catalogue[0], catalogue.at(-1)];
    const some = [first, last, ...catalogue.filter((_, at) => at % 97 === 0)].filter((one) => one !== undefined);
    expect(some.map(({ id }) => findInCatalogueFile(json, id))).toEqual(some);
    expect(
      ['', 'BTC', 'Bitcoin', 'bitcoi', 'no-such-coin', '"', 'a\n'].map((id) => findInCatalogueFile(json, id)),
    ).toEqual(Array(7).fill(null));
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

  it('has no wrong double: a former id stays only under a name of its own', () => {
    const names = new Map(catalogue.map(({ id, name }) => [id, name]));
    const doubles = RENAMES.filter(({ from, to }) => from !== to && names.get(from) === names.get(to));
    expect(doubles.map(({ from }) => from).filter((id) => names.has(id))).toEqual([]);
    expect(names.has('matic-network')).toBe(false);
  });
});

describe('parseCatalogue', () => {
  it('leaves out a broken row and refuses what is no list', () => {
    const rows = [['a', 'A', 'Aa', 1], ['b', 'B'], null, ['c', 'C', 'Cc', null]];
    expect(ids(parseCatalogue(rows))).toEqual(['a', 'c']);
    expect(() => parseCatalogue({})).toThrow(TypeError);
  });
});

describe('the text of all coins', () => {
  const coins = [coin('a', 'A', 'Aa'), coin('bb', 'B', 'A\tb\nc'), coin('b', 'C', 'Bee'), coin('z', 'Z', 'Zed')];
  const text = catalogueText(coins);

  it('has a line per coin, whatever its name is made of, and finds each by its whole id', () => {
    expect(text.split('\n')).toHaveLength(4);
    expect(coins.map(({ id }) => findInCatalogueText(text, id)?.id)).toEqual(['a', 'bb', 'b', 'z']);
    expect(findInCatalogueText(text, 'bb')).toEqual(coin('bb', 'B', 'A b c'));
    expect(findInCatalogueText(text, 'A')).toBeNull();
    expect(findInCatalogueText(text, 'Zed')).toBeNull();
    expect(findInCatalogueText('', 'a')).toBeNull();
  });

  it('makes no coin of a line that is not whole', () => {
    expect(['', 'a', 'a\tb', 'a\t\tc', '\tb\tc', 'a\tb\t'].map(coinOfLine)).toEqual(Array(6).fill(null));
    expect(findInCatalogueText('x\nbroken\tB\ngood\tG\tGood', 'broken')).toBeNull();
  });
});

describe('shortName', () => {
  it('has the alliance’s short name, and the coin’s own where it is short', () => {
    expect(shortName(coin('fetch-ai', 'FET', 'Artificial Superintelligence Alliance'))).toBe('ASI Alliance');
    expect(shortName(coin('solana', 'SOL', 'Solana'))).toBe('Solana');
  });
});
