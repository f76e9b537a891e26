// @vitest-environment happy-dom
import './browser-like-dom.ts';
import { afterEach, expect, it, vi } from 'vitest';
import { articlePage } from './article-page.ts';

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

it('a page that the browser makes ready beforehand is neither read nor told of until the reader goes there', async () => {
  vi.useFakeTimers();
  // Chromium's part is played here (`tests/e2e/prerender.spec.ts` has it); the getter is taken when the script is loaded.
  let prerendering = true;
  Object.defineProperty(Document.prototype, 'prerendering', { configurable: true, get: () => prerendering });
  const asked: string[] = [];
  const event = () => ({ addListener: vi.fn(), removeListener: vi.fn() });
  const messages = event();
  vi.stubGlobal('navigation', new EventTarget());
  vi.stubGlobal('requestIdleCallback', (run: () => void) => setTimeout(run));
  vi.stubGlobal('chrome', {
    i18n: { getMessage: () => 'ltr' },
    runtime: {
      id: 'ours',
      onMessage: messages,
      onConnect: event(),
      sendMessage: async ({ name }: { name: string }) => {
        asked.push(name);
        return { ok: true, value: null };
      },
    },
  });
  (window as unknown as { happyDOM: { setURL(url: string): void } }).happyDOM.setURL('https://ledger.example/story');
  document.body.innerHTML = new DOMParser().parseFromString(articlePage(), 'text/html').body.innerHTML;
  const { default: script } = await import('../../entrypoints/sidebar.content/index.ts');
  void script.main(undefined as never);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(asked).toEqual([]);
  expect(messages.addListener, 'the reader’s key finds nobody there').not.toHaveBeenCalled();
  expect(document.documentElement.lastElementChild).toBe(document.body);

  prerendering = false;
  document.dispatchEvent(new Event('prerenderingchange'));
  await vi.advanceTimersByTimeAsync(60_000);
  expect(asked).toContain('bringReader');
  expect(messages.addListener).toHaveBeenCalledOnce();
  Reflect.deleteProperty(Document.prototype, 'prerendering');
});
