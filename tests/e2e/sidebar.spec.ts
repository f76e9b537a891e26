import type { Frame, Page } from '@playwright/test';
import { everythingStored } from './support/everything-stored.ts';
import { defaultFeeds } from '../../lib/articles/default-feeds.ts';
import { relativeToPage } from '../../lib/domain/page-distance.ts';
import { publisherOf } from '../world/articles/publishers.ts';
import type { World } from '../world/world.ts';
import { launchChromium } from './browser/chromium.ts';
import {
  atEdge,
  hearMessages,
  house,
  inContentScript,
  isOpen,
  openByPointer,
  pressCommand,
  restOn,
  pressEscape,
} from './support/beside.ts';
import { DEFAULT_SOURCES, expect, EXTENSION, listen, openSidebar, sidebarFrame, test } from './support/fixtures.ts';
import { panelTree } from './support/panel.ts';

const SEED_DATE = Date.UTC(2023, 8, 25);
const silence = (frame: Frame) => frame.locator('[data-part="silent"]');

interface Card {
  readonly title: string;
  readonly meta: string;
  readonly reason: string;
  readonly href: string | null;
  readonly target: string | null;
  readonly rel: string | null;
}

function cards(frame: Frame): Promise<Card[]> {
  return frame.locator('[data-part="related"] [data-article-id]').evaluateAll((rows) =>
    rows.map((row) => {
      const text = (part: string): string => row.querySelector(`[data-part="${part}"]`)?.textContent ?? '';
      const link = row.querySelector('a');
      return {
        title: text('title'),
        meta: text('meta'),
        reason: text('reason'),
        href: link?.getAttribute('href') ?? null,
        target: link?.getAttribute('target') ?? null,
        rel: link?.getAttribute('rel') ?? null,
      };
    }),
  );
}

/** Every article shown is one of the world's, told with its source, its distance from the page's date, and a reason. */
function checkCards(shown: readonly Card[], world: World, pageAt: number, least = 5): void {
  expect(shown.length).toBeGreaterThanOrEqual(least);
  for (const { title, reason } of shown.slice(0, 5)) expect(reason, title).toMatch(/^Also about \S/);
  for (const { title, meta } of shown) {
    const article = world.articles.find((one) => one.title === title);
    expect(article, title).toBeDefined();
    if (!article) continue;
    const source = defaultFeeds.find(({ id }) => id === article.publisherId);
    expect(meta).toContain(source?.name);
    // Where the feed gave no date, nothing is made up.
    if (publisherOf(article.publisherId).missingDates && meta === source?.name) continue;
    const { n, unit, direction } = relativeToPage(article.publishedAt, pageAt);
    expect(meta, title).toContain(
      direction === 'same-day' ? 'same day' : `${n} ${unit}${n === 1 ? '' : 's'} ${direction}`,
    );
  }
}

test('shows the coins and the related articles beside an article, opened at the handle, closed by Escape', async ({
  extension,
  world,
}) => {
  const page = await extension.context.newPage();
  await page.goto(world.pages.seed);
  await expect.poll(() => atEdge(page)).toBe('coinside-sidebar');
  expect(isOpen(page), 'closed by default').toBe(false);

  const field = page.locator('input').first();
  await field.focus();
  const frame = await openByPointer(page);
  const coins = frame.locator('[data-coin-id]');
  await expect(coins.locator('[data-part="symbol"]')).toHaveText(['RENDER', 'TAO', 'FET', 'AKT', 'BTC']);
  const tao = frame.locator('[data-coin-id="bittensor"]');
  await expect(tao.locator('[data-part="price"]')).toHaveText('$258.40');
  // The page is of 25 September 2023.
  await expect(tao.locator('[data-part="past"]')).toHaveText('$54.19');
  await expect(tao.locator('[data-part="change"]')).toContainText('+376.8%');
  await expect(frame.locator('[data-part="bitcoin"]')).toContainText('+145.5%');
  const claim = frame.locator('[data-part="claims"]');
  await expect(claim).toContainText('“Bitcoin trading at approximately $25,162”');
  await expect(claim.locator('[data-part="stated"]')).toHaveText('$25,162');
  await expect(claim.locator('[data-part="told"]')).toHaveText('$26,298.48');
  await expect(claim.locator('[data-part="difference"]')).toHaveText('4.3% lower');
  await expect(claim).toContainText('Bitcoin closed at $25,162.65 on Sep 11, 2023, 2 weeks earlier.');
  await expect(frame.locator('[data-part="freshness"]')).toContainText('CoinGecko');

  // Four publishers told of Amazon and Anthropic: that is one card.
  await expect.poll(async () => (await cards(frame)).length).toBeGreaterThanOrEqual(3);
  checkCards(await cards(frame), world, SEED_DATE, 3);
  expect((await cards(frame)).map(({ title }) => title).join()).toMatch(/Anthropic/);
  const story = frame.locator('[data-part="related"] [data-article-id]').filter({ hasText: /Amazon.*Anthropic/ });
  await expect(story.getByRole('button', { name: /^Also from .+ \+\d$/ })).toHaveCount(1);

  // All that is stored was written since, and the page has another side.
  await expect(frame.getByRole('heading', { name: /^Written since/ })).toBeVisible();
  const other = frame.locator('[data-part="other-view"]');
  await expect(other).toContainText('This page is mostly about');
  expect(await other.locator('[data-article-id]').count()).toBeGreaterThan(0);
  const topics = frame.locator('[data-part="topics"]');
  await topics.getByRole('button', { name: /^Centralised labs/ }).click();
  await expect(topics.locator('[data-part="topic-words"]')).toContainText('Anthropic');
  await expect(topics.locator('[data-part="other-names"]')).toHaveText(/^Also named: .*Amazon/);

  pressEscape(page);
  await expect.poll(() => isOpen(page)).toBe(false);
  await expect(field).toBeFocused();
  await expect.poll(() => atEdge(page), 'the handle is back').toBe('coinside-sidebar');
});

