import { PRICE_HOSTS } from '../../lib/prices/hosts.ts';
import type { Page } from '@playwright/test';
import { clipped, overflow, violations } from './support/axe.ts';
import { openByPointer, pressCommand, restOn } from './support/beside.ts';
import { expect, sidebarFrame, test } from './support/fixtures.ts';
import { eachSection, eachStep } from './support/sections.ts';
import { age, idle } from './support/settled.ts';

// Colours are measured, not how they fade.
test.use({ reducedMotion: 'reduce' });

const sections = ['coins', 'sources', 'muted', 'alerts', 'sidebar', 'privacy', 'sync', 'data', 'check'] as const;

async function openSection(page: Page, section: string): Promise<void> {
  await page.evaluate((name) => {
    location.hash = name;
  }, section);
  await expect(page.locator(`a[data-section="${section}"]`)).toHaveAttribute('aria-current', 'page');
  await expect(page.locator(`main h1`)).toBeFocused();
}

test('axe finds nothing in the popup', async ({ extension, store, world }) => {
  const popup = await extension.openSurface('popup');
  await popup.locator('body[data-ready="1"]').waitFor();
  await expect(popup.locator('[data-coin-id]')).toHaveCount(21);
  expect(await violations(popup)).toEqual([]);
  await popup.getByRole('searchbox').fill('doge');
  expect(await violations(popup)).toEqual([]);
  await popup.getByRole('searchbox').fill('worldcoin');
  await popup.locator('[data-add-coin-id]').first().waitFor();
  expect(await violations(popup)).toEqual([]);
  await popup.getByRole('searchbox').fill('');
  for (const host of PRICE_HOSTS) world.setFault({ host }, { kind: 'status', status: 500 });
  await age(store, 5 * 3_600_000);
  await extension.fireAlarm('heartbeat');
  await expect(popup.locator('[data-state="old"]')).toHaveCount(21);
  expect(await violations(popup)).toEqual([]);
});

test('axe finds nothing in the sidebar, full and silent, nor in the page around it', async ({ extension, world }) => {
  const page = await extension.context.newPage();
  await page.goto(world.pages.seed);
  const frame = await openByPointer(page);
  await frame.locator('[data-article-id]').first().waitFor();
  expect(await violations(frame)).toEqual([]);
  const notHere = frame.getByRole('button', { name: 'Not on this site' });
  await restOn(notHere);
  await notHere.click();
  await frame.locator('body[data-view="hidden-site"]').waitFor();
  expect(await violations(frame)).toEqual([]);

  await page.goto(world.pages.cookingOnPublisher);
  await pressCommand(extension, page);
  const silent = await sidebarFrame(page);
  await silent.locator('[data-part="silent"]').waitFor();
  expect(await violations(silent)).toEqual([]);
});

