import { describe, expect, it } from 'vitest';
import { MAX_FEED_SWITCHES, MAX_HIDDEN_SITES, MAX_WATCHED } from '../../../lib/domain/limits.ts';
import { FIRST_CHOICES } from '../../../lib/domain/ticker-choices.ts';
import { applyPatch, repairSettings } from '../../../lib/settings/repair.ts';
import { isCoinId, isHost, settingsPatchSchema } from '../../../lib/settings/schema.ts';
import type { Settings, SettingsPatch } from '../../../lib/settings/settings.ts';

const DEFAULTS: Settings = {
  version: 8,
  watchlist: ['bitcoin', 'ethereum'],
  badgeCoinId: 'bitcoin',
  currency: 'usd',
  feeds: {},
  hiddenSites: [],
  sidebarMode: 'topic',
  sidebarSites: [],
  handlePlace: { side: 'end', at: 0.5 },
  sidebarWidth: 360,
  quietHours: null,
  keeping: { days: 90, articles: 50_000 },
  labelsLeftOut: [],
  mutes: [],
  dayTopics: [],
  dayNoteAt: null,
  ...FIRST_CHOICES,
};
const MINE: Settings = {
  version: 8,
  watchlist: ['solana', 'dogecoin', 'sui'],
  badgeCoinId: 'sui',
  currency: 'eur',
  feeds: { decrypt: false },
  hiddenSites: ['mail.example.org'],
  sidebarMode: 'always',
  sidebarSites: ['notes.example.org'],
  handlePlace: { side: 'end', at: 0.5 },
  sidebarWidth: 400,
  quietHours: { from: 1320, to: 420 },
  keeping: { days: 30, articles: 5_000 },
  labelsLeftOut: ['sponsored', 'round-up'],
  dayTopics: ['zkml'],
  dayNoteAt: 480,
  mutes: [{ kind: 'word', value: 'Airdrop', since: 1_795_000_000_000 }],
  tickerWindow: '7d',
  tickerSort: 'change',
  tickerGroups: false,
  tickerDensity: 'compact',
  hideNumbers: true,
};

const coins = (count: number): string[] => Array.from({ length: count }, (_, rank) => `coin-${rank}`);
const hosts = (count: number): string[] => Array.from({ length: count }, (_, rank) => `site${rank}.example`);

describe('isHost', () => {
  it.each([
    'example.org',
    'my_site.blogspot.com',
    'xn--bcher-kva.example',
    'localhost:8080',
    '192.168.0.1:3000',
    '[2001:db8::1]',
    '[::1]:8443',
    'example.org.',
    "odd~but'legal.example",
  ])('takes %s, as a browser writes it', (host) => {
    expect(new URL(`https://${host}/`).host).toBe(host);
    expect(isHost(host)).toBe(true);
  });

  it.each([
    '',
    ' ',
    'a b.example',
    'https://example.org',
    'example.org/x',
    'me@example.org',
    '[::1',
    'a:b',
    'a:123456',
  ])('refuses "%s"', (host) => {
    expect(isHost(host)).toBe(false);
  });
  it('refuses what is no text or too long', () => {
    expect(isHost(7)).toBe(false);
    expect(isHost('a'.repeat(261))).toBe(false);
  });
});

