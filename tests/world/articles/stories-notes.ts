import type { Story } from './article.ts';

export const notesStories: readonly Story[] = [];