test('tells ages before and after the date of a page of last month, out of a worker that had died', async ({
  extension,
  world,
}) => {
  const about = world.articles.filter(
    ({ topics, publisherId }) => topics.includes('bittensor') && publisherId === 'coindesk',
  );
  const article = about[Math.floor(about.length / 2)];
  if (!article) throw new Error('the world has no such article');
  const page = await extension.context.newPage();
  await page.goto(article.url);
  await expect.poll(() => atEdge(page)).toBe('coinside-sidebar');
  await extension.killWorker();
  const frame = await openByPointer(page);
  const shown = await cards(frame);
  checkCards(shown, world, article.publishedAt);
  expect(
    shown.map(({ title }) => title),
    'never the page itself',
  ).not.toContain(article.title);
});

test('the keyboard reaches the handle, opens the sidebar and comes back, under a policy that forbids everything', async ({
  extension,
  world,
}) => {
  const page = await extension.context.newPage();
  const violations: string[] = [];
  page.on('console', (message) => violations.push(message.text()));
  await page.goto(world.pages.strictCsp);
  await expect(house(page)).toHaveCount(1);
  await page.keyboard.press('Tab');
  await expect(house(page)).toBeFocused();
  await page.keyboard.press('Enter');
  const frame = await sidebarFrame(page);
  await expect(frame.locator('[data-coin-id="akash-network"]')).toBeVisible();
  await expect(frame.locator('[data-article-id]').first()).toBeVisible();
  // The place is where the style sheet puts it, so the sheet was not refused.
  const element = await frame.frameElement();
  await expect.poll(() => element.boundingBox()).toMatchObject({ x: 1280 - 360, y: 0, width: 360, height: 800 });
  await expect.poll(() => page.evaluate(() => document.activeElement?.localName)).toBe('coinside-sidebar');
  pressEscape(page);
  await expect.poll(() => isOpen(page)).toBe(false);
  await expect(house(page), 'the focus is on the handle again').toBeFocused();
  await page.keyboard.press('Enter');
  await sidebarFrame(page);
  // The page's own empty icon is refused; nothing of ours.
  expect(violations.filter((text) => text.includes('Content Security Policy') && !text.includes("'data:,'"))).toEqual(
    [],
  );
});

test('stays silent where nothing relates, and says so when opened there', async ({ extension, world }) => {
  const heard = await hearMessages(extension);
  const page = await extension.context.newPage();
  await page.goto(world.pages.cookingOnPublisher);
  await expect
    .poll(async () => (await heard()).some(({ name, url }) => name === 'describeHandle' && url === page.url()))
    .toBe(true);
  // A page that is looked at later has its handle: so the answer for this one has long come.
  const other = await extension.context.newPage();
  await other.goto(world.pages.seed);
  await expect(house(other)).toHaveCount(1);
  await other.close();
  await expect(house(page)).toHaveCount(0);

  await pressCommand(extension, page);
  const frame = await sidebarFrame(page);
  await expect(silence(frame)).toHaveText('Nothing here about AI or crypto.');
  await expect(frame.locator('[data-coin-id], [data-article-id]')).toHaveCount(0);
  await pressCommand(extension, page);
  await expect.poll(() => isOpen(page)).toBe(false);
  await expect(house(page), 'nothing of ours stays').toHaveCount(0);
});

test('opens on a page that is no publisher’s only where it was allowed to', async ({ extension, world }) => {
  const notes = world.articles.find(({ publisherId }) => publisherId === 'margin-notes');
  if (!notes) throw new Error('the world has no such article');
  const page = await extension.context.newPage();
  await page.goto(notes.url);
  const worker = await extension.worker();
  const tabId = await worker.evaluate(
    async () => (await chrome.tabs.query({ active: true, lastFocusedWindow: true }))[0]?.id ?? 0,
  );
  const inject = () =>
    worker.evaluate(
      (id) =>
        chrome.scripting.executeScript({ target: { tabId: id }, files: ['/content-scripts/sidebar.js'] }).then(
          () => 'injected',
          (error: Error) => error.message,
        ),
      tabId,
    );
  expect(await inject()).toMatch(/cannot access/i);
  await expect(house(page)).toHaveCount(0);

  // What a click on the toolbar, the menu or the key grants for one page can't be had without a screen: here the host
  // is granted for good. The way from the command to the sidebar is the same.
  await extension.grantHosts('https://notes.example.org/*');
  expect(isOpen(page), 'a permission alone opens nothing').toBe(false);
  await pressCommand(extension, page);
  const frame = await sidebarFrame(page);
  await expect(frame.locator('[data-coin-id], [data-article-id]').first()).toBeVisible();
  await page.reload();
  await expect(house(page), 'nor does it stay').toHaveCount(0);

  // Chosen in the options it stands there by itself, and taken back it is gone: both without a load.
  const options = await extension.openSurface('options');
  await options.locator('a[data-section="sidebar"]').click();
  await options.locator('[data-part="site-address"]').fill(notes.url);
  await options.locator('[data-part="add-site"]').click();
  await expect(house(page)).toHaveCount(1);
  await options.locator('[data-site="notes.example.org"] [data-part="take-back"]').click();
  await expect(house(page)).toHaveCount(0);
  await expect(options.locator('[data-site]')).toHaveCount(0);
  await expect.poll(inject).toMatch(/cannot access/i);
});

