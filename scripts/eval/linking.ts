/**
 * `npm run -s eval -- linking [--data ../shared/data/linking] [--show gold|ambiguous|negatives] [--part tuned|held]`:
 * how well coins are told from the words that look like them. Everything is read as headline or as article; a third of
 * each set (by a hash of id or text) is held back from tuning and told apart. The last line is JSON, over all.
 *
 * `gold`: titles with all of their coins. Unlabelled coins outside the 400 largest that are named in full or by cashtag
 * don't count (the labels know those 400 only): `optional` says how many. A coin that was renamed or merged is the one
 * it became, on both sides. `ambiguous`: a word that may be a coin or not, in its title; those labelled optional don't
 * count. `negatives`: news of 2004, where every link is false.
 */
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { CoinId } from '../../lib/domain/coin.ts';
import { presentCoinIds } from '../../lib/domain/renames.ts';
import { type CoinMention, findCoins } from '../../lib/relate/coins.ts';
import { collectionFolder, readCatalogue, readNames, readRows } from '../collection.ts';

interface GoldRow {
  readonly id: string;
  readonly text: string;
  readonly published: string;
  readonly coins: readonly CoinId[];
}
interface AmbiguousRow {
  readonly id: string;
  readonly text: string;
  readonly published: string;
  readonly accept: readonly CoinId[];
  readonly linked: 'yes' | 'no' | 'optional';
}
interface NegativeRow {
  readonly text: string;
  readonly body: string;
}
interface Sets {
  readonly gold: readonly GoldRow[];
  readonly ambiguous: readonly AmbiguousRow[];
  readonly negatives: readonly NegativeRow[];
}

/** Coins further down are missing in the labels. */
const LABELLED_RANK = 400;
/** The labels are of texts up to this day. */
const NOW = Date.parse('2026-01-12');

export function run(args: string[]): void {
  const { values } = parseArgs({
    args,
    options: { data: { type: 'string' }, show: { type: 'string' }, part: { type: 'string' } },
  });
  const folder = values.data ?? collectionFolder('linking');
  const all: Sets = {
    gold: readRows(join(folder, 'gold-auto.ndjson.gz')),
    ambiguous: readRows(join(folder, 'ambiguous-hand.ndjson.gz')),
    negatives: readRows(join(folder, 'negatives-general-news.ndjson.gz')),
  };
  const tuned = part(all, (key) => !isHeldBack(key));
  const held = part(all, isHeldBack);
  const linking = new Linking();
  if (values.show !== undefined) {
    const shown = values.part === 'held' ? held : values.part === 'tuned' ? tuned : all;
    for (const line of linking.mistakes(shown, values.show)) console.log(line);
  }
  console.log('tuned on ', JSON.stringify(linking.judge(tuned)));
  console.log('held back', JSON.stringify(linking.judge(held)));
  console.log(JSON.stringify(linking.judge(all)));
}

function isHeldBack(key: string): boolean {
  return BigInt(`0x${createHash('sha256').update(key).digest('hex')}`) % 3n === 0n;
}

function part({ gold, ambiguous, negatives }: Sets, isIn: (key: string) => boolean): Sets {
  return {
    gold: gold.filter(({ id }) => isIn(id)),
    ambiguous: ambiguous.filter(({ id }) => isIn(id)),
    negatives: negatives.filter(({ text, body }) => isIn(`${text}\n${body}`)),
  };
}

const round = (value: number): number => Number(value.toFixed(4));

class Linking {
  private readonly names = readNames();
  private readonly ranks: ReadonlyMap<CoinId, number | null> = new Map(
    readCatalogue().map(({ id, rank }) => [id, rank]),
  );

  judge({ gold, ambiguous, negatives }: Sets) {
    const count = { right: 0, wrong: 0, missed: 0, optional: 0 };
    for (const row of gold) {
      const { right, wrong, missed, optional } = this.compare(row);
      count.right += right.length;
      count.wrong += wrong.length;
      count.missed += missed.length;
      count.optional += optional.length;
    }
    const precision = count.right / Math.max(1, count.right + count.wrong);
    const recall = count.right / Math.max(1, count.right + count.missed);
    const f1 = (2 * precision * recall) / Math.max(1e-9, precision + recall);
    const asked = ambiguous.filter(({ linked }) => linked !== 'optional');
    const correct = asked.filter((row) => this.isLinked(row) === (row.linked === 'yes'));
    const linked = negatives.filter(({ text, body }) => this.find(text, body, null).length > 0);
    return {
      gold: {
        n: gold.length,
        precision: round(precision),
        recall: round(recall),
        f1: round(f1),
        optional: count.optional,
      },
      ambiguous: { n: asked.length, accuracy: round(correct.length / Math.max(1, asked.length)) },
      negatives: { n: negatives.length, falseLinkRate: round(linked.length / Math.max(1, negatives.length)) },
    };
  }

  /** One line for each text that was read wrongly. */
  mistakes({ gold, ambiguous, negatives }: Sets, which: string): string[] {
    if (which === 'gold')
      return gold.flatMap((row) => {
        const { wrong, missed } = this.compare(row);
        return wrong.length + missed.length === 0
          ? []
          : [`${row.text}\n   ${wrong.map((id) => `+${id}`).join(' ')} ${missed.map((id) => `-${id}`).join(' ')}`];
      });
    if (which === 'ambiguous')
      return ambiguous
        .filter((row) => row.linked !== 'optional' && this.isLinked(row) !== (row.linked === 'yes'))
        .map(({ text, linked, accept }) => `${linked} ${accept.join()}: ${text}`);
    return negatives.flatMap(({ text, body }) => {
      const found = this.find(text, body, null);
      return found.length === 0
        ? []
        : [`${found.map(({ coinId, evidence }) => `${coinId} (${evidence.join()})`).join(' ')}: ${text} | ${body}`];
    });
  }

  private find(title: string, text: string, published: string | null): CoinMention[] {
    return findCoins(title, text, this.names, published === null ? null : Date.parse(published));
  }

  private compare({ text, published, coins }: GoldRow) {
    const wanted = new Set(presentCoinIds(coins, NOW));
    const mentions = this.find(text, '', published);
    const found = new Set(
      presentCoinIds(
        mentions.map(({ coinId }) => coinId),
        NOW,
      ),
    );
    const extra = [...found].filter((id) => !wanted.has(id));
    const isOptional = (id: CoinId) =>
      (this.ranks.get(id) ?? Infinity) > LABELLED_RANK &&
      mentions.some((mention) => mention.coinId === id && isInFull(mention, text));
    return {
      right: [...found].filter((id) => wanted.has(id)),
      missed: [...wanted].filter((id) => !found.has(id)),
      wrong: extra.filter((id) => !isOptional(id)),
      optional: extra.filter(isOptional),
    };
  }

  private isLinked({ text, published, accept }: AmbiguousRow): boolean {
    const wanted = new Set(presentCoinIds(accept, NOW));
    return presentCoinIds(
      this.find(text, '', published).map(({ coinId }) => coinId),
      NOW,
    ).some((id) => wanted.has(id));
  }
}

function isInFull({ name, evidence }: CoinMention, text: string): boolean {
  return evidence.some((spelling) => spelling.toLowerCase() === name.toLowerCase() || text.includes(`$${spelling}`));
}
