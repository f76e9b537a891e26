import type { Story } from './article.ts';

/** A one-person site that nobody subscribes to by default; for trying a feed that is added by hand. */
export const notesStories: readonly Story[] = [
  {
    topics: ['akash'],
    by: 'margin-notes',
    title: 'Notes on a month with an Akash lease',
    summary: 'Three restarts, one lost volume, a bill of $61. I would do it again with backups.',
  },
  {
    topics: ['zkml'],
    by: 'margin-notes',
    title: 'Reading a zkML paper slowly',
    summary: 'What the word “prove” covers on each page, and where it stops.',
  },
  {
    topics: ['bittensor'],
    by: 'margin-notes',
    title: 'Who pays a subnet?',
    summary: 'I followed the TAO backwards for six subnets and found customers behind two.',
  },
  {
    topics: ['agents'],
    by: 'margin-notes',
    title: 'My agent may spend four dollars a week',
    summary: 'It has never reached the limit, and it has apologised for trying.',
  },
];