test('the mode that is chosen holds at once in every tab', async ({ extension, world }) => {
  const page = await extension.context.newPage();
  await page.goto(world.pages.seed);
  await expect(house(page)).toHaveCount(1);
  const silentPage = await extension.context.newPage();
  await silentPage.goto(world.pages.cookingOnPublisher);
  const options = await extension.openSurface('options');
  await options.locator('a[data-section="sidebar"]').click();
  await options.getByRole('radio', { name: 'On every page that can be read' }).check({ force: true });
  await expect(house(silentPage)).toHaveCount(1);
  await options.getByRole('radio', { name: 'Only when I click' }).check({ force: true });
  await expect(house(silentPage)).toHaveCount(0);
  await expect(house(page)).toHaveCount(0);
  await pressCommand(extension, page);
  const frame = await sidebarFrame(page);
  await expect(frame.locator('[data-coin-id]').first()).toBeVisible();
});

test('reads a page of five megabytes under a dialog in the top layer, and is there once that is closed', async ({
  extension,
  world,
}) => {
  const page = await extension.context.newPage();
  await page.goto(world.pages.seed);
  await expect(house(page)).toHaveCount(1);
  await page.evaluate(() => {
    const words = 'A reader has much to say, none of it of a coin, and says it once more. '.repeat(20);
    const more = document.createElement('section');
    more.innerHTML = `<p>${words}</p>`.repeat(Math.ceil(5_000_000 / words.length));
    document.querySelector('article')?.append(more);
    const dialog = document.createElement('dialog');
    dialog.innerHTML = `<p>${'Dogecoin (DOGE) and its partners ask for your consent. '.repeat(10)}</p>`;
    document.body.append(dialog);
    dialog.showModal();
  });
  await pressCommand(extension, page);
  await expect.poll(() => isOpen(page)).toBe(true);
  // While the dialog is open nothing below it can be reached, nor gets the focus: by its own will it is modal.
  const frame = page.frames().find((one) => one.url().includes('/sidepanel.html'));
  if (!frame) throw new Error('no sidebar frame');
  await expect(frame.locator('[data-coin-id="bittensor"]')).toBeVisible();
  await expect(frame.locator('[data-part="claims"]')).toContainText('$25,162');
  await expect(frame.locator('[data-coin-id="dogecoin"]')).toHaveCount(0);
  expect(await page.locator('dialog').evaluate((dialog: HTMLDialogElement) => dialog.open)).toBe(true);
  await page.locator('dialog').evaluate((dialog: HTMLDialogElement) => dialog.close());
  await frame.locator('[data-part="close"]').click();
  await expect.poll(() => isOpen(page)).toBe(false);
});

test('follows a site that changes its pages without a load', async ({ extension, world }) => {
  const page = await extension.context.newPage();
  await page.goto(world.pages.singlePage);
  const frame = await openByPointer(page);
  await expect(frame.locator('[data-coin-id="bittensor"]')).toBeVisible();
  const titles = async () => (await cards(frame)).map(({ title }) => title);
  const first = await titles();
  // By script, since the sidebar may stand over the link.
  const follow = (url: string) => page.locator(`a[href="${new URL(url).pathname}"]`).dispatchEvent('click');

  await follow(world.pages.singlePageSecond);
  await expect(frame.locator('[data-coin-id="bittensor"]')).toHaveCount(0);
  await expect.poll(async () => (await titles()).some((title) => !first.includes(title))).toBe(true);

  await follow(world.pages.singlePageGarden);
  await expect(silence(frame)).toHaveText('Nothing here about AI or crypto.');
  await page.goBack();
  await page.goBack();
  await expect(frame.locator('[data-coin-id="bittensor"]')).toBeVisible();
  await expect.poll(titles).toEqual(first);

  await frame.locator('[data-part="close"]').click();
  await expect.poll(() => isOpen(page)).toBe(false);
  await expect.poll(() => atEdge(page)).toBe('coinside-sidebar');
  await follow(world.pages.singlePageGarden);
  await expect(house(page), 'the handle goes with the article').toHaveCount(0);
  await follow(world.pages.singlePage);
  await expect.poll(() => atEdge(page)).toBe('coinside-sidebar');
});