describe('repairSettings', () => {
  it('leaves sound settings as they are', () => {
    expect(repairSettings(MINE, DEFAULTS)).toEqual(MINE);
  });

  it.each<[keyof Settings, unknown]>([
    ['watchlist', 'bitcoin'],
    ['watchlist', { 0: 'bitcoin' }],
    ['currency', 'xyz'],
    ['currency', 7],
    ['feeds', ['decrypt']],
    ['feeds', null],
    ['hiddenSites', 'all'],
    ['sidebarWidth', 9_999],
    ['sidebarWidth', '400'],
    ['keeping', { days: 30 }],
    ['keeping', { days: 0, articles: 5_000 }],
    ['keeping', { days: 30, articles: 1e9 }],
    ['keeping', { days: 30.5, articles: 5_000 }],
    ['quietHours', { from: 60, to: 60 }],
    ['quietHours', { from: 0.5, to: 60 }],
    ['quietHours', { from: 0, to: 1440 }],
    ['quietHours', [1320, 420]],
    ['labelsLeftOut', 'sponsored'],
    ['tickerWindow', '30d'],
    ['tickerSort', 'name'],
    ['tickerGroups', 'no'],
    ['tickerDensity', 2],
    ['hideNumbers', null],
  ])('gives only %s its default when it is %j', (field, value) => {
    const repaired = repairSettings({ ...MINE, [field]: value }, DEFAULTS);
    const expected = { ...MINE, [field]: DEFAULTS[field] };
    expect(repaired).toEqual(field === 'watchlist' ? { ...expected, badgeCoinId: 'bitcoin' } : expected);
  });

  it('drops bad elements of a list and keeps the others in their order, none twice', () => {
    const watchlist = ['solana', 'a b', 'dogecoin', 7, null, 'solana', '', 'sui', 'x'.repeat(121), ['sui']];
    const hiddenSites = ['mail.example.org', 'not a host', { host: 'x' }, 'mail.example.org', 'my_site.blogspot.com'];
    expect(repairSettings({ ...MINE, watchlist, hiddenSites }, DEFAULTS)).toEqual({
      ...MINE,
      hiddenSites: ['mail.example.org', 'my_site.blogspot.com'],
    });
  });

  it('keeps the first of a list that is too long', () => {
    const repaired = repairSettings(
      { ...MINE, watchlist: coins(MAX_WATCHED + 1), hiddenSites: hosts(MAX_HIDDEN_SITES + 1) },
      DEFAULTS,
    );
    expect(repaired.watchlist).toEqual(coins(MAX_WATCHED));
    expect(repaired.hiddenSites).toEqual(hosts(MAX_HIDDEN_SITES));
  });

  it('keeps the sound switches of sources, and not more than there can be', () => {
    const feeds = JSON.parse('{"decrypt": false, "arxiv-cs-ai": "yes", "": true, "__proto__": true}') as object;
    expect(repairSettings({ ...MINE, feeds }, DEFAULTS).feeds).toEqual({ decrypt: false });
    const many = Object.fromEntries(coins(MAX_FEED_SWITCHES + 5).map((id) => [id, true]));
    expect(Object.keys(repairSettings({ ...MINE, feeds: many }, DEFAULTS).feeds)).toHaveLength(MAX_FEED_SWITCHES);
  });

  it('keeps an empty watch list empty', () => {
    expect(repairSettings({ ...MINE, watchlist: [] }, DEFAULTS)).toMatchObject({ watchlist: [], badgeCoinId: 'sui' });
  });

  it('puts a coin of the list on the badge', () => {
    expect(repairSettings({ ...MINE, badgeCoinId: 'cosmos' }, DEFAULTS).badgeCoinId).toBe('solana');
  });

  it.each([[undefined], [null], ['settings'], [7], [[MINE]]])('makes defaults of %j', (stored) => {
    expect(repairSettings(stored, DEFAULTS)).toEqual(DEFAULTS);
  });

  it('drops fields that nobody knows', () => {
    expect(repairSettings({ ...MINE, admin: true, version: 9 }, DEFAULTS)).toEqual(MINE);
  });
});

