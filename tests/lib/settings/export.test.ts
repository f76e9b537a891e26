import { beforeEach, describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import {
  MAX_FEED_NAME,
  MAX_FEED_URL,
  MAX_FOLDER_NAME,
  MAX_OWN_FEEDS,
  type OwnFeed,
  ownFeedId,
} from '../../../lib/domain/own-feed.ts';
import { MAX_FEED_SWITCHES, MAX_HIDDEN_SITES, MAX_IMPORT_LENGTH, MAX_WATCHED } from '../../../lib/domain/limits.ts';
import { NO_MARKS } from '../../support/marks.ts';
import { exportChoices, importChoices } from '../../../lib/settings/export.ts';
import { changeSettings, readSettings } from '../../../lib/settings/settings-store.ts';
import { NO_OWN_FEEDS, type OwnFeeds } from '../../../lib/settings/own-feeds.ts';
import type { Settings } from '../../../lib/settings/settings.ts';
import v8 from '../../fixtures/settings/v8.json' with { type: 'json' };

const MINE = v8 as Settings;
const NOW = Date.UTC(2026, 11, 1);

beforeEach(() => fakeBrowser.reset());

function file(over: object, settings: object = {}): string {
  return JSON.stringify({ format: 'coinside-export', formatVersion: 1, settings: { ...MINE, ...settings }, ...over });
}

/** Imports like the background does. */
async function bringIn(json: string): Promise<Settings> {
  const read = importChoices(json, NOW);
  return read.ok ? changeSettings(() => read.choices) : readSettings();
}

describe('export and import', () => {
  it('give the same settings back', async () => {
    await bringIn(exportChoices(MINE, { alerts: [], ownFeeds: NO_OWN_FEEDS, ...NO_MARKS }, NOW));
    expect(await readSettings()).toEqual(MINE);
  });

  it('give the largest settings there can be back', async () => {
    const largest: Settings = {
      ...MINE,
      watchlist: Array.from({ length: MAX_WATCHED }, (_, rank) => `${rank}`.padStart(120, '中')),
      badgeCoinId: '0'.padStart(120, '中'),
      hiddenSites: Array.from({ length: MAX_HIDDEN_SITES }, (_, rank) => `${rank}`.padStart(260, 'a')),
      feeds: Object.fromEntries(
        Array.from({ length: MAX_FEED_SWITCHES }, (_, rank) => [`${rank}`.padStart(200, '"'), true]),
      ),
    };
    const feeds = Array.from({ length: MAX_OWN_FEEDS }, (_, rank): OwnFeed => {
      const url = `https://feeds.example/${rank}-`.padEnd(MAX_FEED_URL, 'a');
      const name = `${rank}`.padStart(MAX_FEED_NAME, '中');
      const folder = `${rank}`.padStart(MAX_FOLDER_NAME, '中');
      const siteHost = 'feeds.example';
      return { id: ownFeedId(url), url, name, siteHost, kind: 'press-releases', language: 'en', folder, addedAt: NOW };
    });
    const ownFeeds: OwnFeeds = { version: 1, feeds, tuned: {} };
    const json = exportChoices(largest, { alerts: [], ownFeeds, ...NO_MARKS }, NOW);
    expect(importChoices(json, NOW)).toMatchObject({ ok: true, ownFeeds });
    expect(new TextEncoder().encode(json).length).toBeLessThan(MAX_IMPORT_LENGTH);
    expect(await bringIn(json)).toEqual(largest);
  });

  it('put what the file says in place of what was, whole', async () => {
    await changeSettings(() => ({ feeds: { chainwire: true }, watchlist: ['dogecoin'] }));
    expect(await bringIn(file({}))).toEqual(MINE);
  });
});

describe('a damaged file', () => {
  it('costs its bad elements, and leaves what is in force where nothing of a field can be read', async () => {
    await changeSettings(() => ({ currency: 'chf', hiddenSites: ['mine.example'] }));
    const after = await bringIn(
      file({}, { watchlist: ['dogecoin', 'a b', 'sui'], currency: 'xyz', hiddenSites: 'all', sidebarWidth: 1 }),
    );
    expect(after).toMatchObject({
      watchlist: ['dogecoin', 'sui'],
      currency: 'chf',
      hiddenSites: ['mine.example'],
      sidebarWidth: 360,
    });
  });

  it('of more coins than there can be brings the first 500', async () => {
    const watchlist = Array.from({ length: 501 }, (_, rank) => `coin-${rank}`);
    expect((await bringIn(file({}, { watchlist }))).watchlist).toEqual(watchlist.slice(0, 500));
  });
});

describe('a file of a clock that was ahead', () => {
  it('brings mutes of now, and those of before as they were', async () => {
    const mutes = [
      { kind: 'article', value: '00c0ffee00c0ffee', since: NOW + 1 },
      { kind: 'word', value: 'Airdrop', since: NOW - 1 },
    ];
    const { mutes: brought } = await bringIn(file({}, { mutes }));
    expect(brought.map(({ since }) => since)).toEqual([NOW, NOW - 1]);
  });
});

describe('a file that is refused', () => {
  it.each([
    ['no JSON', 'not { json', 'not-json'],
    ['nothing', '', 'not-json'],
    ['a list', '[1, 2]', 'not-ours'],
    ['null', 'null', 'not-ours'],
    ['somebody else’s', file({ format: 'somebody-else' }), 'not-ours'],
    ['without settings', file({ settings: null }), 'not-ours'],
    ['settings that are a list', file({ settings: [] }), 'not-ours'],
    ['settings without a version', file({ settings: { watchlist: ['dogecoin'] } }), 'not-ours'],
    ['a version that never was', file({}, { version: -1e300 }), 'not-ours'],
    ['a broken version', file({}, { version: 0.5 }), 'not-ours'],
    ['settings of which nothing can be read', file({ settings: { version: 1, watchlist: 7 } }), 'not-ours'],
    ['a newer format', file({ formatVersion: 2 }), 'too-new'],
    ['newer settings', file({}, { version: 9 }), 'too-new'],
    ['a version beyond counting', file({}).replace('"version":8', '"version":1e999'), 'not-ours'],
    ['too large', file({ ballast: 'x'.repeat(MAX_IMPORT_LENGTH) }), 'too-large'],
    ['nested too deep', '['.repeat(1_000_000), 'not-json'],
  ])('%s changes nothing', async (_name, json, reason) => {
    const before = await changeSettings(() => ({ watchlist: ['sui', 'dogecoin'], currency: 'jpy' }));
    expect(importChoices(json, NOW)).toEqual({ ok: false, reason });
    expect(await bringIn(json)).toEqual(before);
  });
});

describe('a hostile file', () => {
  it('does not reach any prototype', async () => {
    const json = file({}, { watchlist: ['sui'] })
      .replace(
        '"feeds":{',
        '"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},"feeds":{"__proto__":true,',
      )
      .replace('"format"', '"__proto__":{"polluted":1},"format"');
    const after = await bringIn(json);
    expect(after).toMatchObject({ watchlist: ['sui'], feeds: MINE.feeds });
    expect(Object.keys(after.feeds)).toEqual(Object.keys(MINE.feeds));
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
    expect(Object.getPrototypeOf(after)).toBe(Object.prototype);
  });

  it('with deep nesting inside a field costs that field', async () => {
    const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`;
    const json = file({}).replace('"sidebarWidth":420', `"sidebarWidth":${deep}`);
    expect(await bringIn(json)).toEqual({ ...MINE, sidebarWidth: 360 });
  });

  it('with a list of a million wrong things costs that list', () => {
    const json = file({}, { watchlist: 'HERE' }).replace('"HERE"', `[${'"",'.repeat(1_500_000)}"sui"]`);
    expect(importChoices(json, NOW)).toMatchObject({ ok: true, choices: { watchlist: ['sui'] } });
  });
});
