import { expect, test } from './support/fixtures.ts';

const DAY = 86_400_000;

test('says what is kept and what it takes, and drops at once what is over a new limit', async ({
  extension,
  store,
}) => {
  const page = await extension.openSurface('options');
  await page.locator('body[data-ready="1"]').waitFor();
  await page.locator('a[data-section="data"]').click();
  const kept = page.locator('[data-part="kept"]');
  await expect(kept).toHaveText(/^\d[\d,]* articles are kept, the oldest since \w/);
  const sizes = page.locator('[data-part="sizes"] dd');
  await expect(sizes).toHaveText([/^about [\d.]+ [kM]B$/, /[\d.]+ [kM]B$/, /[\d.]+ [kM]B$/, /[\d.]+ [kMG]B/]);

  const before = await store.articles();
  // Found two months ago: within the 90 days of the beginning, and no longer within 30.
  await store.patch('articleKeys', { lastFoundAt: Date.now() - 60 * DAY });
  await page.locator('[data-part="keep-articles"]').selectOption('5000');
  await expect
    .poll(async () => (await store.local('settings')) as object)
    .toMatchObject({
      keeping: { days: 90, articles: 5_000 },
    });
  await expect(kept).not.toHaveText('No article is kept yet.');
  await page.locator('[data-part="keep-days"]').selectOption('30');
  await expect(kept).toHaveText('No article is kept yet.');
  await expect.poll(async () => (await store.all('articleBlocks')).length).toBe(0);

  // They are still known: asked again, the same feeds bring none of them back.
  await store.makeDue();
  await extension.fireAlarm('heartbeat');
  await expect.poll(() => store.idle()).toBe(true);
  const ids = new Set((await store.articles()).map(({ id }) => id));
  expect(before.filter(({ id }) => ids.has(id))).toEqual([]);
});
