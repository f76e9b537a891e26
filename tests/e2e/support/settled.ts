import { type Frame, type Page } from '@playwright/test';
import { expect } from './expect.ts';
import type { ChromiumBrowser } from '../browser/chromium.ts';
import type { Store } from './store.ts';

/** A machine that stalls needs this long for a round of everything, each feed and each price source once. */
export const ROUND_PATIENCE = { timeout: 90_000 };

/** Waits until nothing in a document moves or fades any more, and its fonts are there: before anything is measured. */
export async function settled(document: Page | Frame): Promise<void> {
  await expect
    .poll(() =>
      document.evaluate(async () => {
        await globalThis.document.fonts.ready;
        // What has only now changed begins its transition with the next frame.
        await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
        return globalThis.document.getAnimations().filter(({ playState }) => playState === 'running').length;
      }),
    )
    .toBe(0);
}

/** Waits for rounds that run already: what is changed under them they might write over. */
export async function quiet(store: Store): Promise<void> {
  await expect.poll(() => store.quiet(), ROUND_PATIENCE).toBe(true);
}

/** A worker that the browser ended in the midst of a round leaves it to the next alarm; a look a second, about. */
const STALLED_AFTER_LOOKS = 20;

/**
 * Waits until all that is due was done and judged. What failed on a stalled machine is due again meanwhile: the alarm
 * rings for it, as it does every three minutes.
 */
export async function idleAfterAlarms(extension: ChromiumBrowser, store: Store): Promise<void> {
  let looks = 0;
  await expect
    .poll(async () => {
      const left = await store.unrest();
      const isWaiting = left.every((one) => one.endsWith(' is due'));
      if (left.length > 0 && (isWaiting || ++looks % STALLED_AFTER_LOOKS === 0)) await extension.fireAlarm('heartbeat');
      return left;
    }, ROUND_PATIENCE)
    .toEqual([]);
}

/** Waits until all that is due was done and judged. */
export async function idle(store: Store): Promise<void> {
  await expect.poll(() => store.unrest(), ROUND_PATIENCE).toEqual([]);
}

/** One round of everything, from the alarm to its last judgement. What surfaces make of it shows a moment later. */
export async function round(extension: ChromiumBrowser, store: Store): Promise<void> {
  await quiet(store);
  await store.makeDue();
  await extension.fireAlarm('heartbeat');
  await idleAfterAlarms(extension, store);
}

/** The same of prices alone: what is about them does not wait for every feed. */
export async function priceRound(extension: ChromiumBrowser, store: Store): Promise<void> {
  await quiet(store);
  await store.makeEveryPriceDue();
  await extension.fireAlarm('heartbeat');
  await idleAfterAlarms(extension, store);
}

/**
 * Makes the stored prices older by so many milliseconds. A round that began before is waited for: it would bring fresh
 * ones yet. Faults that are to keep them old are set before.
 */
export async function age(store: Store, ms: number): Promise<void> {
  await quiet(store);
  await store.ageQuotes(ms);
}
