import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';

const sidebar = vi.hoisted(() => ({ refuses: false, opened: 0 }));
vi.mock('../../../lib/side-panel.ts', () => ({
  IN_PANEL_KEY: 'sidebarInPanel',
  sidebarAction: {
    open: async () => {
      if (sidebar.refuses) throw new Error('sidebarAction.open may only be called from a user input handler');
      sidebar.opened++;
    },
  },
}));

beforeEach(() => {
  fakeBrowser.reset();
  vi.stubEnv('FIREFOX', 'true');
  Object.assign(sidebar, { refuses: false, opened: 0 });
});
afterEach(() => {
  vi.unstubAllEnvs();
  vi.resetModules();
});

/** As the popup has it once it read the choice. */
async function opener(isChosen: boolean): Promise<() => Promise<boolean>> {
  await fakeBrowser.storage.local.set({ sidebarInPanel: isChosen });
  const { opensOwnSidebar } = await import('../../../entrypoints/popup/own-sidebar.ts');
  await fakeBrowser.storage.local.get('sidebarInPanel');
  return opensOwnSidebar;
}

it('opens Firefox’s own sidebar in the press’s own turn, where that is chosen', async () => {
  const opening = (await opener(true))();
  expect(sidebar.opened).toBe(1);
  expect(await opening).toBe(true);
});

it('leaves the sidebar beside the page where that is chosen', async () => {
  expect(await (await opener(false))()).toBe(false);
  expect(sidebar.opened).toBe(0);
});

it('says so where Firefox refuses, so that the sidebar stands beside the page', async () => {
  sidebar.refuses = true;
  expect(await (await opener(true))()).toBe(false);
});
