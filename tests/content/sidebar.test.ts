// @vitest-environment happy-dom
import './browser-like-dom.ts';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { startSidebar } from '../../entrypoints/sidebar.content/sidebar.ts';
import { readPage } from '../../lib/page/read-page.ts';
import { articlePage } from './article-page.ts';

type Listener = (message: unknown, sender: object, reply: (answer: unknown) => void) => boolean;

/** What the background has to say of any article; and what it was asked. */
interface Figures {
  coins: number;
  related: number;
  always: boolean;
  place: { side: 'start' | 'end'; at: number };
}
const NOTHING: Figures = { coins: 0, related: 0, always: false, place: { side: 'end', at: 0.5 } };
let figures: Figures;
let asked: string[];
let payloads: [string, unknown][];
let listeners: Set<Listener>;
let connects: Set<(port: object) => void>;
let root: ShadowRoot | null;
let alive: () => boolean;
/** Whether the sidebar opens in the browser's own panel instead of a frame. */
let isInPanel: boolean;
/** What happens to the page while its reader is brought. */
let whileBrought: () => void;
/** What the page leaves to the sidebar, of the window's height. */
let height: number;

const dom = (window as unknown as { happyDOM: { setURL(url: string): void } }).happyDOM;

beforeEach(() => {
  vi.useFakeTimers();
  figures = { ...NOTHING, coins: 2, related: 3, always: false };
  asked = [];
  payloads = [];
  isInPanel = false;
  whileBrought = () => undefined;
  listeners = new Set();
  connects = new Set();
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
      whileBrought();
      Object.assign(globalThis, { [Symbol.for('coinside.reader')]: readPage });
      return null;
    },
    mintFrameToken: () => (isInPanel ? null : { token: 't', width: 360, side: figures.place.side }),
  };
  vi.stubGlobal('chrome', {
    i18n: {
      getMessage: (key: string, count: string) => (key === '@@bidi_dir' ? 'ltr' : `${count} ${key} | ${count} ${key}s`),
    },
    runtime: {
      id: 'ours',
      getURL: (path: string) => path,
      sendMessage: async ({ name, payload }: { name: string; payload: unknown }) => {
        asked.push(name);
        payloads.push([name, payload]);
        return { ok: true, value: answers[name]?.() ?? null };
      },
      onMessage: {
        addListener: (listener: Listener) => listeners.add(listener),
        removeListener: (listener: Listener) => listeners.delete(listener),
      },
      onConnect: {
        addListener: (listener: (port: object) => void) => connects.add(listener),
        removeListener: (listener: (port: object) => void) => connects.delete(listener),
      },
    },
  });
  dom.setURL('https://ledger.example/story');
  height = innerHeight;
  vi.spyOn(Element.prototype, 'getBoundingClientRect').mockImplementation(() => new DOMRect(0, 0, 360, height));
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
  vi.unstubAllEnvs();
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

describe('the page’s reader', () => {
  const isHere = (): boolean => Symbol.for('coinside.reader') in globalThis;

  it('goes once a page was read for its handle, and stays once a click asked for the page', async () => {
    await rest();
    expect(handle()).not.toBeNull();
    expect(isHere()).toBe(false);
    await fromBackground('describePage', {});
    expect(isHere()).toBe(true);
    await goTo('/other', articlePage());
    expect(isHere()).toBe(true);
  });

  it('reads no mail box that the page has become while it was brought', async () => {
    await rest();
    whileBrought = () => dom.setURL(new URL('/inbox/7', location.href).href);
    expect(await fromBackground('describePage', {})).toMatchObject({ value: null });
  });
});

