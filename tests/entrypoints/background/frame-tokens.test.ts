import { beforeEach, describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { bindToken, boundFrame, forgetTab, mintToken } from '../../../entrypoints/background/frame-tokens.ts';

let openTabs: number[];
beforeEach(() => {
  fakeBrowser.reset();
  openTabs = Array.from({ length: 1000 }, (_, place) => place);
  Object.assign(fakeBrowser.tabs, { query: async () => openTabs.map((id) => ({ id })) });
});

async function open(tabId: number): Promise<string> {
  const secret = await bindToken(await mintToken({ tabId, host: 'decrypt.co' }), tabId);
  if (secret === null) throw new Error('not bound');
  return secret;
}

const count = async (): Promise<number> => {
  const { frames } = await fakeBrowser.storage.session.get('frames');
  return Object.keys((frames as { bound: object }).bound).length;
};

describe('a token', () => {
  it('works once, in its own tab', async () => {
    const token = await mintToken({ tabId: 1, host: 'decrypt.co' });
    expect(await bindToken(token, 1)).toMatch(/\S{16}/);
    expect(await bindToken(token, 1)).toBeNull();
    expect(await bindToken(await mintToken({ tabId: 1, host: 'decrypt.co' }), 2)).toBeNull();
  });
});

describe('a secret', () => {
  it('stays good however many sidebars are opened elsewhere', async () => {
    const first = await open(0);
    for (let tabId = 1; tabId <= 250; tabId++) await open(tabId);
    expect(await boundFrame(first, 0)).toEqual({ tabId: 0, host: 'decrypt.co' });
    expect(await boundFrame(first, 1)).toBeNull();
  });

  it('gives way to newer ones of its own tab, but not to the next eight', async () => {
    const first = await open(1);
    for (let again = 0; again < 8; again++) await open(1);
    expect(await boundFrame(first, 1)).not.toBeNull();
    await open(1);
    expect(await boundFrame(first, 1)).toBeNull();
  });

  it('goes with its tab, at the latest when there are many', async () => {
    const closed = await open(1);
    const kept = await open(2);
    await forgetTab(1);
    expect(await boundFrame(closed, 1)).toBeNull();
    expect(await boundFrame(kept, 2)).not.toBeNull();

    // A window closes with 150 tabs.
    for (let tabId = 100; tabId < 250; tabId++) await open(tabId);
    openTabs = openTabs.filter((id) => id < 100 || id >= 250);
    for (let tabId = 300; tabId < 350; tabId++) await open(tabId);
    expect(await count()).toBe(51);
    expect(await boundFrame(kept, 2)).not.toBeNull();
  });
});
