/** So long must the whole sidebar have been in sight before a press: longer than it takes to be lured and to press. */
const SEEN_FOR_MS = 300;
/** So long must a mouse have been over it: what jumps under a resting pointer is pressed by mistake. */
const OVER_FOR_MS = 200;
/** The least that the browser takes between two looks. */
const LOOK_EVERY_MS = 100;
/** A part of it may be lost to rounding. */
const WHOLE = 0.98;
/** A click without a press shortly before is one of the browser's own, as screen readers make them. */
const PRESS_LASTS_MS = 3000;

export interface Sight {
  /** Whether whoever pressed last saw what they pressed. False in browsers that cannot tell. */
  readonly isSure: () => boolean;
  readonly stop: () => void;
}

/**
 * Follows whether this document is seen as it is: whole, and with nothing of the page over it, no filter, no
 * transparency. Chromium tells (`trackVisibility`, Intersection Observer v2); other browsers do not, and then no press
 * is sure. A page may uncover the sidebar at the very moment of a press, so what was seen before it counts
 * (docs/decisions/0020-what-a-covered-sidebar-does.md).
 */
export function watchSight(document: Document): Sight {
  const canTell = 'isVisible' in IntersectionObserverEntry.prototype;
  if (!canTell) return { isSure: () => false, stop: () => undefined };
  const ending = new AbortController();
  const { signal } = ending;
  let seenSince: number | null = null;
  let overSince: number | null = null;
  let pressedAt = -Infinity;
  let wasSure = false;

  const observer = new IntersectionObserver(
    (entries) => {
      for (const entry of entries as readonly (IntersectionObserverEntry & { readonly isVisible?: boolean })[]) {
        const isSeen = entry.isVisible === true && entry.intersectionRatio >= WHOLE;
        seenSince = isSeen ? (seenSince ?? performance.now()) : null;
      }
    },
    // The types do not know of the second version.
    { trackVisibility: true, delay: LOOK_EVERY_MS, threshold: [0, WHOLE, 1] } as IntersectionObserverInit,
  );
  observer.observe(document.documentElement);

  const has = (since: number | null, ms: number): boolean => since !== null && performance.now() - since >= ms;
  const on = (type: string, listener: (event: Event) => void): void =>
    document.documentElement.addEventListener(type, listener, { capture: true, signal });
  const press = (isSure: boolean): void => {
    pressedAt = performance.now();
    wasSure = isSure;
  };
  on('pointermove', () => {
    overSince ??= performance.now();
  });
  on('pointerleave', ({ target }) => {
    if (target === document.documentElement) overSince = null;
  });
  on('pointerdown', (event) => {
    // A finger or a pen comes from above: it is over nothing before it presses.
    const isMouse = (event as PointerEvent).pointerType === 'mouse';
    press(has(seenSince, SEEN_FOR_MS) && (!isMouse || has(overSince, OVER_FOR_MS)));
  });
  on('keydown', () => press(has(seenSince, SEEN_FOR_MS)));
  on('click', () => {
    // Each of them for itself: it leaves no press behind that the next would go by.
    if (performance.now() - pressedAt > PRESS_LASTS_MS) wasSure = has(seenSince, SEEN_FOR_MS);
  });
  return {
    isSure: () => wasSure && seenSince !== null,
    stop: () => {
      observer.disconnect();
      ending.abort();
    },
  };
}
