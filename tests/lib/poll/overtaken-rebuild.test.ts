import 'fake-indexeddb/auto';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { log } from '../../../lib/log.ts';
import { compactIndex } from '../../../lib/poll/index-articles.ts';
import { openIndex } from '../../../lib/query/open-index.ts';
import { countIn } from '../../../lib/relate/corpus-figures.ts';
import { clearDatabase, database } from '../../../lib/store/database.ts';
import { readSegments } from '../../../lib/store/index-segments.ts';
import { servePackage, storeArticles } from '../../support/stored-articles.ts';

/** What happens between the reading of all articles and the writing of the index built of them. */
const between = vi.hoisted(() => ({ once: null as (() => Promise<unknown>) | null }));
vi.mock('../../../lib/store/read-articles.ts', async (load) => {
  const real = await load<typeof import('../../../lib/store/read-articles.ts')>();
  return {
    ...real,
    readAllArticles: async () => {
      const all = await real.readAllArticles();
      const { once } = between;
      between.once = null;
      await once?.();
      return all;
    },
  };
});

beforeEach(async () => {
  fakeBrowser.reset();
  servePackage();
  await clearDatabase();
});
afterEach(() => vi.restoreAllMocks());

it('an index that a look at a feed overtook while it was built anew is built again', async () => {
  vi.spyOn(log, 'bug').mockReturnValue();
  await storeArticles([{ title: 'Bittensor validators rent GPU racks' }, { title: 'Akash rents out GPUs' }]);
  const [piece] = await readSegments();
  const former = new Uint32Array(piece!.bytes.slice(0));
  former[1] = 4;
  await (await database()).put('indexSegments', new Blob([former]), piece!.key);
  between.once = () => storeArticles([{ title: 'Render rents out GPUs too' }]);
  await compactIndex(true);
  expect(between.once).toBeNull();
  expect(countIn(await openIndex())).toBe(3);
});
