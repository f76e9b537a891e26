/** So far a press may slip and still be a press. */
const SLIP_PX = 6;

/**
 * Tells of drags that begin on an element; a press without one stays a press. Only what the reader's own pointer does
 * counts, and Escape gives up.
 * @param onMove at each step; null when the drag is given up
 * @param onDrop once, where it ended; the click that browsers make of it does not arrive
 */
export function followDrag(
  element: HTMLElement,
  onMove: (at: PointerEvent | null) => void,
  onDrop: (at: PointerEvent) => void,
): void {
  let from: PointerEvent | null = null;
  let isDragged = false;
  const end = (): void => {
    from = null;
    removeEventListener('keydown', onKey, true);
  };
  const onKey = (event: KeyboardEvent): void => {
    if (event.key !== 'Escape' || !event.isTrusted) return;
    event.stopPropagation();
    end();
    onMove(null);
  };
  element.addEventListener('pointerdown', (event) => {
    if (!event.isTrusted || event.button) return;
    from = event;
    isDragged = false;
    element.setPointerCapture(event.pointerId);
  });
  element.addEventListener('pointermove', (event) => {
    if (!from || !event.isTrusted) return;
    if (!isDragged && Math.hypot(event.clientX - from.clientX, event.clientY - from.clientY) < SLIP_PX) return;
    if (!isDragged) addEventListener('keydown', onKey, true);
    isDragged = true;
    onMove(event);
  });
  element.addEventListener('pointerup', (event) => {
    if (from && isDragged) onDrop(event);
    end();
  });
  element.addEventListener('pointercancel', () => {
    if (from) onMove(null);
    end();
  });
  element.addEventListener(
    'click',
    (event) => {
      if (isDragged) event.stopImmediatePropagation();
      isDragged = false;
    },
    true,
  );
}

/** Takes a key that moves something of ours: it neither scrolls the page nor is one of its shortcuts. */
export function takeKey(event: KeyboardEvent, wanted: RegExp): boolean {
  // With one of these it is the browser's: Alt and an arrow go back.
  if (!event.isTrusted || event.altKey || event.ctrlKey || event.metaKey || !wanted.test(event.key)) return false;
  event.preventDefault();
  event.stopPropagation();
  return true;
}
