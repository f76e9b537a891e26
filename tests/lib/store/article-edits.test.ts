import 'fake-indexeddb/auto';
import * as fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { articleId, articleKeys } from '../../../lib/articles/identify.ts';
import type { LabelMark } from '../../../lib/domain/article-label.ts';
import type { Article } from '../../../lib/domain/article.ts';
import { forgetPruned } from '../../../lib/store/article-keys.ts';
import {
  commitFeedLook,
  type IdentifiedArticle,
  type PlacedArticle,
  pruneArticles,
} from '../../../lib/store/articles.ts';
import { readAllArticles } from '../../../lib/store/read-articles.ts';
import { clearDatabase, database } from '../../../lib/store/database.ts';
import { claimFeed } from '../../../lib/store/feeds.ts';
import { readSegments } from '../../../lib/store/index-segments.ts';

const DAY = 86_400_000;
const BEGIN = Date.UTC(2026, 0, 1);

interface Told {
  readonly url: string;
  readonly guid?: string | null;
  readonly title?: string;
  readonly summary?: string;
  readonly feedId?: string;
  readonly at?: number | null;
  readonly comments?: number | null;
  readonly label?: LabelMark | null;
  readonly isChange?: boolean;
  readonly text?: string;
}

function told({
  url,
  guid = null,
  title = 'Title',
  summary = '',
  feedId = 'one',
  at = BEGIN,
  comments = null,
  label = null,
  isChange = false,
  text,
}: Told) {
  return (now: number): IdentifiedArticle => {
    const article: Article = {
      id: articleId(url, guid),
      url,
      title,
      summary,
      feedId,
      source: feedId,
      author: null,
      publishedAt: at ?? now,
      dateKnown: at !== null,
      ...(isChange && { isDateOfChange: true }),
      firstSeenAt: now,
      comments,
      label,
    };
    return { article, keys: articleKeys(article, guid), ...(text !== undefined && { text }) };
  };
}

let indexed: number[][] = [];

async function look(items: readonly Told[], now = BEGIN, feedId = 'one') {
  const claimed = (await claimFeed(feedId, now, true))!;
  const next = { ...claimed, setAt: now, leaseUntil: 0, lastSuccessAt: now };
  const found = items.map((item) => told({ feedId, ...item })(now));
  const buildSegment = (placed: readonly PlacedArticle[]) => {
    indexed.push(placed.map(({ place }) => place));
    return new ArrayBuffer(8);
  };
  const committed = await commitFeedLook(found, { claimed, next }, buildSegment, () => []);
  return committed!;
}

const stored = async (): Promise<Article[]> => (await readAllArticles()).map(({ article }) => article);

afterEach(async () => {
  indexed = [];
  await clearDatabase();
});

