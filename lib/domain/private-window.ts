/** What the background answers where a press in a private window would have been written. */
export const PRIVATE = 'private';

/** Whether a message failed since what it asks is not written from private windows. */
export function isPrivate(error: unknown): boolean {
  return error instanceof Error && error.message === PRIVATE;
}
