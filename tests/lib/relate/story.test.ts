import { describe, expect, it } from 'vitest';
import { explainStory, judgeStory } from '../../../lib/relate/story.ts';
import { rarityAmong } from '../../../lib/relate/story-signs.ts';
import { type StoryArticle, storyText, coinWords } from '../../../lib/relate/story-text.ts';

const HOUR = 3_600_000;
const START = Date.UTC(2026, 10, 22, 12);
const coins = coinWords([
  { id: 'bitcoin', symbol: 'btc', name: 'Bitcoin', rank: 1 },
  { id: 'akash-network', symbol: 'akt', name: 'Akash Network', rank: 210 },
  { id: 'bittensor', symbol: 'tao', name: 'Bittensor', rank: 40 },
]);

function read(title: string, changes: Partial<StoryArticle> = {}) {
  const article = { title, summary: '', source: title.slice(0, 8), publishedAt: START, label: null, ...changes };
  return storyText(article, coins);
}

/** A day's other headlines, so that words have a rarity. */
const others = [
  'Bitcoin Slips Below $90K as Traders Wait for Inflation Figures',
  'Ethereum Validators Vote on a Larger Block Size',
  'Solana Wallet Maker Opens an Office in Lisbon',
  'Regulator in Kenya Publishes Draft Rules for Exchanges',
].map((title) => read(title));

function judge(a: ReturnType<typeof read>, b: ReturnType<typeof read>) {
  const rarity = rarityAmong([a, b, ...others]);
  return { ...judgeStory(a, b, rarity), ...explainStory(a, b, rarity) };
}

const exploit = read('Lantern Bridge Drained of $47 Million in Overnight Exploit');

describe('two articles are one story', () => {
  it('by name, deed and amount, though the words are others', () => {
    const other = read('Hackers Steal $47M From Cross-Chain Protocol Lantern', { publishedAt: START + 5 * HOUR });
    const { isSame, shared, signs } = judge(exploit, other);
    expect(isSame).toBe(true);
    expect(shared).toEqual(expect.arrayContaining(['lantern', 'hack!', '$47000000']));
    const said = new Map(signs);
    for (const sign of ['name', 'deed', 'amount'] as const) expect(said.get(sign)).toBeGreaterThan(0);
    expect(said.get('apart')).toBeLessThan(0);
  });

  it('whatever the order in which they are held against each other', () => {
    const other = read('Lantern Loses $47M, Pauses Bridge');
    expect(judge(exploit, other).likelihood).toBe(judge(other, exploit).likelihood);
  });

  it('by a ticker and the name that it stands for', () => {
    const { shared } = judge(read('TAO Subnets Doubled by Foundation'), read('Bittensor Foundation Doubles Subnets'));
    expect(shared).toContain('bittens');
  });

  it('by what stands in the teaser of one', () => {
    const bare = read('Overnight Attack Empties Cross-Chain Bridge');
    const teased = read('Overnight Attack Empties Cross-Chain Bridge', { summary: 'Lantern lost 47 million dollars.' });
    const other = read('Lantern Bridge Attack: What We Know', { publishedAt: START + HOUR });
    expect(judge(other, teased).likelihood).toBeGreaterThan(judge(other, bare).likelihood);
  });
});

describe('two articles are two stories', () => {
  it.each([
    ['another deed of the same name', 'Lantern Hires Former Central Banker as Legal Counsel'],
    ['another victim', 'Marlin Exchange Loses $12 Million to a Forged Withdrawal'],
    ['the field in general', 'Why Crypto Prices Are Down Today'],
    ['nothing in common', 'Chip Maker Reports Record Revenue'],
  ])('%s', (_, title) => {
    expect(judge(exploit, read(title, { publishedAt: START + 3 * HOUR })).isSame).toBe(false);
  });

  it('a coin and nothing more in common', () => {
    const split = read('Bittensor Splits Emissions by Price');
    expect(judge(split, read('Bittensor Wallet Adds Passkeys')).isSame).toBe(false);
  });

  it('the same words by one publisher again, days later', () => {
    const weekly = read('Bitcoin Funds See Outflows', { source: 'Desk' });
    const later = read('Bitcoin Funds See Outflows Again', { source: 'Desk', publishedAt: START + 40 * HOUR });
    expect(judge(weekly, later).isSame).toBe(false);
  });

  it('a round-up that names it', () => {
    const roundUp = 'The Daily: Lantern drained, validators vote and more';
    const plain = judge(exploit, read(roundUp)).likelihood;
    expect(judge(exploit, read(roundUp, { label: 'round-up' })).likelihood).toBeLessThan(plain);
  });
});

it('reads amounts however they are written, and no years', () => {
  const amountsOf = (title: string) => [...read(title).amounts];
  expect(amountsOf('$1.25 billion, $1,250,000,000, €1.25bn')).toEqual(['$1250000000']);
  expect(amountsOf('Up 26% or 26 percent in 2026, 450M users, 3 deals')).toEqual(['%26', '#450000000']);
});

it('takes initials with points for one word', () => {
  expect([...read('U.S. D.O.G.E. cuts').terms]).toContain('doge');
});
