import type { Page } from '@playwright/test';
import type { ChromiumBrowser } from '../browser/chromium.ts';
import { expect } from './expect.ts';

/** In another order than the navigation's: the options open on their first, which is chosen like the others too. */
const SECTIONS = ['sources', 'muted', 'alerts', 'sidebar', 'privacy', 'sync', 'data', 'check', 'coins'] as const;

/** The questions of the welcome page, the one that it opens on last. */
const STEPS = ['sources', 'sidebar', 'coins'] as const;

/** Opens the options and shows each section once it is there, as the reader chooses it; ends on the first of the navigation. */
export async function eachSection(
  browser: ChromiumBrowser,
  show: (name: string, options: Page) => Promise<unknown>,
): Promise<Page> {
  const options = await browser.openSurface('options');
  await options.locator('body[data-ready="1"]').waitFor();
  await expect(options.locator('a[data-section]'), 'no section is left out').toHaveCount(SECTIONS.length);
  for (const section of SECTIONS) {
    await options.locator(`a[data-section="${section}"]`).click();
    await expect(options.locator('main h1')).toBeFocused();
    if (section === 'check') await options.locator('.check-row').first().waitFor();
    await show(`options, ${section}`, options);
  }
  return options;
}

/** Opens the welcome page as an install does and shows each of its questions, as the reader chooses it. */
export async function eachStep(
  browser: ChromiumBrowser,
  show: (name: string, welcome: Page) => Promise<unknown>,
): Promise<Page> {
  const welcome = await browser.openSurface('welcome');
  await welcome.locator('.picture-row .number').first().waitFor();
  await expect(welcome.locator('[data-step]'), 'no question is left out').toHaveCount(STEPS.length);
  for (const step of STEPS) {
    await welcome.locator(`[data-step="${step}"]`).click();
    await expect(welcome.locator('h1')).toBeFocused();
    await show(`welcome, ${step}`, welcome);
  }
  return welcome;
}
