import type { Story } from './article.ts';

export const labStories: readonly Story[] = [];
