import type { World } from '../../tests/world/world.ts';
import { lookAgain } from './odd-prices.ts';
import { until } from './stage.ts';
import type { Stage, StagePage } from './stage.ts';

/** Presses the key for alerts on Bittensor's row. Runs in the popup. */
function openEditor(): void {
  const row = document.querySelector<HTMLElement>('[data-coin-id="bittensor"] [data-part="press"]');
  row?.scrollIntoView({ block: 'center' });
  row?.focus();
  row?.dispatchEvent(new KeyboardEvent('keydown', { key: 'a', bubbles: true, cancelable: true }));
}

async function setAlerts(): Promise<void> {
  const levels = { ethereum: 1740, bitcoin: 90_000, bittensor: 275 };
  for (const [coinId, level] of Object.entries(levels)) {
    const payload = {
      id: null,
      coinId,
      condition: { kind: 'above', level },
      repeat: 'repeating',
      expiresAt: null,
      note: null,
    };
    await chrome.runtime.sendMessage({ name: 'putAlert', payload });
  }
}

async function removeAlerts(): Promise<void> {
  const { value } = await chrome.runtime.sendMessage({ name: 'getAlerts', payload: {} });
  for (const { id } of value.alerts) await chrome.runtime.sendMessage({ name: 'removeAlert', payload: { id } });
}

/**
 * An alert being set, one that fired as the popup shows it, and the list of all in the options. Afterwards prices and
 * alerts are as they were.
 * @param picture takes a picture of a page under a name
 */
export async function showAlerts(
  stage: Stage,
  popup: StagePage,
  world: World,
  picture: (page: StagePage, name: string) => Promise<void>,
): Promise<void> {
  await popup.evaluate(openEditor);
  await until(popup, 'the alert editor', () => document.querySelector('[data-part="level"]') !== null);
  await popup.type('[data-part="level"]', '275.00');
  await picture(popup, 'popup-alert-editor');
  await popup.evaluate(() => {
    const key = new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, cancelable: true });
    document.querySelector('[data-part="level"]')?.dispatchEvent(key);
  });

  const before = world.coin('ethereum')?.price;
  if (before === undefined) throw new Error('The world has no price of Ethereum.');
  world.setPrice('ethereum', 1_730);
  await popup.evaluate(lookAgain);
  await until(popup, 'the lower price', () =>
    Boolean(document.querySelector('[data-coin-id="ethereum"] [data-part="price"]')?.textContent?.includes('1,730')),
  );
  await popup.evaluate(setAlerts);
  world.setPrice('ethereum', 1_741.04);
  await popup.evaluate(lookAgain);
  await until(popup, 'the alert to fire', async () => {
    const { value } = await chrome.runtime.sendMessage({ name: 'getAlerts', payload: {} });
    return value.firings.length === 1;
  });
  const fired = await stage.openExtensionPage('popup.html', 380, 600);
  await until(fired, 'the band of what fired', () => document.querySelector('[data-part="alerts"]') !== null);
  await picture(fired, 'popup-alert-fired');
  await fired.close();
  const list = await stage.openExtensionPage('options.html#alerts', 1100, 800);
  await until(list, 'three alerts in options', () => document.querySelectorAll('[data-alert-id]').length === 3);
  await picture(list, 'options-alerts');
  await list.close();
  await popup.evaluate(removeAlerts);
  world.setPrice('ethereum', before);
  await until(popup, 'no bell left', () => document.querySelector('[data-part="bell"]') === null);
}