describe('what is selected', () => {
  const described = async () => (await fromBackground('describePage', {})) as { value: Record<string, unknown> };

  it('stands in the place of the text until the page changes, the sidebar closes or it is taken back', async () => {
    await rest();
    const { text, publishedAt } = (await described()).value;
    await fromBackground('relateTo', { text: 'rye bread' });
    expect(asked.at(-1), 'an open sidebar asks again').toBe('pageChanged');
    expect((await described()).value).toMatchObject({ text: 'rye bread', publishedAt, isSelection: true });
    await fromBackground('relateTo', { text: '' });
    expect((await described()).value['text']).toBe(text);
    await fromBackground('relateTo', { text: 'rye bread' });
    await fromBackground('closeSidebar', { returnFocus: false });
    expect((await described()).value['text']).toBe(text);
    await fromBackground('relateTo', { text: 'rye bread' });
    await goTo('/other', articlePage());
    expect((await described()).value).not.toHaveProperty('isSelection');
  });

  it.each([
    ['is forgotten once the browser’s own panel closes, which showed it', {}],
    ['stays where something else of ours in a tab lets go', { tab: { id: 3 } }],
  ])('%s', async (_what, more) => {
    await rest();
    await fromBackground('relateTo', { text: 'rye bread' });
    const closings: (() => void)[] = [];
    const onDisconnect = { addListener: (close: () => void) => closings.push(close) };
    for (const connect of connects) connect({ sender: { id: 'ours', ...more }, onDisconnect });
    expect((await described()).value).toHaveProperty('isSelection');
    for (const close of closings) close();
    expect('isSelection' in (await described()).value).toBe('tab' in more);
  });

  it('is told also of a page that is no article', async () => {
    show('<p>Short.</p>');
    await fromBackground('relateTo', { text: 'rye bread' });
    expect((await described()).value).toMatchObject({ url: location.href, text: 'rye bread', publishedAt: null });
  });
});

describe('an open sidebar', () => {
  const stands = async () => ((await fromBackground('standsClear', {})) as { value: boolean }).value;
  const styled = (style: object) =>
    vi.spyOn(globalThis, 'getComputedStyle').mockReturnValue({ maskImage: 'none', ...style } as CSSStyleDeclaration);
  it.each([
    ['a mask', () => styled({ maskImage: 'linear-gradient(red, red)' })],
    ['a box image as a mask', () => styled({ webkitMaskBoxImageSource: 'url("data:,")' })],
    ['a root that leaves it a strip', () => (height = 60)],
    ['another place', () => document.body.append(house()!)],
  ])('is taken away by %s over the whole page', async (_what, attack) => {
    await rest();
    styled({ webkitMaskBoxImageSource: 'none' });
    // What a scrollbar at the bottom takes is no strip.
    height = innerHeight - 17;
    await fromBackground('toggleSidebar', { open: true });
    expect(await stands()).toBe(true);
    expect(root?.querySelector('aside')).not.toBeNull();
    attack();
    expect(await stands()).toBe(false);
    expect(root?.querySelector('aside')).toBeNull();
  });
});

describe('what tells that nothing could be framed', () => {
  const trusted = () => Object.defineProperty(new MouseEvent('click'), 'isTrusted', { value: true });
  async function unframed(): Promise<HTMLButtonElement[]> {
    vi.stubEnv('FIREFOX', '');
    await fromBackground('toggleSidebar', { open: true });
    return [...(root?.querySelectorAll<HTMLButtonElement>('.unframed button') ?? [])];
  }

  it('gives focus back when it is closed', async () => {
    const link = document.body.appendChild(document.createElement('button'));
    link.focus();
    const [, closing] = await unframed();
    closing?.focus();
    const given = vi.spyOn(link, 'focus');
    const focus = vi.spyOn(HTMLElement.prototype, 'focus');
    closing?.dispatchEvent(trusted());
    expect(root?.querySelector('aside')).toBeNull();
    expect(given.mock.contexts.length + focus.mock.contexts.filter((element) => element === link).length).toBe(1);
  });

  it('asks for the browser’s panel by the reader’s own press, and only while the page hides nothing of it', async () => {
    const [toPanel] = await unframed();
    toPanel?.click();
    expect(asked, 'a page’s press').not.toContain('openPanel');
    vi.spyOn(globalThis, 'getComputedStyle').mockReturnValue({ maskImage: 'url("data:,")' } as CSSStyleDeclaration);
    toPanel?.dispatchEvent(trusted());
    expect(asked, 'under a mask').not.toContain('openPanel');
    vi.mocked(getComputedStyle).mockRestore();
    toPanel?.dispatchEvent(trusted());
    expect(asked).toContain('openPanel');
  });
});

