import { readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Coin } from '../../../lib/domain/coin.ts';
import { findCoins } from '../../../lib/relate/coins.ts';
import { anyText } from './corpus.ts';

const rows: [string, string, string, number | null][] = JSON.parse(readFileSync('public/data/coins.json', 'utf8'));
const catalogue = rows.map(([id, symbol, name, rank]): Coin => ({ id, symbol, name, rank: rank ?? null }));
const idsIn = (title: string, text = '') =>
  findCoins(title, text, catalogue)
    .map(({ coinId }) => coinId)
    .sort();

describe('coins a text names', () => {
  it.each([
    ['Bittensor and Fetch.ai lead', ['bittensor', 'fetch-ai']],
    ['The ASI Alliance token merger', ['fetch-ai']],
    ['Artificial Superintelligence Alliance votes', ['fetch-ai']],
    ['Why TAO, FET, AKT and RNDR rally', ['akash-network', 'bittensor', 'fetch-ai', 'render-token']],
    ['Akash Network rents GPUs, Render Network renders', ['akash-network', 'render-token']],
    [
      'Price analysis: BTC, ETH, SOL, BNB, XRP, ADA',
      ['binancecoin', 'bitcoin', 'cardano', 'ethereum', 'ripple', 'solana'],
    ],
    [
      'Top tokens: DOGE, DOT, AVAX, LINK, UNI, ATOM',
      ['avalanche-2', 'chainlink', 'cosmos', 'dogecoin', 'polkadot', 'uniswap'],
    ],
    ['LTC, ARB, NEAR, FIL and SUI slip', ['arbitrum', 'filecoin', 'litecoin', 'near', 'sui']],
    ['NEAR Protocol ships an upgrade', ['near']],
    ['Shares of $NEAR and $LINK tokens', ['chainlink', 'near']],
    ['Bitcoin Cash splits from Bitcoin', ['bitcoin', 'bitcoin-cash']],
    ['Ether rises as bitcoin falls', ['bitcoin', 'ethereum']],
    ['LINK/USD breaks out', ['chainlink']],
  ])('%s', (text, expected) => {
    expect(idsIn(text)).toEqual(expected);
  });

  it.each([
    'The village near the river has one link to the grid',
    'Near the Gate, One Movement: Artificial Intelligence (AI) for All',
    'An avalanche of stellar optimism at the Cosmos cinema',
    'He paid $1 for the mask, $2K for the sand',
    'Maker of render farms compounds its flow',
    'THE NEAR LINK: ONE DOT AND THE ATOM',
    'Bitcoiners? No: bitcoinlike',
    '',
  ])('none in: %s', (text) => {
    expect(idsIn(text)).toEqual([]);
  });

  it('believes an ordinary word once other evidence stands beside it', () => {
    expect(idsIn('Flow integrates storage')).toEqual([]);
    expect(idsIn('Flow blockchain integrates crypto storage')).toEqual(['flow']);
    expect(idsIn('Crypto: Flow (FLOW) integrates storage')).toEqual(['flow']);
  });

  it('puts the coin the page is about first, and counts', () => {
    const text = `Bitcoin was flat. ${'Bittensor grew again. '.repeat(3)}`;
    const found = findCoins('Bittensor (TAO) doubles', text, catalogue);
    expect(found[0]).toMatchObject({
      coinId: 'bittensor',
      name: 'Bittensor',
      count: 5,
      evidence: ['Bittensor', 'TAO'],
    });
    expect(found[1]).toMatchObject({ coinId: 'bitcoin', count: 1, evidence: ['Bitcoin'] });
    expect(found[0]!.score).toBeGreaterThan(found[1]!.score);
  });

  it('means the greater of two coins with one ticker, wherever it stands in the catalogue', () => {
    const two: Coin[] = [
      { id: 'small', symbol: 'TAO', name: 'Taoshi Coin', rank: 2000 },
      { id: 'bittensor', symbol: 'TAO', name: 'Bittensor', rank: 40 },
    ];
    expect(findCoins('Tokens: $TAO gains', '', two).map(({ coinId }) => coinId)).toEqual(['bittensor']);
    expect(findCoins('Taoshi Coin (TAO) of all tokens', '', two.slice(0, 1)).map(({ coinId }) => coinId)).toEqual([
      'small',
    ]);
  });

  it('finds only what is written, in any text', () => {
    const pieces = fc.constantFrom(
      'Bitcoin',
      'NEAR',
      'near',
      ' ',
      ', ',
      '$',
      '(',
      ')',
      'Fetch',
      '.',
      'ai',
      'ETH',
      '/USD',
      '\n',
      '’s',
      '🚀',
      'İ',
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 40 }), anyText(30), (parts, noise) => {
        const text = parts.join('') + noise;
        for (const { evidence, count } of findCoins('', text, catalogue)) {
          expect(count).toBeGreaterThan(0);
          for (const spelling of evidence) expect(text).toContain(spelling);
        }
      }),
    );
  });
});
