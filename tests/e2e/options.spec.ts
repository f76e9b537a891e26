import { readFile } from 'node:fs/promises';
import type { Locator, Page } from '@playwright/test';
import { defaultFeeds } from '../../lib/articles/default-feeds.ts';
import { FIRST_WATCHLIST } from '../../lib/domain/first-watchlist.ts';
import type { ChromiumBrowser } from './browser/chromium.ts';
import { expect, test } from './support/fixtures.ts';
import { idle } from './support/settled.ts';

const FIRST_COUNT = FIRST_WATCHLIST.length;

const row = (page: Page, coinId: string): Locator => page.locator(`[data-watch-id="${coinId}"]`);
const options = (page: Page): Locator => page.locator('[role="option"]');
const said = (page: Page): Locator => page.locator('[data-part="said"]');

function order(page: Page): Promise<string[]> {
  return page
    .locator('[data-watch-id]')
    .evaluateAll((rows) => rows.map((one) => one.getAttribute('data-watch-id') ?? ''));
}

/** The popup's order within one of its groups. */
async function popupOrder(extension: ChromiumBrowser, group: 'ai' | 'watch'): Promise<string[]> {
  const popup = await extension.openSurface('popup');
  await popup.locator('body[data-ready="1"]').waitFor();
  const ids = popup.locator(`section[aria-labelledby="group-${group}"] [data-coin-id]`);
  const shown = await ids.evaluateAll((rows) => rows.map((one) => one.getAttribute('data-coin-id') ?? ''));
  await popup.close();
  return shown;
}

async function badge(extension: ChromiumBrowser): Promise<string> {
  const worker = await extension.worker();
  return worker.evaluate(() => chrome.action.getBadgeText({}));
}

async function openSection(page: Page, section: string): Promise<void> {
  await page.locator(`a[data-section="${section}"]`).click();
  await expect(page.locator(`a[data-section="${section}"]`)).toHaveAttribute('aria-current', 'page');
  await expect(page.locator('main h1')).toBeFocused();
}

// Where rows are dragged to is measured, not how they slide there.
test.use({ reducedMotion: 'reduce' });

test('finds coins by name, symbol and id, and tells those of one symbol apart', async ({ extension }) => {
  const page = await extension.openSurface('options');
  const field = page.getByRole('combobox', { name: /Find a coin/ });
  await expect(row(page, 'bitcoin').locator('.price')).toHaveText('$64,571.00');
  for (const [query, id] of [
    ['bittensor', 'bittensor'],
    ['TAO', 'bittensor'],
    ['hedera-hashgraph', 'hedera-hashgraph'],
    ['rndr', 'render-token'],
    ['matic', 'polygon-ecosystem-token'],
  ] as const) {
    await field.fill(query);
    await expect(options(page).first(), query).toHaveAttribute('data-coin-id', id);
  }
  await field.fill('doge');
  const doges = options(page).filter({ has: page.locator('.symbol', { hasText: /^DOGE$/ }) });
  await expect(doges.first()).toHaveAttribute('data-coin-id', 'dogecoin');
  const told = await doges.evaluateAll((rows) =>
    rows.map((one) => ['name', 'id', 'rank'].map((part) => one.querySelector(`.${part}`)?.textContent).join(' | ')),
  );
  expect(told.length).toBeGreaterThanOrEqual(3);
  expect(new Set(told).size, 'no two look the same').toBe(told.length);
  expect(told).toContain('Department Of Government Efficiency | department-of-government-efficiency | no. 528');
  expect(told).toContain('Department Of Government Efficiency | department-of-government-efficiency-2 | unranked');
  await expect(page.locator('main')).toContainText('Check name and id.');
  await field.fill('no coin is called this');
  await expect(page.locator('main')).toContainText(/No coin of 2,\d{3} matches|No coin of \d+,\d{3} matches/);
});

