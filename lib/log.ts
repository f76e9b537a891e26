/** The one place that says `console`. Failures that the program handles are kept in the store and shown, not logged. */
export const log = {
  /** Something only a developer can mend. */
  bug(where: string, error: unknown): void {
    console.warn(`[coinside] ${where}:`, error);
  },
};
