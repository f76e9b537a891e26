import type { Page } from '@playwright/test';
import type { ChromiumBrowser } from '../../../tests/e2e/browser/chromium.ts';
import {
  atEdge,
  hearMessages,
  inContentScript,
  isOpen,
  openByPointer,
  pressCommand,
} from '../../../tests/e2e/support/beside.ts';
import { createStore } from '../../../tests/e2e/support/store.ts';
import type { World } from '../../../tests/world/world.ts';
import type { Attack, Known } from './attack.ts';

/** What may be heard by the background while nobody but the reader opens the sidebar: none of it changes anything. */
const HARMLESS = new Set([
  'bringReader',
  'describeHandle',
  'mintFrameToken',
  'bindFrame',
  'getSidebar',
  'getOwnDiscussion',
  'pageChanged',
  // Nothing is done yet: it waits for the reader's word in a tab of our own, which no page reaches.
  'standsClear',
  'pressApart',
]);

/** What the options write where the reader chose so for the attacking page's site. */
const CHOICES = {
  'on click only': () => ({ sidebarMode: 'click' }),
  hidden: ({ pages }: World) => ({ hiddenSites: [new URL(pages.seed).hostname] }),
};

export interface Outcome {
  /** What of ours the page got hold of. */
  readonly read: readonly string[];
  /** What it made us do. */
  readonly acted: readonly string[];
  /** What it made pass for the reader's doing, or for us. */
  readonly faked: readonly string[];
  /** So many real presses were not done but put aside for the reader's word, where no page is: they did hit something. */
  readonly putAside: number;
}

interface Stage {
  readonly browser: ChromiumBrowser;
  readonly world: World;
}

