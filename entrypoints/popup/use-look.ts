import { MINUTE_MS } from '../../lib/domain/durations.ts';
import { useEffect, useState } from 'preact/hooks';
import { afterPaint } from '../../components/controls/after-paint.ts';
import { systemClock } from '../../lib/clock.ts';
import { type Look, lookOf, type SinceLook, sinceLook } from '../../lib/domain/last-look.ts';
import { sourcesNow } from '../../lib/domain/sources-now.ts';
import { ask } from '../../lib/messages/client.ts';
import type { TickerView } from '../../lib/query/views.ts';
import { isOverPrivate } from './over-private.ts';

const EVERY_MS = MINUTE_MS;

interface Since {
  readonly since: SinceLook | null;
  /** For this look. */
  readonly forget: () => void;
}

/**
 * What happened since the popup was last open, told at the first paint or not at all; and this look, told to the
 * background with each view that was painted and once a minute, so that nobody needs to hear the popup close.
 */
export function useLook(stored: TickerView | null, before: Look | null, view: TickerView | null): Since {
  const [since, setSince] = useState(() => {
    const now = systemClock();
    return stored && before ? sinceLook(before, stored, now, sourcesNow(stored.notices, now)) : null;
  });
  useEffect(() => {
    if (!view) return undefined;
    // The background knows the window in front alone, which is another one when the popup closes by a click there.
    const over = isOverPrivate();
    const tell = (): void => {
      const now = systemClock();
      over
        .then((isPrivate) => isPrivate || ask('sawTicker', lookOf(view, now, sourcesNow(view.notices, now))))
        .catch(() => undefined);
    };
    const tellIfSeen = (): void => {
      if (document.visibilityState === 'visible') tell();
    };
    const cancel = afterPaint(tellIfSeen);
    const timer = setInterval(tellIfSeen, EVERY_MS);
    // Also in going out of sight: its last word, where it is heard.
    document.addEventListener('visibilitychange', tell);
    return () => {
      cancel();
      clearInterval(timer);
      document.removeEventListener('visibilitychange', tell);
    };
  }, [view]);
  return { since, forget: () => setSince(null) };
}
