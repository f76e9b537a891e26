/**
 * `npm run -s eval -- prices --data <folder> [--verbose]`: how the product reads recorded replies and messages of
 * exchanges (`prices/recorded` of the data, else `$COINSIDE_DATA/prices/recorded`).
 *
 * Each goes to the provider whose it is. Prices and candles are read by the parsers that ship; ticker messages carry the
 * same figures in another envelope and are unwrapped for them. Everything else is refused, with the reason: no provider
 * of ours, or ours and no price. `wrong` counts disagreements with what a person read (prices/read-by-hand.ts).
 *
 * Prints a line for each file and verdict with one example, every verdict with --verbose, each crash and each wrong
 * figure; the last line is JSON. Ends with status 1 where anything crashed or was wrong.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { differences, placeOf, READ_BY_HAND } from './prices/compare.ts';
import { judge } from './prices/judge.ts';
import { readRecordings, type Recording } from './prices/recordings.ts';
import { described, type Reading, type Verdict } from './prices/verdict.ts';

type Outcome = Verdict | { readonly is: 'crashed'; readonly reason: string };

export function run(args: string[]): void {
  const folder = dataFolder(args);
  if (folder === null) return;
  const openedAt = Date.now();
  const counts = { parsed: 0, refused: 0, crashed: 0 };
  let notReceived = 0;
  const readings = new Map<string, Reading>();
  const summary = new Map<string, { count: number; readonly example: string }>();
  for (const recording of readRecordings(folder)) {
    const { file, at } = recording;
    if (recording.kind === 'not-received') {
      notReceived++;
      continue;
    }
    const outcome = outcomeOf(recording, openedAt);
    counts[outcome.is]++;
    if (outcome.is === 'parsed') readings.set(placeOf(file, at), outcome.reading);
    const words = outcome.is === 'parsed' ? described(outcome.reading, openedAt) : outcome.reason;
    if (args.includes('--verbose') || outcome.is === 'crashed') console.log(`${file} ${at}: ${outcome.is}: ${words}`);
    const verdict = `${file}: ${outcome.is}: ${outcome.is === 'parsed' ? outcome.what : outcome.reason}`;
    const example = outcome.is === 'parsed' ? `${at} ${words}`.trim() : at;
    const seen = summary.get(verdict) ?? { count: 0, example };
    summary.set(verdict, seen);
    seen.count++;
  }
  for (const [verdict, { count, example }] of summary) {
    console.log(`${verdict}: ${count}${example === '' ? '' : `, e.g. ${example}`}`);
  }
  const wrong = differences(readings);
  for (const difference of wrong) console.log(`WRONG ${difference}`);
  console.log(`${READ_BY_HAND} quotes and candles compared with what was read by hand`);
  console.log(`${notReceived} lines set aside: sent by the recorder itself, or its settings`);
  const replies = counts.parsed + counts.refused + counts.crashed;
  console.log(JSON.stringify({ replies, ...counts, wrong: wrong.length }));
  if (counts.crashed > 0 || wrong.length > 0) process.exitCode = 1;
}

function outcomeOf(recording: Recording, openedAt: number): Outcome {
  try {
    return judge(recording, openedAt);
  } catch (error) {
    return { is: 'crashed', reason: String(error) };
  }
}

/** The folder of recordings; null where there is none, which is said and no failure: the data lies outside of the project. */
function dataFolder(args: readonly string[]): string | null {
  const at = args.indexOf('--data');
  const root = process.env['COINSIDE_DATA'];
  const folder = at >= 0 ? args[at + 1] : root && join(root, 'prices/recorded');
  if (folder && existsSync(folder)) return folder;
  console.log(
    `Nothing evaluated: no recordings ${folder ? `in ${folder}` : 'given'}. Point --data at the folder that holds ` +
      'cryptofeed/, xchange/ and ccxt-samples.json, or COINSIDE_DATA at the folder two above it.',
  );
  return null;
}
