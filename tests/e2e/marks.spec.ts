import type { Frame, Page } from '@playwright/test';
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
  await card(again, saved).locator('[data-part="save"]').click();
  await expect.poll(() => store.all('saved')).toEqual([]);
});