/** Lets one page attack, first with the handle, then with the sidebar that the reader opened. */
export async function tryAttack({ browser, world }: Stage, attack: Attack): Promise<Outcome> {
  const store = createStore(browser);
  const messages = await hearMessages(browser);
  const page = await browser.context.newPage();
  await page.addInitScript('window.loot = [];');
  if (attack.before) await page.addInitScript(attack.before);
  if (attack.markup || attack.headers) await alter(page, world.pages.seed, attack);
  const settings = await store.local('settings');
  if (attack.chosen) await store.setLocal({ settings: { ...(settings as object), ...CHOICES[attack.chosen](world) } });
  const stored = async (): Promise<string> =>
    JSON.stringify([await store.local('settings'), await store.all('saved'), await store.all('readMarks')]);
  const before = await stored();
  // A press waits there for the reader's word; after the mark it says beside which page.
  const isWaitingTab = (one: Page): boolean => one.url().replace(/#.*/, '') === browser.url('confirm.html');
  const tabs = (): number => browser.context.pages().filter((one) => !isWaitingTab(one)).length;
  const asked = (): number => world.requests.filter(({ kind }) => /price|feed|comments/.test(kind)).length;
  const askedBefore = asked();
  const faked: string[] = [];

  await page.goto(world.pages.seed);
  if (!attack.chosen) await appeared(page);
  const known = await learn(browser, page, messages);
  await attack.closed?.(page, known);
  await page.waitForTimeout(200);
  if (isOpen(page)) faked.push('opened without the reader');
  const isDrawn = (): Promise<boolean> => atEdge(page).then((tag) => tag === 'coinside-sidebar');
  if (attack.chosen && (await isDrawn())) faked.push('a handle against what was chosen');
  await openAsReader(browser, page);
  const wasOpen = isOpen(page);
  const learnt = await learn(browser, page, messages);
  const secrets = await secretsOf(page, learnt, messages);
  const tabsBefore = tabs();
  if (attack.lowers) await page.evaluate(() => document.querySelector<HTMLElement>(':popover-open')?.hidePopover());
  await attack.open?.(page, learnt);
  await page.waitForTimeout(300);
  if (wasOpen && !attack.mayRemove && !isOpen(page)) faked.push('closed without the reader');
  if (page.frames().some((frame) => frame !== page.mainFrame() && frame.url().includes('evil.example')))
    faked.push('something else stands in the place of the sidebar');

  const loot = (await page.evaluate(() => window.loot.map(String).join('\n'))).toLowerCase();
  const read = secrets.filter((secret) => loot.includes(secret.toLowerCase()));
  // A window that the page opened and closed itself takes the browser a moment to be gone.
  for (let looks = 0; looks < 50 && tabs() > tabsBefore; looks++) await page.waitForTimeout(100);
  const all = await messages();
  const heard = all.filter(({ name }) => !HARMLESS.has(name));
  const putAside = all.filter(({ name }) => name === 'pressApart').length;
  const acted = [
    ...heard.map(({ name }) => name),
    ...((await stored()) === before ? [] : ['what is stored']),
    ...(tabs() > tabsBefore ? ['another tab'] : []),
    ...(asked() > askedBefore ? ['a request'] : []),
  ];
  for (const one of browser.context.pages()) if (isWaitingTab(one)) await one.close();
  await page.close();
  await putBack(browser, settings);
  return { read, acted, faked, putAside };
}

/** The choices as they were. None are stored where nothing was chosen yet, and what is undefined cannot be stored. */
async function putBack(browser: ChromiumBrowser, settings: unknown): Promise<void> {
  const worker = await browser.worker();
  await worker.evaluate(
    (was) =>
      was === undefined ? chrome.storage.local.remove('settings') : chrome.storage.local.set({ settings: was }),
    settings,
  );
}

async function alter(page: Page, url: string, { markup = '', headers = {} }: Attack): Promise<void> {
  const html = (await (await page.goto(url))?.text()) ?? '';
  const isPolicy = markup.startsWith('<meta');
  const body = isPolicy ? html.replace('<head>', `<head>${markup}`) : html.replace('</body>', `${markup}</body>`);
  await page.route(url, (route) => route.fulfill({ headers: { 'content-type': 'text/html', ...headers }, body }));
}

/** Until the handle stands, or a page that wants none of us has had its time. */
async function appeared(page: Page): Promise<void> {
  for (let looks = 0; looks < 60; looks++) {
    if ((await atEdge(page)) === 'coinside-sidebar') return;
    await page.waitForTimeout(100);
  }
}

/** By the handle; where the page has made that impossible, by the keys of the browser. */
async function openAsReader(browser: ChromiumBrowser, page: Page): Promise<void> {
  const isThere = (await atEdge(page)) === 'coinside-sidebar';
  if (isThere) await openByPointer(page).catch(() => undefined);
  else await pressCommand(browser, page);
  for (let looks = 0; looks < 30 && !isOpen(page); looks++) await page.waitForTimeout(100);
  await sidebarOf(page)
    ?.locator('[data-article-id]')
    .first()
    .waitFor({ timeout: 5000 })
    .catch(() => undefined);
  // Until a browser that tells what is covered has told.
  await page.waitForTimeout(400);
}

const sidebarOf = (page: Page) => page.frames().find((frame) => frame.url().includes('/sidepanel.html'));

async function learn(
  browser: ChromiumBrowser,
  page: Page,
  messages: Awaited<ReturnType<typeof hearMessages>>,
): Promise<Known> {
  const dynamicAddress = await inContentScript<string>(browser, page, `chrome.runtime.getURL('/sidepanel.html')`);
  const bound = (await messages()).find(({ name }) => name === 'bindFrame');
  const token = bound?.payload['token'];
  return {
    fixedAddress: browser.url('sidepanel.html'),
    dynamicAddress,
    usedToken: typeof token === 'string' ? token : 'B'.repeat(22),
  };
}

/** What the page must not get: what the sidebar says that the page does not, its token and secret, its address. */
async function secretsOf(
  page: Page,
  known: Known,
  messages: Awaited<ReturnType<typeof hearMessages>>,
): Promise<readonly string[]> {
  const titles = await sidebarOf(page)
    ?.locator('[data-part="related"] [data-part="title"]')
    .allTextContents()
    .catch(() => []);
  const own = (await page.content()).toLowerCase();
  const heard = await messages();
  const tokens = heard.flatMap(({ payload }) => [payload['token'], payload['secret']]);
  const given = new Set([known.usedToken]);
  const words = [
    ...(titles ?? []),
    ...tokens,
    'a closed root was handed out',
    'a frame of ours was handed out',
    'quillwort-typed',
  ];
  return [...new Set(words)]
    .filter((word): word is string => typeof word === 'string' && word.length > 5 && !given.has(word))
    .filter((word) => !own.includes(word.toLowerCase()));
}
