import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { feedReading } from '../lib/articles/feed-reading.ts';
import { mergeSegments } from '../lib/relate/merge-segments.ts';
import { storyReading } from '../lib/relate/story-reading.ts';

/** A second script of the background, loaded when something is to be read (lib/poll/feed-reading.ts). */
export default defineUnlistedScript(() => {
  Object.assign(globalThis, {
    coinsideFeedReading: () => feedReading,
    coinsideStoryReading: () => storyReading,
    coinsideMerging: () => mergeSegments,
  });
});
