/**
 * `npm run -s eval -- claims --data ../shared/data/claims [--show] [--part tuned|held]`: how well the prices and
 * changes that sentences state are read, with their coin. A claim is right where sentence, coin, kind and value to
 * 0.5 % agree; `optional` ones and those of unknown coins don't count. A third of the sentences (by a hash of their
 * ids) is held back from tuning and told apart. The last line is JSON.
 */
import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { readClaims } from '../../lib/relate/claims.ts';
import { collectionFolder, readNames, readRows } from '../collection.ts';
import { findCoins } from '../../lib/relate/coins.ts';
import { CLAIM_FLOOR, type PriceClaim } from '../../lib/domain/price-claim.ts';

interface Labelled {
  readonly coin: string;
  readonly kind: string;
  readonly value: number;
}
interface Row {
  readonly id: string;
  readonly title: string;
  readonly published: string;
  readonly before: string;
  readonly text: string;
  readonly claims: readonly Labelled[];
  readonly optional: readonly Labelled[];
}

const KINDS = new Set(['price', 'change']);

/** Reads every sentence after the one before it, as it stands in its article. */
export function run(args: string[]): void {
  const { values } = parseArgs({
    args,
    options: { data: { type: 'string' }, show: { type: 'boolean' }, part: { type: 'string' } },
  });
  const folder = values.data ?? collectionFolder('claims');
  const rows = readRows<Row>(join(folder, 'sentences.ndjson.gz'));
  const tuned = rows.filter(({ id }) => !isHeldBack(id));
  const held = rows.filter(({ id }) => isHeldBack(id));
  const names = readNames();
  const part = values.part === 'held' ? held : values.part === 'tuned' ? tuned : rows;
  if (values.show) for (const row of part) show(row, claimsOf(row, names));
  console.log('tuned on ', JSON.stringify(judge(tuned, names)));
  console.log('all      ', JSON.stringify(judge(rows, names)));
  console.log('held back (a third by the hash of the id):');
  console.log(JSON.stringify(judge(held, names)));
}

function isHeldBack(id: string): boolean {
  return BigInt(`0x${createHash('sha256').update(id).digest('hex')}`) % 3n === 0n;
}

function claimsOf({ title, published, before, text }: Row, names: ArrayBuffer): PriceClaim[] {
  const whole = `${before}\n${text}`;
  const coins = findCoins(title, whole, names, Date.parse(published) || null);
  return readClaims(title, whole, coins).filter(({ start }) => start > before.length);
}

const isSame = (claim: PriceClaim, { coin, kind, value }: Labelled): boolean =>
  claim.coinId === coin && claim.kind === kind && Math.abs(claim.value - value) <= 0.005 * Math.abs(value);

function judge(rows: readonly Row[], names: ArrayBuffer) {
  const count = { n: rows.length, right: 0, wrong: 0, missed: 0, wrongCoin: 0, wrongValue: 0, shown: 0, shownWrong: 0 };
  for (const row of rows) {
    const wanted = row.claims.filter(({ kind, coin }) => KINDS.has(kind) && coin !== 'unknown');
    const free = [...row.optional, ...row.claims.filter(({ coin }) => coin === 'unknown')];
    const read = claimsOf(row, names).filter(({ kind }) => KINDS.has(kind));
    const found = new Set<Labelled>();
    for (const claim of read) {
      const match = wanted.find((label) => !found.has(label) && isSame(claim, label));
      const isShown = claim.confidence >= CLAIM_FLOOR;
      if (match) found.add(match);
      else if (free.some(({ value }) => Math.abs(claim.value - value) <= 0.005 * Math.abs(value))) continue;
      count[match ? 'right' : 'wrong']++;
      if (isShown) count.shown++;
      if (match) continue;
      if (isShown) count.shownWrong++;
      const near = wanted.find(
        ({ kind, value }) => kind === claim.kind && Math.abs(claim.value - value) <= 0.005 * Math.abs(value),
      );
      if (near) count.wrongCoin++;
      else if (wanted.some(({ kind, coin }) => kind === claim.kind && coin === claim.coinId)) count.wrongValue++;
    }
    count.missed += wanted.length - found.size;
  }
  const { n, right, wrong, missed, wrongCoin, wrongValue, shown, shownWrong } = count;
  const precision = round(right / Math.max(1, right + wrong));
  const recall = round(right / Math.max(1, right + missed));
  const f1 = round((2 * precision * recall) / Math.max(1e-9, precision + recall));
  return { n, precision, recall, f1, wrongCoin, wrongValue, shown, shownWrong };
}

const round = (value: number): number => Number(value.toFixed(4));

function show(row: Row, read: readonly PriceClaim[]): void {
  const wanted = row.claims.filter(({ kind, coin }) => KINDS.has(kind) && coin !== 'unknown');
  const got = read.filter(({ kind }) => KINDS.has(kind));
  const missed = wanted.filter((label) => !got.some((claim) => isSame(claim, label)));
  const free = [...row.optional, ...row.claims];
  const wrong = got.filter((claim) => !free.some((label) => isSame(claim, label)));
  if (missed.length + wrong.length === 0) return;
  console.log(
    `${row.text}\n  missed ${missed.map(({ coin, kind, value }) => `${coin} ${kind} ${value}`).join(', ') || '-'}`,
  );
  console.log(
    `  wrong  ${wrong.map(({ coinId, kind, value, confidence }) => `${coinId} ${kind} ${value} (${confidence})`).join(', ') || '-'}`,
  );
}