test('adds a coin with the keyboard alone, by what it is and not by what it is called', async ({
  extension,
  store,
}) => {
  const page = await extension.openSurface('options');
  await page.locator('body[data-ready="1"]').waitFor();
  const field = page.getByRole('combobox', { name: /Find a coin/ });
  await field.focus();
  await page.keyboard.type('worldcoin');
  await expect(options(page).first()).toHaveAttribute('data-coin-id', 'worldcoin-wld');
  await page.keyboard.press('ArrowDown');
  await expect(options(page).first()).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('Enter');
  await expect(said(page)).toHaveText('Added Worldcoin.');
  await expect(row(page, 'worldcoin-wld')).toContainText('WLD');
  await expect(row(page, 'worldcoin-wld').locator('.price')).toHaveText(/^\$\d/);
  expect(await order(page)).toEqual([...FIRST_WATCHLIST, 'worldcoin-wld']);
  await page.keyboard.press('Enter');
  await expect(said(page)).toHaveText('Worldcoin is on your list already.');
  expect(await order(page)).toHaveLength(FIRST_COUNT + 1);
  expect((await popupOrder(extension, 'ai')).at(-1)).toBe('worldcoin-wld');
  expect(await store.local('settings')).toMatchObject({ watchlist: [...FIRST_WATCHLIST, 'worldcoin-wld'] });
});

test('a list put in order by keys and by pointer keeps it after a reload and in the popup', async ({
  extension,
  store,
}) => {
  const page = await extension.openSurface('options');
  await expect.poll(() => order(page)).toEqual([...FIRST_WATCHLIST]);
  const [first, second, third, fourth] = FIRST_WATCHLIST;
  if (!first || !second || !third || !fourth) throw new Error('the first watch list is too short');
  await row(page, first).focus();
  await page.keyboard.press('Alt+ArrowDown');
  await page.keyboard.press('Alt+ArrowDown');
  await expect.poll(() => order(page)).toEqual([second, third, first, ...FIRST_WATCHLIST.slice(3)]);
  await expect(row(page, first), 'the focus goes along').toBeFocused();
  await expect(page.locator('[data-part="position"]')).toContainText(`3 of ${FIRST_COUNT}`);
  await page.keyboard.press('Alt+ArrowUp');
  await expect.poll(() => order(page)).toEqual([second, first, third, ...FIRST_WATCHLIST.slice(3)]);

  // With the mouse: the fourth to the top.
  const grip = row(page, fourth).locator('[data-part="grip"]');
  await grip.scrollIntoViewIfNeeded();
  const from = await grip.boundingBox();
  const to = await row(page, second).boundingBox();
  if (!from || !to) throw new Error('rows without a place');
  const x = from.x + from.width / 2;
  await page.mouse.move(x, from.y + from.height / 2);
  await page.mouse.down();
  await page.mouse.move(x, from.y, { steps: 3 });
  await page.mouse.move(x, to.y + 2, { steps: 6 });
  await page.mouse.up();
  const wanted = [fourth, second, first, third, ...FIRST_WATCHLIST.slice(4)];
  await expect.poll(() => order(page)).toEqual(wanted);

  // Shown before it is stored: a page that is left too early takes it along.
  await expect.poll(() => store.local('settings')).toMatchObject({ watchlist: wanted });
  await page.reload();
  await expect.poll(() => order(page)).toEqual(wanted);
  const ai = await popupOrder(extension, 'ai');
  const watch = await popupOrder(extension, 'watch');
  expect([...ai, ...watch].toSorted()).toEqual(wanted.toSorted());
  expect(ai).toEqual(wanted.filter((id) => ai.includes(id)));
  expect(watch).toEqual(wanted.filter((id) => watch.includes(id)));

  // Escape in mid-drag leaves everything as it was.
  const again = await row(page, second).locator('[data-part="grip"]').boundingBox();
  if (!again) throw new Error('a row without a place');
  await page.mouse.move(again.x + 5, again.y + 5);
  await page.mouse.down();
  await page.mouse.move(again.x + 5, again.y + 150, { steps: 4 });
  await page.keyboard.press('Escape');
  await page.mouse.up();
  expect(await order(page)).toEqual(wanted);
});

