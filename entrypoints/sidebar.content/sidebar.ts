import type { PageDescription } from '../../lib/domain/page.ts';
import { answerBackground, ask, isAlive, whenPanelCloses } from './extension.ts';
import { address, followPage, settled } from './follow-page.ts';
import { buildFrame, frameSpeaks, rememberFocus } from './frame.ts';
import { drawHandle } from './handle.ts';
import { planHouse } from './house.ts';
import { bringReader, letReaderGo } from './reader.ts';
import { attribute, parentOf, rootOf } from '../../lib/page/dom.ts';
import { isWorthReading } from '../../lib/page/worth-reading.ts';

/** How often it is looked whether the page hides an open sidebar. */
const LOOK_EVERY_MS = 250;
/** So much of the window's height an open sidebar has. */
const LEAST_HEIGHT = 0.9;

/** Everything this script does in one page, from its start until the extension goes away. */
export function startSidebar(page: Document): () => boolean {
  const ending = new AbortController();
  const { signal } = ending;
  const house = planHouse();
  const loadedAt = address();
  let handle: HTMLElement | null = null;
  let frame: HTMLElement | null = null;
  let opening: Promise<void> | null = null;
  let giveFocusBack: () => void = () => undefined;
  let watch: ReturnType<typeof setInterval>;
  let stopHearing: (() => void) | undefined;
  /** What the reader selected and wants related; '' is the page as a whole. */
  let selection = '';
  let shown = '';
  /** Readings of the page under way. */
  let readings = 0;
  /** Once a click brought the reader it stays: the browser may not let us bring it again, and a sidebar asks often. */
  let keepsReader = false;
  let round = 0;
  /** False where the reader chose no sidebar for the site: then only what a click opened stands here. */
  let isChosen = true;

  const end = (): void => {
    ending.abort();
    clearInterval(watch);
    stopAnswering();
    stopHearing?.();
    letReaderGo();
    house.element?.remove();
  };
  /** Quiet and gone after an update; the new version's script takes over at the next load. */
  const alive = (): boolean => {
    if (!signal.aborted && !isAlive()) end();
    return !signal.aborted;
  };
  const tidy = (): void => {
    if (!handle && !frame) house.element?.remove();
  };
  const describe = async (forHandle = false): Promise<PageDescription | null> => {
    if (!isWorthReading(page, new URL(address()))) return null;
    readings++;
    keepsReader ||= !forHandle;
    const readPage = await bringReader(forHandle);
    // By the address of now: bringing takes a moment, and the page may have become another.
    const situation = { address: new URL(address()), now: Date.now(), freshlyLoaded: address() === loadedAt };
    try {
      return readPage ? readPage(page, situation) : null;
    } finally {
      if (!--readings && !keepsReader) letReaderGo();
    }
  };

  const removeHandle = (): void => {
    handle?.remove();
    handle = null;
    tidy();
  };
  /** Reads the page and draws what the background has to say of it. A newer round makes this one void. */
  const look = async (): Promise<void> => {
    const mine = ++round;
    if (!isChosen) return;
    await idle();
    let description = await describe(true);
    if (!description && alive()) {
      // Pages drawn by script have their text a moment later.
      await settled(page, signal);
      if (mine === round) description = await describe(true);
    }
    if (mine !== round || !alive()) return;
    // No article has no handle either: one may still be there, of the article before it.
    const view = description && (await ask('describeHandle', description));
    if (mine !== round || !alive()) return;
    const figures = view && (view.always || view.coins + view.related > 0) ? `${view.coins} ${view.related}` : '';
    // Taken out by the page: not put back, so as not to fight.
    if (handle && (figures === shown || !house.element?.isConnected)) return;
    removeHandle();
    shown = figures;
    if (!view || !figures) return;
    handle = drawHandle(view, {
      onPress: () => void open(),
      onPlace: (place) => void ask('keepPlace', { place }),
      onHide: () => {
        void ask('hideHere', {});
        removeHandle();
      },
    });
    handle.hidden = frame !== null;
    house.add(handle);
  };
  const changed = async (): Promise<void> => {
    if (!alive()) return;
    const mine = ++round;
    selection = '';
    if (!frame) removeHandle();
    await settled(page, signal);
    if (mine !== round || !alive()) return;
    void ask('pageChanged', {});
    await look();
  };

  const open = async (): Promise<void> => {
    if (!alive() || (frame && house.element?.isConnected)) return;
    // A frame that the page took out is dead.
    frame?.remove();
    frame = null;
    opening ??= (async () => {
      giveFocusBack = rememberFocus(house.element);
      const fromHandle = handle?.matches(':focus-within') ?? false;
      frame = await buildFrame(
        () => close(false),
        () => close(true),
        standsClear,
      );
      clearInterval(watch);
      // None came where the browser's own panel opened, or nobody answered: then nothing stands here to be watched.
      if (frame) {
        // It comes while the sidebar loads, which asks for the page next.
        void bringReader(false);
        house.add(frame);
        watch = setInterval(() => void (alive() && (standsClear() || close(false))), LOOK_EVERY_MS);
        if (handle) handle.hidden = true;
      }
      if (fromHandle)
        giveFocusBack = () => (handle?.firstElementChild as HTMLElement | null)?.focus({ preventScroll: true });
    })();
    await opening;
    opening = null;
    alive();
  };
  /** Whether a sidebar stands here, once one that is on its way has come. */
  const isOpen = async (): Promise<boolean> => {
    await opening;
    return frame !== null && !!house.element?.isConnected;
  };
  /**
   * False while the page hides the sidebar by what no observer tells: a mask over all, another place, or a root that
   * bounds what is fixed in it (containment), so that a strip is all there is to be seen.
   */
  const standsClear = (): boolean => {
    const { maskImage, webkitMaskBoxImageSource } = getComputedStyle(rootOf(page));
    return (
      house.element !== null &&
      parentOf(house.element) === rootOf(page) &&
      // Firefox has no such box image.
      !/\(/.test(maskImage + webkitMaskBoxImageSource) &&
      // A scrollbar may take its part; by the rectangle, which no zoom of the root changes. Its width is an explicit length in our own sheet, which nothing bounds.
      (!frame || frame.getBoundingClientRect().height > innerHeight * LEAST_HEIGHT)
    );
  };
  const close = (returnFocus: boolean): void => {
    clearInterval(watch);
    frame?.remove();
    frame = null;
    selection = '';
    if (handle) handle.hidden = false;
    if (returnFocus) giveFocusBack();
    tidy();
    if (!isChosen) {
      end();
      return;
    }
    // Meanwhile the site may have been hidden, or more articles read.
    void look();
  };

  const stopAnswering = answerBackground({
    async describePage() {
      const whole = await describe();
      if (!selection) return whole;
      const language = attribute(rootOf(page), 'lang').slice(0, 40);
      const bare = { url: address(), language, publishedAt: null, publishedFrom: null };
      return { ...bare, ...whole, title: selection.slice(0, 200), text: selection, isSelection: true };
    },
    async relateTo({ text }) {
      selection = text;
      // Before the panel hears of it, which connects once it shows that.
      stopHearing ??= whenPanelCloses(() => {
        selection = '';
      });
      void ask('pageChanged', {});
      return null;
    },
    async toggleSidebar({ open: wanted }) {
      const wasOpen = await isOpen();
      if (wanted === 'toggle' ? !wasOpen : wanted) await open();
      else if (frame) close(true);
      return { open: frame !== null };
    },
    standsClear: async () => standsClear(),
    async frameSpeaks() {
      frameSpeaks();
      return null;
    },
    async closeSidebar({ returnFocus }) {
      close(returnFocus);
      return null;
    },
    async lookAgain({ stay }) {
      isChosen = stay;
      if (!stay) {
        removeHandle();
        // A sidebar that stands open stays until it is closed: the reader's click on ours allowed it for this page.
        if (!(await isOpen())) end();
      }
      void look();
      return null;
    },
  });
  followPage(page, signal, () => void changed());
  void look();
  return alive;
}

function idle(): Promise<unknown> {
  return new Promise((resolve) => requestIdleCallback(resolve, { timeout: 2000 }));
}
