import type { Story } from './article.ts';

export const serialStories: readonly Story[] = [];