test('a coin taken off the list comes back to its place, and the badge with it', async ({ extension, store }) => {
  const page = await extension.openSurface('options');
  await expect.poll(() => order(page)).toHaveLength(FIRST_COUNT);
  await expect.poll(() => badge(extension)).toBe('64k6');
  await row(page, 'bitcoin').getByRole('button', { name: 'Remove Bitcoin' }).click();
  await expect(row(page, 'bitcoin')).toHaveCount(0);
  await expect.poll(() => badge(extension), 'another coin takes its place').not.toBe('64k6');
  expect(await popupOrder(extension, 'watch')).not.toContain('bitcoin');
  await expect(page.locator('[data-part="undo"]')).toBeFocused();
  await page.keyboard.press('Enter');
  await expect.poll(() => order(page)).toEqual([...FIRST_WATCHLIST]);
  await expect(row(page, 'bitcoin')).toBeFocused();
  await expect.poll(() => badge(extension)).toBe('64k6');
  await page.keyboard.press('Delete');
  await expect(row(page, 'bitcoin')).toHaveCount(0);
  await expect
    .poll(async () => (await store.local('settings')) as object)
    .toMatchObject({ watchlist: FIRST_WATCHLIST.filter((id) => id !== 'bitcoin') });
});

test('shows the chosen coin on the badge', async ({ extension }) => {
  const page = await extension.openSurface('options');
  const choice = page.getByLabel('Coin on the badge');
  await expect(choice).toHaveValue('bitcoin');
  await choice.selectOption('bittensor');
  await expect.poll(() => badge(extension)).toBe('258');
  await expect(page.locator('#badge-shows')).toContainText('258');
  await choice.selectOption('ethereum');
  await expect.poll(() => badge(extension)).toBe('1k74');
  const worker = await extension.worker();
  await expect.poll(() => worker.evaluate(() => chrome.action.getTitle({}))).toMatch(/^Ethereum: \$1,741\.04, \+0\.9%/);
});

/** Watches every price that stands in a page at any moment from now on. */
async function watchPrices(page: Page, selector: string): Promise<() => Promise<string[]>> {
  await page.evaluate((wanted) => {
    const seen = new Set<string>();
    Object.assign(window, { seen });
    const look = (): void => {
      for (const price of document.querySelectorAll(wanted)) seen.add(price.textContent ?? '');
    };
    look();
    new MutationObserver(look).observe(document.body, { subtree: true, childList: true, characterData: true });
  }, selector);
  return () => page.evaluate(() => [...(window as unknown as { seen: Set<string> }).seen]);
}

test('another currency changes every price, and never puts its sign before a figure of the old one', async ({
  extension,
  world,
}) => {
  const popup = await extension.openSurface('popup');
  const popupPrice = popup.locator('[data-coin-id="bitcoin"] [data-part="price"]');
  await expect(popupPrice).toHaveText('$64,571.00');
  const page = await extension.openSurface('options');
  const price = row(page, 'bitcoin').locator('.price');
  await expect(price).toHaveText('$64,571.00');
  const dollars = (await page.locator('[data-watch-id] .price').allTextContents()).map((text) => text.replace('$', ''));
  expect(dollars).toHaveLength(FIRST_COUNT);
  const seenInOptions = await watchPrices(page, '[data-watch-id] .price');
  const seenInPopup = await watchPrices(popup, '[data-part="price"]');

  // The answer takes its time, so that what stands there meanwhile is seen.
  world.setFault({ host: 'api.coingecko.com', path: /vs_currency=eur/ }, { kind: 'slow', ms: 6_000 });
  await page.getByLabel('Currency').selectOption('eur');
  await expect(price, 'meanwhile there is none').toHaveText('no price');
  const euros = `€${(64_571 * 0.862).toLocaleString('en-US', { minimumFractionDigits: 2, maximumFractionDigits: 2 })}`;
  await expect(price).toHaveText(euros);
  await expect(page.locator('[data-watch-id] .price', { hasText: '€' })).toHaveCount(FIRST_COUNT);
  await popup.bringToFront();
  await expect(popupPrice).toHaveText(euros);
  await expect.poll(() => badge(extension)).toBe('55k7');
  const seen = [...(await seenInOptions()), ...(await seenInPopup())].filter((text) => text.includes('€'));
  expect(seen.length).toBeGreaterThan(FIRST_COUNT);
  for (const text of seen) expect(dollars, text).not.toContain(text.replace('€', ''));

  await page.bringToFront();
  await page.reload();
  await expect(price).toHaveText(euros);
});