test.describe('the page', () => {
  test('cannot see what the sidebar shows, nor hear what is typed in it', async ({ extension, world }) => {
    const page = await extension.context.newPage();
    await page.addInitScript(() => {
      const heard: string[] = [];
      Object.assign(window, { heard });
      const kinds = ['keydown', 'keypress', 'keyup', 'input', 'beforeinput', 'click', 'pointerdown', 'copy', 'message'];
      for (const kind of kinds) {
        window.addEventListener(
          kind,
          (event) => heard.push(`${event.type} ${event instanceof KeyboardEvent ? event.key : ''}`),
          true,
        );
      }
      // A page may replace what a content script would use; ours must not come past it.
      // oxlint-disable-next-line typescript/unbound-method -- called on its element below
      const attach = Element.prototype.attachShadow;
      Element.prototype.attachShadow = function stolen(init) {
        heard.push('attachShadow');
        return attach.call(this, { ...init, mode: 'open' });
      };
      // Nor may it be handed the closed tree as that of an element of its own.
      customElements.define(
        'coinside-sidebar',
        class extends HTMLElement {
          constructor() {
            super();
            const internals = this.attachInternals();
            Object.assign(window, { handedOut: () => internals.shadowRoot });
          }
        },
      );
    });
    await page.goto(world.pages.seed);
    const heard = () => page.evaluate(() => (window as unknown as { heard: string[] }).heard);
    const frame = await openByPointer(page);
    await frame.locator('[data-article-id]').first().waitFor();
    await page.evaluate(() => (window as unknown as { heard: string[] }).heard.splice(0));

    await frame.locator('.sidebar-scroll').click({ position: { x: 5, y: 5 } });
    await page.keyboard.type('my secret words');
    for (const key of ['Tab', 'ArrowDown', 'Shift+Tab', 'Control+c']) await page.keyboard.press(key);
    expect(await heard()).toEqual([]);

    const seen = await page.evaluate(() => {
      const element = document.querySelector('coinside-sidebar');
      const entries = performance.getEntries().map(({ name }) => name);
      return {
        shadow: element?.shadowRoot ?? null,
        handedOut: (window as unknown as { handedOut: () => unknown }).handedOut(),
        children: element?.childNodes.length,
        attributes: element?.getAttributeNames(),
        frames: window.frames.length,
        iframes: document.querySelectorAll('iframe').length,
        active: document.activeElement?.localName,
        addresses: entries.filter((name) => /extension:|sidepanel|coinside/.test(name)),
        html: /extension:\/\//.test(document.documentElement.outerHTML),
      };
    });
    expect(seen).toEqual({
      shadow: null,
      handedOut: null,
      children: 0,
      attributes: ['dir', 'popover'],
      frames: 0,
      iframes: 0,
      active: 'coinside-sidebar',
      addresses: [],
      html: false,
    });

    // The listeners do hear what is the page's own.
    pressEscape(page);
    await expect.poll(() => isOpen(page)).toBe(false);
    await page.locator('input').first().fill('rye');
    await page.keyboard.press('x');
    expect((await heard()).join()).toContain('keydown x');
  });

  test('gets nothing by loading the sidebar itself, with no token, a made-up one, a used one or one of another tab', async ({
    extension,
    world,
  }) => {
    const messages = await hearMessages(extension);
    const page = await extension.context.newPage();
    await page.goto(world.pages.seed);
    await openByPointer(page);
    const bound = (await messages()).find(({ name }) => name === 'bindFrame');
    const used = String(bound?.payload['token']);
    expect(used).toMatch(/^[\w-]{20,}$/);

    const fixed = extension.url('sidepanel.html');
    // Only the content script knows this address, which changes with every start of the browser.
    const dynamic = await inContentScript<string>(extension, page, `chrome.runtime.getURL('/sidepanel.html')`);
    const thief = await extension.context.newPage();
    await thief.goto(world.pages.strictCsp.replace(/[^/]*$/, ''));
    await thief.goto(world.pages.large);
    const other = `chrome.runtime.sendMessage({name: 'mintFrameToken', payload: {}}).then(({value}) => value.token)`;
    const fresh = await inContentScript<string>(extension, page, other);
    expect(fresh).toMatch(/^[\w-]{20,}$/);

    const fetched = await thief.evaluate(
      (addresses) =>
        Promise.all(
          addresses.map((address) =>
            fetch(address, { mode: 'no-cors' }).then(
              (response) => `${response.type} ${response.status}`,
              () => 'refused',
            ),
          ),
        ),
      [fixed, extension.url('options.html'), extension.url('popup.html'), extension.url('manifest.json')],
    );
    expect(fetched).toEqual(['refused', 'refused', 'refused', 'refused']);

    for (const address of [dynamic, `${dynamic}#${'A'.repeat(22)}`, `${dynamic}#${used}`, `${dynamic}#${fresh}`]) {
      const before = thief.frames().length;
      const name = await thief.evaluate((src) => {
        const iframe = document.createElement('iframe');
        iframe.src = src;
        document.body.prepend(iframe);
        // What a page may try to talk it into.
        iframe.addEventListener('load', () => {
          for (const message of ['getSidebar', 'bindFrame', 'getTicker', 'hideSite']) {
            iframe.contentWindow?.postMessage({ name: message, payload: { secret: null } }, '*');
          }
        });
        let readable = true;
        try {
          readable = Boolean(iframe.contentWindow?.document.body.textContent);
        } catch {
          readable = false;
        }
        return readable;
      }, address);
      expect(name, 'its document is not the page’s to read').toBe(false);
      await expect.poll(() => thief.frames().length).toBe(before + 1);
      const stray = thief.frames().at(-1);
      if (!stray) throw new Error('no frame');
      await expect(stray.locator('[data-part="silent"]')).toHaveText('This is the Coinside sidebar.');
      await expect(stray.locator('body')).toHaveAttribute('data-view', 'unbound');
      await expect(
        stray.locator('[data-coin-id], [data-article-id], [data-part="freshness"], [data-part="refresh"]'),
      ).toHaveCount(0);
      await thief.evaluate(() => document.querySelector('iframe')?.remove());
      await expect.poll(() => thief.frames().length).toBe(before);
    }
    // Nor does the page get in whose own sidebar the token was for, while that stands open.
    await page.bringToFront();
    const before = page.frames();
    await page.evaluate((src) => {
      document.body.prepend(Object.assign(document.createElement('iframe'), { src }));
    }, `${dynamic}#${used}`);
    await expect.poll(() => page.frames().length).toBe(before.length + 1);
    const replayed = page.frames().find((one) => !before.includes(one));
    await expect(replayed?.locator('body') ?? page.locator('never')).toHaveAttribute('data-view', 'unbound');

    const asked = (await messages()).filter(({ name, url }) => name === 'getSidebar' && url === thief.url());
    expect(asked).toEqual([]);
  });

  test('cannot make the sidebar act, open it, or put something else in its place', async ({
    extension,
    store,
    world,
  }) => {
    const messages = await hearMessages(extension);
    const page = await extension.context.newPage();
    await page.goto(world.pages.seed);
    await expect(house(page)).toHaveCount(1);
    const before = await store.local('settings');
    const spam = () =>
      page.evaluate(() => {
        const element = document.querySelector('coinside-sidebar');
        const names = [
          'toggleSidebar',
          'closeSidebar',
          'describePage',
          'mintFrameToken',
          'hideSite',
          'followCoin',
          'openOptions',
          'putSettings',
          'wipeEverything',
        ];
        for (let round = 0; round < 50; round += 1) {
          for (const name of names) {
            const message = {
              name,
              payload: { open: 'toggle', secret: null, coinId: 'dogecoin', watchlist: [], returnFocus: true },
            };
            window.postMessage(message, '*');
            document.dispatchEvent(new CustomEvent(name, { detail: message }));
            element?.dispatchEvent(new CustomEvent(name, { detail: message, bubbles: true, composed: true }));
          }
          for (const target of [element, document.body, window]) {
            target?.dispatchEvent(
              new MouseEvent('click', {
                bubbles: true,
                composed: true,
                clientX: innerWidth - 8,
                clientY: innerHeight / 2,
              }),
            );
            target?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', bubbles: true, composed: true }));
            target?.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, composed: true }));
          }
          (element as HTMLElement | null)?.click();
        }
        return new Promise((resolve) => setTimeout(resolve));
      });
    await spam();
    const frame = await openByPointer(page);
    expect(
      (await messages()).filter(({ name }) => name === 'mintFrameToken'),
      'only the real click opened it',
    ).toHaveLength(1);
    // But for the age of the prices, which goes on.
    const text = () =>
      frame.locator('.sidebar-scroll').evaluate((shown) => {
        const copy = shown.cloneNode(true) as HTMLElement;
        for (const one of copy.querySelectorAll('[data-part="freshness"]')) one.remove();
        return copy.textContent;
      });
    const shown = await text();
    await spam();
    expect(await text()).toBe(shown);
    expect(isOpen(page)).toBe(true);
    expect(await store.local('settings')).toEqual(before);
    const acted = (await messages()).filter(
      ({ name }) =>
        !['bringReader', 'describeHandle', 'mintFrameToken', 'bindFrame', 'getSidebar', 'getOwnDiscussion'].includes(
          name,
        ),
    );
    expect(acted).toEqual([]);

    // Led elsewhere, the frame would be somebody's who looks like us.
    await frame.evaluate((url) => {
      location.href = url;
    }, world.pages.cooking);
    await expect.poll(() => page.frames().length).toBe(1);
    await expect.poll(() => atEdge(page), 'the handle is back').toBe('coinside-sidebar');

    await openByPointer(page);
    await page.evaluate(() => document.querySelector('coinside-sidebar')?.remove());
    await expect.poll(() => isOpen(page)).toBe(false);
    await pressCommand(extension, page);
    await sidebarFrame(page);
  });
});

