import { browser } from '../browser.ts';

export const INSTALL_SEED_KEY = 'installSeed';

/**
 * A random word of this install, made once. All jitter comes from it and the round's number, never from chance at the
 * moment, so that a schedule can be repeated.
 */
export async function installSeed(): Promise<string> {
  const stored: unknown = (await browser.storage.local.get(INSTALL_SEED_KEY))[INSTALL_SEED_KEY];
  if (typeof stored === 'string' && stored.length > 0) return stored;
  const seed = randomToken();
  await browser.storage.local.set({ [INSTALL_SEED_KEY]: seed });
  return seed;
}

/** 128 random bits as 32 hex digits. */
export function randomToken(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