describe('an edit', () => {
  it('changes headline and teaser where the article lies, and tells the index', async () => {
    const url = 'https://site.example/a';
    await look([{ url, title: 'Before', summary: 'One' }, { url: 'https://site.example/b' }]);
    const { added, edited } = await look([{ url: `${url}?utm_source=x`, title: 'After', summary: 'Two' }], BEGIN + DAY);
    expect(added).toEqual([]);
    expect(edited.map(({ place }) => place)).toEqual([0]);
    expect(indexed).toEqual([[0, 1], [0]]);
    expect((await stored())[0]).toMatchObject({
      id: articleId(url, null),
      title: 'After',
      summary: 'Two',
      firstSeenAt: BEGIN,
      publishedAt: BEGIN,
    });
  });

  it('takes over what the article is now, also with the same words', async () => {
    const url = 'https://site.example/a';
    const label = async () => (await stored())[0]?.label?.label;
    await look([{ url, title: 'Render moves its payments' }]);
    expect(await label()).toBeUndefined();
    await look([
      { url, title: 'Render moves its payments', label: { label: 'opinion', by: 'section', words: 'Opinion' } },
    ]);
    expect(await label()).toBe('opinion');
    await look([{ url, title: 'Render moves its payments' }]);
    expect(await label()).toBeUndefined();
  });

  it('takes the text of the item that edits it, not of a second listing', async () => {
    const url = 'https://site.example/1';
    await look([{ url, text: 'Of old.' }]);
    await look([
      { url, title: 'Edited', text: 'Of the first.' },
      { url, title: 'Listed again', text: 'Of the second.' },
    ]);
    expect(await (await database()).getAll('articleTexts')).toEqual(['Of the first.']);
  });

  it('may be of the text alone, and is no edit of the article then', async () => {
    const url = 'https://site.example/1';
    const texts = async () => (await database()).getAll('articleTexts');
    await look([{ url }, { url: 'https://site.example/2', text: 'Of two.' }]);
    const { edited } = await look([{ url, text: 'First lines.' }]);
    expect(await texts()).toEqual(['First lines.', 'Of two.']);
    await look([{ url, text: 'First lines. And more.' }, { url: 'https://site.example/2' }]);
    expect(await texts()).toEqual(['First lines. And more.', 'Of two.']);
    expect([edited, indexed]).toEqual([[], [[0, 1]]]);
  });

  it('of the text is taken from the article’s own feed alone, and once', async () => {
    const url = 'https://site.example/1';
    await look([{ url, text: 'Its own.' }]);
    await look([{ url, text: 'Somebody’s excerpt.' }], BEGIN, 'two');
    expect(await (await database()).getAll('articleTexts')).toEqual(['Its own.']);
    await (await database()).clear('articleTexts');
    await look([{ url, text: 'Its own.' }]);
    expect(await (await database()).getAll('articleTexts')).toEqual([]);
  });

  it('does not lift what is published again, and takes a first or an earlier date', async () => {
    await look([
      { url: 'https://site.example/a' },
      { url: 'https://site.example/b' },
      { url: 'https://site.example/c', at: null },
      { url: 'https://site.example/d', at: null },
    ]);
    await look(
      [
        { url: 'https://site.example/a', title: 'Up', at: BEGIN + 9 * DAY },
        { url: 'https://site.example/b', title: 'Down', at: BEGIN - DAY },
        { url: 'https://site.example/c', at: BEGIN - 2 * DAY },
        { url: 'https://site.example/d', at: BEGIN + DAY },
      ],
      BEGIN + 9 * DAY,
    );
    expect((await stored()).map(({ publishedAt, dateKnown }) => [publishedAt, dateKnown])).toEqual([
      [BEGIN, true],
      [BEGIN - DAY, true],
      [BEGIN - 2 * DAY, true],
      [BEGIN, false],
    ]);
  });

  it('keeps apart when it was changed from when it was published, and learns the latter', async () => {
    const url = 'https://site.example/a';
    await look([{ url, isChange: true }]);
    expect(await stored()).toMatchObject([{ publishedAt: BEGIN, isDateOfChange: true }]);
    await look([{ url, title: 'Changed again', at: BEGIN + DAY, isChange: true }], BEGIN + DAY);
    expect(await stored()).toMatchObject([{ publishedAt: BEGIN, isDateOfChange: true }]);
    await look([{ url, title: 'Changed again', at: BEGIN - DAY }], BEGIN + DAY);
    expect(await stored()).toMatchObject([{ publishedAt: BEGIN - DAY }]);
    expect((await stored())[0]).not.toHaveProperty('isDateOfChange');
  });

  it('never takes a date of change for a day of publication that is known', async () => {
    const url = 'https://site.example/a';
    await look([{ url }]);
    // The feed leaves out the one once, and rounds the other.
    await look([{ url, title: 'Edited', at: BEGIN, isChange: true }]);
    await look([{ url, title: 'Edited again', at: BEGIN - 1000, isChange: true }]);
    expect(await stored()).toMatchObject([{ title: 'Edited again', publishedAt: BEGIN }]);
    expect((await stored())[0]).not.toHaveProperty('isDateOfChange');
    const other = 'https://site.example/b';
    await look([{ url: other, at: null }]);
    await look([{ url: other, at: BEGIN - DAY, isChange: true }]);
    expect((await stored())[1]).toMatchObject({ publishedAt: BEGIN - DAY, isDateOfChange: true });
  });

  it('of the number of comments alone leaves the index alone', async () => {
    await look([{ url: 'https://site.example/a', comments: 1 }]);
    const { edited } = await look([{ url: 'https://site.example/a', comments: 8 }]);
    expect(edited).toHaveLength(1);
    expect(indexed).toHaveLength(1);
    expect(await readSegments()).toHaveLength(1);
  });

  it('rewrites the blocks that it concerns, and nothing where nothing changed', async () => {
    const items = Array.from({ length: 250 }, (_, n) => ({ url: `https://site.example/${n}`, title: `T ${n}` }));
    await look(items);
    const db = await database();
    // What is put aside here is seen again only if it was written anew.
    await db.put('articleBlocks', { ...(await db.get('articleBlocks', 0))!, kept: true } as never);
    await look(items.map((item) => (item.url.endsWith('/120') ? { ...item, title: 'Edited' } : item)));
    expect(await db.get('articleBlocks', 0)).toHaveProperty('kept');
    expect((await stored())[120]?.title).toBe('Edited');
    expect((await look(items.slice(0, 100))).edited).toEqual([]);
  });

  it('goes together with new articles into the same block', async () => {
    await look([{ url: 'https://site.example/a', title: 'Before' }]);
    await look([{ url: 'https://site.example/b' }, { url: 'https://site.example/a', title: 'After' }]);
    expect((await stored()).map(({ title }) => title)).toEqual(['After', 'Title']);
    expect((await look([{ url: 'https://site.example/a', title: 'After' }])).edited).toEqual([]);
  });

  it('keeps what the feed leaves out this time', async () => {
    await look([{ url: 'https://site.example/a', summary: 'Teaser', comments: 3 }]);
    await look([{ url: 'https://site.example/a', title: 'After' }]);
    expect((await stored())[0]).toMatchObject({ title: 'After', summary: 'Teaser', comments: 3 });
  });

  it('is known in rows of before there were prints', async () => {
    await look([{ url: 'https://site.example/a', title: 'Before' }]);
    const db = await database();
    const { prints: _, ...row } = (await db.get('articleKeys', 0))!;
    await db.put('articleKeys', row);
    expect((await look([{ url: 'https://site.example/a', title: 'Before' }])).edited).toEqual([]);
    expect((await look([{ url: 'https://site.example/a', title: 'After' }])).edited).toHaveLength(1);
  });
});

