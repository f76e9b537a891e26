import { placeInStories } from './place-in-stories.ts';
import { storyText, coinWords } from './story-text.ts';

/**
 * All that sorts articles into stories. Needed only where articles are stored, so it comes with what reads feeds, a file
 * of its own (decision 0012). Nothing here keeps a state.
 */
export const storyReading = { placeInStories, storyText, coinWords };

export type StoryReading = typeof storyReading;