test('“Not on this site” takes the handle away here and on the next load, and options bring it back', async ({
  extension,
  store,
  world,
}) => {
  const messages = await hearMessages(extension);
  const looks = async () => (await messages()).filter(({ name }) => name === 'bringReader').length;
  const page = await extension.context.newPage();
  await page.goto(world.pages.seed);
  const frame = await openByPointer(page);
  const notHere = frame.getByRole('button', { name: 'Not on this site' });
  await restOn(notHere);
  await notHere.click();
  await expect(silence(frame)).toHaveText('Off on this site.');
  await expect(frame.locator('[data-coin-id], [data-article-id]')).toHaveCount(0);
  pressEscape(page);
  await expect.poll(() => isOpen(page)).toBe(false);
  await expect(house(page)).toHaveCount(0);

  const before = await looks();
  await page.reload();
  await expect.poll(looks).toBeGreaterThan(before);
  const elsewhere = await extension.context.newPage();
  await elsewhere.goto(world.pages.strictCsp);
  await expect(house(elsewhere), 'other sites keep theirs').toHaveCount(1);
  await elsewhere.close();
  await expect(house(page)).toHaveCount(0);
  expect(await store.local('settings')).toMatchObject({ hiddenSites: ['bitcoinsnews.com'] });

  const options = await extension.openSurface('options');
  await options.locator('a[data-section="sidebar"]').click();
  await options.locator('[data-host="bitcoinsnews.com"] [data-part="show-again"]').click();
  await expect(options.locator('main')).toContainText('No site is hidden.');
  // Shown before it is stored.
  await expect.poll(() => store.local('settings')).toMatchObject({ hiddenSites: [] });
  await options.close();
  await page.reload();
  await openByPointer(page);
});