describe('with the sidebar in the browser’s own panel', () => {
  it('keeps what is selected, and tells of the next page, after the handle was pressed', async () => {
    isInPanel = true;
    await rest();
    await fromBackground('toggleSidebar', { open: true });
    expect(asked).toContain('mintFrameToken');
    await fromBackground('relateTo', { text: 'rye bread' });
    house()?.remove();
    await rest();
    expect(await fromBackground('describePage', {})).toMatchObject({ value: { text: 'rye bread' } });
    asked = [];
    await goTo('/other', articlePage());
    expect(asked).toContain('pageChanged');
  });
});

describe('the handle', () => {
  it.each([
    [1, '1'],
    [10, '10'],
    [0, undefined],
  ])('at %d related articles shows their number, and the mark where there is none', async (related, text) => {
    figures = { ...NOTHING, coins: 2, related, always: false };
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
    figures = { ...NOTHING, coins: 0, related: 0, always: false };
    await fromBackground('closeSidebar', { returnFocus: false });
    expect(house()).toBeNull();
  });

  it('stands where there is nothing to say only if the reader wants it always', async () => {
    figures = { ...NOTHING, coins: 0, related: 0, always: false };
    await rest();
    expect(handle()).toBeNull();
    figures = { ...NOTHING, coins: 0, related: 0, always: true };
    await fromBackground('lookAgain', { stay: true });
    expect(handle()?.querySelector('.count')).toBeNull();
    expect(handle()?.querySelector('i')).not.toBeNull();
  });

  it('comes and goes with what is chosen, and leaves for good when the site is taken back', async () => {
    await rest();
    figures = { ...NOTHING, coins: 0, related: 0, always: false };
    await fromBackground('lookAgain', { stay: true });
    expect(house()).toBeNull();
    figures = { ...NOTHING, coins: 2, related: 3, always: false };
    await fromBackground('lookAgain', { stay: true });
    expect(handle()).not.toBeNull();
    await fromBackground('lookAgain', { stay: false });
    expect(house()).toBeNull();
    expect(alive(), 'another may begin in its place').toBe(false);
    expect(listeners.size).toBe(0);
  });

  it('alone leaves a page that is no chosen site while the sidebar stands open there, which is left once it is closed', async () => {
    await rest();
    await fromBackground('toggleSidebar', { open: true });
    await fromBackground('frameSpeaks', {});
    await fromBackground('lookAgain', { stay: false });
    expect(handle()).toBeNull();
    expect(root?.querySelector('aside')).not.toBeNull();
    expect(house()).not.toBeNull();
    await goTo('/other', articlePage());
    expect(handle(), 'none comes with the next page either').toBeNull();
    await fromBackground('closeSidebar', { returnFocus: false });
    expect(house()).toBeNull();
    expect(alive()).toBe(false);
    expect(listeners.size).toBe(0);
  });
});