test('a source that is off is not asked, and is again when it is on', async ({ extension, store, world }) => {
  const page = await extension.openSurface('options');
  await openSection(page, 'sources');
  const decrypt = page.locator('[data-feed-id="decrypt"]');
  const askedFeeds = (): Set<string> =>
    new Set(world.requests.filter(({ kind }) => kind === 'feed').map(({ host }) => host));
  const round = async (): Promise<void> => {
    world.clearRequests();
    await store.makeDue();
    await extension.fireAlarm('heartbeat');
    await expect.poll(() => askedFeeds().has('deepmind.google')).toBe(true);
    await idle(store);
  };
  await expect(decrypt.locator('.health')).toContainText('read');
  await decrypt.getByRole('switch').click();
  await expect(decrypt.locator('.health')).toHaveText('off');
  await expect(decrypt.getByRole('switch')).toHaveAttribute('aria-checked', 'false');
  await expect.poll(() => store.local('settings')).toMatchObject({ feeds: { decrypt: false } });
  await round();
  expect(askedFeeds().size).toBe(13);
  expect([...askedFeeds()]).not.toContain('decrypt.co');

  await page.reload();
  await expect(decrypt.getByRole('switch')).toHaveAttribute('aria-checked', 'false');
  await decrypt.getByRole('switch').click();
  await expect.poll(() => store.local('settings')).toMatchObject({ feeds: { decrypt: true } });
  await round();
  expect([...askedFeeds()]).toContain('decrypt.co');
  await expect(decrypt.locator('.health')).toContainText('read');
});

