import { readFile } from 'node:fs/promises';
import type { Locator, Page } from '@playwright/test';
import { ownFeedId } from '../../lib/domain/own-feed.ts';
import { sites } from '../world/sites/play-sites.ts';
import { clipped, overflow, violations } from './support/axe.ts';
import { expect, openSidebar, test } from './support/fixtures.ts';
import type { ChromiumBrowser } from './browser/chromium.ts';
import type { World } from '../world/world.ts';
import { LIST_OF_SOURCES, NOTES_FEED } from './support/source-list.ts';

const NOTES = ownFeedId(NOTES_FEED);

async function openSources(extension: ChromiumBrowser): Promise<Page> {
  const page = await extension.openSurface('options');
  await page.locator('a[data-section="sources"]').click();
  await expect(page.locator('main h1')).toBeFocused();
  return page;
}

const field = (page: Page): Locator => page.getByRole('textbox', { name: 'Address of a site or feed to add' });
const row = (page: Page, feedId: string): Locator => page.locator(`[data-feed-id="${feedId}"]`);
const preview = (page: Page): Locator => page.locator('[data-part="preview"]');

async function lookFor(page: Page, address: string): Promise<void> {
  await field(page).fill(address);
  await field(page).press('Enter');
}

/** Optional hosts that the extension has now. */
async function optionalHosts(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const required = new Set(chrome.runtime.getManifest().host_permissions);
    const { origins = [] } = await chrome.permissions.getAll();
    return origins.filter((origin) => !required.has(origin)).sort();
  });
}

/** What was asked of the sites that no list names, in order. */
function askedSites(world: World): string[] {
  return world.requests.filter(({ kind }) => kind === 'site').map(({ host, path }) => host + path);
}

const hostOf = (url: string): string => `https://${new URL(url).host}/*`;

async function addNotes(extension: ChromiumBrowser, page: Page): Promise<void> {
  await extension.answerYes(hostOf(sites.wordpress));
  await lookFor(page, sites.wordpress);
  await preview(page).getByRole('button', { name: 'Add source' }).click();
  await expect(row(page, NOTES).locator('.health')).toHaveText(/^read /);
}

test('a site is looked at by a click, shown, added, and read by the rounds from then on', async ({
  extension,
  store,
  world,
}) => {
  const page = await openSources(extension);
  await extension.answerYes(hostOf(sites.wordpress));
  await field(page).fill('gradientnotes.example');
  await expect(page.locator('[data-part="will"]')).toHaveText(
    'Asks gradientnotes.example for its feed. Your browser will ask first: “Read and change your data on gradientnotes.example”.',
  );
  expect(askedSites(world), 'typing asks nobody').toEqual([]);
  expect(await optionalHosts(page)).toEqual([]);

  await page.getByRole('button', { name: 'Find its feed' }).click();
  await expect(preview(page)).toContainText('Gradient Notes found at gradientnotes.example/feed');
  await expect(preview(page)).toContainText('4 articles, newest 2 days ago, one a week. Feed, American English.');
  await expect(preview(page).locator('.preview-newest li')).toHaveCount(3);
  await expect(preview(page)).toContainText('Your browser allows its site.');
  await expect(preview(page).getByRole('heading'), 'what was found is read out').toBeFocused();
  expect(askedSites(world)).toEqual(['gradientnotes.example/', 'gradientnotes.example/feed/']);
  expect(await store.local('ownFeeds'), 'nothing is stored before it is added').toBeFalsy();

  await preview(page).getByRole('button', { name: 'Add source' }).click();
  await expect(page.locator('.notices > .notice')).toContainText('Gradient Notes is added.');
  await expect(row(page, NOTES).locator('.health')).toHaveText(/^read /);
  await expect(row(page, NOTES).locator('.kept')).toHaveText('4');
  await expect(page.locator('h2', { hasText: 'Your own' })).toContainText('1');
  await expect(page.locator('a[data-section="sources"]')).toContainText('15');
  await expect(field(page)).toBeFocused();
  await expect(field(page)).toHaveValue('');
  expect(await optionalHosts(page)).toEqual([hostOf(sites.wordpress)]);

  const log = (await store.all('requestLog')).filter((entry) => String(entry['host']).startsWith('gradientnotes'));
  expect(log.map(({ purpose, byClick }) => [purpose, byClick])).toEqual([
    ['preview', true],
    ['preview', true],
    [`feed:${NOTES}`, true],
  ]);

  world.clearRequests();
  await store.makeDue();
  await extension.fireAlarm('heartbeat');
  await expect.poll(() => askedSites(world)).toEqual(['gradientnotes.example/feed/']);
  await page.reload();
  await expect(row(page, NOTES)).toContainText('Gradient Notes');
});

