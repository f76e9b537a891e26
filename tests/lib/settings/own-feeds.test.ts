import { beforeEach, describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { MAX_OWN_FEEDS, ownFeedId } from '../../../lib/domain/own-feed.ts';
import { NO_MARKS } from '../../support/marks.ts';
import { exportChoices, importChoices } from '../../../lib/settings/export.ts';
import { defaultSettings } from '../../../lib/settings/defaults.ts';
import { withFeed } from '../../../lib/settings/own-feed-changes.ts';
import { repairOwnFeeds } from '../../../lib/settings/own-feed-repair.ts';
import { type OwnFeeds } from '../../../lib/settings/own-feeds.ts';
import {
  changeOwnFeeds,
  clearOwnFeeds,
  OWN_FEEDS_KEY,
  readOwnFeeds,
  UNREADABLE_OWN_FEEDS_KEY,
} from '../../../lib/settings/own-feeds-store.ts';
import { feedDraft } from '../../support/own-feeds.ts';

const NOW = Date.UTC(2026, 10, 22, 12);

const stored = async (key: string) => (await fakeBrowser.storage.local.get(key))[key];

function feed(url: string) {
  const { tuning: _tuning, on: _on, ...rest } = feedDraft({ url });
  return { ...rest, id: ownFeedId(url), addedAt: NOW };
}

beforeEach(() => fakeBrowser.reset());

describe('stored feeds', () => {
  it('are repaired one by one: as long as its address is sound, a feed stays', () => {
    const sound = feed('https://a.example/feed');
    const repaired = repairOwnFeeds({
      version: 1,
      feeds: [
        sound,
        {
          url: 'https://b.example/feed',
          id: 'evil',
          name: 7,
          kind: 'podcast',
          language: '<b>',
          folder: ['x'],
          addedAt: 'now',
        },
        { url: 'https://c.example/feed', name: `  ${'n'.repeat(500)}`, siteHost: 'a/b', folder: ' A // B ' },
        { url: 'http://d.example/feed' },
        { url: 'https://192.168.1.1/feed' },
        { url: 'javascript:alert(1)' },
        { ...sound, name: 'twice' },
        null,
        'https://e.example/feed',
      ],
      tuned: {
        decrypt: { paceMinutes: 180, muted: true },
        coindesk: { paceMinutes: 1, muted: false },
        openai: { paceMinutes: 7, muted: true },
        '': { paceMinutes: 60, muted: true },
        arxiv: 'loud',
      },
    });
    expect(repaired.feeds).toEqual([
      sound,
      {
        ...sound,
        id: ownFeedId('https://b.example/feed'),
        url: 'https://b.example/feed',
        name: 'b.example',
        siteHost: 'b.example',
        kind: 'feed',
        language: null,
        addedAt: 0,
      },
      {
        id: ownFeedId('https://c.example/feed'),
        url: 'https://c.example/feed',
        name: 'n'.repeat(200),
        siteHost: 'c.example',
        kind: 'feed',
        language: null,
        folder: 'A / B',
        addedAt: 0,
      },
    ]);
    expect(repaired.tuned).toEqual({
      decrypt: { paceMinutes: 180, muted: true },
      openai: { paceMinutes: null, muted: true },
    });
  });

  it.each([[undefined], [null], [7], ['feeds'], [[]], [{ feeds: {} }], [{ feeds: 'all', tuned: [] }]])(
    'are none where %j is stored',
    (value) => {
      expect(repairOwnFeeds(value)).toEqual({ version: 1, feeds: [], tuned: {} });
    },
  );

  it('never grow beyond three hundred', () => {
    const feeds = Array.from({ length: 400 }, (_, n) => feed(`https://f${n}.example/`));
    const repaired = repairOwnFeeds({ version: 1, feeds });
    expect(repaired.feeds).toHaveLength(MAX_OWN_FEEDS);
    expect(repaired.feeds.at(-1)?.url).toBe('https://f299.example/');
  });

  it('take no name from the prototype', () => {
    const { tuned } = repairOwnFeeds(JSON.parse('{"tuned": {"__proto__": {"paceMinutes": 60, "muted": true}}}'));
    expect(Object.keys(tuned)).toEqual([]);
    expect(Object.getPrototypeOf(tuned)).toBe(Object.prototype);
  });
});

describe('a change', () => {
  it('that comes while another is written loses neither', async () => {
    await Promise.all(
      Array.from({ length: 20 }, (_, n) =>
        changeOwnFeeds((current) => withFeed(current, feedDraft({ url: `https://f${n}.example/` }), NOW)),
      ),
    );
    expect((await readOwnFeeds()).feeds).toHaveLength(20);
  });

  it('keeps what could not be read whole, the first such find until everything is wiped', async () => {
    const damaged = { version: 1, feeds: [feed('https://a.example/'), { url: 'lost' }], tuned: {} };
    await fakeBrowser.storage.local.set({ [OWN_FEEDS_KEY]: damaged });
    await changeOwnFeeds((current) => withFeed(current, feedDraft(), NOW));
    expect(await stored(UNREADABLE_OWN_FEEDS_KEY)).toEqual(damaged);
    await fakeBrowser.storage.local.set({ [OWN_FEEDS_KEY]: 'gone' });
    await changeOwnFeeds((current) => withFeed(current, feedDraft(), NOW));
    expect(await stored(UNREADABLE_OWN_FEEDS_KEY)).toEqual(damaged);
    await clearOwnFeeds();
    expect(await fakeBrowser.storage.local.get(null)).toEqual({});
  });

  it('that changes nothing writes nothing', async () => {
    await changeOwnFeeds((current) => [current, null]);
    expect(await fakeBrowser.storage.local.get(null)).toEqual({});
  });
});

describe('an exported file', () => {
  const ownFeeds: OwnFeeds = {
    version: 1,
    feeds: [feed('https://a.example/feed')],
    tuned: { decrypt: { paceMinutes: 60, muted: true } },
  };
  const file = (): Record<string, unknown> =>
    JSON.parse(exportChoices(defaultSettings(), { alerts: [], ownFeeds, ...NO_MARKS }, NOW)) as Record<string, unknown>;

  it('brings the same feeds back, and nothing where it was written before there were any', () => {
    expect(importChoices(JSON.stringify(file()), NOW)).toMatchObject({ ok: true, ownFeeds });
    const { ownFeeds: _none, ...older } = file();
    expect(importChoices(JSON.stringify(older), NOW)).toMatchObject({ ok: true, ownFeeds: null });
    expect(importChoices(JSON.stringify({ ...older, ownFeeds: 'all' }), NOW)).toMatchObject({
      ok: true,
      ownFeeds: null,
    });
  });

  it('of a newer program is refused rather than half understood', () => {
    const newer = JSON.stringify({ ...file(), ownFeeds: { ...ownFeeds, version: 2 } });
    expect(importChoices(newer, NOW)).toEqual({ ok: false, reason: 'too-new' });
  });
});
