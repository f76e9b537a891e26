import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Coin } from '../../../lib/domain/coin.ts';
import { findCoins as find } from '../../../lib/relate/coins.ts';
import { readCatalogue } from '../../../scripts/collection.ts';
import { compileNames } from '../../../scripts/names/compile.ts';
import { readNameSources } from '../../../scripts/names/sources.ts';
import { shippedNames } from '../../support/names.ts';
import { anyText } from './corpus.ts';

const findCoins = (title: string, text: string, names = shippedNames) => find(title, text, names, null);
const idsIn = (title: string, text = '') =>
  findCoins(title, text)
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

  it('takes no abbreviation of the trade for a coin that is called so, unless it is marked', () => {
    expect(idsIn('Bittensor and Akash rent GPU time', 'A GPU for each miner of Bitcoin, 14:00 CET')).not.toContain(
      'nodeai',
    );
    expect(idsIn('Crypto traders of FX and HFT wire by ACH to the Senate', 'An IQ test for NPC and MED')).toEqual([]);
    expect(idsIn('NodeAI (GPU) lists on an exchange')).toEqual(['nodeai']);
    expect(idsIn('Crypto wallets buy $GPU')).toEqual(['nodeai']);
    expect(idsIn('Roaring Kitty returns, and so does the Wolf of Wall Street, with crypto')).toEqual([]);
  });

  it('believes an ordinary word once other evidence stands beside it', () => {
    expect(idsIn('Flow integrates storage')).toEqual([]);
    expect(idsIn('Flow blockchain integrates crypto storage')).toEqual(['flow']);
    expect(idsIn('Crypto: Flow (FLOW) integrates storage')).toEqual(['flow']);
  });

  it.each([
    ['A Game Launches on Polygon', ['polygon-ecosystem-token']],
    ['DraftKings Partners With Polygon', ['polygon-ecosystem-token']],
    ['A Polygon-Based Game Reports Growth', ['polygon-ecosystem-token']],
    ['A bank in Kyiv picks Stellar to send money', ['stellar']],
    ['Casper (CSPR) Gains Ground', ['casper-network']],
    ['Activity on Near (NEAR) Falls', ['near']],
    ['SEI to Support a Zone for Games', ['sei-network']],
    ['Polygon Defies the Dip', ['polygon-ecosystem-token']],
    ['An exchange moves to Harmony’s blockchain', ['harmony']],
    ['Experts say WLD could soar to $380', ['worldcoin-wld']],
    ['Can DOT go on like this?', ['polkadot']],
    ['Terra Collapse: A Year Later', ['terra-luna-2']],
    ['Polygon Justifies a Fee', ['polygon-ecosystem-token']],
    ['A rollup on Polygon’s AggLayer', ['polygon-ecosystem-token']],
    ['Crypto rollup solution Optimism hires', ['optimism']],
    ['Ripple Rival Stellar Hires a Banker', ['ripple', 'stellar']],
    ['Crypto lab leaves Harmony, says the Harmony COO', ['harmony']],
  ])('believes a name for what is done with it: %s', (text, expected) => {
    expect(idsIn(text)).toEqual(expected);
  });

  it.each([
    'The Colorado Avalanche beat Dallas, and Avalanche Stadium sang',
    'They looked up at the Cosmos and were content',
    'A Stellar Quarter, Analyst Explains',
    'The DOT and others were asked, but can they do it?',
    'Maker of chips gains 5%, Optimism Returns',
    'Avalanche, Snow and Ice Close the Pass',
  ])('and not for less: %s', (text) => {
    expect(idsIn(text)).toEqual([]);
  });

  it('puts the coin the page is about first, and counts', () => {
    const text = `Bitcoin was flat. ${'Bittensor grew again. '.repeat(3)}`;
    const found = findCoins('Bittensor (TAO) doubles', text);
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
    const { spellings, ordinary } = readNameSources(new Set(readCatalogue().map(({ id }) => id)));
    const namesOf = (coins: readonly Coin[]) =>
      compileNames(coins, { spellings, ordinary, entities: [], otherScripts: [] });
    const two: Coin[] = [
      { id: 'small', symbol: 'ZQX', name: 'Zaquix Coin', rank: 2000 },
      { id: 'large', symbol: 'ZQX', name: 'Zebraquex', rank: 40 },
    ];
    const idsOf = (text: string, coins: readonly Coin[]) =>
      findCoins(text, '', namesOf(coins)).map(({ coinId }) => coinId);
    expect(idsOf('Tokens: $ZQX gains', two)).toEqual(['large']);
    expect(idsOf('Zaquix Coin (ZQX) of all tokens', two.slice(0, 1))).toEqual(['small']);
  });

  it.each([
    ['Avalanche: does $20 hold for AVAX?', 'avalanche-2', 'both'],
    ['Flow integrates a wallet for NFTs', 'flow', 'acts'],
    ['RUNE plummets as swaps stop', 'thorchain', 'moves'],
    ['Optimism soars by 17%', 'optimism', 'figure'],
    ['Optimism, Astar and Maker lose again', 'maker', 'listed'],
    ['An order of 300 SAND was filled', 'the-sandbox', 'capitals'],
    ['Crypto whales are buying Waves', 'waves', 'traded'],
    ['Crypto this week: Bitcoin, Flow and Dogecoin', 'flow', 'listed'],
    ['Btc, Rune and Hbar price', 'thorchain', 'listed'],
    ['A fund of Dogecoin, Worldcoin, and Rune', 'thorchain', 'listed'],
    ['Builders on Ethereum’s ‘Sandbox’ metaverse', 'the-sandbox', 'called'],
    ['Telegram games now pay out in TON', 'the-open-network', 'linked'],
    ['Harmony (ONE) recovers', 'harmony', 'beside'],
    ['$MANA trades sideways', 'decentraland', 'cashtag'],
    ['DOT/USD at the support', 'polkadot', 'pair'],
    ['The Waves token and its blockchain', 'waves', 'called'],
    ['What is Optimism? A rollup of Ethereum', 'optimism', 'acts'],
    ['Monero is listed again', 'monero', 'spelling'],
  ])('says why it believes: %s', (text, coinId, sign) => {
    expect(findCoins(text, '').find((mention) => mention.coinId === coinId)?.signs).toContain(sign);
  });

  it.each([
    'Crypto market maker accused: the Market Maker denies',
    'Bored Ape floor falls to 10 in NFT rout',
    'Gas Fees fall for crypto users',
    'An Avalanche of crypto lawsuits',
    'Crypto in Waves of selling, the Waves of optimism',
    'Joe Biden and ARK Invest talk crypto',
    'AI Price Forecast: crypto is calm',
    'A crypto ruling that could Render it void',
    'The Digital Sandbox of the crypto regulator',
    'Crypto exchanges report a Stellar Year',
    'Crypto miners post Stellar Q3 numbers',
    'How this crypto fund Stacks Up Against shares',
    'Rate cuts and their Ripple Effect on crypto',
    'Crypto investors flock to Angry Pepe',
    'A crypto memo on Cash Flow and the Yield Curve',
  ])('is not taken in, though it is about crypto: %s', (text) => {
    expect(idsIn(text)).toEqual([]);
  });

  it('doubts a name where the text speaks of its namesake', () => {
    expect(idsIn('DOGE rises again')).toEqual(['dogecoin']);
    expect(idsIn('DOGE, the Department of Government Efficiency, cuts staff')).toEqual([]);
    expect(idsIn('EOS ships a new block producer')).toEqual(['vaulta']);
    expect(idsIn('Canon EOS, a camera with a good lens')).toEqual([]);
  });

  it.each([
    ['\u6bd4\u7279\u5e01BTC\u4ef7\u683c\u4e0a\u6da8\uff0cETH\u8ddf\u968f', ['bitcoin', 'ethereum']],
    [
      '\u0633\u0639\u0631 BTC \u064a\u0631\u062a\u0641\u0639\u060c \u200fETH\u200f \u0623\u064a\u0636\u0627',
      ['bitcoin', 'ethereum'],
    ],
    ['\u05de\u05d7\u05d9\u05e8 Bitcoin, Monero \u05e2\u05d5\u05dc\u05d9\u05dd', ['bitcoin', 'monero']],
    ['\ud83d\ude80Bitcoin\ud83d\ude80 \ud83d\udc8eMonero\ud83d\udc8e', ['bitcoin', 'monero']],
    ['Bitcoin\u0301 and Mone\u0301ro are other words', []],
    ['\u0411\u0438\u0442\u043a\u043e\u0438\u043d (BTC) \u0438 Monero', ['bitcoin', 'monero']],
    ['\u30d3\u30c3\u30c8\u30b3\u30a4\u30f3\u3001Solana\u3001XRP', ['bitcoin', 'ripple', 'solana']],
    ['\ufb01nance of Bitcoin\u00ad, Bitco\u0131n', ['bitcoin']],
  ])('reads any script: %s', (text, expected) => {
    expect(idsIn(text)).toEqual(expected);
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
      '\u0301',
      '\u200f',
      '币',
      'ب',
      'Avalanche',
      'AVAX',
      ' of ',
    );
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 40 }), anyText(30), (parts, noise) => {
        const text = parts.join('') + noise;
        for (const { evidence, count } of findCoins('', text)) {
          expect(count).toBeGreaterThan(0);
          for (const spelling of evidence) expect(text).toContain(spelling);
        }
      }),
    );
  });
});