test('what came to nothing is not kept, and its host goes back to the browser', async ({ extension, store, world }) => {
  const page = await openSources(extension);
  await extension.answerYes(hostOf(sites.wordpress));
  await lookFor(page, sites.wordpress);
  await preview(page).getByRole('button', { name: 'Not now' }).click();
  await expect(preview(page)).toHaveCount(0);
  await expect(field(page)).toBeFocused();
  await expect.poll(() => optionalHosts(page)).toEqual([]);

  for (const [site, words] of [
    [sites.noFeed, 'nothing-to-read.example is a page, and it has no feed where feeds usually are. Nothing was added.'],
    [sites.notHtml, 'numbers.example has neither a page nor a feed there. Nothing was added.'],
    [sites.missing, 'missing.example has no such page. It answers 404. Nothing was added.'],
  ] as const) {
    await extension.answerYes(hostOf(site));
    await lookFor(page, site);
    await expect(page.locator('[data-part="no-feed"]')).toContainText(words);
    await expect.poll(() => optionalHosts(page), site).toEqual([]);
    await page.locator('[data-part="not-now"]').click();
  }
  for (const [typed, words] of [
    ['192.168.1.1/feed', 'That address lies in a private network.'],
    ['https://[::ffff:127.0.0.1]/', 'That address lies in a private network.'],
    ['ftp://site.example/', 'Only addresses that begin with https can be asked.'],
    ['coin desk', 'That is no address of a site.'],
    ['', 'Put the address of a site or feed here.'],
  ] as const) {
    world.clearRequests();
    await lookFor(page, typed);
    await expect(page.locator('[data-part="will"]')).toContainText(words);
    await expect(field(page)).toHaveAttribute('aria-invalid', 'true');
    expect(world.requests.filter(({ kind }) => kind === 'site' || kind === 'unknown')).toEqual([]);
  }
  expect(await store.local('ownFeeds')).toBeFalsy();
});

test('channels, letters, projects and publications are found at their own addresses', async ({ extension, world }) => {
  const page = await openSources(extension);
  for (const [typed, name, facts, asked] of [
    [sites.youtubeHandle, 'GPU Markets', 'Videos', 2],
    [sites.youtubeChannel, 'GPU Markets', 'Videos', 1],
    [sites.substack, 'Quiet Compute', 'Newsletter, English', 1],
    [sites.github, 'Release notes from node', 'Releases', 1],
  ] as const) {
    await extension.answerYes(hostOf(typed));
    world.clearRequests();
    await lookFor(page, typed);
    await expect(preview(page).getByRole('heading')).toContainText(name);
    await expect(preview(page)).toContainText(facts);
    expect(askedSites(world), typed).toHaveLength(asked);
    await page.locator('[data-part="not-now"]').click();
  }
  world.clearRequests();
  await extension.answerYes(hostOf(sites.medium));
  await lookFor(page, sites.medium);
  await expect(page.locator('[data-part="no-feed"]')).toContainText('That is the built-in Render Network.');
  expect(askedSites(world), 'the address says so by itself').toEqual([]);
});

test('another host is asked only by another click', async ({ extension, world }) => {
  const page = await openSources(extension);
  const card = page.locator('[data-part="no-feed"]');
  await extension.answerYes(hostOf(sites.twoHosts));
  await extension.answerYes(hostOf(sites.twoHostsFeed));
  await lookFor(page, sites.twoHosts);
  await expect(card).toContainText('Its feed is at another site.');
  await expect(card).toContainText('“Read and change your data on feeds.twohosts-media.example”');
  expect(askedSites(world)).toEqual(['twohosts.example/']);
  await card.getByRole('button', { name: 'Ask feeds.twohosts-media.example' }).click();
  await expect(preview(page).getByRole('heading')).toContainText('Two Hosts');
  await expect.poll(() => optionalHosts(page), 'the page is needed no longer').toEqual([hostOf(sites.twoHostsFeed)]);
  await preview(page).getByRole('button', { name: 'Not now' }).click();

  await extension.answerYes(hostOf(sites.bare));
  await extension.answerYes('https://www.movedon.example/*');
  await lookFor(page, sites.bare);
  await expect(card).toContainText('movedon.example leads on to another address, most often www.movedon.example.');
  await card.getByRole('button', { name: 'Ask www.movedon.example' }).click();
  await expect(preview(page).getByRole('heading')).toContainText('Moved On found at movedon.example/feed');
});

