import type { Frame, Page } from '@playwright/test';
import { restOn } from './support/beside.ts';
import { expect, openSidebar, test } from './support/fixtures.ts';

const card = (frame: Frame, id: string) => frame.locator(`[data-article-id="${id}"]`);
const idOf = async (frame: Frame, at: number): Promise<string> => {
  const id = await frame.locator('[data-article-id]').nth(at).getAttribute('data-article-id');
  if (!id) throw new Error('no article there');
  return id;
};
const overflowing = (frame: Frame): Promise<boolean> =>
  frame.evaluate(() => document.documentElement.scrollWidth > document.documentElement.clientWidth);

test('articles are marked as read by opening them from the sidebar, saved by their button, and stay so', async ({
  extension,
  store,
  world,
}) => {
  const page = await extension.context.newPage();
  await page.goto(world.pages.seed);
  const frame = await openSidebar(extension, page);
  const [opened, saved] = [await idOf(frame, 0), await idOf(frame, 1)];

  // Visited without us: nobody notes that.
  const url = await card(frame, saved).locator('a.article-link').getAttribute('href');
  const visit: Page = await extension.context.newPage();
  await visit.goto(url ?? '');
  await visit.close();
  expect(await store.all('readMarks')).toEqual([]);

  const [tab] = await Promise.all([
    extension.context.waitForEvent('page'),
    card(frame, opened).locator('a.article-link').click(),
  ]);
  await tab.close();
  await expect.poll(async () => (await store.all('readMarks')).map(({ id }) => id)).toEqual([opened]);
  await expect(card(frame, opened).locator('[data-part="read-mark"]')).toHaveText('read');
  await expect(card(frame, saved).locator('[data-part="read-mark"]')).toHaveCount(0);
  await expect.poll(async () => (await store.all('readMarks')).map(({ id }) => id)).toEqual([opened]);

  await restOn(frame.locator('h1'));
  const button = card(frame, saved).locator('[data-part="save"]');
  await button.focus();
  await page.keyboard.press('Enter');
  await expect(button).toHaveAttribute('aria-pressed', 'true');
  await expect(button).toBeFocused();
  await expect.poll(async () => (await store.all('saved')).map(({ id }) => id)).toEqual([saved]);
  expect(await overflowing(frame)).toBe(false);

  await page.reload();
  const again = await openSidebar(extension, page);
  await expect(card(again, saved).locator('[data-part="save"]')).toHaveAttribute('aria-pressed', 'true');
  await expect(card(again, opened)).toHaveAttribute('data-read', 'true');
  await restOn(again.locator('h1'));
  await card(again, saved).locator('[data-part="save"]').click();
  await expect.poll(() => store.all('saved')).toEqual([]);
});

test('what is not for the reader goes by the keyboard alone, comes back by “Undo”, and is listed in options', async ({
  extension,
  store,
  world,
}) => {
  const page = await extension.context.newPage();
  await page.goto(world.pages.seed);
  const frame = await openSidebar(extension, page);
  const id = await idOf(frame, 1);
  const mutes = async () =>
    ((await store.local('settings')) as { mutes: { value: string }[] } | undefined)?.mutes ?? [];

  await restOn(frame.locator('h1'));
  await card(frame, id).locator('[data-part="not-for-me"]').focus();
  await page.keyboard.press('Enter');
  await expect(card(frame, id).getByRole('button', { name: 'This article' })).toBeFocused();
  expect(await overflowing(frame)).toBe(false);
  await page.keyboard.press('Enter');
  await expect(card(frame, id)).toHaveCount(0);
  await expect(frame.locator('[data-part="undo"]')).toBeFocused();
  expect(await overflowing(frame)).toBe(false);
  expect((await mutes()).map(({ value }) => value)).toEqual([id]);

  await page.keyboard.press('Enter');
  await expect(card(frame, id)).toHaveCount(1);
  expect(await mutes()).toEqual([]);

  const source = await card(frame, id).locator('[data-part="meta"] > span').first().innerText();
  await card(frame, id).locator('[data-part="not-for-me"]').click();
  await card(frame, id)
    .getByRole('button', { name: `Articles from ${source}` })
    .click();
  await expect(frame.locator('[data-part="meta"] > span:first-child', { hasText: source })).toHaveCount(0);

  const options = await extension.openSurface('options');
  await options.locator('a[data-section="muted"]').click();
  await expect(options.locator('[data-mute]')).toContainText(source);
  await options.locator('[data-part="mute-word"]').fill('Airdrop');
  await options.keyboard.press('Enter');
  await expect(options.locator('[data-mute]')).toHaveCount(2);
  await options.locator('[data-mute^="source"] [data-part="unmute"]').click();
  await expect(options.locator('[data-mute]')).toHaveCount(1);
  await expect(card(frame, id)).toHaveCount(1);
});
