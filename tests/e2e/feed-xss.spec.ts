import { publisherOf } from '../world/articles/publishers.ts';
import { XSS_VECTORS } from '../support/xss-vectors.ts';
import type { World } from '../world/world.ts';
import type { ChromiumBrowser } from './browser/chromium.ts';
import { expect, openSidebar, test } from './support/fixtures.ts';
import type { Store } from './support/store.ts';
import { suspicious } from './support/suspicious.ts';

/** As many as the sidebar shows at most, less two for what the world's own publishers tell. */
const STORIES = 8;
/** Further apart than articles of one story are, so that each is told by itself. */
const APART_MS = 5 * 86_400_000;
const PUBLISHER = publisherOf('coindesk');
const FEED = new URL(PUBLISHER.feedUrl);
const cdata = (text: string): string => `<![CDATA[${text.replaceAll(']]>', ']]]]><![CDATA[>')}]]>`;

/** What the page of the test is about: stories of it stand beside it. */
const HEADLINE = 'Amazon, Anthropic and Bittensor: decentralised AI';
const TEASER =
  'Amazon invests $1.25 billion in Anthropic. Against the concentration of artificial intelligence stand Bittensor, ' +
  'Fetch.ai, Akash and Render, with federated learning, zero-knowledge machine learning and DePIN.';

/** Stories under the same addresses as ever; each headline holds one way to be hostile, and so do all other fields. */
function hostileFeed(batch: number, vectors: readonly string[], now: number): string {
  const items = vectors.map(
    (vector, story) =>
      `<item><link>https://${FEED.host}/hostile/${story}</link>` +
      `<title>${cdata(`Story ${story} of ${batch} ${HEADLINE} ${vector}`)}</title>` +
      `<description>${cdata(`${TEASER} ${vector}`)}</description><author>${cdata(vector)}</author>` +
      `<category>${cdata(vector)}</category><pubDate>${new Date(now - APART_MS * story).toUTCString()}</pubDate></item>`,
  );
  return `<?xml version="1.0"?><rss version="2.0"><channel><title>${cdata(vectors.join(' '))}</title>${items.join('')}</channel></rss>`;
}

/** A look at this feed in which it says these things; earlier stories are edited by it. */
async function tell(extension: ChromiumBrowser, store: Store, world: World, body: string): Promise<void> {
  world.clearFaults();
  const headers = { 'content-type': 'application/rss+xml; charset=utf-8' };
  world.setFault(
    { host: FEED.host, path: new RegExp(`^${FEED.pathname}`) },
    { kind: 'status', status: 200, headers, body },
  );
  await store.makeFeedDue(PUBLISHER.id);
  await extension.fireAlarm('heartbeat');
}

test('nothing that a feed sends runs, loads or leads astray on any surface', async ({ extension, store, world }) => {
  test.setTimeout(300_000);
  const ran: string[] = [];
  await extension.context.exposeBinding('ran', ({ frame }) => ran.push(frame.url()));
  extension.context.on('dialog', (dialog) => ran.push(dialog.message()));

  const page = await extension.context.newPage();
  await page.goto(world.pages.seed);
  const frame = await openSidebar(extension, page);
  const popup = await extension.context.newPage();
  await popup.goto(extension.url('popup.html'));
  const options = await extension.context.newPage();
  await options.goto(extension.url('options.html'));
  await page.bringToFront();

  const shown = new Set<string>();
  for (let from = 0, batch = 0; from < XSS_VECTORS.length; from += STORIES, batch++) {
    const vectors = XSS_VECTORS.slice(from, from + STORIES);
    await tell(extension, store, world, hostileFeed(batch, vectors, world.now()));
    const told = (): Promise<string[]> =>
      store
        .articles()
        .then((articles) =>
          articles
            .map(({ title }) => title)
            .filter((title) => title.includes(` of ${batch} `) || title.endsWith(` of ${batch}`)),
        );
    await expect.poll(async () => (await told()).length).toBe(vectors.length);
    const titles = frame
      .locator('[data-part="title"], [data-part="also"] li > [dir="auto"]')
      .filter({ hasText: new RegExp(`^Story \\d+ of ${batch}( |$)`) });
    const more = frame.locator('.articles-more');
    await expect
      .poll(async () => {
        // From here on there is room for those that others outrank.
        if ((await more.count()) > 0) await more.click();
        return titles.count();
      })
      .toBe(vectors.length);
    expect((await titles.allTextContents()).sort()).toEqual((await told()).sort());
    for (const title of await titles.allTextContents()) shown.add(title);
    for (const surface of [frame, popup, options]) expect(await suspicious(surface)).toEqual([]);
  }

  // The popup tells the latest of them when a coin's row is opened.
  await popup.reload();
  await popup.locator('body[data-ready="1"]').waitFor();
  await popup.locator('[data-coin-id="bittensor"] [data-part="press"]').click();
  await expect(popup.locator('[data-part="headlines"] a').first()).toContainText(/^Story \d of \d/);
  expect(await suspicious(popup)).toEqual([]);

  expect(shown.size, 'each has been on the screen').toBe(XSS_VECTORS.length);
  const articles = await store.articles();
  expect(articles.filter(({ url }) => url.includes('/hostile/'))).toHaveLength(STORIES);
  const rows = JSON.stringify(await store.all('articleBlocks'));
  expect(rows).not.toMatch(/<[a-z/!?]/i);
  for (const { url } of articles) expect(url).toMatch(/^https?:\/\//);
  expect(ran).toEqual([]);
  expect(world.requests.filter(({ host }) => host === 'ran.example')).toEqual([]);
});
