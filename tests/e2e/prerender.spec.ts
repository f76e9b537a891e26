import { rmSync } from 'node:fs';
import { startUndriven } from './browser/chromium.ts';
import { expect, test } from './support/fixtures.ts';
import { copyOf, EXTENSION } from './support/installed.ts';
import { speak } from './support/protocol.ts';

/** Beside the scrollbar, which a browser as itself has. */
const EDGE = 'document.documentElement.clientWidth - 8';
const AT_EDGE = `document.elementFromPoint(${EDGE}, innerHeight / 2)?.localName`;

test('a page that the browser makes ready beforehand is not read, drawn into nor told of until the reader goes there', async ({
  installed,
  world,
}) => {
  const article = world.pages.readable.find((address) => /decrypt.*bittensor/.test(address)) ?? '';
  const before = world.pages.cookingOnPublisher;
  expect(new URL(article).origin).toBe(new URL(before).origin);
  const userDataDir = copyOf(installed);
  const browser = await startUndriven({ extension: EXTENSION, world, userDataDir });
  const protocol = await speak(browser.address);
  const { attach, pageOf, evaluate, send } = protocol;
  try {
    const worker = await attach(({ type }) => type === 'service_worker');
    await evaluate(
      worker,
      `globalThis.heard = [];
      chrome.runtime.onMessage.addListener(({ name }, { url, documentLifecycle }) => void heard.push({ name, url, documentLifecycle }));`,
    );
    const heard = async (): Promise<unknown[]> => {
      const all = (await evaluate(worker, 'heard')) as { readonly url: string }[];
      return all.filter(({ url }) => url === article);
    };
    await send('Target.createTarget', { url: before });
    // By its tab: where a page itself is attached to, the browser makes none ready.
    const tab = await attach(({ type, url }) => type === 'tab' && url === before);
    await send('Target.setAutoAttach', { autoAttach: true, waitForDebuggerOnStart: false, flatten: true }, tab);
    const first = await pageOf(({ type, subtype }) => type === 'page' && !subtype);
    await expect.poll(() => evaluate(first, 'document.readyState')).toBe('complete');
    const rules = JSON.stringify({ prerender: [{ urls: [article], eagerness: 'immediate' }] });
    await evaluate(
      first,
      `const script = document.createElement('script');
      script.type = 'speculationrules';
      script.textContent = ${JSON.stringify(rules)};
      document.head.append(script);`,
    );
    const ready = await pageOf(({ subtype }) => subtype === 'prerender');
    expect(await evaluate(ready, 'location.href')).toBe(article);
    await expect.poll(() => evaluate(ready, 'document.readyState')).toBe('complete');
    // As long as an article that is gone to takes to be read and drawn into, and twice that.
    await evaluate(ready, 'new Promise((done) => setTimeout(done, 1500))');
    expect(await evaluate(ready, 'document.prerendering')).toBe(true);
    expect(await evaluate(ready, 'document.documentElement.lastElementChild.localName')).toBe('body');
    expect(await heard()).toEqual([]);

    await evaluate(first, `void (location.href = ${JSON.stringify(article)})`);
    await expect.poll(() => evaluate(ready, 'document.prerendering')).toBe(false);
    expect(await evaluate(ready, `performance.getEntriesByType('navigation')[0].activationStart > 0`)).toBe(true);
    await expect.poll(() => evaluate(ready, AT_EDGE)).toBe('coinside-sidebar');
    expect(await heard()).toMatchObject([
      { name: 'bringReader', documentLifecycle: 'active' },
      { name: 'describeHandle', documentLifecycle: 'active' },
    ]);

    const [x, y] = (await evaluate(ready, `[${EDGE}, innerHeight / 2]`)) as [number, number];
    const at = { x, y, button: 'left', clickCount: 1 };
    for (const type of ['mousePressed', 'mouseReleased'])
      await send('Input.dispatchMouseEvent', { ...at, type }, ready);
    const sidebar = await attach(({ url }) => url.includes('/sidepanel.html'));
    await expect.poll(() => evaluate(sidebar, 'document.body.dataset.ready')).toBe('1');
    await expect.poll(() => evaluate(sidebar, `!!document.querySelector('[data-coin-id="bittensor"]')`)).toBe(true);
    expect(await evaluate(sidebar, `document.querySelectorAll('[data-article-id]').length > 0`)).toBe(true);
  } finally {
    await send('Browser.close').catch(() => undefined);
    protocol.close();
    await browser.ended;
    rmSync(userDataDir, { recursive: true, force: true, maxRetries: 5 });
  }
});
