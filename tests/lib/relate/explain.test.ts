import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { explain, termSequence, type ExplainedPage } from '../../../lib/relate/explain.ts';
import { termCounts, tokenise, words } from '../../../lib/relate/text.ts';
import { anyText } from './corpus.ts';

const pageOf = (text: string, headline = ''): ExplainedPage => ({
  counts: termCounts(text),
  headline: new Set(words(headline).map(({ term }) => term)),
  sequence: termSequence(text),
});
const rare = () => 6;
const none = { coins: [], others: [] };

describe('reasons', () => {
  it('are strong words and phrases of both, as the article writes them', () => {
    const page = pageOf(
      'The GPU market is tight. GPU markets need Anthropic, and Anthropic needs zero-knowledge proofs.',
    );
    const article = { title: 'Anthropic’s GPU Markets', summary: 'On zero-knowledge proofs' };
    expect(explain(page, article, none, [], rare).words).toEqual(['GPU Markets', 'Anthropic', 'zero-knowledge']);
  });

  it('do not join words that stand together only on one side', () => {
    const page = pageOf('It rents a GPU. Markets fell.');
    expect(explain(page, { title: 'GPU Markets', summary: '' }, none, [], rare).words).not.toContain('GPU Markets');
  });

  it('do not repeat what is named', () => {
    const page = pageOf('Bittensor subnets and TAO, says Altman');
    const article = { title: 'Altman on Bittensor (TAO) subnets', summary: '' };
    expect(
      explain(page, article, { coins: ['Bittensor'], others: ['Sam Altman'] }, ['Bittensor', 'TAO', 'Altman'], rare),
    ).toEqual({
      coins: ['Bittensor'],
      others: ['Sam Altman'],
      words: ['subnets'],
    });
  });

  it('are no single words that both say in passing: one stands in a headline of either', () => {
    const article = { title: 'Subnets vote', summary: 'A cathedral of machines' };
    const text = 'A machine in the cathedral and its subnets';
    expect(explain(pageOf(text), article, none, [], rare).words).toEqual(['Subnets']);
    expect(explain(pageOf(text, 'The cathedral'), article, none, [], rare).words).toEqual(['Subnets', 'cathedral']);
  });

  it('leave out what is common to all, numbers and news verbs', () => {
    const page = pageOf('Robots surge 40 today with tokenomics');
    const article = { title: 'Robots surge 40 today with tokenomics', summary: '' };
    const idf = (term: string) => (term === 'robot' ? 1 : 6);
    expect(explain(page, article, none, [], idf).words).toEqual(['tokenomics']);
  });

  it('leave out what says something only beside another word, unless there is nothing else', () => {
    const text = 'The President of the exchange toward a digital dirham';
    const page = pageOf(text, text);
    expect(explain(page, { title: 'The President and a digital dirham', summary: '' }, none, [], rare).words).toEqual([
      'digital dirham',
    ]);
    const vague = { title: 'The President, toward an exchange', summary: '' };
    expect(explain(page, vague, { coins: ['Bittensor'], others: [] }, [], rare).words).toEqual([]);
    expect(explain(page, vague, none, [], rare).words).toEqual(['President']);
  });

  it('are also names that end as adverbs do', () => {
    const text = 'Dragonfly and Grammarly';
    expect(explain(pageOf(text, text), { title: text, summary: '' }, none, [], rare).words).toEqual([
      'Dragonfly',
      'Grammarly',
    ]);
  });

  it('do not say one word in two forms, nor the adverbs of news, nor the end of an address', () => {
    const text = 'South Korea reportedly halts Korean kiosks at example.ai';
    const page = pageOf(text, text);
    expect(
      explain(page, { title: 'South Korea: Korean kiosks reportedly shut, example.ai', summary: '' }, none, [], rare)
        .words,
    ).toEqual(['South Korea', 'kiosks', 'example']);
  });

  it('always stand in both texts, at most three, none twice', () => {
    const word = fc.constantFrom(
      'GPU',
      'GPUs',
      'markets',
      'market',
      'Anthropic’s',
      'Anthropic',
      'zero-knowledge',
      'the',
      'Zürich',
      '人工智能',
      '2025',
      '.',
      ',',
      '—',
      'xAI',
    );
    const text = fc
      .array(word, { maxLength: 14 })
      .chain((some) => fc.constantFrom(' ', '  ', '-').map((gap) => some.join(gap)));
    fc.assert(
      fc.property(text, text, text, anyText(20), (pageText, title, summary, noise) => {
        const { words } = explain(pageOf(pageText + noise), { title, summary: summary + noise }, none, [], rare);
        const inPage = ` ${tokenise(pageText + noise).join(' ')} `;
        expect(words.length).toBeLessThanOrEqual(3);
        for (const reason of words) {
          expect(`${title}\n${summary}${noise}`).toContain(reason);
          expect(inPage).toContain(` ${tokenise(reason).join(' ')} `);
        }
        const terms = words.flatMap((reason) => tokenise(reason));
        expect(new Set(terms).size).toBe(terms.length);
      }),
    );
  });
});
