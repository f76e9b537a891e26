import { expect, test } from './support/fixtures.ts';

/** What another device of the reader’s wrote, as `storage.sync` brings it: one coin more, one of ours removed. */
interface Stored {
  readonly v: number;
  readonly s: readonly (readonly [string, number])[];
  readonly i: Readonly<Record<string, readonly unknown[]>>;
}

test('shares choices once switched on, takes over what another device changed, and leaves no copy behind', async ({
  extension,
  store,
}) => {
  const page = await extension.openSurface('options');
  await page.locator('a[data-section="sync"]').click();
  const toggle = page.getByRole('switch', { name: 'Sync my choices' });
  await expect(toggle).toHaveAttribute('aria-checked', 'false');
  const worker = await extension.worker();
  const synced = () => worker.evaluate(() => chrome.storage.sync.get(null)) as Promise<Record<string, Stored>>;
  expect(await synced()).toEqual({});
  await toggle.click();
  await expect(toggle).toHaveAttribute('aria-checked', 'true');
  await expect.poll(async () => JSON.stringify(await synced())).toContain('"w:bitcoin":');
  await expect(page.locator('[data-part="sync-state"]')).toContainText(/Room taken[\d.]+ kB of 102 kB/);

  // Another device: dogecoin is off its list.
  const [key, share] = Object.entries(await synced()).find(([, { i }]) => 'w:dogecoin' in i) ?? [];
  if (key === undefined || share === undefined) throw new Error('the coin is in no share');
  const { 'w:dogecoin': _gone, ...i } = share.i;
  await worker.evaluate((items) => chrome.storage.sync.set(items), { [key]: { ...share, i } });
  await expect
    .poll(async () => ((await store.local('settings')) as { watchlist: string[] } | undefined)?.watchlist)
    .not.toContain('dogecoin');
  const { watchlist } = (await store.local('settings')) as { watchlist: string[] };
  expect(watchlist).toContain('bitcoin');
  expect(watchlist.length).toBe(20);

  await toggle.click();
  await page.locator('[data-part="sync-delete"]').click();
  await expect(toggle).toHaveAttribute('aria-checked', 'false');
  await expect.poll(async () => Object.keys(await synced())).toEqual(['gone']);
});
