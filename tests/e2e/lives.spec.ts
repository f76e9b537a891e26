import { expect, test } from './support/fixtures.ts';
import { atEdge, house, isOpen, openByPointer } from './support/beside.ts';

test('an old copy goes quiet when the extension is loaded anew, and the next load has one handle', async ({
  extension,
  world,
}) => {
  const page = await extension.context.newPage();
  await page.goto(world.pages.seed);
  await openByPointer(page);
  const closed = await extension.context.newPage();
  await closed.goto(world.pages.seed);
  await expect.poll(() => atEdge(closed)).toBe('coinside-sidebar');

  await extension.reload();
  await expect.poll(() => isOpen(page)).toBe(false);
  await expect.poll(() => house(page).count()).toBe(0);
  await closed.bringToFront();
  await closed.evaluate(() => history.pushState(null, '', '?on=1'));
  await expect.poll(() => house(closed).count()).toBe(0);

  await page.bringToFront();
  await page.reload();
  await openByPointer(page);
  expect(await house(page).count()).toBe(1);
});
