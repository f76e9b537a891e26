/** Stands before every unit test: where no browser loads the package's second script, the module does the same. */
Object.assign(globalThis, {
  coinsideFeedReading: async () => (await import('../../lib/articles/feed-reading.ts')).feedReading,
});
