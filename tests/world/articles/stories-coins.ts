import type { Story } from './article.ts';

export const coinStories: readonly Story[] = [];
