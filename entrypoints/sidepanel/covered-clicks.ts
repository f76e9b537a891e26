/** Where it was covered a moment ago a click may still be meant for what lay there. */
const UNCOVERED_FOR_MS = 500;
/** The least that the browser takes between two looks. */
const LOOK_EVERY_MS = 100;

/**
 * Takes no click of a pointer while something of the page lies over this document, or the page makes it transparent,
 * filters or distorts it: the reader would press what they do not see. Chromium alone can tell (`trackVisibility`,
 * Intersection Observer v2); in other browsers nothing is refused. Keys are the reader's own and always taken.
 * @param onRefused called for each click that was not taken
 * @returns stops it
 */
export function refuseCoveredClicks(document: Document, onRefused: () => void): () => void {
  let isCovered = false;
  let uncoveredAt = -Infinity;
  const observer = new IntersectionObserver(
    (entries) => {
      const entry: (IntersectionObserverEntry & { readonly isVisible?: boolean }) | undefined = entries.at(-1);
      const nowCovered = entry?.isVisible === false && entry.isIntersecting;
      if (isCovered && !nowCovered) uncoveredAt = performance.now();
      isCovered = nowCovered;
    },
    // The types do not know of the second version.
    { trackVisibility: true, delay: LOOK_EVERY_MS } as IntersectionObserverInit,
  );
  observer.observe(document.documentElement);

  const refuse = (event: MouseEvent): void => {
    const isKey = event instanceof PointerEvent && event.pointerType === '';
    if (isKey || !(isCovered || performance.now() - uncoveredAt < UNCOVERED_FOR_MS)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    if (event.type === 'click') onRefused();
  };
  const kinds = ['pointerdown', 'mousedown', 'click', 'auxclick'] as const;
  for (const kind of kinds) document.addEventListener(kind, refuse, { capture: true });
  return () => {
    observer.disconnect();
    for (const kind of kinds) document.removeEventListener(kind, refuse, { capture: true });
  };
}