describe('applyPatch', () => {
  it.each<[string, unknown]>([
    ['a list over its limit', { watchlist: coins(MAX_WATCHED + 1) }],
    ['a coin that is none', { watchlist: [...MINE.watchlist, 'a b'] }],
    ['too many hidden sites', { hiddenSites: hosts(MAX_HIDDEN_SITES + 1) }],
    ['a host that is none', { hiddenSites: ['not a host'] }],
    ['a site that is none', { sidebarSites: ['not a host'] }],
    ['a mode that is none', { sidebarMode: 'never' }],
    ['a currency without prices', { currency: 'xyz' }],
    ['a width out of bounds', { sidebarWidth: 10 }],
    ['a badge coin that is not on the list', { badgeCoinId: 'cosmos' }],
    ['fields that say nothing', { watchlist: undefined, feeds: undefined }],
    ['fields that nobody knows', { version: 8, admin: true }],
  ])('refuses %s and changes nothing', (_name, patch) => {
    expect(applyPatch(MINE, patch as SettingsPatch)).toEqual(MINE);
  });

  it('takes the valid fields of a change that has a bad one', () => {
    expect(applyPatch(MINE, { currency: 'xyz', sidebarWidth: 300 })).toEqual({ ...MINE, sidebarWidth: 300 });
  });

  it('does not count an element twice against the limit', () => {
    const full = { ...MINE, hiddenSites: hosts(MAX_HIDDEN_SITES) };
    expect(applyPatch(full, { hiddenSites: [...full.hiddenSites, 'site0.example'] })).toEqual(full);
  });

  it('moves the badge on when its coin leaves the list, and back with it', () => {
    const without = applyPatch(MINE, { watchlist: ['solana', 'dogecoin'] });
    expect(without.badgeCoinId).toBe('solana');
    expect(applyPatch(without, { watchlist: MINE.watchlist, badgeCoinId: 'sui' })).toEqual(MINE);
  });
});

describe('mutes out of anything stored', () => {
  const word = (value: unknown, since: unknown = 1) => ({ kind: 'word', value, since });
  const mutesOf = (mutes: unknown) => repairSettings({ ...MINE, mutes }, DEFAULTS).mutes;

  it('are kept one by one', () => {
    const sound = [
      word('Zero knowledge'),
      { kind: 'coin', value: 'hive_dollar', since: 2 },
      { kind: 'topic', value: 'layer-2', since: 3 },
      { kind: 'article', value: '00c0ffee00c0ffee', since: 4 },
    ];
    const damaged = [
      null,
      7,
      word(''),
      word('…'),
      word(' padded '),
      word('x'.repeat(61)),
      word('late', 9e15),
      word('early', -1),
      word('never', null),
      { kind: 'coin', value: 'a,b', since: 1 },
      { kind: 'topic', value: 'Layer 2', since: 1 },
      { kind: 'article', value: 'c0ffee', since: 1 },
      { kind: 'source', value: 'decrypt', since: 1 },
      { kind: '__proto__', value: 'x', since: 1 },
    ];
    expect(mutesOf([...damaged, ...sound, word('ZERO knowledge', 9), { ...word('more'), admin: true }])).toEqual([
      ...sound,
      word('more'),
    ]);
    expect(mutesOf({ 0: word('x') })).toEqual([]);
  });

  it('are bounded: the first words, the newest articles', () => {
    const words = Array.from({ length: 201 }, (_, n) => word(`w${n}`));
    const articles = Array.from({ length: 301 }, (_, n) => ({
      kind: 'article',
      value: n.toString(16).padStart(16, '0'),
      since: n,
    }));
    const kept = mutesOf([...articles, ...words]);
    expect(kept).toHaveLength(500);
    expect(kept).toContainEqual(words[0]);
    expect(kept).not.toContainEqual(words[200]);
    expect(kept).toContainEqual(articles[300]);
    expect(kept).not.toContainEqual(articles[0]);
  });
});

describe('settingsPatchSchema', () => {
  it('takes what repair would leave alone, and refuses what it would not', () => {
    // Mutes are set and taken back one by one.
    const { version: _version, mutes, ...patch } = MINE;
    expect(settingsPatchSchema.safeParse(patch).success).toBe(true);
    expect(settingsPatchSchema.safeParse({ mutes }).success).toBe(false);
    expect(settingsPatchSchema.safeParse({ currency: 'xyz' }).success).toBe(false);
    expect(settingsPatchSchema.safeParse({ watchlist: coins(MAX_WATCHED + 1) }).success).toBe(false);
    expect(settingsPatchSchema.safeParse({ hiddenSites: ['my_site.blogspot.com'] }).success).toBe(true);
  });

  it('knows a coin id by one rule', () => {
    expect(['bitcoin', 'hive_dollar', 'a b', 'a,b', 'a/b', ''].filter(isCoinId)).toEqual(['bitcoin', 'hive_dollar']);
  });
});
