import { beforeEach, describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { changeLentHosts, readLentHosts } from '../../../lib/settings/lent-hosts.ts';

const address = (n: number): string => `https://site${n}.example/feed`;

describe('hosts lent for a look', () => {
  beforeEach(() => fakeBrowser.reset());

  it('keeps what two clicks at once lend', async () => {
    await Promise.all([1, 2, 3].map((n) => changeLentHosts((lent) => [...lent, address(n)])));
    expect(await readLentHosts()).toEqual([1, 2, 3].map(address));
  });

  it('forgets the oldest beyond twenty, and leaves nothing behind when all are returned', async () => {
    await changeLentHosts(() => Array.from({ length: 25 }, (_, n) => address(n)));
    expect(await readLentHosts()).toEqual(Array.from({ length: 20 }, (_, n) => address(n + 5)));
    await changeLentHosts(() => []);
    expect(await fakeBrowser.storage.local.get()).toEqual({});
  });
});
