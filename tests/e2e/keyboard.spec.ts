import type { Frame, Page } from '@playwright/test';
import { openByPointer, pressEscape } from './support/beside.ts';
import { expect, test } from './support/fixtures.ts';
import { walk } from './support/keyboard.ts';
import { eachSection, eachStep } from './support/sections.ts';

test.use({ reducedMotion: 'reduce' });

/** Everything is reached, in the order of the document, with the focus to be seen, and the way out is open. */
async function expectWalkable(name: string, page: Page, document: Page | Frame = page): Promise<readonly string[]> {
  const { reached, ...faults } = await walk(page, document);
  expect.soft(faults, name).toEqual({ missed: [], outOfOrder: [], unmarked: [], unseen: [], isOut: true });
  expect(reached.length, name).toBeGreaterThan(1);
  return reached;
}

test('every control of popup, sidebar, options, shelf and welcome page is reached by keys, in order and in sight @long', async ({
  extension,
  world,
}) => {
  const popup = await extension.openSurface('popup');
  await popup.locator('body[data-ready="1"]').waitFor();
  await expectWalkable('popup', popup);
  await expect(popup.locator('body')).toMatchAriaSnapshot(`
    - banner:
      - heading "Prices" [level=1]
      - term: All coins
      - definition: /\\$2\\.21T \\+0\\.8% CoinGecko, /
      - search:
        - searchbox "Filter, or find a coin"
      - group "Change over":
        - radio "1 hour"
        - radio "24 hours" [checked]
        - radio "7 days"
      - button "View"
    - main:
      - region "AI coins":
        - heading "AI coins" [level=2]
        - list "AI coins":
          - listitem:
            - button /^Bittensor, \\$258\\.40, up 2\\.6 percent in 24 hours, CoinGecko, /
            - 'img /^7 days: low \\$/'
    - contentinfo:
      - button "Refresh prices"
      - button "Settings"
  `);
  const press = (coinId: string) => popup.locator(`[data-coin-id="${coinId}"] [data-part="press"]`);
  await press('bittensor').focus();
  // One stop for all rows: the rest by arrows, to the last and back.
  for (const key of ['End', 'Home', 'ArrowDown']) await popup.keyboard.press(key);
  await expect(press('fetch-ai')).toBeFocused();
  await popup.keyboard.press('Enter');
  await popup.locator('[data-part="chart"]').waitFor();
  await expectWalkable('popup, a row open', popup);
  await press('fetch-ai').focus();
  await popup.keyboard.press('Escape');
  await expect(popup.locator('[data-part="open-row"]')).toHaveCount(0);
  await popup.keyboard.press('a');
  await popup.locator('[data-part="level"]').waitFor();
  await expectWalkable('popup, an alert', popup);
  await popup.locator('[data-part="level"]').focus();
  await popup.keyboard.press('Escape');
  await expect(press('fetch-ai')).toBeFocused();
  await popup.close();

  const shelf = await extension.openSurface('shelf');
  await shelf.locator('body[data-ready="1"]').waitFor();
  await shelf.locator('[data-part="search"]').fill('anthropic amazon');
  await expect(shelf.locator('[data-part="status"]')).toHaveText(/found/);
  await expectWalkable('shelf', shelf);
  await shelf.close();

  await (await eachStep(extension, expectWalkable)).close();
  const options = await eachSection(extension, expectWalkable);
  await expect(options.locator('body')).toMatchAriaSnapshot(`
    - navigation "Options":
      - list:
        - listitem:
          - link "Coins 21"
        - listitem:
          - link "Sources 14"
      - link "Shelf, every stored article"
    - main:
      - heading "Coins" [level=1]
      - combobox /Find a coin/
  `);
  // A dialog holds the focus, and gives it back to what opened it.
  await options.locator('a[data-section="data"]').click();
  const wipe = options.locator('[data-part="wipe"]');
  await wipe.focus();
  await options.keyboard.press('Enter');
  await options.locator('dialog[open]').waitFor();
  await expectWalkable('the question before wiping', options);
  await options.keyboard.press('Escape');
  await expect(wipe).toBeFocused();
  await options.close();

  const page = await extension.context.newPage();
  await page.goto(world.pages.seed);
  const frame = await openByPointer(page);
  await frame.locator('[data-article-id]').first().waitFor();
  await expectWalkable('sidebar', page, frame);
  await expect(frame.locator('body')).toMatchAriaSnapshot(`
    - banner:
      - heading "Beside this page" [level=1]
      - button "Ask for prices now"
      - button "Close"
    - main "Coinside, beside this page":
      - region "Coins on this page 5":
        - heading "Coins on this page 5" [level=2]
        - table:
          - rowgroup:
            - row:
              - columnheader "Coin"
              - columnheader "then"
              - columnheader "now"
              - columnheader "change"
          - rowgroup:
            - row /^RENDER Render \\$1\\.55 opening price of Sep 25, 2023/:
              - rowheader "RENDER Render"
      - group:
        - heading "Price on the page" [level=2]
        - term: On the page
        - definition: $25,162
      - region "Written since 4":
        - heading "Written since 4" [level=2]
        - list:
          - listitem:
            - heading [level=3]
  `);
  await frame.locator('[data-part="close"]').focus();
  pressEscape(page);
  await expect.poll(() => page.frames().some((one) => one.url().includes('/sidepanel.html'))).toBe(false);
});
