import { pickBy, shuffledBy } from '../deterministic.ts';
import type { Topic } from './article.ts';
import { backgroundOfAi } from './background-ai.ts';
import { backgroundOfCoins } from './background-coins.ts';

const closings: readonly string[] = [
  'The figures in this report were checked against the project’s public dashboard on the day of writing; older numbers may have been revised since.',
  'Nobody involved would put a date on the next step. The next public call is in two weeks.',
  'A spokesperson declined to add to the written statement.',
  'The documents are public, and we link to them rather than to posts about them.',
  'What happens next depends less on the code than on who shows up to run it, several participants said.',
  'Two people who reviewed the numbers for us said that they are plausible; a third wants another quarter before she believes them.',
];

const doubts: readonly string[] = [
  'Critics point out that the comparison is generous: the months before were unusually weak, and one large customer can still move the total.',
  'Not everyone is convinced. “One good month is weather,” said an analyst who follows the sector. “Ask me again in spring.”',
  'The open question is whether this holds when prices fall. Past cycles suggest caution.',
  'There are limits. The sample is small, the incentives are new, and those who publish the data also profit from them.',
];

/**
 * The body of an article: its own summary first, then what is generally known of its topics, a doubt, an end. Which
 * paragraphs stand where belongs to the title, so a page reads the same in every run.
 */
export function paragraphsFor(title: string, summary: string, topics: readonly Topic[]): string[] {
  const known = topics.flatMap((topic, index) => {
    const bank = backgroundOfAi[topic] ?? backgroundOfCoins[topic] ?? [];
    return shuffledBy(`${title} ${topic}`, bank).slice(0, index === 0 ? 3 : 1);
  });
  return [summary, ...known, pickBy(`doubt ${title}`, doubts), pickBy(`end ${title}`, closings)];
}