test('a redirect into a private network is refused, even where every site is allowed', async ({ extension, store }) => {
  await extension.grantHosts('*://*/*');
  const page = await openSources(extension);
  await lookFor(page, sites.toRouter);
  await expect(page.locator('[data-part="no-feed"]')).toContainText(
    'innocent.example leads to an address that is not safe to ask. Nothing was added.',
  );
  expect(await store.local('ownFeeds')).toBeFalsy();
});

test('a source can be renamed, moved, slowed, muted, removed and brought back', async ({ extension, store, world }) => {
  const page = await openSources(extension);
  await addNotes(extension, page);
  await row(page, NOTES).getByRole('button', { name: 'More about Gradient Notes' }).click();
  await page.getByLabel('Name', { exact: true }).fill('Notes on gradients');
  await page.getByLabel('Name', { exact: true }).press('Enter');
  await expect(row(page, NOTES)).toContainText('Notes on gradients');
  await page.getByLabel('Folder', { exact: true }).fill('Letters / GPUs');
  await page.getByLabel('Folder', { exact: true }).press('Tab');
  await expect(page.locator('h2', { hasText: 'Letters / GPUs' })).toBeVisible();
  await page.getByLabel('How often it is asked').selectOption('At most every 12 hours');
  await expect
    .poll(async () => {
      const feed = (await store.all('feeds')).find(({ feedId }) => feedId === NOTES);
      // Up to half an hour of it is chance.
      return Math.floor((Number(feed?.['dueAt']) - Number(feed?.['lastSuccessAt'])) / 1_800_000) / 2;
    })
    .toBe(12);
  await page.getByRole('switch', { name: 'Mute Notes on gradients' }).click();
  await expect(row(page, NOTES).locator('.host')).toContainText('muted');
  await expect
    .poll(() => store.local('ownFeeds'))
    .toMatchObject({
      feeds: [{ id: NOTES, name: 'Notes on gradients', folder: 'Letters / GPUs', url: NOTES_FEED }],
      tuned: { [NOTES]: { paceMinutes: 720, muted: true } },
    });

  const before = await store.local('ownFeeds');
  await page.locator('[data-part="remove-feed"]').click();
  await expect(row(page, NOTES)).toHaveCount(0);
  await expect(page.locator('[data-part="removed"]')).toContainText('Removed Notes on gradients.');
  await expect(page.getByRole('button', { name: 'Undo' })).toBeFocused();
  await expect.poll(() => optionalHosts(page), 'its host goes back').toEqual([]);
  world.clearRequests();
  await store.makeDue();
  await extension.fireAlarm('heartbeat');
  await expect.poll(() => world.requests.some(({ host }) => host === 'deepmind.google')).toBe(true);
  await expect.poll(() => store.idle()).toBe(true);
  expect(askedSites(world)).toEqual([]);
  await page.keyboard.press('Enter');
  await expect(row(page, NOTES)).toContainText('Notes on gradients');
  await expect
    .poll(async () => (await store.local('ownFeeds')) as object)
    .toMatchObject({
      feeds: [{ id: NOTES, folder: 'Letters / GPUs' }],
      tuned: (before as { tuned: object }).tuned,
    });
  expect(await optionalHosts(page)).toEqual([hostOf(sites.wordpress)]);
});

test('a muted source is shown beside no page, and a removed one neither', async ({ extension, world }) => {
  const page = await openSources(extension);
  const article = world.articles.find(({ topics }) => topics.includes('bittensor'));
  const tab = await extension.context.newPage();
  await tab.goto(article?.url ?? '');
  const frame = await openSidebar(extension, tab);
  await frame.locator('[data-article-id]').first().waitFor();
  const sources = (): Promise<string[]> =>
    frame.locator('[data-article-id] [data-part="meta"] > span:first-child').allTextContents();
  const shown = (await sources())[0] ?? '';
  expect(shown).not.toBe('');

  await page.bringToFront();
  await page.getByRole('button', { name: `More about ${shown}`, exact: true }).click();
  await page.getByRole('switch', { name: `Mute ${shown}`, exact: true }).click();
  await tab.bringToFront();
  await expect.poll(async () => (await sources()).includes(shown)).toBe(false);
  expect((await sources()).length, 'others take their places').toBeGreaterThan(0);
});

