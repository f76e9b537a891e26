/** The words of a failure, as `ask` rejects with them. */
export function wordsOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
