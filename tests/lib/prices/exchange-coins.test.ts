import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseCatalogue } from '../../../lib/prices/catalogue.ts';
import { coinOfCode, exchangeCoin, exchangeCoins } from '../../../lib/prices/exchange-coins.ts';

const EXCHANGES = ['kraken', 'coinbase', 'binance'] as const;

/** Coins that the shipped catalogue does not have, and why an exchange's listing of them is right all the same. */
const NOT_IN_CATALOGUE: Readonly<Record<string, string>> = {
  'pudgy-penguins': 'issued in December 2024; came after the catalogue’s list',
  'story-2': 'issued in February 2025; came after the catalogue’s list',
  nucypher: 'merged into Threshold in 2022; recordings of 2021 have its market',
};

const doubles = (names: readonly string[]) => names.filter((name, place) => names.indexOf(name) !== place);

describe.each(EXCHANGES)('the coins of %s', (exchange) => {
  const coins = exchangeCoins(exchange);

  it('are over a hundred, each with a code of its own and each once', () => {
    expect(coins.length).toBeGreaterThan(100);
    expect(doubles(coins.map(({ code }) => code))).toEqual([]);
    expect(doubles(coins.map(({ coinId }) => coinId))).toEqual([]);
  });

  it('have codes in capitals and currencies in small letters, each once', () => {
    expect(coins.filter(({ code }) => !/^[A-Z0-9]+$/.test(code))).toEqual([]);
    expect(coins.filter(({ currencies }) => doubles(currencies).length > 0)).toEqual([]);
    expect(
      [...new Set(coins.flatMap(({ currencies }) => currencies))].filter((each) => !/^[a-z]+$/.test(each)),
    ).toEqual([]);
  });

  it('are found by code and by id', () => {
    for (const coin of coins) {
      expect(coinOfCode(exchange, coin.code)).toBe(coin.coinId);
      for (const currency of coin.currencies) expect(exchangeCoin(exchange, coin.coinId, currency)).toBe(coin);
    }
    expect(coinOfCode(exchange, 'NOSUCH')).toBeNull();
    expect(exchangeCoin(exchange, 'bitcoin', 'sek')).toBeNull();
    expect(exchangeCoin(exchange, '__proto__', 'usd')).toBeNull();
  });
});

describe('the table of listings', () => {
  const ids = [...new Set(EXCHANGES.flatMap((exchange) => exchangeCoins(exchange).map(({ coinId }) => coinId)))];
  const file = readFileSync(new URL('../../../public/data/coins.json', import.meta.url), 'utf8');
  const catalogue = new Map(parseCatalogue(JSON.parse(file)).map((coin) => [coin.id, coin]));

  it('has only ids of the catalogue, but for those that are explained', () => {
    expect(ids.filter((id) => !catalogue.has(id) && !Object.hasOwn(NOT_IN_CATALOGUE, id))).toEqual([]);
    expect(Object.keys(NOT_IN_CATALOGUE).filter((id) => catalogue.has(id) || !ids.includes(id))).toEqual([]);
  });

  it('has the catalogue’s symbol as each code, but for those an exchange is known to call otherwise', () => {
    const others = EXCHANGES.flatMap((exchange) =>
      exchangeCoins(exchange).flatMap(({ coinId, code }) => {
        const symbol = catalogue.get(coinId)?.symbol ?? code;
        return symbol === code ? [] : [`${exchange} ${coinId} ${code}`];
      }),
    );
    expect(others).toEqual([
      'kraken bitcoin XBT',
      'kraken dogecoin XDG',
      'kraken terra-luna LUNA',
      'kraken terra-luna-2 LUNA2',
      'coinbase celo CGLD',
    ]);
  });

  it('never takes one coin for another where exchanges use one code for two', () => {
    expect(coinOfCode('kraken', 'LUNA')).toBe('terra-luna');
    expect(coinOfCode('binance', 'LUNA')).toBe('terra-luna-2');
    expect(coinOfCode('kraken', 'LUNC')).toBeNull();
    expect(coinOfCode('kraken', 'BTC')).toBeNull();
  });
});
