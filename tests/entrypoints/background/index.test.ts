import { beforeEach, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { holdPlace, placeIn } from '../../../entrypoints/background/private-windows.ts';

type Removed = (tabId: number, info: { windowId: number; isWindowClosing: boolean }) => void;

/** What the background hears of tabs that are closed. */
let closed: Removed[];

beforeEach(async () => {
  fakeBrowser.reset();
  closed = [];
  const event = { addListener: () => undefined };
  // As in Firefox for Android, which the background lives without.
  Object.assign(fakeBrowser, { commands: undefined, contextMenus: undefined });
  Object.assign(fakeBrowser.permissions, { onAdded: event, onRemoved: event });
  Object.assign(fakeBrowser.tabs.onRemoved, { addListener: (listener: Removed) => closed.push(listener) });
  vi.stubEnv('FIREFOX', '');
  vi.resetModules();
  const { default: background } = await import('../../../entrypoints/background/index.ts');
  background.main();
});

it.each([false, true])(
  'the place in a private tab is forgotten with it, its window closing too: %s',
  async (isWindowClosing) => {
    const place = { side: 'start', at: 0.2 } as const;
    await holdPlace(7, { place, width: 400 });
    await holdPlace(8, { place });
    expect(await placeIn(7)).toMatchObject({ place, width: 400 });
    for (const hear of closed) hear(7, { windowId: 1, isWindowClosing });
    await vi.waitFor(async () => expect(await placeIn(7)).toEqual({}));
    expect(await placeIn(8), 'of another tab it stays').toMatchObject({ place });
  },
);

it('the one alarm is there whatever woke the background: Firefox takes it away with a switching off, and tells of no start', async () => {
  await vi.waitFor(async () => expect(await fakeBrowser.alarms.get('heartbeat')).toMatchObject({ periodInMinutes: 3 }));
});
