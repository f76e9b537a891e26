/**
 * `npm run -s eval -- stories [--pairs FILE] [--fit] [--failures]`: how well the judge of lib/relate/story.ts tells
 * pairs of headlines of one story from others, pair by pair as people read them.
 *
 * A third of the pairs (by a hash of both ids) is held back: the weights are fitted on the others, and what is said of
 * `held` was measured on pairs that no weight has seen. How rare a word is, all articles of the file say together with
 * the background that ships. `--fit` prints the weights anew. The last line is of all pairs: `{n, precision, recall,
 * f1}`; the line before it of those held back.
 */
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { collectionFolder, readCatalogue, readRows } from '../collection.ts';
import { judgeLabel } from '../../lib/articles/label.ts';
import { explainStory, judgeStory } from '../../lib/relate/story.ts';
import { rarityAmong, storySigns } from '../../lib/relate/story-signs.ts';
import { type CoinWords, coinWords, type StoryText, storyText } from '../../lib/relate/story-text.ts';
import { fitWeights, f1ByThreshold } from './stories/fit.ts';

interface Side {
  readonly id: string;
  readonly title: string;
  readonly summary?: string;
  readonly published: string;
  readonly source: string;
}
interface Pair {
  readonly a: Side;
  readonly b: Side;
  readonly same: 0 | 1;
}

function textOf({ title, summary = '', published, source }: Side, coins: CoinWords): StoryText {
  const subject = { title, summary, url: 'https://unknown.example/a', author: null, categories: [], feedKind: 'news' };
  const label = judgeLabel({ ...subject, feedKind: 'news' })?.label ?? null;
  return storyText({ title, summary, source, publishedAt: Date.parse(published), label }, coins);
}

/** Independent of the order of the two, and of the order of the file. */
function isHeldBack({ a, b }: Pair): boolean {
  const digest = createHash('sha256').update([a.id, b.id].toSorted().join('|')).digest();
  return digest.readUInt32BE(0) % 3 === 0;
}

function figures(judged: readonly { readonly is: boolean; readonly said: boolean }[]) {
  const both = judged.filter(({ is, said }) => is && said).length;
  const said = judged.filter((one) => one.said).length;
  const is = judged.filter((one) => one.is).length;
  const round = (value: number) => Number(value.toFixed(3));
  return {
    n: judged.length,
    precision: round(both / (said || 1)),
    recall: round(both / (is || 1)),
    f1: round((2 * both) / (said + is || 1)),
  };
}

export function run(args: string[]): void {
  const { values } = parseArgs({
    args,
    options: { pairs: { type: 'string' }, fit: { type: 'boolean' }, failures: { type: 'boolean' } },
  });
  const path = values.pairs ?? join(collectionFolder('stories'), 'pairs.ndjson.gz');
  if (!existsSync(path)) {
    console.error(`No pairs at ${path}: say where they lie with --pairs or COINSIDE_DATA.`);
    process.exitCode = 1;
    return;
  }
  const pairs = readRows<Pair>(path);
  const coins = coinWords(readCatalogue());
  const sides = new Map(pairs.flatMap(({ a, b }) => [a, b]).map((side) => [side.id, side]));
  const texts = new Map([...sides].map(([id, side]) => [id, textOf(side, coins)]));
  const rarity = rarityAmong([...texts.values()]);
  const read = pairs.map((pair) => {
    const [a, b] = [texts.get(pair.a.id)!, texts.get(pair.b.id)!];
    return { pair, a, b, is: pair.same === 1, said: judgeStory(a, b, rarity).isSame, isHeld: isHeldBack(pair) };
  });
  if (values.fit) {
    const tuned = read.filter(({ isHeld }) => !isHeld).map(({ a, b, is }) => ({ signs: storySigns(a, b, rarity), is }));
    console.log(JSON.stringify({ weights: fitWeights(tuned), f1: f1ByThreshold(tuned) }, null, 2));
  }
  if (values.failures)
    for (const { pair, a, b, is, said, isHeld } of read) {
      if (is === said || isHeld) continue;
      const { signs, shared } = explainStory(a, b, rarity);
      console.log(`${is ? 'missed' : 'wrong'}: ${pair.a.title} || ${pair.b.title}`);
      const strongest = signs.slice(0, 6).map(([sign, weight]) => `${sign} ${weight.toFixed(2)}`);
      console.log(`   ${shared.join(', ')} · ${strongest.join(', ')}`);
    }
  console.log(JSON.stringify({ set: 'tuned', ...figures(read.filter(({ isHeld }) => !isHeld)) }));
  console.log(JSON.stringify({ set: 'held', ...figures(read.filter(({ isHeld }) => isHeld)) }));
  console.log(JSON.stringify(figures(read)));
}
