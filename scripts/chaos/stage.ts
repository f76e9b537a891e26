import type { Page } from '@playwright/test';
import type { ChromiumBrowser } from '../../tests/e2e/browser/chromium.ts';
import type { Store } from '../../tests/e2e/support/store.ts';
import type { World } from '../../tests/world/world.ts';

/** What a run of chaos plays on: the shipped build in a real Chromium, before the test world. */
export interface Stage {
  readonly browser: ChromiumBrowser;
  readonly store: Store;
  readonly world: World;
  /** Whatever the program said on any console as an error. */
  readonly errors: string[];
  /**
   * What the program may say of damage that was done on purpose, until some rounds pass without it after one with it: a
   * worker that dies early has not looked, or has seen it and not mended it.
   */
  readonly allowed: Set<RegExp>;
  readonly random: () => number;
  /** A page of ours that the reader has open all the while; it speaks to the background as every surface does. */
  surface(): Promise<Page>;
}

/**
 * Sends a message as an open surface of ours does.
 * @returns what was answered; null where the background died over it, refused, or did not answer within ten seconds:
 *   then nobody knows whether it was done
 */
export async function ask<T>(stage: Stage, name: string, payload: object): Promise<T | null> {
  const page = await stage.surface();
  return page.evaluate(
    async ([message, content]) => {
      const late = new Promise<null>((resolve) => setTimeout(() => resolve(null), 10_000));
      const sent = chrome.runtime
        .sendMessage({ name: message, payload: content })
        .then((envelope: { ok: boolean; value?: unknown } | undefined) => (envelope?.ok ? envelope.value : null))
        .catch(() => null);
      return (await Promise.race([sent, late])) as T | null;
    },
    [name, payload] as const,
  );
}
