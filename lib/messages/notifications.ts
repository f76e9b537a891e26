import { browser } from '../browser.ts';

const NOTIFICATIONS = { permissions: ['notifications' as const] };

/** Whether the browser lets us show notifications. */
export function mayNotify(): Promise<boolean> {
  return browser.permissions.contains(NOTIFICATIONS);
}

/**
 * Asks the browser's user for notifications. To be called in a click and before anything is awaited, or the browsers
 * refuse; in Firefox the popup may be closed by the prompt, so that nothing after it is sure to run.
 */
export function askToNotify(): Promise<boolean> {
  return browser.permissions.request(NOTIFICATIONS).catch(() => false);
}

/** Gives the permission back. */
export function stopNotifying(): Promise<boolean> {
  return browser.permissions.remove(NOTIFICATIONS);
}

/**
 * Hears of every change of the permission, also one made in the browser's own settings.
 * @returns stops it
 */
export function watchNotifying(onChange: () => void): () => void {
  const { onAdded, onRemoved } = browser.permissions;
  onAdded.addListener(onChange);
  onRemoved.addListener(onChange);
  return () => {
    onAdded.removeListener(onChange);
    onRemoved.removeListener(onChange);
  };
}
