import type { Page } from 'puppeteer-core';
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
  async function priced(coinId: string, dollars: number): Promise<void> {
    await expect.poll(() => stage.store.quiet(), PATIENCE).toBe(true);
    await stage.store.ageQuotes(60_000);
    stage.world.setPrice(coinId, dollars);
    await stage.round('prices');
  }

  /** Types a minute of the day as a reader with a clock of twelve hours does. */
  async function typeTime(page: Page, part: string, minute: number): Promise<void> {
    const hour = Math.floor(minute / 60);
    const two = (figure: number): string => String(figure).padStart(2, '0');
    await page.focus(`[data-part="${part}"]`);
    await page.keyboard.type(`${two(hour % 12 || 12)}${two(minute % 60)}${hour < 12 ? 'a' : 'p'}`);
    await page.keyboard.press('Tab');
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
    for (const price of [70_500, 69_900, 70_400]) await priced('bitcoin', price);
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

  it('the options list it with what fired, and silence it, remove it, bring it back as it was and change it by keys', async () => {
    let options = await stage.section('alerts');
    const answer = await options.evaluate(() =>
      chrome.runtime.sendMessage({
        name: 'putAlert',
        payload: {
          id: null,
          coinId: 'ethereum',
          condition: { kind: 'above', level: 1_800 },
          repeat: 'repeating',
          expiresAt: null,
          note: 'the long way',
        },
      }),
    );
    expect(answer).toMatchObject({ ok: true, value: { ok: true, alert: { status: 'armed' } } });
    await options.close();
    await priced('ethereum', 1_810);
    await expect.poll(badge, PATIENCE).toBe('!');

    options = await stage.section('alerts');
    const row = '[data-alert-id]';
    const words = (): Promise<string[]> => texts(options, `${row} .alert-words > p`);
    const status = (): Promise<string[]> =>
      options.$$eval(row, (rows) => rows.map((one) => one.getAttribute('data-status') ?? ''));
    const press = async (part: string): Promise<void> => {
      await options.focus(`${row} [data-part="${part}"]`);
      await options.keyboard.press('Enter');
    };
    await expect
      .poll(words, PATIENCE)
      .toEqual([
        'Goes above $1,800.00',
        expect.stringContaining('waits until it was untrue'),
        expect.stringMatching(/fired.*\$1,810\.00/i),
        'the long way',
      ]);
    // Seen there, it calls no longer.
    await expect.poll(badge, PATIENCE).not.toBe('!');
    await press('snooze');
    await expect.poll(status, PATIENCE).toEqual(['snoozed']);
    await press('snooze');
    await expect.poll(status, PATIENCE).toEqual(['armed']);
    await expect.poll(words, PATIENCE).toContainEqual(expect.stringMatching(/^last fired/i));

    const before = (await stored()).alerts;
    await press('remove');
    await options.waitForSelector('[data-part="undo"]:focus');
    await expect.poll(status, PATIENCE).toEqual([]);
    expect((await stored()).alerts).toEqual([]);
    await options.keyboard.press('Enter');
    // Made anew it would wait, since 1,810 is shown.
    await expect.poll(status, PATIENCE).toEqual(['armed']);
    expect((await stored()).alerts).toEqual(before);
    await options.waitForSelector('#alerts-title:focus');

    await press('edit');
    await options.waitForSelector('[data-part="level"]:focus');
    await options.$eval('input[data-part="level"]', (field) => field.select());
    await options.keyboard.type('1900');
    await options.keyboard.press('Enter');
    await expect.poll(words, PATIENCE).toContain('Goes above $1,900.00');
    await options.waitForSelector(`${row} [data-part="edit"]:focus`);
    expect(await status()).toEqual(['armed']);
    await options.close();
  });

  it('in quiet hours it fires and is told to nobody before they end', async () => {
    const options = await stage.section('alerts');
    const toggle = '[data-part="quiet-hours"] [role="switch"]';
    await options.focus(toggle);
    await options.keyboard.press(' ');
    await expect
      .poll(() => stage.store.local('settings'), PATIENCE)
      .toMatchObject({ quietHours: { from: 1320, to: 420 } });
    expect(await options.$eval('input[data-part="quiet-from"]', ({ value }) => value)).toBe('22:00');
    // Until an hour from now, whatever the clock says.
    const ends = await options.evaluate(() => {
      const later = new Date(Date.now() + 3_600_000);
      return later.getHours() * 60 + later.getMinutes();
    });
    const from = (ends + 1_320) % 1_440;
    await typeTime(options, 'quiet-from', from);
    await typeTime(options, 'quiet-to', ends);
    await expect.poll(() => stage.store.local('settings'), PATIENCE).toMatchObject({ quietHours: { from, to: ends } });
    // Seen in a page it would not be told at all.
    await options.close();

    await priced('ethereum', 1_850);
    await priced('ethereum', 1_910);
    await expect
      .poll(async () => (await stored()).firings, PATIENCE)
      .toMatchObject([{ price: 1_910, moment: 'quiet', toldAt: null }]);
    const other = await stage.openReady('options');
    const answer = await other.evaluate(() =>
      chrome.runtime.sendMessage({ name: 'putSettings', payload: { quietHours: null } }),
    );
    expect(answer).toMatchObject({ ok: true });
    await priced('ethereum', 1_911);
    await expect.poll(async () => (await stored()).firings[0]?.toldAt ?? null, PATIENCE).not.toBeNull();
    expect((await stored()).firings).toHaveLength(1);
    await other.close();
  });

  it('nothing of it is said on a console as an error', () => {
    expect(stage.firefox.errors).toEqual([]);
  });
});
