import type { Frame, Page } from '@playwright/test';

/*
 * What the reader's own hand does beside an attacking page. The attacks press by these, and so do the controls, which
 * show that the very same press is heard where no attack is.
 */

/** Buttons of ours that change or ask something. */
export const SAVE = '[data-part="save"]';
export const HIDE = 'button:has-text("Not on this site")';
export const REFRESH = '[data-part="refresh"]';

export function sidebarIn(page: Page): Frame | undefined {
  return page.frames().find((one) => one.url().includes('/sidepanel.html'));
}

/** Where something of ours stands, by the page's own measure; null where it stands no more. */
export async function middleOf(page: Page, part: string): Promise<{ x: number; y: number } | null> {
  const box = await sidebarIn(page)?.locator(part).first().boundingBox();
  return box ? { x: box.x + box.width / 2, y: box.y + box.height / 2 } : null;
}

/** A real click on what the reader of a covered sidebar would hit: a button of ours that changes something. */
export async function realClickOn(page: Page, part: string): Promise<void> {
  // A press before may wait in a tab of ours, which stands in front.
  await page.bringToFront();
  // As the reader scrolls to what is below the window.
  const target = sidebarIn(page)?.locator(part).first();
  await target?.scrollIntoViewIfNeeded({ timeout: 1000 }).catch(() => undefined);
  const at = await middleOf(page, part);
  if (!at) return;
  await page.mouse.move(at.x, at.y);
  // As long as it takes to read what lures one to press.
  await page.waitForTimeout(500);
  await page.mouse.click(at.x, at.y);
}

/** The same by a key, with the focus on the button. */
export async function focusOn(page: Page, part: string): Promise<void> {
  await sidebarIn(page)?.locator(part).first().focus();
}

/** Ends the loading of every frame from now on, ours too, which then says nothing. */
export function keepOut(page: Page): Promise<void> {
  return page.evaluate(() => void setInterval(() => window.stop(), 1));
}

/** Presses all that may offer the browser's panel in the place of a sidebar that cannot work. */
export async function pressOffer(page: Page): Promise<void> {
  // The offer comes where nobody has spoken for a while.
  await page.waitForTimeout(3000);
  for (let y = 30; y < 260; y += 10) await page.mouse.click(975, y);
}
