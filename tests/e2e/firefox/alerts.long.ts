import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isFirefoxMissing, PATIENCE, setStage, type Stage, texts } from './stage.ts';

interface StoredAlerts {
  readonly alerts: readonly unknown[];
  readonly firings: readonly { readonly price: number; readonly toldAt: number | null }[];
}

const BAND = '[data-part="alerts"]';

/** Alerts from the key that sets one to the one that dismisses what fired, in the shipped build in Firefox. */
describe.skipIf(isFirefoxMissing())('Firefox, alerts', () => {
  let stage: Stage;

  beforeAll(async () => {
    stage = await setStage();
  });
  afterAll(async () => stage?.close());

  const stored = async (): Promise<StoredAlerts> => (await stage.store.local('alerts')) as StoredAlerts;
  const badge = (): Promise<string> => stage.inside.evaluate(() => chrome.action.getBadgeText({}));
  /** A round of prices later than those judged last: one no newer says nothing. */
  async function priced(dollars: number): Promise<void> {
    await expect.poll(() => stage.store.quiet(), PATIENCE).toBe(true);
    await stage.store.ageQuotes(60_000);
    stage.world.setPrice('bitcoin', dollars);
    await stage.round('prices');
  }

  it('set by keyboard, it fires once on a price that dances on its line, and stands in the popup until it is dismissed', async () => {
    const popup = await stage.openReady('popup');
    await popup.focus('[data-coin-id="bitcoin"] [data-part="press"]');
    await popup.keyboard.press('a');
    await popup.waitForSelector('[data-part="level"]:focus');
    await popup.keyboard.type('70000');
    await popup.keyboard.press('Enter');
    await expect
      .poll(() => texts(popup, '[data-part="said"]'), PATIENCE)
      .toEqual(['BTC: alert set. Goes above $70,000.00.']);
    await popup.close();
    for (const price of [70_500, 69_900, 70_400]) await priced(price);
    await expect.poll(async () => (await stored()).firings, PATIENCE).toMatchObject([{ price: 70_500 }]);
    await expect.poll(async () => (await stored()).firings[0]?.toldAt ?? null, PATIENCE).not.toBeNull();
    await expect.poll(badge, PATIENCE).toBe('!');

    const again = await stage.openReady('popup');
    await expect.poll(() => texts(again, BAND), PATIENCE).toEqual([expect.stringContaining('BTC is above $70,000.00')]);
    await expect.poll(badge, PATIENCE).not.toBe('!');
    await again.focus(`${BAND} ::-p-text(Dismiss)`);
    await again.keyboard.press('Enter');
    await again.waitForSelector(BAND, { hidden: true });
    await again.close();
  });

  it('nothing of it is said on a console as an error', () => {
    expect(stage.firefox.errors).toEqual([]);
  });
});
