// @vitest-environment happy-dom
import './browser-like-dom.ts';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { startSidebar } from '../../entrypoints/sidebar.content/sidebar.ts';
import { readPage } from '../../lib/page/read-page.ts';
import { articlePage } from './article-page.ts';

type Listener = (message: unknown, sender: object, reply: (answer: unknown) => void) => boolean;

/** What the background has to say of any article; and what it was asked. */
let figures: { coins: number; related: number; always: boolean };
let asked: string[];
let listeners: Set<Listener>;
let root: ShadowRoot | null;
let alive: () => boolean;

const dom = (window as unknown as { happyDOM: { setURL(url: string): void } }).happyDOM;

beforeEach(() => {
  vi.useFakeTimers();
  figures = { coins: 2, related: 3, always: false };
  asked = [];
  listeners = new Set();
  root = null;
  vi.stubGlobal('requestIdleCallback', (run: () => void) => setTimeout(run));
  vi.stubGlobal('navigation', new EventTarget());
  // oxlint-disable-next-line typescript/unbound-method -- called on its element below
  const attach = Element.prototype.attachShadow;
  vi.spyOn(Element.prototype, 'attachShadow').mockImplementation(function closed(this: Element, init) {
    root = attach.call(this, init);
    return root;
  });
  const answers: Record<string, () => unknown> = {
    describeHandle: () => figures,
    bringReader: () => {
      Object.assign(globalThis, { [Symbol.for('coinside.reader')]: readPage });
      return null;
    },
    mintFrameToken: () => ({ token: 't', width: 360 }),
  };
  vi.stubGlobal('chrome', {
    i18n: { getMessage: (key: string, count: string) => `${count} ${key} | ${count} ${key}s` },
    runtime: {
      id: 'ours',
      getURL: (path: string) => path,
      sendMessage: async ({ name }: { name: string }) => {
        asked.push(name);
        return { ok: true, value: answers[name]?.() ?? null };
      },
      onMessage: {
        addListener: (listener: Listener) => listeners.add(listener),
        removeListener: (listener: Listener) => listeners.delete(listener),
      },
    },
  });
  dom.setURL('https://ledger.example/story');
  // Nothing is loaded into the frame here.
  vi.spyOn(HTMLIFrameElement.prototype, 'src', 'set').mockImplementation(() => undefined);
  show(articlePage());
  alive = startSidebar(document);
});
afterEach(() => {
  vi.stubGlobal('chrome', {});
  alive();
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

const house = (): Element | null => document.querySelector('coinside-sidebar');
const handle = (): HTMLButtonElement | null => root?.querySelector('button') ?? null;
/** Long enough for a page to be taken for settled. */
const rest = () => vi.advanceTimersByTimeAsync(5000);

function show(markup: string): void {
  const page = new DOMParser().parseFromString(markup, 'text/html');
  document.head.replaceWith(document.adoptNode(page.head));
  document.body.replaceWith(document.adoptNode(page.body));
}

async function goTo(path: string, markup: string): Promise<void> {
  dom.setURL(new URL(path, location.href).href);
  show(markup);
  (globalThis as unknown as { navigation: EventTarget }).navigation.dispatchEvent(new Event('navigatesuccess'));
  await rest();
}

async function fromBackground(name: string, payload: object): Promise<unknown> {
  const answer = new Promise((resolve) => {
    for (const listener of listeners) listener({ name, payload }, { id: 'ours' }, resolve);
  });
  await rest();
  return answer;
}

describe('the handle', () => {
  it.each([
    [1, '1'],
    [10, '10'],
    [0, undefined],
  ])('at %d related articles shows their number, and the mark where there is none', async (related, text) => {
    figures = { coins: 2, related, always: false };
    await rest();
    expect(handle()?.querySelector('.count')?.textContent).toBe(text);
    expect(handle()?.querySelector('i')).not.toBeNull();
  });

  it('of one article does not stay on a front page that was gone to with the sidebar open', async () => {
    await rest();
    expect(handle()?.querySelector('.count')?.textContent).toBe('3');
    expect(await fromBackground('toggleSidebar', { open: true })).toEqual({ ok: true, value: { open: true } });
    await goTo('/', '<title>The Open Ledger</title><ul><li><a href="/a">A story</a></li></ul>');
    expect(asked).toContain('pageChanged');
    await fromBackground('closeSidebar', { returnFocus: false });
    expect(handle()).toBeNull();
    expect(house()).toBeNull();
  });

  it('goes when the background says so, though no sidebar is open: the site may be hidden by now', async () => {
    await rest();
    expect(house()).not.toBeNull();
    figures = { coins: 0, related: 0, always: false };
    await fromBackground('closeSidebar', { returnFocus: false });
    expect(house()).toBeNull();
  });

  it('stands where there is nothing to say only if the reader wants it always', async () => {
    figures = { coins: 0, related: 0, always: false };
    await rest();
    expect(handle()).toBeNull();
    figures = { coins: 0, related: 0, always: true };
    await fromBackground('lookAgain', { stay: true });
    expect(handle()?.querySelector('.count')).toBeNull();
    expect(handle()?.querySelector('i')).not.toBeNull();
  });

  it('comes and goes with what is chosen, and leaves for good when the site is taken back', async () => {
    await rest();
    figures = { coins: 0, related: 0, always: false };
    await fromBackground('lookAgain', { stay: true });
    expect(house()).toBeNull();
    figures = { coins: 2, related: 3, always: false };
    await fromBackground('lookAgain', { stay: true });
    expect(handle()).not.toBeNull();
    await fromBackground('toggleSidebar', { open: true });
    await fromBackground('lookAgain', { stay: false });
    expect(house()).toBeNull();
    expect(alive(), 'another may begin in its place').toBe(false);
    expect(listeners.size).toBe(0);
  });
});