test('an article opens in a new tab that learns nothing of the page, and only where its address is of the web', async ({
  extension,
  world,
}) => {
  const page = await extension.context.newPage();
  await page.goto(world.pages.seed);
  const frame = await openByPointer(page);
  const shown = await cards(frame);
  for (const { title, href, target, rel } of shown) {
    const article = world.articles.find((one) => one.title === title);
    expect(new URL(href ?? '').origin + new URL(href ?? '').pathname).toBe(article?.url);
    expect([target, rel]).toEqual(['_blank', 'noopener noreferrer']);
  }
  const opened = extension.context.waitForEvent('page');
  await frame.locator('[data-article-id] a').first().click();
  const article = await opened;
  await article.waitForLoadState();
  await expect(article).toHaveURL(shown[0]?.href ?? '');
  expect(await article.evaluate(() => [window.opener, document.referrer])).toEqual([null, '']);
  await article.close();
  expect(isOpen(page), 'the page stays as it is').toBe(true);

  // A feed may write any address; suppose one came past the gate at the feeds.
  const worker = await extension.worker();
  await worker.evaluate(async (title) => {
    const request = indexedDB.open('coinside');
    const db = await new Promise<IDBDatabase>((resolve) =>
      request.addEventListener('success', () => resolve(request.result)),
    );
    const store = db.transaction('articleBlocks', 'readwrite').objectStore('articleBlocks');
    const rows = store.getAll();
    await new Promise<void>((resolve) =>
      rows.addEventListener('success', () => {
        for (const row of rows.result as { articles: { title: string; url: string }[] }[]) {
          for (const one of row.articles) if (one.title === title) one.url = 'javascript:document.title="taken"';
          store.put(row);
        }
        store.transaction.addEventListener('complete', () => resolve());
      }),
    );
    db.close();
  }, shown[0]?.title);
  await page.reload();
  const again = await openByPointer(page);
  const spoilt = again.locator('[data-article-id]').first();
  await expect(spoilt.locator('[data-part="title"]')).toHaveText(shown[0]?.title ?? '');
  // The same story may stand there from other publishers, whose addresses are sound.
  await expect(spoilt.locator('[data-part="title"] a')).toHaveCount(0);
  const schemes = await spoilt
    .locator('a')
    .evaluateAll((links) => links.map((link) => (link as HTMLAnchorElement).protocol));
  expect(schemes.filter((scheme) => scheme !== 'https:')).toEqual([]);
});

test('before any source was read it says how many are being read', async ({ world, consoleErrors }) => {
  for (const feed of defaultFeeds) {
    const { host, pathname } = new URL(feed.url);
    world.setFault({ host, path: new RegExp(`^${pathname.replaceAll('.', '\\.')}`) }, { kind: 'hang' });
  }
  const extension = await launchChromium({ extension: EXTENSION, world });
  listen(extension, consoleErrors);
  const page = await extension.context.newPage();
  await page.goto(world.pages.cookingOnPublisher);
  const frame = await openSidebar(extension, page);
  await expect(silence(frame)).toHaveText(`Reading ${DEFAULT_SOURCES} sources.`);
  await extension.close();
});

test('in the top layer it darkens no page, and does not lie over what is modal', async ({ extension, world }) => {
  const page = await extension.context.newPage();
  await page.goto(world.pages.seed);
  await expect.poll(() => atEdge(page)).toBe('coinside-sidebar');
  await page.addStyleTag({ content: '::backdrop { background: #000; opacity: 1 }' });
  const ours = () =>
    page.evaluate(() => {
      const element = document.querySelector('coinside-sidebar');
      return element && [element.matches(':popover-open'), getComputedStyle(element, '::backdrop').display];
    });
  expect(await ours()).toEqual([true, 'none']);
  await page.addInitScript(() => {
    addEventListener('DOMContentLoaded', () => {
      const dialog = document.createElement('dialog');
      dialog.append('May we?');
      document.body.append(dialog);
      dialog.showModal();
    });
  });
  await page.reload();
  await expect.poll(ours).toEqual([false, expect.any(String)]);
});

