import type { RefObject } from 'preact';
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { ask } from '../../lib/messages/client.ts';

/**
 * Whether the database is why nothing could be read. The background then answers, but says of the database that it
 * cannot be read; where it does not answer at all, that is another trouble.
 * @param failures how often reading has failed; it is asked after each of them, whatever they say. 0 where it did not, or
 * where something is shown all the same
 */
export function useUnreadable(failures: number): boolean {
  const [isUnreadable, setUnreadable] = useState(false);
  useEffect(() => {
    if (failures === 0) return setUnreadable(false);
    let isOver = false;
    ask('getSelfCheck', {}).then(
      ({ database, providers }) => !isOver && setUnreadable(database === null || providers === null),
      () => undefined,
    );
    return () => void (isOver = true);
  }, [failures]);
  return isUnreadable;
}

/** Once it can be read again, gives the section's title the focus: what had it, what could be done meanwhile, is gone. */
export function useFocusAfter(
  isUnreadable: boolean,
  isShown: boolean,
  titleRef: RefObject<HTMLHeadingElement | null>,
): void {
  const wasUnreadableRef = useRef(false);
  useLayoutEffect(() => {
    if (isUnreadable) wasUnreadableRef.current = true;
    else if (isShown && wasUnreadableRef.current) {
      wasUnreadableRef.current = false;
      titleRef.current?.focus();
    }
  }, [isUnreadable, isShown, titleRef]);
}
