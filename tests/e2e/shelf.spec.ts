import type { Page } from '@playwright/test';
import { FIRST_ROWS } from '../../lib/domain/shelf-query.ts';
import { overflow, violations } from './support/axe.ts';
import { expect, openSidebar, test } from './support/fixtures.ts';

const rows = (page: Page) => page.locator('[data-article-id]');
const titles = (page: Page) => rows(page).locator('[data-part="title"]');
const behind = (page: Page) => rows(page).locator('[data-part="also"] li');
const ready = (page: Page) => page.locator('body[data-ready="1"]').waitFor();

test('everything stored is found by words, source and coin, read here, saved, and found again', async ({
  extension,
  store,
  world,
}) => {
  const page = await extension.openSurface('shelf');
  await ready(page);
  const stored = await store.articles();
  // The first screen, then the stretch behind it.
  expect(await rows(page).count()).toBe(FIRST_ROWS + 30);
  await expect(page.locator('.shelf-day').first()).toBeVisible();
  const before = world.requests.length;

  // To the end by scrolling: every stored article once, by itself or behind the first of its story.
  const list = page.locator('[data-part="list"]');
  await expect(async () => {
    await list.evaluate((box) => box.scrollTo(0, box.scrollHeight));
    expect((await rows(page).count()) + (await behind(page).count())).toBe(stored.length);
  }).toPass({ intervals: [100], timeout: 60_000 });
  expect(new Set(await titles(page).allTextContents()).size).toBeGreaterThan(stored.length / 2);

  // A story opened at one publisher is read, and by one key unread again.
  const story = rows(page)
    .filter({ has: page.locator('[data-part="also"]') })
    .first();
  await story.locator('[data-part="open"]').focus();
  await page.keyboard.press('a');
  const [elsewhere] = await Promise.all([
    extension.context.waitForEvent('page'),
    story.locator('[data-part="also"] a').first().click(),
  ]);
  await elsewhere.close();
  await expect(story).toHaveAttribute('data-read', 'true');
  await expect.poll(async () => (await store.all('readMarks')).length).toBe(1);
  await story.locator('[data-part="open"]').focus();
  await page.keyboard.press('m');
  await expect.poll(async () => (await store.all('readMarks')).length).toBe(0);
  await expect(story).toHaveAttribute('data-read', 'false');

  await page.keyboard.press('/');
  await page.keyboard.type('anthropic amazon');
  await expect(page.locator('[data-part="status"]')).toHaveText(/^\d+ articles? found\.$/);
  await expect(titles(page).first()).toContainText(/anthropic/i);
  await page.locator('[data-part="search"]').fill('source:decrypt');
  await expect(rows(page).first().locator('[data-part="meta"]')).toContainText('Decrypt');
  await expect(rows(page).filter({ hasNotText: 'Decrypt' })).toHaveCount(0);
  await page.locator('[data-part="search"]').fill('coin:TAO source:coindesk');
  await expect(rows(page).first().locator('[data-part="meta"]')).toContainText('CoinDesk');

  // Read by the keyboard alone.
  const title = await titles(page).first().textContent();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('s');
  await page.keyboard.press('Enter');
  const reading = page.locator('[data-part="reading"]');
  await expect(reading.getByRole('heading')).toHaveText(title ?? '');
  await expect(reading.getByRole('heading')).toBeFocused();
  await expect.poll(async () => (await store.all('readMarks')).length).toBe(1);
  await expect.poll(async () => (await store.all('saved')).length).toBe(1);
  await page.keyboard.press('m');
  await expect.poll(async () => (await store.all('readMarks')).length).toBe(0);
  await page.keyboard.press('Escape');
  await expect(reading).toHaveCount(0);
  await expect(rows(page).first().locator('[data-part="open"]')).toBeFocused();
  const [site] = await Promise.all([extension.context.waitForEvent('page'), page.keyboard.press('o')]);
  expect(site.url()).toMatch(/^https:/);
  await site.close();
  await expect.poll(async () => (await store.all('readMarks')).length).toBe(1);

  // Where the feed brings the whole text, all of it is read here.
  await page.locator('[data-part="search"]').fill('source:cointelegraph');
  await expect(rows(page).first().locator('[data-part="meta"]')).toContainText('Cointelegraph');
  await rows(page).first().locator('[data-part="open"]').click();
  await expect(reading.locator('[data-part="note"]')).toContainText('the text in the feed of Cointelegraph');
  expect(await reading.locator('[data-part="text"] p').count()).toBeGreaterThan(1);
  await expect.poll(async () => (await store.all('readMarks')).length).toBe(2);

  // What was saved stays when all else is gone.
  await store.clear(['articleBlocks', 'articleKeys', 'indexSegments']);
  await page.reload();
  await ready(page);
  await expect(titles(page)).toHaveText([title ?? '']);
  await expect(rows(page).locator('[data-part="save"]')).toHaveAttribute('aria-pressed', 'true');
  await page.getByRole('radio', { name: 'Unread' }).check();
  await expect(page.locator('[data-part="empty"]')).toHaveText('Everything here has been read.');
  const asked = world.requests.slice(before).filter(({ kind }) => kind !== 'page' && kind !== 'browser');
  expect(
    asked.map(({ host, path }) => host + path),
    'the shelf asks nobody',
  ).toEqual([]);
});

test('is reached from popup, options and sidebar', async ({ extension, world }) => {
  const opened = async (press: () => Promise<void>): Promise<void> => {
    const [page] = await Promise.all([extension.context.waitForEvent('page'), press()]);
    await ready(page);
    expect(page.url()).toBe(extension.url('shelf.html'));
    await page.close();
  };
  const popup = await extension.openSurface('popup');
  await opened(() => popup.locator('[data-part="shelf"]').click());
  const options = await extension.openSurface('options');
  await opened(() => options.locator('[data-part="shelf"]').click());
  const page = await extension.context.newPage();
  await page.goto(world.pages.seed);
  const frame = await openSidebar(extension, page);
  await opened(() => frame.locator('[data-part="shelf"]').click());
});

test('list, reading and help are accessible and fit a narrow window', async ({ extension }) => {
  const page = await extension.openSurface('shelf');
  await ready(page);
  expect(await violations(page)).toEqual([]);
  await rows(page).first().locator('[data-part="open"]').click();
  await expect(page.locator('[data-part="reading"]')).toBeVisible();
  expect(await violations(page)).toEqual([]);
  await page.setViewportSize({ width: 320, height: 640 });
  expect(await overflow(page)).toBe(0);
  await expect(page.locator('[data-part="list"]')).toBeHidden();
  expect(await violations(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await expect(page.locator('[data-part="list"]')).toBeVisible();
  expect(await overflow(page)).toBe(0);
  await page.keyboard.press('?');
  await expect(page.locator('[data-part="help"]')).toBeVisible();
  expect(await violations(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await page.keyboard.press('/');
  await page.keyboard.type('nobody wrote this');
  await expect(page.locator('[data-part="empty"]')).toContainText('No stored article fits.');
  expect(await violations(page)).toEqual([]);
});
