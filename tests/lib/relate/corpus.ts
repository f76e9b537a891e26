import * as fc from 'fast-check';
import type { IndexedArticle } from '../../../lib/relate/index-segment.ts';

/** Words of which random articles are made: few, so that articles share some. */
export const vocabulary =
  'bittensor akash render gpu subnet miner anthropic amazon training inference model token stake validator'.split(' ');

/** Coins that random articles name. */
export const coinIds = ['bittensor', 'akash-network', 'render-token', 'bitcoin'] as const;

/** What else they name. */
export const otherIds = ['lab:anthropic', 'person:sam-altman'] as const;

const sentence = (most: number) =>
  fc.array(fc.constantFrom(...vocabulary), { maxLength: most }).map((some) => some.join(' '));

/** Random articles with distinct ids. */
export const articles = fc
  .array(
    fc.record({
      title: sentence(6),
      summary: sentence(20),
      publishedAt: fc.integer({ min: 0, max: 2e12 }),
      coins: fc.uniqueArray(fc.constantFrom(...coinIds), { maxLength: 3 }),
      others: fc.uniqueArray(fc.constantFrom(...otherIds), { maxLength: 2 }),
      topics: fc.nat(15),
    }),
    { maxLength: 30 },
  )
  .map((some) => some.map((article, at): IndexedArticle => ({ ...article, id: at.toString(16).padStart(16, 'f') })));

/** Any text at all, lone surrogates included. */
export const anyText = (maxLength: number) =>
  fc
    .array(fc.oneof(fc.integer({ min: 32, max: 126 }), fc.integer({ min: 0, max: 0xffff })), { maxLength })
    .map((codes) => String.fromCharCode(...codes));
