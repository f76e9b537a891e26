import type { RefObject } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';

/**
 * Opens a dialog over the page as long as it is drawn: the focus starts on `firstRef`, and goes back with its end to where
 * it was asked from.
 */
export function useModal(firstRef: RefObject<HTMLElement | null>): RefObject<HTMLDialogElement | null> {
  const dialogRef = useRef<HTMLDialogElement>(null);
  useLayoutEffect(() => {
    const element = dialogRef.current;
    const opener = document.activeElement;
    element?.showModal();
    firstRef.current?.focus();
    return () => {
      element?.close();
      // The dialog leaves the document with this, too late for the browser to hand the focus back itself.
      if (opener instanceof HTMLElement) opener.focus();
    };
  }, [firstRef]);
  return dialogRef;
}
