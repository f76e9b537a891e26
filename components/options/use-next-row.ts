import type { RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';

/**
 * For a list whose rows go by a press of their own button. The row that goes takes the focus with it: the next row's
 * button gets it, else that of the one before, else the section's heading.
 * @param rows the list as it is shown
 * @returns `sectionRef` for the section, whose buttons are one a row and whose h2 can take the focus; `leave` to be told
 *   a row's index before it goes
 */
export function useNextRow(rows: readonly unknown[]): {
  readonly sectionRef: RefObject<HTMLElement | null>;
  readonly leave: (index: number) => void;
} {
  const sectionRef = useRef<HTMLElement>(null);
  const leftRef = useRef<number | null>(null);
  useLayoutEffect(() => {
    if (leftRef.current === null || document.activeElement !== document.body) return;
    const buttons = sectionRef.current?.querySelectorAll('button') ?? [];
    const next = buttons[leftRef.current] ?? buttons[leftRef.current - 1] ?? sectionRef.current?.querySelector('h2');
    leftRef.current = null;
    next?.focus();
  }, [rows]);
  return { sectionRef, leave: (index) => (leftRef.current = index) };
}