test('axe finds nothing in the options, section by section', async ({ extension, store, world }) => {
  await store.setLocal({
    settings: {
      ...((await store.local('settings')) as object | undefined),
      hiddenSites: ['example.org'],
      feeds: { decrypt: false },
    },
  });
  world.setFault({ host: 'www.coindesk.com', path: /^\/arc\// }, { kind: 'status', status: 403 });
  await store.makeDue();
  await extension.fireAlarm('heartbeat');
  await idle(store);
  const page = await extension.openSurface('options');
  await page.locator('body[data-ready="1"]').waitFor();
  for (const section of sections) {
    if (section !== 'coins') await openSection(page, section);
    expect(await violations(page), section).toEqual([]);
  }
  await openSection(page, 'data');
  await page.locator('[data-part="wipe"]').click();
  expect(await violations(page), 'the question before wiping').toEqual([]);
  await page.keyboard.press('Escape');

  await openSection(page, 'coins');
  await page.getByRole('combobox', { name: /Find a coin/ }).fill('doge');
  await page.locator('[role="option"]').first().waitFor();
  await page.keyboard.press('ArrowDown');
  expect(await violations(page), 'coins found').toEqual([]);
  await page.keyboard.press('Escape');
  await page.locator('[data-watch-id="bitcoin"] [data-part="remove"]').click();
  await page.locator('[data-part="undo"]').waitFor();
  expect(await violations(page), 'a coin taken off').toEqual([]);
  await openSection(page, 'sources');
  await expect(page.locator('[data-part="fault"]')).toBeVisible();
});

test('options fit a window of 320 pixels, which is also 640 at twice the size', async ({ extension, store, world }) => {
  world.setFault({ host: 'www.coindesk.com', path: /^\/arc\// }, { kind: 'status', status: 403 });
  await store.makeDue();
  await extension.fireAlarm('heartbeat');
  await expect.poll(async () => (await store.all('feeds')).some((feed) => feed['failure'] !== null)).toBe(true);
  await store.setLocal({
    settings: {
      ...((await store.local('settings')) as object | undefined),
      hiddenSites: ['a-rather-long-name-of-a-host.with-parts.example.org'],
    },
  });
  const page = await extension.openSurface('options');
  await page.setViewportSize({ width: 320, height: 640 });
  await page.locator('body[data-ready="1"]').waitFor();
  for (const section of sections) {
    if (section !== 'coins') await openSection(page, section);
    expect(await overflow(page), section).toBe(0);
    expect(await clipped(page), section).toEqual([]);
  }
  expect(await violations(page)).toEqual([]);
  await openSection(page, 'coins');
  await page.getByRole('combobox', { name: /Find a coin/ }).fill('usdc');
  await page.locator('[role="option"]').first().waitFor();
  expect(await overflow(page), 'coins found').toBe(0);
});

test('the sidebar fits a window of 320 pixels and covers no more than the window', async ({ extension, world }) => {
  const page = await extension.context.newPage();
  await page.setViewportSize({ width: 320, height: 640 });
  await page.goto(world.pages.seed);
  const widthBefore = await page.evaluate(() => document.documentElement.scrollWidth);
  const frame = await openByPointer(page);
  await frame.locator('[data-article-id]').first().waitFor();
  // It slides in; where it comes to rest is what counts.
  await expect
    .poll(async () => {
      const box = await (await frame.frameElement()).boundingBox();
      return box && [box.x, box.y, box.width, box.height].map(Math.round);
    })
    .toEqual([0, 0, 320, 640]);
  expect(await overflow(frame)).toBe(0);
  expect(await clipped(frame)).toEqual([]);
  expect(await violations(frame)).toEqual([]);
  await expect(frame.locator('[data-part="close"]')).toBeInViewport();
  expect(await page.evaluate(() => document.documentElement.scrollWidth), 'the page is not made wider').toBe(
    widthBefore,
  );
});

/** Of each section of the options and each question of the welcome page, what stands in the accessibility tree. */
const TREES: Readonly<Record<string, string>> = {
  'welcome, coins': `
    - main:
      - region "Which coins do you follow?":
        - heading "Which coins do you follow?" [level=1]
        - combobox "Find a coin by symbol, name or id"
        - group "AI coins":
          - button "TAO, Bittensor"`,
  'welcome, sources': `
    - banner:
      - navigation "Three questions":
        - list:
          - listitem:
            - button "1 Coins"
          - listitem:
            - button "2 Sources"
          - listitem:
            - button "3 Sidebar"
    - main:
      - region "Whom do you want to read?":
        - heading "Whom do you want to read?" [level=1]
        - group "Crypto":
          - button "CoinDesk" [pressed]
        - group "AI":
          - button "MIT Technology Review AI" [pressed]
        - 'button "Next: sidebar"'
        - button "Skip"`,
  'welcome, sidebar': `
    - main:
      - region "Where should the sidebar show?":
        - heading "Where should the sidebar show?" [level=1]
        - group "Where should the sidebar show?":
          - radio "On AI and crypto pages of your 14 sources" [checked]
          - radio "On AI and crypto pages anywhere"
          - radio "Only when I click"
        - button "Finish"
        - button "Skip"`,
  'options, sources': `
    - main:
      - heading "Sources" [level=1]
      - textbox "Address of a site or feed to add"
      - button "Find its feed"
      - region /^Crypto \\d+$/:
        - table /^Crypto \\d+$/:
          - rowgroup:
            - row /^Read Source Kind/
          - rowgroup:
            - row /^Read CoinDesk/:
              - cell "Read CoinDesk":
                - switch "Read CoinDesk" [checked]
              - rowheader "CoinDesk coindesk.com"`,
  'options, muted': `
    - main:
      - heading "Muted" [level=1]
      - region "Mute something":
        - group "What to mute":
          - radio "Word" [checked]
        - textbox "A word or a phrase"
        - button "Mute" [disabled]`,
  'options, alerts': `
    - main:
      - heading "Alerts" [level=1]
      - region "How they are told":
        - button "Allow notifications"
        - textbox "Quiet from" [disabled]
        - textbox "Quiet until" [disabled]
        - switch "Quiet hours"
      - region "The last 24 hours":
        - group "Topics":
          - checkbox "Decentralised AI"
        - switch "A notification once a day"`,
  'options, sidebar': `
    - main:
      - heading "Sidebar" [level=1]
      - region "When a handle stands at the edge of the page":
        - group "When a handle stands at the edge of the page":
          - radio "Only when I click"
          - radio "On AI and crypto pages" [checked]
          - radio "On every page that can be read"
      - region "Where the sidebar opens":
        - group "Where the sidebar opens":
          - radio "Beside the page" [checked]
          - radio "In the browser’s own side panel"
      - region "Keys that open and close it":
        - button "Change keys in the browser"
      - region "Sites where it may show":
        - list "Sites where it may show":
          - listitem
          - listitem:
            - 'button "Allow: Every site"'
        - textbox "Address of a site to add"
        - button "Add site"`,
  'options, privacy': `
    - main:
      - heading "Privacy" [level=1]
      - region "Requests":
        - searchbox "Filter by host, path or purpose"
        - group "Which requests":
          - radio "All" [checked]
        - button "Clear log"
        - table "Requests"`,
  'options, data': `
    - main:
      - heading "Your data" [level=1]
      - region "Articles kept here":
        - combobox "Keep articles for"
        - combobox "Articles at most"
      - region "Backups on this device":
        - combobox "Copy everything that is yours aside"
        - button "Back up now"
      - region "Take it with you":
        - button "Export a file"
        - button "Export sources"
        - button "Export watch list"
        - button "Import a file"
      - region "Start over":
        - button "Wipe everything…"`,
  'options, check': `
    - main:
      - heading "Self-check" [level=1]
      - button "Check again"
      - button "Copy report"
      - region "Prices"`,
};

test('shelf, welcome page and sections of the options stand in the accessibility tree by their names @long', async ({
  extension,
}) => {
  const seen = new Set<string>();
  const look = async (name: string, page: Page): Promise<void> => {
    const tree = TREES[name];
    if (tree === undefined) return;
    await expect.soft(page.locator('body'), name).toMatchAriaSnapshot(tree);
    seen.add(name);
  };
  const shelf = await extension.openSurface('shelf');
  await shelf.locator('.shelf-row').first().waitFor();
  await expect(shelf.locator('body')).toMatchAriaSnapshot(`
    - banner:
      - heading "Shelf" [level=1]
      - search:
        - searchbox "Search what is stored"
      - button "Keys and search"
    - region "What is shown":
      - group "Part of the shelf":
        - radio "All" [checked]
      - combobox "Source":
        - option "Any source" [selected]
      - combobox "Coin":
        - option "Any coin" [selected]
      - combobox "Topic":
        - option "Any topic" [selected]
  `);
  await shelf.close();
  await (await eachStep(extension, look)).close();
  const options = await eachSection(extension, look);
  await openSection(options, 'sync');
  const toggle = options.getByRole('switch', { name: 'Sync my choices' });
  await expect(toggle).toHaveAccessibleDescription(/^Your browser’s vendor gets a copy/);
  await toggle.click();
  await expect(options.locator('main')).toMatchAriaSnapshot(`
    - main:
      - heading "Sync" [level=1]
      - region "On this device":
        - switch "Sync my choices" [checked]
        - term: Last sent
        - definition
        - term: Last received
        - definition
        - term: Room taken
        - definition: /kB of 102 kB allowed$/
      - region "What is shared":
        - list
      - region "What stays on this device":
        - list
  `);
  await options.close();
  expect(seen).toEqual(new Set(Object.keys(TREES)));
});