describe('one article', () => {
  it('in two feeds is edited by the one that it came from', async () => {
    const url = 'https://site.example/a';
    await look([{ url, title: 'Ours' }]);
    for (const turn of [1, 2]) {
      const other = await look([{ url, title: 'Theirs', guid: '7' }], BEGIN + turn, 'two');
      expect(other).toEqual({ added: [], edited: [] });
    }
    expect((await stored()).map(({ title }) => title)).toEqual(['Ours']);
  });

  it('that moves step by step is followed, by address and by guid', async () => {
    await look([{ url: 'https://site.example/a', guid: '1', title: 'A long story' }]);
    await look([{ url: 'https://site.example/b', guid: '1', title: 'A longer story' }]);
    await look([{ url: 'https://site.example/b', guid: '2', title: 'A longer story' }]);
    await look([{ url: 'https://site.example/c', guid: '2', title: 'The longest story', at: BEGIN + 60_000 }]);
    for (const url of ['a', 'b', 'c']) {
      expect((await look([{ url: `https://site.example/${url}`, guid: '3' }])).added).toEqual([]);
    }
    const [only, ...others] = await stored();
    expect(others).toEqual([]);
    expect(only?.id).toBe(articleId('https://site.example/a', null));
  });

  it('is not made of two: other publishers, other addresses, one title', async () => {
    await look([{ url: 'https://site.example/a', guid: '1' }]);
    await look([{ url: 'https://other.example/a', guid: '1' }], BEGIN, 'two');
    expect(await stored()).toHaveLength(2);
  });

  it('is not made of all that a feed publishes under one guid', async () => {
    await look([{ url: 'https://site.example/a', guid: 'latest', title: 'Markets rest' }]);
    const later = { url: 'https://site.example/b', guid: 'latest', title: 'A model learns chess', at: BEGIN + 5 * DAY };
    expect((await look([later], BEGIN + 5 * DAY)).added).toHaveLength(1);
    expect((await look([later], BEGIN + 6 * DAY)).added).toEqual([]);
    expect((await stored()).map(({ title }) => title)).toEqual(['Markets rest', 'A model learns chess']);
  });
});

