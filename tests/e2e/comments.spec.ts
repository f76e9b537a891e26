import type { Frame, Page } from '@playwright/test';
import { UNSAFE_ADDRESSES, XSS_VECTORS } from '../support/xss-vectors.ts';
import type { WorldArticle } from '../world/articles/article.ts';
import { postNumber } from '../world/feeds/rss.ts';
import type { World } from '../world/world.ts';
import { overflow, violations } from './support/axe.ts';
import { restOn } from './support/beside.ts';
import { expect, openSidebar, test } from './support/fixtures.ts';
import { suspicious } from './support/suspicious.ts';

const REST = '/wp-json/wp/v2/comments';

/** An article of a publisher that is much talked about. */
function discussed({ articles }: World, publisherId: string): WorldArticle {
  const [most] = articles.filter((one) => one.publisherId === publisherId).sort((a, b) => b.comments - a.comments);
  if (!most || most.comments < 15) throw new Error(`nobody comments at ${publisherId}`);
  return most;
}

const asked = (world: World) => world.requests.filter(({ kind }) => kind === 'comments');

/** The row about the page itself; those of the cards are below theirs. */
const own = (frame: Frame) => frame.locator('section > [data-part="discussion"]');

async function beside(
  extension: Parameters<typeof openSidebar>[0],
  url: string,
): Promise<{ page: Page; frame: Frame }> {
  const page = await extension.context.newPage();
  await page.goto(url);
  const frame = await openSidebar(extension, page);
  await restOn(frame.locator('h1'));
  return { page, frame };
}

test('comments of the page are read on a click, which says whom it asks, and asks nobody else', async ({
  extension,
  store,
  world,
}) => {
  const article = discussed(world, 'cryptoslate');
  const { frame } = await beside(extension, article.url);
  const row = own(frame);
  await expect(row).toContainText(`${article.comments} comments on this article`);
  await expect(row.locator('[data-part="asks"]')).toHaveText('Asks cryptoslate.com');
  await expect(row.locator('[data-part="comments"]')).toHaveCount(0);
  expect(asked(world), 'nobody is asked before the click').toEqual([]);

  const before = world.requests.length;
  const button = row.getByRole('button', { name: 'Read here' });
  await button.focus();
  await frame.page().keyboard.press('Enter');
  const tree = row.locator('[data-part="comments"]');
  await expect(tree.locator('> li').first()).toBeVisible();
  await expect(row.locator('[data-part="asks"]')).toHaveText(`${article.comments} comments from cryptoslate.com`);
  await expect(row.getByRole('button', { name: 'Close' })).toBeFocused();
  const depths = await tree.locator('li').evaluateAll((items) =>
    items.map((item) => {
      let depth = 0;
      for (let at: Element | null = item; at && !at.matches('[data-part="comments"]'); at = at.parentElement) {
        if (at.localName === 'li') depth++;
      }
      return depth;
    }),
  );
  expect(Math.max(...depths), 'four levels').toBe(4);
  await expect(tree.getByRole('link', { name: /continue at the site$/ }).first()).toHaveAttribute(
    'href',
    new RegExp(`^${article.url}#comment-`),
  );
  const reply = row.getByRole('link', { name: 'Reply at cryptoslate.com' });
  await expect(reply).toHaveAttribute('href', `${article.url}#respond`);
  await expect(reply).toHaveAttribute('rel', 'noopener noreferrer');

  const sent = world.requests.slice(before).filter(({ kind }) => kind !== 'browser');
  expect(sent.map(({ method, host, kind }) => ({ method, host, kind }))).toEqual([
    { method: 'GET', host: 'cryptoslate.com', kind: 'comments' },
  ]);
  expect(sent[0]?.path).toContain(`${REST}?post=${postNumber(article)}&`);
  expect(sent[0]?.headers).not.toHaveProperty('cookie');
  expect(sent[0]?.headers).not.toHaveProperty('referer');
  await expect
    .poll(async () => (await store.all('requestLog')).filter(({ purpose }) => purpose === 'comments'))
    .toMatchObject([{ host: 'cryptoslate.com', path: REST, byClick: true, answer: 200 }]);

  expect(await violations(frame)).toEqual([]);
  expect(await overflow(frame)).toBe(0);
});

