import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { BrowserContext, Page } from '@playwright/test';
import { launchChromium } from './browser/chromium.ts';
import { clipped, overflow, violations } from './support/axe.ts';
import { expect, EXTENSION, firstRoundsDone, listen, test } from './support/fixtures.ts';
import { createStore } from './support/store.ts';

const welcomes = (context: BrowserContext): Page[] =>
  context.pages().filter((page) => page.url().endsWith('/welcome.html'));

test('opens once, after the install; by the keyboard alone its answers are kept', async ({ world, consoleErrors }) => {
  const userDataDir = mkdtempSync(join(tmpdir(), 'coinside-profile-'));
  const options = { extension: EXTENSION, world, userDataDir, welcome: true, reducedMotion: 'reduce' } as const;
  const first = await launchChromium(options);
  const stop = listen(first, consoleErrors);
  await expect.poll(() => welcomes(first.context).length).toBe(1);
  await firstRoundsDone(first);
  const [page] = welcomes(first.context);
  if (!page) throw new Error('no welcome');
  await page.bringToFront();
  await page.locator('.picture-row .number').first().waitFor();
  for (const step of ['sources', 'sidebar', 'coins']) {
    await page.locator(`[data-step="${step}"]`).click();
    await expect(page.locator('h1')).toBeFocused();
    expect(await violations(page), step).toEqual([]);
  }
  const size = page.viewportSize() ?? { width: 1280, height: 800 };
  await page.setViewportSize({ width: 320, height: 640 });
  for (const step of ['sources', 'sidebar', 'coins']) {
    await page.locator(`[data-step="${step}"]`).click();
    expect(await overflow(page), step).toBe(0);
    expect(await clipped(page), step).toEqual([]);
  }
  await page.setViewportSize(size);

  await page.getByRole('button', { name: 'TAO, Bittensor' }).focus();
  await page.keyboard.press('Space');
  await expect(page.locator('.question-picture')).not.toContainText('Bittensor');
  await page.locator('[data-part="next"]').focus();
  await page.keyboard.press('Enter');
  await expect(page.locator('h1')).toHaveText('Whom do you want to read?');
  await page.locator('[data-part="skip"]').focus();
  await page.keyboard.press('Enter');
  await page.locator('input[value="publishers"]').focus();
  await page.keyboard.press('ArrowUp');
  await expect(page.locator('input[value="click"]')).toBeChecked();
  await page.locator('[data-part="next"]').focus();
  await page.keyboard.press('Enter');
  await expect(page.locator('h1')).toHaveText('That is all');
  const store = createStore(first);
  await expect.poll(() => store.local('settings')).toMatchObject({ sidebarMode: 'click' });
  expect(((await store.local('settings')) as { watchlist: string[] }).watchlist).not.toContain('bittensor');
  stop();
  await first.close();

  const second = await launchChromium(options);
  await second.worker();
  await createStore(second).idle();
  expect(welcomes(second.context), 'another start is no install').toEqual([]);
  const dispatched = await (
    await second.worker()
  ).evaluate(async () => {
    await chrome.storage.local.remove('welcomed');
    // The type of onInstalled leaves out `dispatch`, which every Chromium event object has.
    const event: object & { dispatch?: (details: object) => void } = chrome.runtime.onInstalled;
    event.dispatch?.({ reason: 'update', previousVersion: '0.0.9' });
    // Behind what the event's listener asks of the storage.
    await chrome.storage.local.get('welcomed');
    return chrome.storage.local.get('welcomed');
  });
  expect(dispatched).toEqual({});
  expect(welcomes(second.context), 'nor is an update').toEqual([]);
  await second.close();
  rmSync(userDataDir, { recursive: true, force: true });
});
