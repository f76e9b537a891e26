import type { Frame, Page } from '@playwright/test';

/** What a walk through a document by the Tab key found. Each line names a control by its part, name or class. */
export interface Walk {
  /** Controls in the order in which they were reached. */
  readonly reached: readonly string[];
  /** Controls that can be seen and pressed, and were not reached, neither by Tab nor as one of a group moved in by arrows. */
  readonly missed: readonly string[];
  /** Reached before something that stands before them in the document. */
  readonly outOfOrder: readonly string[];
  /** Nothing was drawn around them while they had the focus. */
  readonly unmarked: readonly string[];
  /** Out of sight, or under something else, while they had the focus. */
  readonly unseen: readonly string[];
  /** Whether the focus came out at the other end, or back to the first control; false where it stays among others. */
  readonly isOut: boolean;
}

/** More stops than any surface has: a walk that is longer is a trap. */
const MOST_STOPS = 400;

/**
 * Walks a document with the Tab key, from its first control until the focus leaves it or comes back to the first.
 * @param page the tab that the keys go to
 * @param document the page itself, or a frame in it
 */
export async function walk(page: Page, document: Page | Frame = page): Promise<Walk> {
  await document.evaluate(() => {
    const CONTROLS = 'a[href], button, input, select, textarea, summary, [tabindex]';
    const modal = globalThis.document.querySelector('dialog[open]');
    const canBeSeen = (one: HTMLElement): boolean =>
      one.checkVisibility({ visibilityProperty: true }) &&
      one.getClientRects().length > 0 &&
      (!modal || modal.contains(one));
    const controls = [...globalThis.document.querySelectorAll<HTMLElement>(CONTROLS)].filter(
      (one) => one.tabIndex >= 0 && !one.matches(':disabled') && canBeSeen(one),
    );
    const stops: Element[] = [];
    const nameOf = (one: Element): string =>
      `${one.localName} ${one.getAttribute('data-part') ?? ''} ${one.getAttribute('aria-label') ?? one.textContent?.trim().slice(0, 40) ?? ''}`.replaceAll(
        /\s+/g,
        ' ',
      );
    const isDrawn = (one: Element, pseudo?: string): boolean => {
      const { outlineStyle, outlineWidth } = getComputedStyle(one, pseudo);
      return outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 1;
    };
    const isMarked = (one: Element): boolean =>
      isDrawn(one) ||
      isDrawn(one, '::before') ||
      isDrawn(one, '::after') ||
      [one.parentElement, one.nextElementSibling, one.closest('.field, label')].some(
        (other) => other && isDrawn(other),
      );
    const isSeen = (one: Element): boolean => {
      const box = (one.closest('label') ?? one).getBoundingClientRect();
      const points = [0.5, 0.1, 0.9].flatMap((x) =>
        [0.5, 0.2, 0.8].map((y) => [box.left + box.width * x, box.top + box.height * y] as const),
      );
      return points.some(([x, y]) => {
        const hit = globalThis.document.elementFromPoint(x, y);
        return (
          hit !== null &&
          (hit === one || one.contains(hit) || hit.contains(one) || hit.closest('label')?.contains(one) === true)
        );
      });
    };
    const look = () => {
      const one = globalThis.document.activeElement;
      if (!one || one === globalThis.document.body || !globalThis.document.hasFocus() || one === stops[0]) return 'out';
      if (stops.includes(one)) return 'trapped';
      const last = stops.at(-1);
      stops.push(one);
      return {
        name: nameOf(one),
        follows: !last || (last.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0,
        isMarked: isMarked(one),
        isSeen: isSeen(one),
      };
    };
    const missed = (): string[] =>
      controls
        .filter((one) => !stops.includes(one) && one.isConnected)
        .filter(
          (one) =>
            !(
              one instanceof HTMLInputElement &&
              one.type === 'radio' &&
              stops.some((stop) => stop instanceof HTMLInputElement && stop.name === one.name)
            ),
        )
        .map(nameOf);
    Object.assign(globalThis, { keyboardWalk: { look, missed } });
    controls[0]?.focus();
  });
  const reached: string[] = [];
  const outOfOrder: string[] = [];
  const unmarked: string[] = [];
  const unseen: string[] = [];
  let isOut = false;
  while (reached.length < MOST_STOPS) {
    const stop = await document.evaluate(() => {
      const { keyboardWalk } = globalThis as unknown as {
        keyboardWalk: {
          look(): { name: string; follows: boolean; isMarked: boolean; isSeen: boolean } | 'out' | 'trapped';
        };
      };
      return keyboardWalk.look();
    });
    isOut = stop === 'out';
    if (typeof stop === 'string') break;
    reached.push(stop.name);
    if (!stop.follows) outOfOrder.push(stop.name);
    // The first was given the focus by no key.
    if (!stop.isMarked && reached.length > 1) unmarked.push(stop.name);
    if (!stop.isSeen) unseen.push(stop.name);
    await page.keyboard.press('Tab');
  }
  const missed = await document.evaluate(() => {
    const { keyboardWalk } = globalThis as unknown as { keyboardWalk: { missed(): string[] } };
    return keyboardWalk.missed();
  });
  return { reached, missed, outOfOrder, unmarked, unseen, isOut };
}