test('a source that is off asks the browser when it is switched on', async ({ extension, store, world }) => {
  const page = await openSources(extension);
  const bittensor = row(page, 'bittensor');
  await expect(bittensor.locator('.health')).toHaveText('off');
  expect(await optionalHosts(page)).toEqual([]);
  await extension.answerYes('https://blog.bittensor.com/*');
  await bittensor.getByRole('switch').click();
  await expect(bittensor.locator('.health')).toHaveText(/^read /);
  expect(await optionalHosts(page)).toEqual(['https://blog.bittensor.com/*']);
  expect(askedSites(world)).toEqual(['blog.bittensor.com/feed']);
  expect(await store.local('settings')).toMatchObject({ feeds: { bittensor: true } });
});

test('a list of sources comes in with a report, waits for the browser, and goes out again', async ({
  extension,
  store,
  world,
}) => {
  const page = await openSources(extension);
  const choose = (name: string, content: string): Promise<void> =>
    page
      .locator('[data-part="import-opml"]')
      .setInputFiles({ name, mimeType: 'text/x-opml', buffer: Buffer.from(content) });

  await choose('page.opml', '<html></html>');
  await expect(page.locator('.notices > .notice')).toContainText('page.opml is not an OPML file. Nothing was changed.');

  await choose('mine.opml', LIST_OF_SOURCES);
  const report = page.locator('[data-part="opml-report"]');
  await expect(report.getByRole('heading')).toBeFocused();
  await expect(report.locator('[data-part="opml-summary"]')).toHaveText('2 added, 1 already there, 2 refused.');
  await expect(report.locator('[data-part="report-refused"]')).toContainText('the address lies in a private network');
  await expect(report.locator('[data-part="report-refused"]')).toContainText('the file names no address');
  await report.locator('[data-part="report-already"] summary').click();
  await expect(report.locator('[data-part="report-already"]')).toContainText('the built-in Decrypt');
  await expect(row(page, NOTES).locator('.health')).toHaveText('not allowed yet');
  await expect(page.locator('h2', { hasText: 'Compute' })).toContainText('2');
  expect(askedSites(world)).toEqual([]);

  await extension.answerYes(hostOf(sites.wordpress));
  await extension.answerYes(hostOf(sites.substack));
  await report.getByRole('button', { name: 'Allow 2 sites' }).click();
  await expect(row(page, NOTES).locator('.health')).toHaveText(/^read /);
  await expect(row(page, ownFeedId('https://quietcompute.substack.com/feed')).locator('.health')).toHaveText(/^read /);
  await report.getByRole('button', { name: 'Close' }).click();
  await expect(report).toHaveCount(0);

  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Export OPML' }).click();
  const exported = await readFile(await (await download).path(), 'utf8');
  expect(exported).toContain('<outline text="Compute" title="Compute">');
  expect(exported).toContain(`xmlUrl="${NOTES_FEED}"`);
  expect(exported).toContain('xmlUrl="https://decrypt.co/feed"');
  await expect(page.locator('.notices > .notice')).toContainText('16 sources saved as');

  const before = await store.local('ownFeeds');
  await choose('again.opml', exported);
  await expect(report.locator('[data-part="opml-summary"]')).toHaveText(
    'Nothing added, 16 already there, nothing refused.',
  );
  expect(await store.local('ownFeeds')).toEqual(before);
});

test('own sources survive the worker, and an export brings them back after a wipe', async ({ extension, store }) => {
  const page = await openSources(extension);
  await addNotes(extension, page);
  const before = await store.local('ownFeeds');
  await extension.killWorker();
  await page.reload();
  await expect(row(page, NOTES)).toContainText('Gradient Notes');

  await page.locator('a[data-section="data"]').click();
  const download = page.waitForEvent('download');
  await page.locator('[data-part="export"]').click();
  const exported = await readFile(await (await download).path(), 'utf8');
  await page.locator('[data-part="wipe"]').click();
  await page.locator('[data-part="wipe-confirm"]').click();
  await expect(page.locator('#wipe-note')).toContainText('Everything is wiped.');
  expect(await store.local('ownFeeds')).toBeFalsy();
  expect(await optionalHosts(page)).toEqual([]);

  await page
    .locator('[data-part="import"]')
    .setInputFiles({ name: 'mine.json', mimeType: 'application/json', buffer: Buffer.from(exported) });
  await expect(page.locator('#import-note')).toContainText('1 source of your own.');
  expect(await store.local('ownFeeds')).toEqual(before);
  await page.locator('a[data-section="sources"]').click();
  await expect(row(page, NOTES).locator('.health'), 'the browser has to be asked anew').toHaveText('not allowed yet');
  await page.locator('[data-part="allow-feed"]').click();
  await expect(row(page, NOTES).locator('.health')).toHaveText(/^read /);
});

