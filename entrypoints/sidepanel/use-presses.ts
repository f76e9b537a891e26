import { useEffect, useRef } from 'preact/hooks';
import { type Press, writePress } from '../../lib/domain/press.ts';
import { ask } from '../../lib/messages/client.ts';
import { type Sight, watchSight } from './sight.ts';
import type { SidebarState } from './use-sidebar.ts';

/** One press opens one tab, also where it was a double click. */
const APART_EVERY_MS = 1000;

/**
 * Whether what was pressed may be done at once: where the reader surely saw it, and in the browser's own panel, which no
 * page can cover. Else it waits for a word in a tab of our own, and the answer is false.
 * @param tell called once it waits there, or could not
 */
export function usePresses(
  { beside }: SidebarState,
  tell: (waits: boolean) => void,
): (press: Press) => Promise<boolean> {
  const sightRef = useRef<Sight | null>(null);
  const apartAtRef = useRef(-Infinity);
  const isFrame = beside !== null && 'secret' in beside;
  useEffect(() => {
    if (!isFrame) return undefined;
    const sight = watchSight(document);
    sightRef.current = sight;
    return () => {
      sightRef.current = null;
      sight.stop();
    };
  }, [isFrame]);

  return async (press) => {
    if (!isFrame) return true;
    const isSure = (): boolean => sightRef.current?.isSure() ?? false;
    // By the time that the page has answered, what it did meanwhile is seen too.
    if (isSure() && (await ask('standsClear', beside).catch(() => false)) && isSure()) return true;
    if (performance.now() - apartAtRef.current < APART_EVERY_MS) return false;
    apartAtRef.current = performance.now();
    tell(await ask('pressApart', { ...beside, press: writePress(press) }).catch(() => false));
    return false;
  };
}
