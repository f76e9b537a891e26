import { describe, expect, it } from 'vitest';
import { findCoins } from '../../../lib/relate/coins.ts';
import { buildSegment, openSegment } from '../../../lib/relate/index-segment.ts';
import { describePage, explainRelated, idfOver, rankRelated } from '../../../lib/relate/relate.ts';
import { shippedNames } from '../../support/names.ts';

const topics = [
  {
    id: 'open-ai',
    parents: [],
    counter: null,
    terms: { subnet: 1, 'open model': 1 },
    anti: {},
    coins: { bittensor: 1 },
  },
];
const NOW = 1_750_000_000_000;
const stored = [
  ['Bittensor subnets train open models', 'Miners of TAO compete with Amazon and Anthropic.'],
  ['Amazon puts billions into Anthropic', 'The cloud company takes a stake in the maker of Claude.'],
  ['Akash Network lists new GPUs', 'Renting a GPU from strangers costs a third.'],
  ...Array.from({ length: 40 }, (_, at) => [`Exchange number ${100 + at} opens an office`, 'Officials were present.']),
].map(([title = '', summary = ''], at) => ({
  id: at.toString(16).padStart(16, '0'),
  title,
  summary,
  publishedAt: NOW,
  coins: findCoins(title, summary, shippedNames, NOW).map(({ coinId }) => coinId),
}));
const segment = openSegment(buildSegment(stored));
if (segment === null) throw new Error('does not open');

const answerTo = (title: string, text: string) => {
  const sketch = describePage({ title, text, publishedAt: null }, shippedNames, topics);
  const related = rankRelated(sketch, [segment], { limit: 5, now: NOW });
  return { sketch, related, titles: related.map(({ id }) => stored[Number.parseInt(id, 16)]!.title) };
};

describe('from page to reasons', () => {
  const text =
    'Amazon will put $1.25 billion into Anthropic. Critics point to Bittensor, where miners train models on open ' +
    'subnets, and to Akash, where anybody rents a GPU. Bitcoin was unmoved. Anthropic makes Claude; Amazon has the cloud.';

  it('finds what relates to an article on AI and coins, and says why', () => {
    const { sketch, related, titles } = answerTo('Amazon’s Anthropic bet and the case for decentralised AI', text);
    expect(sketch.coins.map(({ coinId }) => coinId)).toEqual(
      expect.arrayContaining(['bittensor', 'akash-network', 'bitcoin']),
    );
    expect(titles.slice(0, 2).sort()).toEqual([
      'Amazon puts billions into Anthropic',
      'Bittensor subnets train open models',
    ]);
    const article = stored.find(({ title }) => title.startsWith('Bittensor'))!;
    const reason = explainRelated(sketch, article, { names: shippedNames, topics, idf: idfOver([segment]) });
    expect(reason.coins).toEqual(['Bittensor']);
    expect([...reason.others].sort()).toEqual(['Amazon', 'Anthropic']);
    expect(reason.words.length).toBeGreaterThan(0);
    expect(related.every(({ score }) => score > 0)).toBe(true);
  });

  it('names only what page and article both name, under one name whatever they call it', () => {
    const sketch = describePage(
      { title: 'Sam Altman on ChatGPT', text: 'The SEC was silent, and so was Coinbase.', publishedAt: null },
      shippedNames,
      topics,
    );
    const by = { names: shippedNames, topics, idf: idfOver([segment]) };
    const article = { title: 'OpenAI and Anthropic meet', summary: 'Altman spoke of the SEC.', publishedAt: NOW };
    const { others, words } = explainRelated(sketch, article, by);
    expect([...others].sort()).toEqual(['OpenAI', 'SEC', 'Sam Altman'].sort());
    expect(words).not.toContain('Altman');
  });

  it('says a topic that both are on once, not again by the words that showed it', () => {
    const sketch = describePage(
      {
        title: 'Open models and the Nordics',
        text: 'An open model on a subnet in Norway. A subnet for each fjord; open models for all.',
        publishedAt: null,
      },
      shippedNames,
      topics,
    );
    const by = { names: shippedNames, topics, idf: () => 6 };
    const article = { title: 'Subnets and open models among the Nordics', summary: 'Fjord water', publishedAt: NOW };
    const reason = explainRelated(sketch, article, by);
    expect(reason.topics).toEqual(['open-ai']);
    expect(reason.words).toEqual(['Nordics']);
  });

  it('is silent on a cooking page that happens to share words', () => {
    const cooking =
      'Put the miners’ stew near the fire; one stake of rosemary, a model of patience. Train your nose. Amazon sells cloud eggs.';
    const { sketch, titles } = answerTo('A stew for open fires', cooking.repeat(5));
    expect(sketch.coins).toEqual([]);
    expect(titles).toEqual([]);
  });

  it('is silent where AI is one word in a long page on something else', () => {
    const garden = 'Roses want water and the gardener has a plan for every bed and season of the year. '.repeat(60);
    expect(answerTo('Roses', `${garden} Amazon’s AI said so.`).titles).toEqual([]);
  });

  it('bears an empty page', () => {
    expect(answerTo('', '').titles).toEqual([]);
  });
});
