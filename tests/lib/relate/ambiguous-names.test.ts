/**
 * Names that are also words, in headlines written for this test and labelled before they were read by the product:
 * tests/fixtures/relate/ambiguous-names.tsv, a coin, whether it is named, the headline. Not all are read rightly; a change
 * that reads fewer so is none.
 */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { presentCoinIds } from '../../../lib/domain/renames.ts';
import { findCoins } from '../../../lib/relate/coins.ts';
import { shippedNames } from '../../support/names.ts';

const TODAY = Date.parse('2026-01-12');
const PUBLISHED = Date.parse('2024-06-01');

const rows = readFileSync(resolve(import.meta.dirname, '../../fixtures/relate/ambiguous-names.tsv'), 'utf8')
  .trim()
  .split('\n')
  .map((line) => line.split('\t') as [coinId: string, label: 'yes' | 'no', text: string]);

const isNamed = (coinId: string, text: string) => {
  const found = findCoins(text, '', shippedNames, PUBLISHED).map((mention) => mention.coinId);
  return presentCoinIds(found, TODAY).includes(presentCoinIds([coinId], TODAY)[0]!);
};

const shareRight = (label: 'yes' | 'no') => {
  const asked = rows.filter((row) => row[1] === label);
  return asked.filter(([coinId, , text]) => isNamed(coinId, text) === (label === 'yes')).length / asked.length;
};

describe('headlines with names that are also words', () => {
  it('finds the coin where it is named', () => {
    expect(shareRight('yes')).toBeGreaterThan(0.895);
  });

  it('finds none where the word is only a word', () => {
    expect(shareRight('no')).toBeGreaterThan(0.968);
  });

  it.each([
    ['optimism', 'Traders’ Optimism Rises as Bitcoin Gains'],
    ['optimism', 'Ether Climbs on ETF Optimism'],
    ['near', 'Bitcoin NEAR ATH: what next?'],
    ['near', 'Solana NEAR $200 again'],
    ['harmony', 'BTC, ETH: ONE chart to watch'],
    ['sleepless-ai', 'Top picks: BTC, ETH, SOL, AI'],
    ['maker', 'NFT-MAKER: tokens made with ease'],
    ['cosmos', 'Fans thank Carl Sagan for Cosmos and more'],
    ['avalanche-2', 'NHL: can Avalanche beat the Stars again?'],
    ['avalanche-2', 'Can Avalanche Beat the Stars?'],
    ['gala', 'Crypto Lobby Hosts Its Annual Gala'],
    ['the-graph', 'The graph shows how bitcoin fell'],
    ['render-token', 'A Judge Could Render Crypto Bans Void'],
    ['sky', 'She watched the match on Sky.'],
    ['sky', 'Speaking to Sky, she said that bitcoin bores her.'],
    ['sky', 'A cartoon pig is now available on Sky'],
    ['sonic-3', 'I drove to Sonic for lunch'],
    ['render-token', 'Developers run AI agents on Render, Fly or Vercel'],
    ['flow', 'By the Bitcoin Stock to Flow model it is cheap'],
    ['optimism', 'Bitcoin holders have reason for Optimism.'],
    ['optimism', 'Bitcoin Climbs on Optimism'],
    ['rain', 'A crypto exchange in Bahrain, Rain, raised money'],
    ['the-graph', 'A laboratory trained a Graph Network to predict the weather'],
    ['the-graph', 'Graph Blockchain buys a bitcoin miner'],
    ['helium', 'Helium is running short, chip makers say'],
    ['leo-token', 'LEO satellites will carry AI models'],
    ['near', 'NEAR real-time speech models speak'],
  ])('%s is not named in: %s', (coinId, text) => {
    expect(isNamed(coinId, text)).toBe(false);
  });

  it.each([
    ['sui', 'Claim These Sui Airdrops'],
    ['dao-maker', 'The crypto launchpad DAO Maker suffers a hack'],
    ['stellar', 'Payments and remittances on Stellar'],
    ['maker', 'Lender Maker cuts the rate of DAI'],
    ['the-graph', 'A grant by the Graph Foundation'],
    ['avalanche-2', 'Can Avalanche attract more builders?'],
    ['ripple', 'Ripple could soon fall to $1'],
    ['optimism', 'Bitcoin deposits wait longer on Optimism'],
    ['harmony', 'To watch: BTC, LEO, ONE'],
    ['harmony', 'Gainers: ANKR, QQXX, ONE, CAKE'],
    ['maker', 'Maker holders wait for the burn'],
    ['maker', 'Can Maker hold $2,000?'],
    ['sui', 'Funds Are Buying Stellar, SUI, And Others This Spring'],
    ['the-sandbox', 'An NFT brand buys land on Sandbox'],
    ['polygon-ecosystem-token', 'Polygon and a Bank Plan a Bond'],
    ['polygon-ecosystem-token', 'Will Polygon fall to $0.50 soon? Charts say so'],
    ['polygon-ecosystem-token', 'Polygon Quietly Adds a Bank'],
    ['internet-computer', 'A Red Cross body, ICP launch a pilot'],
    ['cosmos', 'Tendermint bets on Cosmos'],
    ['avalanche-2', 'Payments on Avalanche treble'],
  ])('%s is named in: %s', (coinId, text) => {
    expect(isNamed(coinId, text)).toBe(true);
  });
});
