/** Stands before every unit test: where no browser loads the package's further scripts, the modules do the same. */
Object.assign(globalThis, {
  coinsideFeedReading: async () => (await import('../../lib/articles/feed-reading.ts')).feedReading,
  coinsideClaimReading: async () => ({
    readClaims: (await import('../../lib/relate/claims.ts')).readClaims,
    holdClaim: (await import('../../lib/prices/hold-claim.ts')).holdClaim,
  }),
  coinsideSafekeeping: async () => ({
    createSync: (await import('../../lib/sync/exchange.ts')).createSync,
    ...(await import('../../lib/settings/export.ts')),
    ...(await import('../../lib/articles/write-opml.ts')),
    ...(await import('../../lib/settings/backups.ts')),
    ...(await import('../../lib/store/all-marks.ts')),
  }),
  coinsideSearching: async () => ({
    readShelf: (await import('../../lib/query/shelf-reading.ts')).readShelf,
    searchCoins: (await import('../../lib/prices/search-coins.ts')).searchCoins,
  }),
  coinsideMerging: async () => (await import('../../lib/relate/merge-segments.ts')).mergeSegments,
  coinsideStoryReading: async () => (await import('../../lib/relate/story-reading.ts')).storyReading,
});
