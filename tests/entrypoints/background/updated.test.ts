import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { log } from '../../../lib/log.ts';
import { openIndex } from '../../../lib/query/open-index.ts';
import { countIn } from '../../../lib/relate/corpus-figures.ts';
import { clearDatabase, database } from '../../../lib/store/database.ts';
import { readSegments } from '../../../lib/store/index-segments.ts';
import { fakePermissions } from '../../support/fake-permissions.ts';
import { servePackage, storeArticles } from '../../support/stored-articles.ts';

beforeEach(async () => {
  fakeBrowser.reset();
  fakePermissions.allowOnly('https://site.example/*');
  servePackage();
  await clearDatabase();
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

it('an update finds the articles that an index of another version holds', async () => {
  vi.spyOn(log, 'bug').mockReturnValue();
  await storeArticles([{ title: 'Bittensor validators rent GPU racks' }, { title: 'Akash rents out GPUs' }]);
  const [piece] = await readSegments();
  const former = new Uint32Array(piece!.bytes.slice(0));
  former[1] = 4;
  await (await database()).put('indexSegments', new Blob([former]), piece!.key);
  expect(countIn(await openIndex())).toBe(0);
  // As where there are neither, Firefox for Android.
  Object.assign(fakeBrowser, { commands: undefined, contextMenus: undefined });
  vi.stubGlobal('localStorage', { setItem: () => undefined });
  const { default: background } = await import('../../../entrypoints/background/index.ts');
  background.main();
  await fakeBrowser.runtime.onInstalled.trigger({ reason: 'update', previousVersion: '0.9' });
  await vi.waitFor(async () => expect(countIn(await openIndex())).toBe(2), 5_000);
});
