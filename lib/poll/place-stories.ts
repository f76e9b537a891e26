import { packagedCatalogue } from '../prices/packaged-catalogue.ts';
import type { StoryText } from '../relate/story-text.ts';
import type { PlacedArticle } from '../store/article-places.ts';
import type { StoryPlacer } from '../store/stories.ts';
import { storyReading } from './feed-reading.ts';

/** A memory aid for the looks of one round, which hold their articles against much the same others. */
const read = new Map<number, { readonly of: string; readonly text: StoryText }>();
const MOST_READ = 4_000;

/** What sorts articles into stories. All that it needs is loaded beforehand: a transaction waits for nothing. */
export async function storyPlacer(): Promise<StoryPlacer> {
  const [{ placeInStories, storyText, coinWords }, { coins }] = await Promise.all([
    storyReading(),
    packagedCatalogue(),
  ]);
  const named = coinWords(coins);
  const textOf = ({ place, article }: PlacedArticle): StoryText => {
    const { title, summary, source, publishedAt, label } = article;
    const of = [title, summary, publishedAt, label?.label].join('\n');
    const known = read.get(place);
    if (known?.of === of) return known.text;
    if (read.size >= MOST_READ) read.clear();
    const text = storyText({ title, summary, source, publishedAt, label: label?.label ?? null }, named);
    read.set(place, { of, text });
    return text;
  };
  return (window, arrivals, stories) =>
    placeInStories(
      window.map((one) => ({ place: one.place, text: textOf(one) })),
      arrivals,
      stories,
    );
}