test('axe finds nothing, and nothing is too wide at 320 pixels: preview, refusal, report, settings, undo', async ({
  extension,
}) => {
  const page = await openSources(extension);
  const sound = async (what: string): Promise<void> => {
    expect(await violations(page), what).toEqual([]);
    await page.setViewportSize({ width: 320, height: 700 });
    expect(await overflow(page), what).toBe(0);
    expect(await clipped(page), what).toEqual([]);
    expect(await violations(page), `${what}, narrow`).toEqual([]);
    await page.setViewportSize({ width: 1100, height: 800 });
  };
  await field(page).fill('not an address');
  await field(page).press('Enter');
  await sound('an address that is none');
  await extension.answerYes(hostOf(sites.wordpress));
  await lookFor(page, sites.wordpress);
  await preview(page).waitFor();
  await sound('a preview');
  await preview(page).getByRole('button', { name: 'Add source' }).click();
  await expect(row(page, NOTES).locator('.health')).toHaveText(/^read /);
  await row(page, NOTES).locator('[data-part="more"]').click();
  await page.getByRole('switch', { name: 'Mute Gradient Notes' }).click();
  await expect(row(page, NOTES).locator('.host')).toContainText('muted');
  await sound('the settings of a source');
  await page.locator('[data-part="remove-feed"]').click();
  await page.locator('[data-part="removed"]').waitFor();
  await sound('a source taken off');

  await extension.answerYes(hostOf(sites.twoHosts));
  await lookFor(page, sites.twoHosts);
  await page.locator('[data-part="no-feed"]').waitFor();
  await sound('a feed at another site');
  await page.locator('[data-part="not-now"]').click();
  const outline = (name: string, url: string): string => `<outline text="${name}" xmlUrl="${url}"/>`;
  const list = [
    outline(
      'A source with a rather long name that goes on and on',
      'https://a-long-host-name.of-somebody.example/and/a/long/path.xml',
    ),
    outline('Decrypt', 'https://decrypt.co/feed'),
    outline('Router', 'https://192.168.1.1/feed'),
  ].join('');
  await page.locator('[data-part="import-opml"]').setInputFiles({
    name: 'mine.opml',
    mimeType: 'text/x-opml',
    buffer: Buffer.from(`<opml version="2.0"><body>${list}</body></opml>`),
  });
  await page.locator('[data-part="opml-report"]').waitFor();
  for (const part of ['already', 'added']) await page.locator(`[data-part="report-${part}"] summary`).click();
  await expect(page.locator('[data-part="fault"]')).toContainText('Your browser does not allow');
  await sound('a report of a list');
});

test('everything is reached and done by the keyboard alone', async ({ extension }) => {
  const page = await openSources(extension);
  await extension.answerYes(hostOf(sites.wordpress));
  await page.bringToFront();
  await page.locator('main h1').focus();
  await page.keyboard.press('Tab');
  await expect(field(page)).toBeFocused();
  await page.keyboard.type('gradientnotes.example');
  await page.keyboard.press('Enter');
  await expect(preview(page).getByRole('heading')).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(page.locator('[data-part="not-now"]')).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(row(page, NOTES).locator('.health')).toHaveText(/^read /);
  await row(page, NOTES).getByRole('switch').focus();
  await page.keyboard.press('Tab');
  await expect(row(page, NOTES).locator('[data-part="more"]')).toBeFocused();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await expect(page.locator('.feed-settings a')).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(page.locator('[data-part="feed-name"]')).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(row(page, NOTES).locator('[data-part="more"]'), 'Escape closes and goes back').toBeFocused();
  await expect(page.locator('.feed-settings')).toHaveCount(0);
});
