import type { Stage } from './stage.ts';
import { until } from './stage.ts';
import type { StagePage } from './stage.ts';

/** As if the popup had been open an hour ago, at other prices. Runs in a page of ours. */
async function lookedBefore(): Promise<void> {
  const prices = [
    { coinId: 'render-token', price: 1.64 },
    { coinId: 'cosmos', price: 1.86 },
  ];
  await chrome.storage.local.set({ lastLook: { at: Date.now() - 3_600_000, currency: 'usd', prices } });
}

async function chooseDensity(popup: StagePage, isCompact: boolean): Promise<void> {
  const choose = isCompact
    ? () => chrome.runtime.sendMessage({ name: 'putSettings', payload: { tickerDensity: 'compact' } })
    : () => chrome.runtime.sendMessage({ name: 'putSettings', payload: { tickerDensity: 'comfortable' } });
  await popup.evaluate(choose);
}

/** The since-line, the menu of choices, and compact rows; everything is as before afterwards. */
export async function showViews(
  stage: Stage,
  open: StagePage,
  picture: (page: StagePage, name: string) => Promise<void>,
): Promise<void> {
  await open.evaluate(lookedBefore);
  const popup = await stage.openExtensionPage('popup.html', 380, 600);
  await until(popup, 'the line of what happened', () => document.querySelectorAll('[data-mover]').length === 2);
  await picture(popup, 'popup-since');
  await popup.evaluate(() => document.querySelector<HTMLElement>('[data-part="view"]')?.click());
  await until(popup, 'the menu of choices', () => document.querySelector('.view-menu') !== null);
  await picture(popup, 'popup-view-menu');
  await popup.evaluate(() => document.querySelector<HTMLElement>('[data-part="view"]')?.click());
  await popup.evaluate(() => document.querySelector<HTMLElement>('[data-part="since-close"]')?.click());
  await chooseDensity(popup, true);
  await until(popup, 'compact rows', () => document.querySelector('main[data-density="compact"]') !== null);
  await picture(popup, 'popup-compact');
  await chooseDensity(popup, false);
  await until(popup, 'comfortable rows', () => document.querySelector('main[data-density="comfortable"]') !== null);
  await popup.close();
}
