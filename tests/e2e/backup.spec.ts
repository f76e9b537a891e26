import { expect, test } from './support/fixtures.ts';

test('everything of the reader’s is copied aside, restored with a way back, and outlives the loss of the database', async ({
  extension,
  store,
  consoleErrors,
}) => {
  const page = await extension.openSurface('options');
  await page.locator('body[data-ready="1"]').waitFor();
  const ask = (name: string, payload: object) =>
    page.evaluate((message) => chrome.runtime.sendMessage(message), { name, payload });
  const watchlist = async () => ((await store.local('settings')) as { watchlist: string[] }).watchlist;
  const [article] = await store.articles();
  if (!article) throw new Error('no article is stored');
  await ask('putMark', { articleId: article.id, mark: 'saved', on: true });
  await ask('putSettings', { watchlist: ['bitcoin', 'ethereum'] });

  await page.locator('a[data-section="data"]').click();
  const rows = page.locator('[data-part="backups"] li');
  await page.locator('[data-part="backup-now"]').click();
  await expect(rows.first()).toContainText('2 coins, 1 saved article');
  await ask('putSettings', { watchlist: ['dogecoin'] });
  await rows.first().locator('[data-part="backup-restore"]').click();
  await expect.poll(watchlist).toEqual(['bitcoin', 'ethereum']);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect.poll(watchlist).toEqual(['dogecoin']);

  // The browser drops the database, as it does with one that is broken.
  const worker = await extension.worker();
  await worker.evaluate(
    () =>
      new Promise<void>((resolve, reject) => {
        const request = indexedDB.deleteDatabase('coinside');
        request.addEventListener('success', () => resolve());
        request.addEventListener('error', () => reject(new Error('the database is still there')));
      }),
  );
  await extension.fireAlarm('heartbeat');
  await expect.poll(async () => (await store.all('saved')).length).toBe(1);
  await expect(page.locator('.notices')).toContainText(/lost Coinside’s database.*1 saved article/);
  await expect.poll(() => store.idle()).toBe(true);
  await page.locator('.notices button').click();
  await expect(page.locator('.notices')).not.toContainText('lost');

  // A database in which nothing can be read any more, whatever became of it.
  await page.evaluate(async () => {
    const done = (request: IDBOpenDBRequest): Promise<void> =>
      new Promise((resolve, reject) => {
        request.addEventListener('success', () => resolve());
        request.addEventListener('error', () => reject(new Error('the database stays as it is')));
      });
    const { version } = (await indexedDB.databases()).find(({ name }) => name === 'coinside') ?? {};
    // In one turn: the browser does them one after the other, and nothing of ours opens it in between.
    const gone = indexedDB.deleteDatabase('coinside');
    const empty = indexedDB.open('coinside', version);
    await Promise.all([done(gone), done(empty)]);
    empty.result.close();
  });
  await page.reload();
  const unreadable = page.locator('[data-part="unreadable"]');
  await expect(unreadable).toContainText('2 coins, 1 saved article');
  await page.locator('[data-part="unreadable-anew"]').click();
  await page.locator('[data-part="anew-confirm"]').click();
  await page.locator('body[data-ready="1"]').waitFor();
  await expect(unreadable).toHaveCount(0);
  await expect(page.locator('.notices')).toContainText(/lost Coinside’s database.*1 saved article/);
  expect((await store.all('saved')).length).toBe(1);
  expect(await watchlist()).toEqual(['dogecoin']);
  // Of that database everything said what it could not read, and nothing else was wrong.
  expect(consoleErrors.splice(0).filter((error) => !error.includes('object store'))).toEqual([]);
});
