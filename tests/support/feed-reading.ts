/** Stands before every unit test: where no browser loads the package's second script, the modules do the same. */
Object.assign(globalThis, {
  coinsideFeedReading: async () => (await import('../../lib/articles/feed-reading.ts')).feedReading,
  coinsideStoryReading: async () => (await import('../../lib/relate/story-reading.ts')).storyReading,
});
