import { fractionOf, hashOf, pickBy, shuffledBy } from '../deterministic.ts';
import type { Story, WorldArticle } from './article.ts';
import { paragraphsFor } from './paragraphs.ts';
import { publisherOf } from './publishers.ts';
import { notesStories } from './stories-notes.ts';
import { newsroomStories } from './stories-ai.ts';
import { coinStories } from './stories-coins.ts';
import { decentralisedStories } from './stories-decentralised.ts';
import { labStories } from './stories-labs.ts';
import { serialStories } from './stories-serial.ts';

const DAY = 86_400_000;
const SPAN_DAYS = 60;

export function slugOf(title: string): string {
  return title
    .normalize('NFKD')
    .replaceAll(/[’'‘]|\p{Mark}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
    .slice(0, 90)
    .replace(/-$/, '');
}

function articleOf(story: Story, by: string, title: string, summary: string, publishedAt: number): WorldArticle {
  const publisher = publisherOf(by);
  const slug = slugOf(title);
  const section = pickBy(`section ${slug}`, publisher.sections);
  return {
    url: publisher.origin + publisher.path(slug, new Date(publishedAt), section),
    publisherId: by,
    slug,
    title,
    summary,
    paragraphs: paragraphsFor(title, summary, story.topics),
    author: pickBy(`author ${slug}`, publisher.authors),
    publishedAt,
    section,
    topics: story.topics,
    comments: hashOf(`comments ${slug}`) % 5 === 0 ? 0 : hashOf(`comments ${slug}`) % 38,
  };
}

/**
 * Every article of the world, newest first: hand-written stories and series, spread over the sixty days before
 * `now`. Dates hang on the hour of `now`, words and addresses (but for dates in them) never change.
 */
export function writeLibrary(now: number): WorldArticle[] {
  const hour = Math.floor(now / 3_600_000) * 3_600_000;
  const stories = [
    ...decentralisedStories,
    ...newsroomStories,
    ...labStories,
    ...coinStories,
    ...serialStories,
    ...notesStories,
  ];
  const order = shuffledBy('order of stories', stories);
  const articles = order.flatMap((story, index) => {
    // The newest is about half an hour old; the oldest stays inside the sixty days.
    const age = ((index + fractionOf(story.title)) / order.length) * (SPAN_DAYS - 1) * DAY;
    const publishedAt = Math.round((hour - 1_800_000 - age) / 60_000) * 60_000;
    const first = articleOf(story, story.by, story.title, story.summary, publishedAt);
    const others = (story.also ?? []).map((also, place) => {
      const later = (20 + place * 47 + (hashOf(also.title) % 90)) * 60_000;
      return articleOf(story, also.by, also.title, also.summary, Math.min(publishedAt + later, hour - 60_000));
    });
    return [first, ...others];
  });
  return articles.sort((a, b) => b.publishedAt - a.publishedAt);
}
