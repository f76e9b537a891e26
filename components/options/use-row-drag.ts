import { useEffect, useRef, useState } from 'preact/hooks';
import { dropIndex } from './reorder.ts';

interface Drag {
  readonly id: string;
  readonly from: number;
  readonly to: number;
  /** How far the row hangs below its resting place, CSS pixels. */
  readonly offset: number;
  /** Height of the row, which its neighbours make room by. */
  readonly height: number;
}

export interface RowDrag {
  readonly id: string | null;
  /** CSS transform of a row while one is dragged, '' at rest. */
  readonly transformOf: (id: string, index: number) => string;
  readonly start: (event: PointerEvent, id: string, rows: readonly HTMLElement[]) => void;
}

/** Within this distance of the window's edge a drag scrolls the page, by this much a frame. */
const EDGE_PX = 48;
const SCROLL_PX = 10;

/**
 * Dragging one row of a list up and down by pointer (mouse, pen, touch). The list itself is not touched before the
 * row is let go, so a change from elsewhere can't tear the drag; Escape and a lost pointer leave everything as it was.
 */
export function useRowDrag(onDrop: (id: string, to: number) => void): RowDrag {
  const [drag, setDrag] = useState<Drag | null>(null);
  const stopRef = useRef<() => void>(() => undefined);
  useEffect(() => () => stopRef.current(), []);

  function start(event: PointerEvent, id: string, elements: readonly HTMLElement[]): void {
    if (event.button !== 0) return;
    event.preventDefault();
    stopRef.current();
    const pointer = event.pointerId;
    const grip = event.currentTarget;
    if (!(grip instanceof HTMLElement)) return;
    const rows = elements.map((row) => {
      const box = row.getBoundingClientRect();
      return { top: box.top + window.scrollY, height: box.height };
    });
    const from = elements.findIndex((row) => row.contains(grip));
    const height = rows[from]?.height ?? 0;
    const startedAt = event.clientY + window.scrollY;
    let pointerY = event.clientY;
    let latest: Drag = { id, from, to: from, offset: 0, height };
    let frame = 0;

    function follow(): void {
      const offset = pointerY + window.scrollY - startedAt;
      latest = { id, from, to: dropIndex(rows, from, offset), offset, height };
      setDrag(latest);
    }
    function scrollAtEdge(): void {
      const step = pointerY < EDGE_PX ? -SCROLL_PX : pointerY > window.innerHeight - EDGE_PX ? SCROLL_PX : 0;
      if (step !== 0) {
        window.scrollBy(0, step);
        follow();
      }
      frame = requestAnimationFrame(scrollAtEdge);
    }
    function onMove(move: PointerEvent): void {
      if (move.pointerId !== pointer) return;
      pointerY = move.clientY;
      follow();
    }
    function onUp(up: PointerEvent): void {
      if (up.pointerId !== pointer) return;
      stopRef.current();
      if (latest.to !== from) onDrop(id, latest.to);
    }
    function onKey(key: KeyboardEvent): void {
      if (key.key === 'Escape') stopRef.current();
    }

    grip.setPointerCapture?.(pointer);
    const listening = new AbortController();
    const { signal } = listening;
    window.addEventListener('pointermove', onMove, { signal });
    window.addEventListener('pointerup', onUp, { signal });
    window.addEventListener('pointercancel', () => stopRef.current(), { signal });
    window.addEventListener('keydown', onKey, { signal });
    frame = requestAnimationFrame(scrollAtEdge);
    stopRef.current = () => {
      listening.abort();
      cancelAnimationFrame(frame);
      setDrag(null);
      stopRef.current = () => undefined;
    };
    setDrag(latest);
  }

  function transformOf(id: string, index: number): string {
    if (!drag) return '';
    if (id === drag.id) return `translateY(${drag.offset}px)`;
    if (index > drag.from && index <= drag.to) return `translateY(${-drag.height}px)`;
    if (index < drag.from && index >= drag.to) return `translateY(${drag.height}px)`;
    return '';
  }

  return { id: drag?.id ?? null, transformOf, start };
}