test('a broken source is explained in words and can be tried again', async ({ extension, store, world }) => {
  const { host } = new URL(defaultFeeds.find(({ id }) => id === 'coindesk')?.url ?? '');
  world.setFault({ host, path: /^\/arc\// }, { kind: 'status', status: 403 });
  await store.makeDue();
  await extension.fireAlarm('heartbeat');
  const page = await extension.openSurface('options');
  await openSection(page, 'sources');
  const feed = page.locator('[data-feed-id="coindesk"]');
  const fault = page.locator('[data-feed-id="coindesk"] + [data-part="fault"]');
  await expect(feed.locator('.health')).toHaveText('refuses readers');
  await expect(fault).toContainText(
    /It answers 403 since .+\. Nothing to fix on your side; \d+ stored articles stay\./,
  );
  await expect(page.locator('[data-part="fault"]'), 'the others are well').toHaveCount(1);

  // The self-check tells the same with the next step, and its report is what is copied.
  await openSection(page, 'check');
  const finding = page.locator('[data-check="sources"] [data-tone="bad"]');
  await expect(finding).toContainText('Needs you: CoinDesk: refuses readers since');
  await expect(page.locator('[data-part="summary"]')).toContainText('1 thing needs you.');
  await expect(page.locator('[data-check="index"]')).toContainText('checksum');
  await extension.context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.getByRole('button', { name: 'Copy report' }).click();
  await expect(page.locator('main')).toContainText('The report is on the clipboard.');
  const report = await page.evaluate(() => navigator.clipboard.readText());
  expect(report).toMatch(/^Coinside \S+, self-check of /);
  expect(report).toContain('- Needs you: CoinDesk: refuses readers since');
  expect(report).not.toContain('://');
  await page.getByRole('button', { name: 'Check again' }).click();
  await expect(page.locator('[data-part="summary"]')).toContainText('1 thing needs you.');
  await openSection(page, 'sources');

  const tryNow = fault.getByRole('button', { name: /^Try now/ });
  await tryNow.click();
  await expect(page.locator('main')).toContainText('CoinDesk was asked.');
  await expect(feed.locator('.health')).toHaveText('refuses readers');
  world.clearFaults();
  await tryNow.click();
  await expect(feed.locator('.health')).toContainText('read');
  await expect(fault).toHaveCount(0);
  await expect(feed.getByRole('switch'), 'the focus stays with the source').toBeFocused();
});

test.describe('your data', () => {
  const note = (page: Page, of: string): Locator => page.locator(`#${of}-note`);
  const chooseFile = (page: Page, name: string, content: string): Promise<void> =>
    page
      .locator('[data-part="import"]')
      .setInputFiles({ name, mimeType: 'application/json', buffer: Buffer.from(content) });

  test('exported, wiped and imported gives the same state', async ({ extension, store }) => {
    await store.setLocal({
      settings: {
        ...((await store.local('settings')) as object | undefined),
        version: 8,
        watchlist: ['bittensor', 'worldcoin-wld', 'bitcoin', 'akash-network'],
        badgeCoinId: 'akash-network',
        currency: 'gbp',
        feeds: { decrypt: false, 'arxiv-cs-ai': true },
        hiddenSites: ['example.org', 'news.example:8443'],
        sidebarMode: 'always',
        sidebarSites: ['notes.example.org'],
        handlePlace: { side: 'start', at: 0.25 },
        sidebarWidth: 420,
        quietHours: { from: 1320, to: 420 },
        keeping: { days: 30, articles: 20_000 },
        labelsLeftOut: ['round-up'],
        dayTopics: ['hacks'],
        dayNoteAt: 480,
        mutes: [{ kind: 'word', value: 'Airdrop', since: 1_790_000_000_000 }],
        tickerWindow: '7d',
        tickerSort: 'marketCap',
        tickerGroups: false,
        tickerDensity: 'compact',
        hideNumbers: true,
      },
    });
    const before = await store.local('settings');
    const page = await extension.openSurface('options');
    await expect.poll(() => order(page)).toEqual(['bittensor', 'worldcoin-wld', 'bitcoin', 'akash-network']);
    await openSection(page, 'data');
    const downloading = page.waitForEvent('download');
    await page.locator('[data-part="export"]').click();
    const file = await downloading;
    expect(file.suggestedFilename()).toMatch(/^coinside-\d{4}-\d\d-\d\d\.json$/);
    await expect(note(page, 'export')).toContainText(`Saved as ${file.suggestedFilename()}.`);
    const exported = await readFile(await file.path(), 'utf8');

    await page.locator('[data-part="wipe"]').click();
    await expect(page.getByRole('button', { name: 'Cancel' })).toBeFocused();
    await page.keyboard.press('Escape');
    expect(await store.local('settings')).toEqual(before);
    await page.locator('[data-part="wipe"]').click();
    await page.locator('[data-part="wipe-confirm"]').click();
    await expect(note(page, 'wipe')).toContainText('Everything is wiped.');
    await openSection(page, 'coins');
    await expect.poll(() => order(page)).toEqual([...FIRST_WATCHLIST]);
    expect(await store.articles()).toEqual([]);
    await openSection(page, 'sidebar');
    await expect(page.locator('main')).toContainText('No site is hidden.');

    await openSection(page, 'data');
    await chooseFile(page, 'mine.json', exported);
    await expect(note(page, 'import')).toContainText('Now as in mine.json. 4 coins, 2 changed sources, no alerts.');
    expect(await store.local('settings')).toEqual(before);
    await openSection(page, 'coins');
    await expect.poll(() => order(page)).toEqual(['bittensor', 'worldcoin-wld', 'bitcoin', 'akash-network']);
    await expect(row(page, 'bitcoin').locator('.price')).toHaveText(/^£49,/);
    await expect(page.getByLabel('Coin on the badge')).toHaveValue('akash-network');
    await openSection(page, 'sidebar');
    await expect(page.locator('[data-host]')).toHaveCount(2);

    // What an import replaced can be had back in one step.
    await openSection(page, 'data');
    const other = JSON.parse(exported) as { settings: { watchlist: string[] } };
    other.settings.watchlist = ['dogecoin'];
    await chooseFile(page, 'other.json', JSON.stringify(other));
    await expect(note(page, 'import')).toContainText('1 coin,');
    await note(page, 'import').getByRole('button', { name: 'Undo' }).click();
    await expect(note(page, 'import')).toContainText('Your earlier choices are back.');
    expect(await store.local('settings')).toEqual(before);
    // Chrome gives stored objects back with their keys sorted; that alone is no damage to keep a copy of.
    expect(await store.local('settings.unreadable')).toBeFalsy();
  });

  test('a file that is no export of ours is refused in words, and nothing changes', async ({ extension, store }) => {
    const page = await extension.openSurface('options');
    await openSection(page, 'data');
    const before = await store.local('settings');
    const snapshot = async () =>
      ((await store.local('tickerSnapshot')) as { rows: { coinId: string }[] }).rows.map(({ coinId }) => coinId);
    const rows = await snapshot();
    const settings = {
      version: 1,
      watchlist: ['dogecoin'],
      badgeCoinId: 'dogecoin',
      currency: 'eur',
      feeds: {},
      hiddenSites: [],
      sidebarWidth: 360,
    };
    const ours = { format: 'coinside-export', formatVersion: 1, exportedAt: '2026-01-01T00:00:00.000Z', settings };
    const refusals = [
      ['garbage.json', 'not { json', 'is not a JSON file. Nothing was changed.'],
      ['empty.json', '', 'is not a JSON file. Nothing was changed.'],
      ['list.json', '[1, 2, 3]', 'was not exported by Coinside. Nothing was changed.'],
      [
        'theirs.json',
        JSON.stringify({ ...ours, format: 'somebody-else' }),
        'was not exported by Coinside. Nothing was changed.',
      ],
      [
        'newer.json',
        JSON.stringify({ ...ours, formatVersion: 2 }),
        'comes from a newer Coinside. Update this one first. Nothing was changed.',
      ],
      [
        'newest.json',
        JSON.stringify({ ...ours, settings: { ...settings, version: 99 } }),
        'comes from a newer Coinside. Update this one first. Nothing was changed.',
      ],
    ] as const;
    for (const [name, content, words] of refusals) {
      await chooseFile(page, name, content);
      await expect(page.getByRole('alert')).toHaveText(`${name} ${words}`);
      expect(await store.local('settings'), name).toEqual(before);
      expect(await snapshot()).toEqual(rows);
    }
    // One that is ours but damaged in a field keeps the rest and repairs the field.
    await chooseFile(
      page,
      'damaged.json',
      JSON.stringify({ ...ours, settings: { ...settings, currency: 7, hiddenSites: 'all', sidebarWidth: 9_999 } }),
    );
    await expect(note(page, 'import')).toContainText('Now as in damaged.json. 1 coin, no changed sources, no alerts.');
    expect(await store.local('settings')).toMatchObject({
      watchlist: ['dogecoin'],
      currency: 'usd',
      hiddenSites: [],
      sidebarWidth: 360,
    });
  });
});
