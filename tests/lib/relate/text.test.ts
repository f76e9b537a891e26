import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hashTitle, isStopTerm, termCounts, tokenise, words } from '../../../lib/relate/text.ts';
import { anyText } from './corpus.ts';

describe('terms of a text', () => {
  it.each([
    ['Altman’s GPUs and LLMs don’t run', ['altman', 'gpu', 'and', 'llm', 'dont', 'run']],
    ['Crédit Agricole über Zürich', ['credit', 'agricole', 'uber', 'zurich']],
    ['$64,571.00, up 1.25% to $1.5B in 2025', ['64571.00', 'up', '1.25', 'to', '1.5b', 'in', '2025']],
    ['GPT-4.5 and Fetch.ai', ['gpt', '4.5', 'and', 'fetch', 'ai']],
    ['companies, losses, crisis, gas, bonuses', ['company', 'loss', 'crisis', 'gas', 'bonuse']],
    ['人工智能', ['人工', '工智', '智能']],
    ['AI人工', ['ai', '人工']],
    ['비트코인 가격', ['비트코인', '가격'].map((word) => word.normalize('NFKD'))],
    ['', []],
    ['— “…” 🚀', []],
  ])('%s', (text, terms) => {
    expect(tokenise(text)).toEqual(terms);
  });

  it('gives singular and plural, composed and decomposed, one term', () => {
    expect(tokenise('token stories café')).toEqual(tokenise('tokens story café'));
  });

  it('counts no stop words', () => {
    expect([...termCounts('The miner and the miners')]).toEqual([['miner', 2]]);
    expect(isStopTerm('x')).toBe(true);
    expect(isStopTerm('ai')).toBe(false);
  });

  it('finds no word in vowel signs that stand alone', () => {
    expect(words('\u0e31\u0e34')).toEqual([]);
  });

  it('says of each word exactly where it stands, whatever the text', () => {
    fc.assert(
      fc.property(anyText(40), (text) => {
        const found = words(text);
        const isExact = found.every(({ raw, start, term }) => text.startsWith(raw, start) && term !== '');
        const starts = found.map(({ start }) => start);
        expect(isExact && starts.every((start, at) => start > (starts[at - 1] ?? -1))).toBe(true);
      }),
    );
  });

  it('folds a folded text to itself', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z]{1,12}$/), (word) => {
        const [term = ''] = tokenise(word);
        expect(tokenise(word.toUpperCase())).toEqual([term]);
      }),
    );
  });
});

describe('hash of a title', () => {
  it('is the same for the same words and 0 for none', () => {
    expect(hashTitle('NYDIG to acquire Crusoe’s miners')).toBe(hashTitle('NYDIG To Acquire Crusoe miner!'));
    expect(hashTitle('NYDIG to acquire Crusoe')).not.toBe(hashTitle('Crusoe to acquire NYDIG'));
    expect(hashTitle('…')).toBe(0);
  });
});
