import { idleAfterAlarms } from './support/settled.ts';
import type { World } from '../world/world.ts';
import { overflow, violations } from './support/axe.ts';
import { openByPointer } from './support/beside.ts';
import { expect, test } from './support/fixtures.ts';

const TOLD_BY = ['CoinDesk', 'Decrypt', 'CryptoSlate', 'The Defiant', 'Unchained'];

/** The five articles of one story, the earliest first. */
function emissionStory(world: World) {
  const found = world.articles.filter(({ title }) => /emissions? /i.test(title) && /subnet/i.test(title));
  return found.toSorted((a, b) => a.publishedAt - b.publishedAt);
}

test('a story of five publishers is one card, opened by keyboard, each headline a link of its own', async ({
  extension,
  world,
}) => {
  const story = emissionStory(world);
  expect(story, 'the world tells it five times').toHaveLength(5);
  const beside = world.articles.find(({ title }) => title.startsWith('Second Bittensor halving'));
  if (!beside) throw new Error('the world has no such article');
  const page = await extension.context.newPage();
  await page.goto(beside.url);
  const frame = await openByPointer(page);
  const more = frame.getByRole('button', { name: /^\d+ more$/ });
  if (await more.isVisible()) await more.click();

  const titles = story.map(({ title }) => title);
  const card = frame.locator('[data-article-id]', { hasText: titles[0]! });
  await expect(card).toHaveCount(1);
  await expect(card.locator('[data-part="title"]')).toHaveText(titles[0]!);
  const button = card.getByRole('button', { name: /^Also from / });
  await expect(button).toHaveText(/^Also from .+, .+ \+2$/);
  for (const title of titles.slice(1))
    await expect(frame.locator('[data-part="title"]', { hasText: title }), title).toHaveCount(0);

  await card.locator('a.article-link').focus();
  await expect(card.locator('[data-part="also"] a').first()).toBeHidden();
  while (!(await button.evaluate((one) => one === document.activeElement))) await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(button).toHaveAttribute('aria-expanded', 'true');
  const links = card.locator('[data-part="also"] a');
  await expect(links).toHaveText(titles.slice(1));
  const named = await card.evaluate((one) => one.textContent ?? '');
  for (const source of TOLD_BY) expect(named).toContain(source);
  await page.keyboard.press('Tab');
  await expect(links.first()).toBeFocused();
  const opened = extension.context.waitForEvent('page');
  await page.keyboard.press('Enter');
  expect((await opened).url()).toContain(new URL(story[1]!.url).pathname);
});

test('the popup tells the last 24 hours: stories of watched coins by publishers, quoted, and nobody is asked', async ({
  extension,
  store,
  world,
}) => {
  const popup = await extension.openSurface('popup');
  await popup.locator('body[data-ready="1"]').waitFor();
  await idleAfterAlarms(extension, store);
  const today = popup.getByRole('button', { name: 'The last 24 hours' });
  const asked = world.requests.length;
  await today.focus();
  await popup.keyboard.press('Enter');
  const panel = popup.locator('[data-part="insights"]');
  await expect(panel.getByRole('heading')).toBeFocused();
  const stories = panel.locator('[data-story]');
  await expect(stories.first()).toBeVisible();
  for (const title of await stories.locator('> a').allTextContents())
    expect(world.articles.map((article) => article.title)).toContain(title);
  const others = await stories.evaluateAll((rows) =>
    rows.map((row) => row.querySelectorAll('[data-part="also"] li').length),
  );
  expect(others).toEqual(others.toSorted((a, b) => b - a));
  await expect(stories.first().locator('[data-mover]').first()).toHaveText(/^[A-Z]+/);
  expect([await violations(popup), await overflow(popup)]).toEqual([[], 0]);
  const sent = world.requests.slice(asked).filter(({ kind }) => kind !== 'browser');
  expect(sent.map(({ host, path }) => host + path)).toEqual([]);
  await popup.getByRole('button', { name: 'Close the last 24 hours' }).click();
  await expect(panel).toHaveCount(0);
  await expect(today).toBeFocused();
});
