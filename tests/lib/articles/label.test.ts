import { describe, expect, it } from 'vitest';
import { isCoinAdvert, judgeLabel, type LabelSubject } from '../../../lib/articles/label.ts';

const PLAIN: LabelSubject = {
  title: 'Render moves its payments to another chain',
  summary: '',
  url: 'https://news.example/2026/03/render/',
  author: null,
  categories: [],
  feedKind: 'news',
};
const judge = (changes: Partial<LabelSubject>) => judgeLabel({ ...PLAIN, ...changes });

describe('a publisher’s own mark', () => {
  it.each<[string, Partial<LabelSubject>, object]>([
    ['a feed of press releases', { feedKind: 'press-releases' }, { label: 'press-release', by: 'source', words: '' }],
    ['a category', { categories: ['AI', 'Sponsored'] }, { label: 'sponsored', by: 'section', words: 'Sponsored' }],
    ['a path of categories', { categories: ['News > Press Releases'] }, { label: 'press-release', by: 'section' }],
    ['a category in another language', { categories: ['Meinung'] }, { label: 'opinion', by: 'section' }],
    [
      'a folder',
      { url: 'https://news.example/price-analysis/render' },
      { label: 'prediction', words: '/price-analysis/' },
    ],
    [
      'a folder of paid posts',
      { url: 'https://n.example/en/Sponsored-Content/x' },
      { label: 'sponsored', by: 'address' },
    ],
    ['a wire’s host', { url: 'https://www.prnewswire.com/news/x.html' }, { label: 'press-release', by: 'address' }],
    [
      'a wire among the authors',
      { author: 'Ada L., Chainwire' },
      { label: 'press-release', by: 'author', words: 'Chainwire' },
    ],
    ['brackets', { title: '[Sponsored] Render moves on' }, { label: 'sponsored', by: 'title', words: '[Sponsored]' }],
    ['a prefix', { title: 'Opinion: Render was right' }, { label: 'opinion', by: 'title' }],
    ['a suffix', { title: 'Render was right (Op-Ed)' }, { label: 'opinion', by: 'title' }],
    [
      'a dateline',
      { summary: 'Oslo, Norway, March 3rd, 2026, Chainwire Render is proud to' },
      { label: 'press-release', by: 'summary' },
    ],
    [
      'a wire in brackets',
      { summary: 'OSLO, March 3, 2026 (GLOBE NEWSWIRE) -- Render today' },
      { label: 'press-release' },
    ],
    [
      'what it says of itself',
      { summary: 'Disclaimer: This is a paid post. Render' },
      { label: 'sponsored', by: 'summary' },
    ],
  ])('%s', (_name, changes, expected) => {
    expect(judge(changes)).toMatchObject(expected);
  });

  it('that was paid for goes before every other, and before the wording', () => {
    expect(judge({ categories: ['Opinion', 'Sponsored'], title: 'Opinion: TAO price prediction' })).toMatchObject({
      label: 'sponsored',
      by: 'section',
    });
    expect(judge({ categories: ['Opinion'], title: 'TAO price prediction for 2027' })).toMatchObject({
      label: 'opinion',
    });
  });

  it.each<[string, Partial<LabelSubject>]>([
    [
      'a category that only holds the word',
      { categories: ['Public opinion', 'Research and Opinion', 'Press freedom'] },
    ],
    ['the article’s own slug', { url: 'https://news.example/opinion' }],
    ['a title about sponsors', { title: 'Fighter sponsored by a token is booed at a conference' }],
    ['a title about a press release', { title: 'Litecoin falls as a press release appears to be fake' }],
    ['a teaser about a wire', { summary: 'A false news release put out by GlobeNewswire about a supermarket' }],
    ['a markup-like category', { categories: ['<b>Sponsored</b>', '__proto__', 'constructor'] }],
    ['an author of that name', { author: 'Opinion Kusama' }],
  ])('is none: %s', (_name, changes) => {
    expect(judge(changes)).toBeNull();
  });

  it('keeps only words that are in our own list, never markup around them', () => {
    const mark = judge({ categories: ['<img src=x onerror=ran()>/Sponsored'] });
    expect(mark).toEqual({ label: 'sponsored', by: 'section', words: 'Sponsored' });
  });
});

describe('wording', () => {
  it.each([
    ['sponsored', 'Holders of Fennel flock to the Mossy (MOS) presale in stage 3'],
    ['sponsored', 'Best crypto to buy now: three picks for the weekend'],
    ['sponsored', 'Why this new meme coin could bring 100x gains'],
    ['sponsored', 'Analysts say this token offers 12,000% returns'],
    ['prediction', 'Bitcoin price prediction: what the charts say'],
    ['prediction', 'Can ether reach $9,000 before the summer?'],
    ['prediction', 'Analyst turns bullish on Render'],
    ['round-up', 'This week in crypto: three upgrades and an airdrop'],
    ['round-up', 'Miners move north, a bank opens a desk + More News'],
    ['opinion', 'Dear regulators: read the code first'],
  ])('%s: %s', (label, title) => {
    expect(judge({ title })).toMatchObject({ label, by: 'wording' });
  });

  it.each([
    'Bitcoin traders hold as stablecoins grow to $9 billion',
    'Exchange offers perpetuals with up to 100x leverage',
    '0x raises $70M',
    '10x Research hires a new head of data',
    'Mining difficulty sees its sharpest drop in three years',
    'Miner outflows see $3.2B in two hours',
    'Prediction market opens in Oslo',
    'Court hears lawyers for their opinion on staking',
    'Trader nets 6,208% profit in four days',
  ])('is plain news: %s', (title) => {
    expect(judge({ title })).toBeNull();
  });

  it('of a long title gives evidence of a bounded length', () => {
    const mark = judge({ title: `Analyst ${'who knows much '.repeat(3)}is bullish ${'x'.repeat(200)}` });
    expect(mark?.words.length).toBeLessThanOrEqual(60);
  });
});

describe('isCoinAdvert', () => {
  it.each([
    'Mossy (MOS) presale raises $4M as ether stalls',
    'Ether pre-sale opens',
    'PRESALE of the year: stage 2 sells out',
    'Two presales to join before they end',
    'Dogecoin slows while a presale soars',
  ])('says so of “%s”', (title) => {
    expect(isCoinAdvert({ title, summary: '' })).toBe(true);
  });

  it.each([
    'SEC charges presale fraud worth $30 million',
    'Court freezes funds of a token presale',
    'Presale of Mossy was a rug pull, buyers say',
    'Police warn of a presale that copies a bank’s name',
    'Victims of the Mossy presale get refunds',
    'Regulator fines the firm behind a presale',
    'Sales of graphics cards rise',
  ])('does not say so of “%s”', (title) => {
    expect(isCoinAdvert({ title, summary: '' })).toBe(false);
  });

  it('reads the teaser too, where the title hides it', () => {
    const title = 'XRP and Stellar rise';
    expect(isCoinAdvert({ title, summary: 'Meanwhile Mossy has raised $1M in its presale.' })).toBe(true);
    expect(isCoinAdvert({ title, summary: 'The SEC sued the makers of a presale in May.' })).toBe(false);
  });
});
