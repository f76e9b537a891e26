import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parseTopics } from '../../../lib/articles/topic-file.ts';

const read = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'));

interface Entry {
  id: unknown;
  parents: unknown;
  counter: unknown;
  terms: unknown;
  anti: unknown;
  coins: unknown;
  [other: string]: unknown;
}
const entry = (over: Partial<Entry> = {}): Entry => ({
  id: 'open-ai',
  parents: [],
  counter: null,
  terms: { subnet: 1 },
  anti: {},
  coins: {},
  ...over,
});
const file = (...topics: readonly unknown[]) => ({ version: 1, topics });

describe('the topics that ship', () => {
  const topics = parseTopics(read('public/data/topics.json'));

  it('are those the product promises, in an order that the index relies on', () => {
    // A new topic goes to the end; any other change of this order needs a new VERSION in lib/relate/segment.ts.
    expect(topics.map(({ id }) => id)).toEqual(
      (
        'decentralised-ai decentralised-compute depin on-chain-agents zkml private-ml tokenised-data centralised-labs ' +
        'ai-chips ai-regulation etfs stablecoins regulation hacks defi layer-2 memecoins mining treasuries airdrops macro'
      ).split(' '),
    );
  });

  it('name only coins that the catalogue knows', () => {
    const coins = new Set((read('public/data/coins.json') as [string][]).map(([id]) => id));
    expect(topics.flatMap((topic) => Object.keys(topic.coins)).filter((id) => !coins.has(id))).toEqual([]);
  });

  it('see centralised labs and decentralised AI as each other’s other side', () => {
    const counter = (id: string) => topics.find((topic) => topic.id === id)?.counter;
    expect([counter('centralised-labs'), counter('decentralised-ai')]).toEqual([
      'decentralised-ai',
      'centralised-labs',
    ]);
  });
});

describe('a topic file with mistakes is refused, saying where and what', () => {
  it.each([
    ['no list', [], /the file/],
    ['an unknown version', { version: 2, topics: [entry()] }, /version: /],
    ['no topic', file(), /topics: /],
    ['a topic that is none', file(7), /topics › 0: /],
    ['a misspelt key', file(entry({ termz: {} })), /topics › open-ai: .*termz/],
    ['an id with a space', file(entry({ id: 'open AI' })), /topics › open AI › id: an id is lower case with hyphens/],
    [
      'a weight in words',
      file(entry({ terms: { subnet: 'much' } })),
      /topics › open-ai › terms › subnet: is no number/,
    ],
    ['a weight over 1', file(entry({ terms: { subnet: 2 } })), /topics › open-ai › terms › subnet: may be 1 at most/],
    ['a weight of nothing', file(entry({ anti: { subnet: 0 } })), /topics › open-ai › anti › subnet: /],
    ['a term without letters', file(entry({ terms: { '…': 1 } })), /terms › …: /],
    ['no terms', file(entry({ terms: {} })), /open-ai: it has no terms/],
    ['two of one id', file(entry(), entry()), /open-ai: there are two of this id/],
    ['an unknown parent', file(entry({ parents: ['depni'] })), /open-ai: its parent depni is no topic/],
    ['an unknown counter-topic', file(entry({ counter: 'labs' })), /open-ai: its counter-topic labs is no topic/],
    ['a topic against itself', file(entry({ counter: 'open-ai' })), /open-ai: it is its own counter-topic/],
    ['a term that is an anti-term too', file(entry({ anti: { subnet: 1 } })), /subnet is both term and anti-term/],
    [
      'parents in a circle',
      file(entry({ parents: ['depin'] }), entry({ id: 'depin', parents: ['open-ai'] })),
      /open-ai: it is its own parent.*\n.*depin: it is its own parent/,
    ],
    ['more topics than bits', file(...Array.from({ length: 29 }, (_, at) => entry({ id: `t${at}` }))), /topics: /],
  ])('%s', (_, json, message) => {
    expect(() => parseTopics(json)).toThrow(message);
    expect(() => parseTopics(json)).toThrow(TypeError);
  });
});
