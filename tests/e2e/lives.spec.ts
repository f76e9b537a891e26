import { expect, sidebarFrame, test } from './support/fixtures.ts';
import { atEdge, house, isOpen, openByPointer, pressCommand, pressEscape } from './support/beside.ts';

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

test.describe('where the browser keeps the pages that are left', () => {
  test.use({ keepsPages: true });

  test('our handle keeps no page from that: it comes back with its own, and with the choices made meanwhile', async ({
    extension,
    world,
    store,
  }) => {
    const page = await extension.context.newPage();
    await page.goto(world.pages.seed);
    await expect.poll(() => atEdge(page)).toBe('coinside-sidebar');
    const comeBack = async (meanwhile: () => Promise<void>): Promise<void> => {
      await page.evaluate(() => {
        Reflect.deleteProperty(window, 'isKept');
        const note = (event: Event): void =>
          void Object.assign(window, { isKept: (event as PageTransitionEvent).persisted });
        addEventListener('pageshow', note, { once: true });
      });
      await page.goto(world.pages.cookingOnPublisher);
      await meanwhile();
      // It waits for no load: a page that was kept has none.
      await page.evaluate(() => void setTimeout(() => history.back()));
      // The page of before has no such mark, one that is loaded anew neither.
      await expect.poll(() => page.evaluate(() => Reflect.get(window, 'isKept')).catch(() => null)).toBe(true);
    };
    await comeBack(() => expect(house(page)).toHaveCount(0));
    const frame = await openByPointer(page);
    await expect(frame.locator('[data-coin-id="bittensor"]')).toBeVisible();
    pressEscape(page);
    await expect.poll(() => isOpen(page)).toBe(false);
    await expect.poll(() => atEdge(page)).toBe('coinside-sidebar');

    await comeBack(async () => {
      const options = await extension.openSurface('options');
      await options.locator('a[data-section="sidebar"]').click();
      await options.getByRole('radio', { name: 'Only when I click' }).check({ force: true });
      await expect.poll(() => store.local('settings')).toMatchObject({ sidebarMode: 'click' });
      await options.close();
    });
    await expect(house(page)).toHaveCount(0);
    await pressCommand(extension, page);
    await expect((await sidebarFrame(page)).locator('[data-coin-id="bittensor"]')).toBeVisible();

    // Chromium keeps no page in which a frame of an extension stands.
    await page.goto(world.pages.cookingOnPublisher);
    await page.goBack();
    expect(await page.evaluate(() => Reflect.get(window, 'isKept'))).toBeUndefined();
    expect(isOpen(page)).toBe(false);
    await expect(house(page)).toHaveCount(0);
  });
});

test('it is one named region, has the focus while it is open, gives it back, and is in no print', async ({
  extension,
  world,
}) => {
  const page = await extension.context.newPage();
  await page.goto(world.pages.seed);
  const session = await extension.context.newCDPSession(page);
  const regions = async (): Promise<unknown[]> => {
    const { nodes } = await session.send('Accessibility.getFullAXTree');
    const named = nodes.filter(({ role }) => role?.value === 'complementary').map(({ name }) => name?.value);
    return named.filter((name) => String(name).includes('Coinside'));
  };
  const field = page.locator('input').first();
  await field.focus();
  await expect.poll(() => atEdge(page)).toBe('coinside-sidebar');
  expect(await regions()).toEqual([]);

  await pressCommand(extension, page);
  const frame = await sidebarFrame(page);
  expect(await regions()).toEqual(['Coinside, beside this page']);
  await expect.poll(() => frame.evaluate(() => document.hasFocus())).toBe(true);
  pressEscape(page);
  await expect.poll(() => isOpen(page)).toBe(false);
  await expect(field).toBeFocused();
  expect(await regions()).toEqual([]);

  await openByPointer(page);
  const display = () => house(page).evaluate((element) => getComputedStyle(element).display);
  expect(await display()).not.toBe('none');
  await page.emulateMedia({ media: 'print' });
  expect(await display()).toBe('none');
});
