/**
 * `npm run -s eval -- history --coin bitcoin --date 2023-09-25`: what the product says that a coin cost on a day, out of
 * the series that ship with it (`public/data/history.bin`) and by the code that ships.
 *
 * Without a coin: every coin of the raw file (`prices/history/daily.csv.gz` of the data folder) on 1,000 random days, always
 * the same, from before its first to after its last, against the raw rows. The last line is JSON: `n` asked, `wrong`,
 * `unknown` to the product; ends with status 1 where anything was wrong.
 */
import { DAY_MS } from '../../lib/domain/durations.ts';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { DailySeries, PastPrice, PriceAt } from '../../lib/domain/daily.ts';
import { HISTORY_SOURCE_NAMES } from '../../lib/domain/sources.ts';
import { priceAt } from '../../lib/prices/history.ts';
import { parseHistoryFile } from '../../lib/prices/history-file.ts';
import { readRawDays } from '../history/raw-series.ts';
import { complaintAbout, rawHistory } from './history/against-raw.ts';

const root = resolve(import.meta.dirname, '../..');
const data = process.env['COINSIDE_DATA'] ?? resolve(root, '../shared/data');
const RANDOM_DAYS = 1000;
/** Days before the first row and behind the last, where the answer has to be "unknown". */
const MARGIN = 60;

export function run(args: string[]): void {
  const built = join(root, 'public/data/history.bin');
  if (!existsSync(built)) {
    console.log('Nothing evaluated: public/data/history.bin is not there; `npm run history` writes it.');
    return;
  }
  const bytes = readFileSync(built);
  const series = parseHistoryFile(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength));
  const [coinId, date] = [optionOf(args, '--coin'), optionOf(args, '--date')];
  if (coinId === null && date === null) return checkAll(series);
  const time = Date.parse(`${date ?? ''}T12:00:00Z`);
  if (coinId === null || !/^\d{4}-\d\d-\d\d$/.test(date ?? '') || Number.isNaN(time)) {
    console.error('unknown: say which coin and which day, e.g. --coin bitcoin --date 2023-09-25');
    process.exitCode = 2;
    return;
  }
  console.log(`${coinId} ${date}: ${told(priceAt(series, coinId, time, Date.now()))}`);
}

function optionOf(args: readonly string[], name: string): string | null {
  const at = args.indexOf(name);
  return at < 0 ? null : (args[at + 1] ?? null);
}

/** `$26,298.48 (26,011.47 – 26,421.51), close, Yahoo Finance, spot, USD`, or "unknown". */
function told(answer: PriceAt): string {
  if (answer.kind === 'unknown') return 'unknown';
  const { kind, value, low, high, currency, source, instrument, apart } = answer;
  const sign = currency === 'usd' ? '$' : '';
  const range = low === null || high === null ? '' : ` (${figure(low)} – ${figure(high)})`;
  const from = `${HISTORY_SOURCE_NAMES[source]}, ${instrument}, ${currency.toUpperCase()}`;
  const doubt = apart
    ? `; ${HISTORY_SOURCE_NAMES[apart.source]}, ${apart.instrument}, ${apart.currency.toUpperCase()} says ` +
      `${figure(apart.value)}, ${(apart.gap * 100).toFixed(1)} % apart`
    : '';
  return `${sign}${figure(value)}${range}, ${KIND_WORDS[kind]}, ${from}${doubt}`;
}

const KIND_WORDS: Readonly<Record<PastPrice['kind'], string>> = {
  close: 'close',
  open: 'open (the price at the beginning of that day; no close known)',
  interpolated: 'interpolated',
};

function figure(value: number): string {
  const digits = value >= 1 ? { minimumFractionDigits: 2, maximumFractionDigits: 2 } : { maximumSignificantDigits: 4 };
  return value.toLocaleString('en-US', digits);
}

function checkAll(series: readonly DailySeries[]): void {
  const raw = join(data, 'prices/history/daily.csv.gz');
  if (!existsSync(raw)) {
    console.log(`Nothing evaluated: no ${raw}. Point COINSIDE_DATA at the folder that holds prices/history.`);
    return;
  }
  const histories = rawHistory(readRawDays(raw));
  const random = randomFrom(2023_09_25);
  const counts = { n: 0, wrong: 0, unknown: 0, close: 0, open: 0, interpolated: 0, apart: 0 };
  for (const [coinId, history] of histories) {
    const first = history.firstDay - MARGIN;
    const span = history.lastDay + MARGIN - first + 1;
    for (let turn = 0; turn < RANDOM_DAYS; turn++) {
      const day = first + Math.floor(random() * span);
      const answer = priceAt(series, coinId, day * DAY_MS + Math.floor(random() * DAY_MS), Date.now());
      counts.n++;
      counts[answer.kind]++;
      if (answer.kind !== 'unknown' && answer.apart) counts.apart++;
      const complaint = complaintAbout(answer, day, history);
      if (complaint === null) continue;
      counts.wrong++;
      console.log(`WRONG ${coinId} ${new Date(day * DAY_MS).toISOString().slice(0, 10)}: ${complaint}`);
    }
  }
  console.log(
    `${histories.size} coins, ${RANDOM_DAYS} days each; left out are rows whose dates are a day off (spot-usd-2)`,
  );
  console.log(JSON.stringify(counts));
  if (counts.wrong > 0) process.exitCode = 1;
}

/** Mulberry32: the same days at every run. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
