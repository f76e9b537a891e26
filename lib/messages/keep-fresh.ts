import { MINUTE_MS } from '../domain/durations.ts';
import type { FromSurfaces } from './protocol.ts';
import { ask } from './client.ts';

const EVERY_MS = MINUTE_MS;

/**
 * Tells the background that a surface is in view: now, and once a minute as long as it is seen, so that what is due
 * starts and prices stay fresh. Unheard (the worker may be starting anew), the next alarm asks.
 * @returns stops it
 */
export function keepFresh(surface: Parameters<FromSurfaces['surfaceOpened']>[0]['surface']): () => void {
  const tell = (): void => {
    if (document.visibilityState === 'visible') ask('surfaceOpened', { surface }).catch(() => undefined);
  };
  tell();
  const timer = setInterval(tell, EVERY_MS);
  return () => clearInterval(timer);
}