test('where the interface is shut the feed is read; whoever asks to wait is left alone', async ({
  extension,
  world,
}) => {
  const article = discussed(world, 'unchained');
  const { page, frame } = await beside(extension, article.url);
  await own(frame).getByRole('button', { name: 'Read here' }).click();
  await expect(own(frame)).toContainText('This site does not say who answers whom.');
  await expect(own(frame).locator('[data-part="comments"] > li')).toHaveCount(article.comments);
  expect(asked(world).map(({ path }) => path.split('?')[0])).toEqual([REST, `${new URL(article.url).pathname}feed/`]);
  await page.close();

  const other = discussed(world, 'cryptoslate');
  world.setFault(
    { host: 'cryptoslate.com', path: /wp-json/ },
    { kind: 'status', status: 429, headers: { 'retry-after': '900' } },
  );
  world.clearRequests();
  const second = await beside(extension, other.url);
  const row = own(second.frame);
  for (let press = 0; press < 2; press++) {
    await row.getByRole('button', { name: 'Read here' }).click();
    await expect(row).toHaveAttribute('data-stage', 'answered');
    await expect(row.locator('[data-part="asks"]')).toHaveText('cryptoslate.com asked us to wait.');
  }
  await expect(row.getByRole('link', { name: 'Read at cryptoslate.com' })).toBeVisible();
  expect(asked(world)).toHaveLength(1);
});

test('a card tells how many there are; opening them asks nobody, the button does', async ({ extension, world }) => {
  const { frame } = await beside(extension, world.pages.seed);
  const more = frame.locator('.articles-more');
  await expect(frame.locator('[data-article-id]').first()).toBeVisible();
  if (await more.isVisible()) await more.click();
  const count = frame.locator('button[data-part="comment-count"]').first();
  await expect(count).toHaveAttribute('aria-expanded', 'false');
  await count.focus();
  await frame.page().keyboard.press('Enter');
  await expect(count).toHaveAttribute('aria-expanded', 'true');
  const row = frame.locator('[data-article-id]').filter({ has: frame.locator('button[aria-expanded="true"]') });
  await expect(row.locator('[data-part="asks"]')).toHaveText(/^Asks \S+$/);
  expect(asked(world)).toEqual([]);
  await row.getByRole('button', { name: 'Read here' }).click();
  await expect(row.locator('[data-part="comments"] > li').first()).toBeVisible();
  expect(new Set(asked(world).map(({ host }) => host)).size).toBe(1);
});

test('nothing that a comment says runs, loads or leads astray', async ({ extension, world }) => {
  test.setTimeout(120_000);
  const article = discussed(world, 'cryptoslate');
  const ran: string[] = [];
  await extension.context.exposeBinding('ran', ({ frame }) => ran.push(frame.url()));
  extension.context.on('dialog', (dialog) => ran.push(dialog.message()));
  const { frame } = await beside(extension, article.url);
  for (let from = 0; from < XSS_VECTORS.length; from += 100) {
    const rows = XSS_VECTORS.slice(from, from + 100).map((vector, n) => ({
      id: n + 1,
      // A hundred on one page would ask for the next.
      parent: n % 5 === 0 ? 0 : n,
      author_name: vector,
      link: UNSAFE_ADDRESSES[n % UNSAFE_ADDRESSES.length],
      content: { rendered: `<p>Comment ${n} of ${from}</p>${vector}` },
    }));
    world.clearFaults();
    const body = JSON.stringify(rows.slice(0, 99));
    world.setFault({ host: 'cryptoslate.com', path: /wp-json/ }, { kind: 'status', status: 200, body });
    await own(frame).getByRole('button', { name: 'Read here' }).click();
    await expect(
      own(frame)
        .locator('[data-part="text"]')
        .filter({ hasText: `of ${from}` })
        .first(),
    ).toBeVisible();
    expect(await suspicious(frame)).toEqual([]);
    const links = await own(frame)
      .locator('a')
      .evaluateAll((all) => all.map((link) => (link as HTMLAnchorElement).href));
    for (const link of links) expect(link).toMatch(new RegExp(`^${article.url}#`));
    await own(frame).getByRole('button', { name: 'Close' }).click();
  }
  expect(ran).toEqual([]);
  expect(world.requests.filter(({ host }) => host === 'ran.example')).toEqual([]);
});
