type Listener = (where: string, error: unknown) => void;

let listener: Listener | null = null;

/** Lets one listener hear of each: the background keeps the last ones for the self-check. */
export function hearBugs(next: Listener): void {
  listener = next;
}

/** The one place that says `console`. Failures that the program handles are kept in the store and shown, not logged. */
export const log = {
  /** Something only a developer can mend. */
  bug(where: string, error: unknown): void {
    console.warn(`[coinside] ${where}:`, error);
    listener?.(where, error);
  },
};
