import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { fromSurfaces } from '../../../entrypoints/background/handlers.ts';
import { keepError, readErrors } from '../../../entrypoints/background/last-errors.ts';
import { hearBugs, log } from '../../../lib/log.ts';
import { clearDatabase, database } from '../../../lib/store/database.ts';
import { changeProvider } from '../../../lib/store/providers.ts';
import { fakeNetwork } from '../../support/fake-network.ts';
import { servePackage, storeArticles } from '../../support/stored-articles.ts';

beforeEach(async () => {
  fakeBrowser.reset();
  servePackage();
  await clearDatabase();
  hearBugs(keepError);
  vi.spyOn(console, 'warn').mockImplementation(() => undefined);
});
afterEach(() => {
  hearBugs(() => undefined);
  vi.restoreAllMocks();
  vi.unstubAllGlobals();
});

const check = () => fromSurfaces.getSelfCheck({}, {});

it('the check tells how sources of prices, index, database and alarm fare', async () => {
  await storeArticles([{ title: 'One' }, { title: 'Two' }]);
  await changeProvider('kraken', (row) => ({ ...row, failures: 2, failure: { reason: 'timeout', at: 5 } }));
  const first = await check();
  expect(first).toMatchObject({
    providers: [{ source: 'kraken', failures: 2, failure: { reason: 'timeout', at: 5 } }],
    index: { version: 5, pieces: 1, damaged: 0, articles: 2 },
    database: { rows: { articleBlocks: 1, saved: 0 } },
    ringsAt: null,
    errors: [],
  });
  expect((await check()).ringsAt).toBeGreaterThan(Date.now());
});

it('a damaged piece of the index is counted, and one part that fails costs itself alone', async () => {
  await storeArticles([{ title: 'One' }]);
  await (await database()).add('indexSegments', new Blob(['rubbish']));
  expect((await check()).index).toMatchObject({ pieces: 2, damaged: 1, articles: 1 });
  vi.spyOn(IDBObjectStore.prototype, 'count').mockImplementation(() => {
    throw new Error('backing store');
  });
  const found = await check();
  expect(found).toMatchObject({ database: null, providers: [], index: { pieces: 2 } });
  expect(found.errors[0]).toMatchObject({ where: 'self-check', text: 'Error: backing store' });
});

it('what went wrong is kept, the newest first, without addresses and keys, the last twenty', async () => {
  for (let n = 0; n < 25; n++)
    log.bug(`round ${n}`, new TypeError(`no https://x.example/${n}?key=${n} by CG-1a2B3c4D5e6F7g8H9i${n}`));
  await vi.waitFor(async () => expect((await readErrors())[0]?.where).toBe('round 24'));
  expect(await readErrors()).toHaveLength(20);
  expect((await readErrors())[0]!.text).toBe('TypeError: no [address] by [key]');
});

it('the check asks nobody, whatever is due or failed', async () => {
  const { sent } = fakeNetwork({});
  await changeProvider('kraken', (row) => ({ ...row, failures: 2, failure: { reason: 'timeout', at: 5 } }));
  // A round takes its job before it asks anybody.
  const jobs = async () => (await database()).getAll('jobs');
  const before = await jobs();
  await Promise.all([check(), fromSurfaces.getSources({}, {}), fromSurfaces.getKeeping({}, {})]);
  await storeArticles([{ title: 'What is stored meanwhile comes later than a job that was taken' }]);
  expect(await jobs()).toEqual(before);
  expect(sent).toEqual([]);
});