test('“Find related articles” relates what is selected, on any page, and leads back to the page as a whole', async ({
  extension,
  world,
}) => {
  const page = await extension.context.newPage();
  await page.goto(world.pages.cookingOnPublisher);
  const worker = await extension.worker();
  // What the browser's menu does: it tells what is selected, and beside which tab.
  const choose = (selectionText: string) =>
    worker.evaluate(async (text) => {
      const [tab] = await chrome.tabs.query({ active: true, lastFocusedWindow: true });
      const event: object & { dispatch?: (info: object, tab?: chrome.tabs.Tab) => void } =
        chrome.contextMenus.onClicked;
      event.dispatch?.({ menuItemId: 'find-related', selectionText: text }, tab);
    }, selectionText);
  await choose(
    'Quillwort and Bittensor (TAO), which splits emissions per subnet: what changes for miners of decentralised AI',
  );
  const frame = await sidebarFrame(page);
  await expect(frame.locator('[data-part="selected"] q')).toHaveText(/^Quillwort and Bittensor/);
  await expect(frame.locator('[data-coin-id="bittensor"]')).toBeVisible();
  await expect(frame.locator('[data-part="related"] [data-article-id]').first()).toBeVisible();
  const kept = () => worker.evaluate(everythingStored);
  expect(await kept(), 'what is stored was found').toContain('api.coingecko.com');
  expect(await kept(), 'what is selected is kept nowhere, as long as it shows').not.toMatch(/quillwort/i);
  // Another one, while it stands open.
  await choose('A word on rye bread');
  await expect(frame.locator('[data-part="selected"] q')).toHaveText('A word on rye bread');
  await expect(silence(frame)).toHaveText('Nothing here about AI or crypto.');
  await choose('Bittensor (TAO) subnets');
  await expect(frame.locator('[data-coin-id="bittensor"]')).toBeVisible();
  expect(await kept()).not.toMatch(/quillwort/i);

  await frame.locator('[data-part="whole-page"]').click();
  await expect(frame.locator('[data-part="selected"]')).toHaveCount(0);
  await expect(silence(frame)).toHaveText('Nothing here about AI or crypto.');
});

test('in the browser’s own panel it opens from then on', async ({ extension, world }) => {
  const page = await extension.context.newPage();
  await page.goto(world.pages.seed);
  const panels = async () => {
    const worker = await extension.worker();
    return worker.evaluate(async () => (await chrome.runtime.getContexts({ contextTypes: ['SIDE_PANEL'] })).length);
  };
  const frame = await openByPointer(page);
  await restOn(frame.locator('[data-part="other-place"]'));
  await frame.locator('[data-part="other-place"]').click();
  await expect.poll(panels).toBe(1);
  await expect.poll(() => isOpen(page), 'one is enough').toBe(false);

  const closePanel = async () => {
    const worker = await extension.worker();
    await worker.evaluate(async () => {
      await chrome.sidePanel.setOptions({ enabled: false });
      await chrome.sidePanel.setOptions({ enabled: true, path: 'sidepanel.html' });
    });
    await expect.poll(panels).toBe(0);
  };
  await closePanel();
  await expect.poll(() => atEdge(page)).toBe('coinside-sidebar');
  const heard = await hearMessages(extension);
  await page.mouse.click(1272, 400);
  await expect.poll(panels, 'by the handle').toBe(1);
  expect(isOpen(page)).toBe(false);
  await expect
    .poll(async () => (await heard()).some(({ name, payload }) => name === 'getSidebar' && 'windowId' in payload))
    .toBe(true);
  const order = [
    'banner ""',
    'heading "Beside this page"',
    'button "Ask for prices now"',
    'main "Coinside, beside this page"',
    'heading "Coins on this page 5"',
    'columnheader "then"',
    'heading "Written since 4"',
    'button "Not on this site"',
  ];
  await expect.poll(async () => (await panelTree(page)).filter((line) => order.includes(line))).toEqual(order);
  expect((await panelTree(page)).filter((line) => /^(?:button|link|heading) ""$/.test(line))).toEqual([]);
  await pressCommand(extension, page);
  await expect.poll(panels, 'the key that opens it closes it').toBe(0);

  const options = await extension.openSurface('options');
  await options.locator('a[data-section="sidebar"]').click();
  // Chromium binds the keys of no extension that it loads from a folder.
  await expect(options.locator('[data-part="shortcut"]')).toHaveText('None are set.');
  await expect(options.locator('input[name="sidebar-place"][value="panel"]')).toBeChecked();
  await options.locator('input[name="sidebar-place"][value="page"]').check();
  await page.bringToFront();
  await openByPointer(page);
  expect(await panels(), 'beside the page again').toBe(0);
});

