import { beforeEach, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { applySites, onSitesAllowed, registerSites } from '../../../entrypoints/background/sidebar-sites.ts';
import { changeSettings } from '../../../lib/settings/settings-store.ts';
import { fakePermissions } from '../../support/fake-permissions.ts';

interface Script {
  readonly id: string;
  readonly matches: readonly string[];
  readonly excludeMatches: readonly string[];
}

const PUBLISHERS = ['https://decrypt.co/*'];
const NOTES = 'notes.example.org';

/** What the browser was told to put into pages; and in which tabs what was done. */
let registered: Script[];
let done: string[];
let tabs: { id: number; status: string; url?: string; discarded?: boolean }[];
beforeEach(() => {
  fakeBrowser.reset();
  fakePermissions.allowOnly(...PUBLISHERS);
  registered = [];
  done = [];
  const status = 'complete';
  tabs = [
    { id: 1, status, url: 'https://decrypt.co/a' },
    { id: 2, status, url: `https://${NOTES}/b` },
    // Without its host the browser tells no address.
    { id: 3, status },
  ];
  Object.assign(fakeBrowser.runtime, {
    getManifest: () => ({ manifest_version: 3, content_scripts: [{ matches: PUBLISHERS }] }),
  });
  Object.assign(fakeBrowser, {
    scripting: {
      getRegisteredContentScripts: async () => registered,
      unregisterContentScripts: async () => void (registered = []),
      registerContentScripts: async (scripts: Script[]) => {
        if (registered.length > 0) throw new Error('Duplicate script ID');
        registered.push(...scripts);
      },
      updateContentScripts: async (scripts: Script[]) => {
        if (registered.length === 0) throw new Error('Nonexistent script ID');
        registered = scripts;
      },
      executeScript: async ({ target }: { target: { tabId: number } }) => void done.push(`put ${target.tabId}`),
    },
  });
  Object.assign(fakeBrowser.tabs, {
    query: async () => tabs,
    sendMessage: async (tabId: number, { payload }: { payload: { stay: boolean } }) => {
      done.push(`${payload.stay ? 'look' : 'leave'} ${tabId}`);
      return { ok: true, value: null };
    },
  });
});

const choose = (...sidebarSites: string[]) => changeSettings(() => ({ sidebarSites }));

it('puts the script on no site beyond the publishers’ until one is chosen', async () => {
  await registerSites();
  expect(registered).toEqual([]);
});

it('puts it on a chosen site that the browser allows, and not twice on the publishers’', async () => {
  await choose(NOTES, 'other.example');
  fakePermissions.allowOnly(...PUBLISHERS, `https://${NOTES}/*`);
  await registerSites();
  expect(registered).toMatchObject([{ matches: [`https://${NOTES}/*`], excludeMatches: PUBLISHERS }]);
});

it('a host that the browser allows for a source alone is no site of the sidebar', async () => {
  fakePermissions.allowOnly(...PUBLISHERS, `https://${NOTES}/*`);
  await applySites();
  expect(registered).toEqual([]);
  expect(done.toSorted()).toEqual(['leave 2', 'leave 3', 'look 1', 'put 1']);
});

it('every site is one pattern, while the browser allows every site', async () => {
  await choose('*', NOTES);
  fakePermissions.allowOnly('*://*/*');
  await registerSites();
  expect(registered).toMatchObject([{ matches: ['*://*/*'], excludeMatches: PUBLISHERS }]);
  fakePermissions.allowOnly(`https://${NOTES}/*`);
  await registerSites();
  expect(registered).toMatchObject([{ matches: [`https://${NOTES}/*`] }]);
});

it('holds at once in every open tab: there where it may stand, gone where it may not', async () => {
  await choose(NOTES);
  fakePermissions.allowOnly(...PUBLISHERS, `https://${NOTES}/*`);
  await applySites();
  expect(done.toSorted()).toEqual(['leave 3', 'look 1', 'look 2', 'put 1', 'put 2']);
  done = [];
  fakePermissions.allowOnly(...PUBLISHERS);
  await applySites();
  expect(registered).toEqual([]);
  expect(done).toContain('leave 2');
});

it('two changes at once end with the later one', async () => {
  fakePermissions.allowOnly('*://*/*');
  await choose(NOTES);
  const first = applySites();
  await choose('later.example');
  await Promise.all([first, applySites(), registerSites()]);
  expect(registered).toMatchObject([{ matches: ['https://later.example/*'] }]);
});

it('a tab that hangs holds up no later change; one that is discarded or loading gets nothing put into it', async () => {
  await choose(NOTES);
  fakePermissions.allowOnly(...PUBLISHERS, `https://${NOTES}/*`);
  const { executeScript } = fakeBrowser.scripting;
  Object.assign(fakeBrowser.scripting, { executeScript: () => new Promise(() => undefined) });
  void applySites();
  await registerSites();
  Object.assign(fakeBrowser.scripting, { executeScript });
  Object.assign(tabs[0]!, { status: 'loading' });
  Object.assign(tabs[1]!, { discarded: true });
  done = [];
  await applySites();
  expect(done.toSorted()).toEqual(['leave 3', 'look 1']);
});

it('hosts that are allowed change nothing in the tabs, unless a site of the sidebar is among them', async () => {
  await choose(NOTES);
  await onSitesAllowed(['https://feed.example/*']);
  expect(done).toEqual([]);
  for (const origin of [`https://${NOTES}/*`, '*://*/*', PUBLISHERS[0]!]) {
    done = [];
    await onSitesAllowed([origin]);
    expect(done).not.toEqual([]);
  }
});