describe('a feed with one guid for all', () => {
  it('goes on after the article that had it first was pruned; what it published before then stays gone', async () => {
    const first = Array.from({ length: 100 }, (_, n) => ({ url: `https://site.example/${n}`, guid: `${n}` }));
    await look(first);
    await pruneArticles(BEGIN + DAY, 50_000);
    const later = { url: 'https://site.example/later', guid: '7', at: BEGIN + 100 * DAY };
    expect((await look([later], BEGIN + 100 * DAY)).added).toHaveLength(1);
    expect((await look([later], BEGIN + 101 * DAY)).added).toEqual([]);
    for (const at of [BEGIN + 30 * 60_000, BEGIN - DAY, null]) {
      const moved = { url: `https://site.example/moved/${at}`, guid: '8', at };
      expect((await look([moved], BEGIN + 102 * DAY)).added).toEqual([]);
    }
  });
});

describe('an old item', () => {
  const old = Array.from({ length: 100 }, (_, n) => ({ url: `https://site.example/${n}`, guid: `${n}`, at: null }));

  it('does not return while a feed lists it, however long ago its text was pruned', async () => {
    await look(old);
    await pruneArticles(BEGIN + DAY, 50_000);
    await look([{ url: 'https://site.example/new' }], BEGIN + DAY);
    for (let day = 100; day < 1500; day += 200) {
      expect((await look(old, BEGIN + day * DAY)).added).toEqual([]);
      expect(await forgetPruned(BEGIN + (day - 400) * DAY, 200_000)).toBe(0);
    }
  });

  it('is forgotten when no feed lists it, and is no news even then', async () => {
    await look(old.map((item) => ({ ...item, at: BEGIN })));
    await pruneArticles(BEGIN + DAY, 50_000);
    await look([{ url: 'https://site.example/new' }], BEGIN + DAY);
    expect(await forgetPruned(BEGIN + DAY, 200_000)).toBe(1);
    const { added } = await look(
      old.map((item) => ({ ...item, at: BEGIN })),
      BEGIN + 500 * DAY,
    );
    expect(added).toEqual([]);
  });

  it('is remembered within a bound; the newest row stays, for places are counted from it', async () => {
    for (let n = 0; n < 4; n++)
      await look(
        old.map((item) => ({ url: `${item.url}/${n}` })),
        BEGIN + n,
      );
    await pruneArticles(BEGIN + DAY, 50_000);
    expect(await forgetPruned(0, 100)).toBe(2);
    expect(await (await database()).getAllKeys('articleKeys')).toEqual([2, 3]);
    const { added } = await look([{ url: 'https://site.example/new' }]);
    expect(added[0]?.place).toBe(400);
  });
});

describe('whatever feeds tell in whatever order', () => {
  const item = fc.record({
    url: fc.constantFrom('a', 'b', 'c', 'd').map((path) => `https://site.example/${path}`),
    guid: fc.constantFrom(null, '1', '2', '3'),
    title: fc.constantFrom('Coins rise', 'Coins fall', 'A model learns'),
    at: fc.constantFrom(null, BEGIN, BEGIN + 3 * DAY),
  });
  const looks = fc.array(
    fc.record({ feedId: fc.constantFrom('one', 'two'), items: fc.array(item, { maxLength: 4 }) }),
    { maxLength: 8 },
  );

  it('an address is stored once, and saying all of it again adds nothing', async () => {
    await fc.assert(
      fc.asyncProperty(looks, async (told) => {
        await clearDatabase();
        for (const { feedId, items } of told) await look(items, BEGIN, feedId);
        const ids = (await stored()).map(({ id }) => id);
        expect(new Set(ids).size).toBe(ids.length);
        for (const { feedId, items } of told) {
          expect((await look(items, BEGIN, feedId)).added).toEqual([]);
        }
      }),
      { numRuns: 60 },
    );
  });
});