describe('where it stands', () => {
  const place = () => payloads.filter(([name]) => name === 'keepPlace').map(([, payload]) => payload);
  /** As the browser's own; an event that a page makes up is not trusted. */
  function send(target: EventTarget | null | undefined, type: string, more: object, isTrusted = true): void {
    const event = new Event(type, { bubbles: true, composed: true, cancelable: true });
    Object.defineProperty(event, 'isTrusted', { value: isTrusted });
    Object.assign(event, { button: 0, pointerId: 1, ...more });
    target?.dispatchEvent(event);
  }
  const at = (clientX: number, clientY: number) => ({ clientX, clientY });
  beforeEach(() => {
    HTMLElement.prototype.setPointerCapture = () => undefined;
    Object.assign(window, { innerWidth: 1000, innerHeight: 800 });
  });

  it('is dragged along the edge and to the other, and kept; the press that ends a drag opens nothing', async () => {
    await rest();
    const button = handle();
    send(button, 'pointerdown', at(990, 400));
    send(button, 'pointermove', at(988, 401));
    expect(button?.parentElement?.style.getPropertyValue('--at')).toBe('0.5');
    send(button, 'pointermove', at(100, 200));
    expect(button?.parentElement?.className).toContain('start');
    send(button, 'pointerup', at(100, 200));
    send(button, 'click', {});
    await rest();
    expect(place()).toEqual([{ place: { side: 'start', at: 0.25 } }]);
    expect(asked).not.toContain('mintFrameToken');
    figures = { ...figures, place: { side: 'start', at: 0.25 } };
    send(button, 'click', {});
    await rest();
    expect(asked).toContain('mintFrameToken');
    expect(root?.querySelector('aside')?.className).toContain('start');
  });

  it('stays where it was when the drag is given up, or was a page’s', async () => {
    await rest();
    const button = handle();
    send(button, 'pointerdown', at(990, 400));
    send(button, 'pointermove', at(100, 200));
    send(window, 'keydown', { key: 'Escape' });
    expect(button?.parentElement?.className).not.toContain('start');
    send(button, 'pointerup', at(100, 200));
    send(button, 'pointerdown', at(990, 400), false);
    send(button, 'pointermove', at(100, 200), false);
    send(button, 'pointerup', at(100, 200), false);
    send(button, 'keydown', { key: 'ArrowUp' }, false);
    expect(place()).toEqual([]);
  });

  it('is moved by arrow keys, and never out of the window', async () => {
    await rest();
    let heard = 0;
    document.addEventListener('keydown', () => heard++);
    for (const key of ['ArrowUp', 'ArrowLeft']) {
      send(handle(), 'keydown', { key });
      send(handle(), 'keyup', { key });
    }
    for (let n = 0; n < 30; n++) send(handle(), 'keydown', { key: 'ArrowDown' });
    expect(place(), 'a key that is held is kept once').toHaveLength(2);
    send(handle(), 'keyup', { key: 'ArrowDown' });
    expect(heard, 'the page hears none of it').toBe(0);
    expect(place()[0]).toEqual({ place: { side: 'end', at: 0.45 } });
    expect(place()[1]).toEqual({ place: { side: 'start', at: 0.45 } });
    expect(place()[2]).toEqual({ place: { side: 'start', at: 0.95 } });
  });

  it('is hidden on this site by one press of the reader’s', async () => {
    await rest();
    const hide = root?.querySelector('.hide');
    send(hide, 'click', {}, false);
    expect(house()).not.toBeNull();
    send(hide, 'click', {});
    expect(asked).toContain('hideHere');
    expect(house()).toBeNull();
  });

  it('the sidebar is made wider at its edge, within bounds, and that is kept', async () => {
    await rest();
    await fromBackground('toggleSidebar', { open: true });
    const grip = root?.querySelector<HTMLElement>('.grip');
    const told = [grip?.ariaValueMin, grip?.ariaValueNow, grip?.ariaValueMax];
    expect(told).toEqual(['280', '360', '520']);
    const width = () => root?.querySelector<HTMLElement>('aside')?.style.width;
    send(grip, 'pointerdown', at(640, 400));
    send(grip, 'pointermove', at(560, 400));
    expect(width()).toBe('440px');
    send(grip, 'pointerup', at(10, 400));
    expect(width()).toBe('520px');
    expect(place()).toEqual([{ width: 520 }]);
  });
});