test('a page that isolates itself lets the sidebar in; one that keeps scripts out of it is told, and the browser’s panel offered', async ({
  extension,
  world,
  consoleErrors,
}) => {
  const page = await extension.context.newPage();
  await page.goto(world.pages.seed);
  const body = await page.evaluate(async () => (await fetch(location.href)).text());
  let headers: Record<string, string> = {
    'cross-origin-embedder-policy': 'require-corp',
    'cross-origin-opener-policy': 'same-origin',
  };
  await page.route(world.pages.seed, (route) =>
    route.fulfill({ body, headers: { 'content-type': 'text/html', ...headers } }),
  );
  await page.reload();
  expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
  await expect((await openByPointer(page)).locator('[data-part="related"]')).toBeVisible();
  expect(consoleErrors, 'nothing is refused').toEqual([]);

  headers = { 'content-security-policy': 'sandbox allow-same-origin' };
  await page.reload();
  await expect.poll(() => atEdge(page)).toBe('coinside-sidebar');
  await page.mouse.click(1272, 400);
  // What is in the closed tree is found as assistive technology finds it.
  const session = await extension.context.newCDPSession(page);
  const named = async (role: string, name: string): Promise<number | undefined> => {
    const { nodes } = await session.send('Accessibility.getFullAXTree');
    return nodes.find((node) => node.role?.value === role && node.name?.value === name)?.backendDOMNodeId;
  };
  await expect
    .poll(() => named('StaticText', 'This page does not let the sidebar work beside it.'))
    .not.toBeUndefined();
  expect(await named('complementary', 'Coinside, beside this page')).not.toBeUndefined();
  const button = await named('button', 'Show in the browser’s side panel');
  const { model } = await session.send('DOM.getBoxModel', { backendNodeId: button ?? 0 });
  await page.mouse.click((model.border[0] ?? 0) + 20, (model.border[1] ?? 0) + 10);
  const worker = await extension.worker();
  await expect
    .poll(() =>
      worker.evaluate(async () => (await chrome.runtime.getContexts({ contextTypes: ['SIDE_PANEL'] })).length),
    )
    .toBe(1);
  await expect.poll(() => isOpen(page)).toBe(false);
  // The browser says so of each script that it keeps out of the frame, and nothing else was wrong.
  expect(consoleErrors.splice(0).filter((error) => !error.includes('frame is sandboxed'))).toEqual([]);
});

test('leaves a search, a mail box and an editor alone, and reads beside a wall to pay at and as AMP has it', async ({
  extension,
  world,
}) => {
  const heard = await hearMessages(extension);
  const text = `<p>${'Bittensor (TAO) pays machines for useful answers, and Bitcoin traded at $26,300 that day. '.repeat(9)}</p>`;
  const { origin } = new URL(world.pages.seed);
  /** A page of the publisher's that shows this, in a tab of its own, which stays: one that is left is looked at no more. */
  const show = async (path: string, head: string, body: string): Promise<Page> => {
    const page = await extension.context.newPage();
    await page.route(origin + path, (route) =>
      route.fulfill({
        contentType: 'text/html',
        body: `<!doctype html><html lang="en"><head><title>The other stack</title>${head}</head><body>${body}</body></html>`,
      }),
    );
    await page.goto(origin + path);
    return page;
  };
  const tools = [
    ['/search?q=bittensor', `<main><input name="q" value="bittensor">${text}${text}</main>`],
    ['/u/0', `<div role="main"><table role="grid"><tr><td>${text}${text}</td></tr></table></div>`],
    ['/write', `<main contenteditable="true"><h1>My draft</h1>${text}${text}</main>`],
  ] as const;
  const besideTools: Page[] = [];
  for (const [path, body] of tools) besideTools.push(await show(path, '', body));

  const linked = JSON.stringify({
    '@type': 'NewsArticle',
    headline: 'The other stack',
    datePublished: '2023-09-25',
    isAccessibleForFree: false,
  });
  const head = `<script type="application/ld+json">${linked}</script>`;
  const wall =
    '<div class="subscribe-wall"><p>Subscribe to read about Dogecoin (DOGE), the rest of this story and more.</p></div>';
  const field = '<form><input value="Solana (SOL)"><textarea>Solana (SOL) is what I think of</textarea></form>';
  const page = await show('/walled', head, `<article><h1>The other stack</h1>${text}${wall}</article>${field}`);
  await expect(house(page), 'the lines before the wall are read').toHaveCount(1);
  // Each of the others was looked at before: at once, and again when it had settled.
  const asked = (await heard()).filter(({ name }) => name === 'describeHandle' || name === 'bringReader');
  expect(new Set(asked.map(({ url }) => new URL(url).pathname))).toEqual(new Set(['/walled']));
  for (const tool of besideTools) await expect(house(tool)).toHaveCount(0);
  const frame = await openByPointer(page);
  await expect(frame.locator('[data-coin-id="bittensor"]')).toBeVisible();
  await expect(frame.locator('.section-end')).toContainText('since Sep 25, 2023');
  await expect(frame.locator('[data-part="claims"]')).toContainText('$26,300');
  await expect(frame.locator('[data-coin-id="dogecoin"], [data-coin-id="solana"]')).toHaveCount(0);

  const amp = `<amp-img alt="x"></amp-img>${text}<amp-list><p hidden>${'Dogecoin (DOGE) is not shown. '.repeat(9)}</p></amp-list>`;
  const beside = await openByPointer(await show('/amp', head, `<article><h1>The other stack</h1>${amp}</article>`));
  await expect(beside.locator('[data-coin-id="bittensor"]')).toBeVisible();
  await expect(beside.locator('[data-coin-id="dogecoin"]')).toHaveCount(0);
});
