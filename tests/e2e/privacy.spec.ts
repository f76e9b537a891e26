import { overflow, violations } from './support/axe.ts';
import { restOn } from './support/beside.ts';
import { expect, openSidebar, test } from './support/fixtures.ts';
import { idle, round } from './support/settled.ts';
import { everythingStored } from './support/everything-stored.ts';

const REST = '/wp-json/wp/v2/comments';

test.describe('since the install', () => {
  test.use({ freshInstall: true });

  test('the log tells just what reached the servers, what a click made apart, and is cleared', async ({
    extension,
    store,
    world,
  }) => {
    const article = world.articles.find((one) => one.publisherId === 'cryptoslate' && one.comments >= 15);
    if (!article) throw new Error('nobody comments at cryptoslate');
    const tab = await extension.context.newPage();
    await tab.goto(article.url);
    const sidebar = await openSidebar(extension, tab);
    const read = sidebar.locator('section > [data-part="discussion"]').getByRole('button', { name: 'Read here' });
    await restOn(read);
    await read.click();
    await sidebar.locator('[data-part="comments"]').first().waitFor();
    await round(extension, store);

    // Since the install: every round of it, one more of everything, and the click.
    const reached = world.requests
      .filter(({ kind }) => kind === 'price' || kind === 'feed' || kind === 'comments')
      .map(({ host, path, status }) => `${host}${path.replace(/\?.*$/, '')} ${status}`);
    expect(reached.length).toBeGreaterThan(40);
    const logged = async () =>
      (await store.all('requestLog')).map(
        ({ host, path, answer }) => `${String(host)}${String(path)} ${String(answer)}`,
      );
    await expect.poll(async () => (await logged()).toSorted()).toEqual(reached.toSorted());

    const page = await extension.openSurface('options');
    await page.locator('body[data-ready="1"]').waitFor();
    await idle(store);
    await page.locator('a[data-section="privacy"]').click();
    const rows = page.locator('.requests tbody tr');
    await expect(rows.first()).toBeVisible();
    expect(await violations(page)).toEqual([]);
    await page.locator('label', { hasText: 'Your clicks' }).click();
    await expect(rows).toHaveCount(1);
    await expect(rows.locator('td:not(.request-time, .request-size)')).toHaveText([
      'cryptoslate.com',
      REST,
      'Comments, you clicked',
      '200',
    ]);
    await page.setViewportSize({ width: 320, height: 640 });
    expect(await overflow(page)).toBe(0);

    await page.locator('[data-part="clear"]').click();
    await expect(page.locator('main')).toContainText('No request is noted.');
    expect(await store.all('requestLog')).toEqual([]);
  });
});

test('nothing of a page that was read is stored', async ({ extension, store, world }) => {
  const page = await extension.context.newPage();
  const article = (await (await page.goto(world.pages.seed))?.text()) ?? '';
  // The same article at an address of its own, with a word that no feed and no other page has.
  const address = new URL('/quillwort-address', world.pages.seed).href;
  const body = article.replaceAll('<p>', '<p>Quillwortish ').replace('<title>', '<title>Quillwortish ');
  expect(body.split('Quillwortish').length).toBeGreaterThan(5);
  await page.route(address, (route) => route.fulfill({ contentType: 'text/html', body }));
  await page.goto(address);
  const sidebar = await openSidebar(extension, page);
  await sidebar.locator('[data-coin-id]').first().waitFor();
  await round(extension, store);
  const stored = await (await extension.worker()).evaluate(everythingStored);
  expect(stored, 'what is stored was found').toContain('api.coingecko.com');
  expect(stored.toLowerCase()).not.toContain('quillwort');
});
