import { readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseTopics } from '../../../lib/articles/topic-file.ts';
import { ARTICLE_LABELS } from '../../../lib/domain/article-label.ts';
import { labelOfMarks, marksOf, topicsOfMarks } from '../../../lib/relate/marks.ts';
import { words } from '../../../lib/relate/text.ts';
import { articleTopics, pageTopics, preparedTopics } from '../../../lib/relate/topics.ts';
import { anyText } from './corpus.ts';

const topics = preparedTopics(parseTopics(JSON.parse(readFileSync('public/data/topics.json', 'utf8'))));
const namesOf = (bits: number) => topics.list.filter((_, at) => (bits >>> at) & 1).map(({ id }) => id);
const ofArticle = (title: string, summary = '', coins: readonly string[] = []) =>
  namesOf(articleTopics(title, summary, coins, topics));
const ofPage = (title: string, text: string, coins: { coinId: string; name: string; score: number }[] = []) =>
  pageTopics({ title, text }, { title: words(title), text: words(text) }, coins, topics);

describe('the topics of an article', () => {
  it.each([
    ['GPU marketplace lowers its fees', ['decentralised-compute', 'depin']],
    ['Decentralized physical infrastructure comes to Lagos', ['depin']],
    ['Anthropic raises two billion more', ['centralised-labs']],
    ['Lender drained by exploiter', ['hacks']],
  ])('%s', (title, expected) => {
    expect(ofArticle(title)).toEqual(expect.arrayContaining(expected));
  });

  it('are none for a walk in the park', () => {
    expect(ofArticle('A walk in the park')).toEqual([]);
  });

  it('need a capital where the term has one: the Fed is not what somebody fed', () => {
    expect(ofArticle('The Fed waits')).toContain('macro');
    expect(ofArticle('He fed the fish')).toEqual([]);
  });

  it('take British and American spelling alike', () => {
    expect(ofArticle('Decentralised AI grows')).toContain('decentralised-ai');
    expect(ofArticle('Decentralized AI grows')).toContain('decentralised-ai');
  });

  it('are not given by words that other words take away', () => {
    expect(ofArticle('AI agents trade')).toContain('on-chain-agents');
    expect(ofArticle('FBI agents raid an AI agents’ office')).not.toContain('on-chain-agents');
  });

  it('do not join words of two sentences', () => {
    expect(ofArticle('They live in a data. Center stage is theirs')).not.toContain('ai-chips');
  });

  it('may come from coins, and bring wider topics with them', () => {
    expect(ofArticle('It rose by a tenth', '', ['akash-network'])).toEqual(
      expect.arrayContaining(['decentralised-compute', 'depin']),
    );
  });
});

describe('the topics of a page', () => {
  const text =
    'Amazon puts billions into Anthropic, the maker of Claude. OpenAI has Microsoft. Others name Bittensor and ' +
    'decentralised AI, where nobody owns the model.';

  it('come with the words that show them, the main one first', () => {
    const found = ofPage('Amazon’s Anthropic bet', text, [{ coinId: 'bittensor', name: 'Bittensor', score: 1 }]);
    expect(found[0]).toMatchObject({ id: 'centralised-labs', strength: 1 });
    expect(found[0]!.words).toEqual(expect.arrayContaining(['Anthropic', 'Claude', 'OpenAI']));
    expect(found.map(({ id }) => id)).toContain('decentralised-ai');
  });

  it('are none where a word falls in passing', () => {
    expect(ofPage('Roses', 'Roses want water. An airdrop is something else.')).toEqual([]);
  });

  it('show only words that stand in the page, on any text', () => {
    const pieces = fc.constantFrom(
      'AI agents',
      'DePIN',
      'GPU',
      'market',
      'Fed',
      'zero-knowledge proof',
      '.',
      'ETF',
      '人工智能',
      'é́',
    );
    const some = fc.array(fc.oneof(pieces, anyText(12)), { maxLength: 30 }).map((all) => all.join(' '));
    fc.assert(
      fc.property(some, some, (title, body) => {
        for (const { words: shown, strength } of ofPage(title, body)) {
          expect(strength).toBeGreaterThan(0);
          expect(strength).toBeLessThanOrEqual(1);
          expect(shown.length).toBeGreaterThan(0);
          for (const word of shown) expect(`${title}\n${body}`).toContain(word);
        }
      }),
    );
  });
});

it('marks hold any topics with any label', () => {
  fc.assert(
    fc.property(fc.nat(2 ** 28 - 1), fc.option(fc.constantFrom(...ARTICLE_LABELS)), (bits, label) => {
      const marks = marksOf(bits, label);
      expect([topicsOfMarks(marks), labelOfMarks(marks)]).toEqual([bits, label]);
    }),
  );
});
