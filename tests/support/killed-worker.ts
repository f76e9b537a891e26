import { vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';

/**
 * The worker dies where it would write a key of `storage.local`: nothing is written, and nothing after it happens.
 * @returns starts it anew
 */
export function dieAtWriteOf(key: string): () => void {
  const { local } = fakeBrowser.storage;
  const set = local.set.bind(local);
  const spy = vi.spyOn(local, 'set').mockImplementation(async (items) => {
    if (key in (items as object)) throw new Error('killed');
    return set(items);
  });
  return () => spy.mockRestore();
}
