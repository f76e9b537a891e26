import type { Story } from './article.ts';

export const newsroomStories: readonly Story[] = [];
