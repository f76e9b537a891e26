/**
 * `npm run -s chaos -- --kills 300 --seed 1`: the shipped build (`npm run build` first) in a real Chromium, its worker
 * killed again and again at random moments of rounds of everything, while sources fail, the network flaps, the disk
 * fills up, clocks jump, rows and index bytes are damaged, the extension is loaded anew under open sidebars, and a
 * reader saves, watches and sets alerts. The seed decides the schedule of it all; `--from 140` begins at a later kill of it.
 *
 * The last line is `{kills,seed,rounds,requests,lost,doubled,uncaught,heapStartMB,heapEndMB}`: `lost` are articles and
 * prices that were stored, and choices that were acknowledged, and are gone; `doubled` what is stored twice; `uncaught`
 * every error on a console, and every price that was stored and is not the market's. The heap is the worker's.
 */
import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Page } from '@playwright/test';
import { storeManyArticles } from './bench/many-articles.ts';
import { launchChromium } from '../tests/e2e/browser/chromium.ts';
import { EXTENSION, firstRoundsDone, listen } from '../tests/e2e/support/fixtures.ts';
import { createStore } from '../tests/e2e/support/store.ts';
import { startWorld } from '../tests/world/world.ts';
import { FAULTS, HOSTS, setFaults } from './chaos/faults.ts';
import { Ledger } from './chaos/ledger.ts';
import { Reader } from './chaos/reader.ts';
import { type PlannedKill, plan } from './chaos/schedule.ts';
import { Room } from './chaos/room.ts';
import type { Stage } from './chaos/stage.ts';
import { workerHeapMB } from './chaos/worker-heap.ts';
import { STROKES } from './chaos/strokes.ts';

const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '300' },
    seed: { type: 'string', default: '1' },
    from: { type: 'string', default: '0' },
    only: { type: 'string', default: '' },
  },
});
const kills = Number(values.kills);
const seed = Number(values.seed);
const from = Number(values.from);
if (!(kills > 0) || !Number.isInteger(seed) || !(from >= 0)) {
  console.error('--kills takes a number over 0, --seed a whole number, --from the number of a kill.');
  process.exit(2);
}
if (!existsSync(EXTENSION)) throw new Error('build first: npm run build');

/** A round that meets a host that never answers is over after this long at the latest. */
const LONGEST_MS = 20_000;
/** Of these a full device takes the oldest, a tenth at a time. */
const ARTICLES = 1_500;
/** After so many rounds some worker has lived long enough to see and mend what was damaged: two of five do. */
const LONGEST_UNSEEN = 10;

const world = await startWorld();
const scratch = mkdtempSync(join(tmpdir(), 'coinside-chaos-'));
const userDataDir = join(scratch, 'profile');
// A copy: the next build may be made while this one is being tried.
const extension = join(scratch, 'extension');
cpSync(EXTENSION, extension, { recursive: true });
const browser = await launchChromium({
  extension,
  world,
  userDataDir,
  extraArgs: ['--remote-debugging-port=0'],
});
const errors: string[] = [];
/** Of what may be said, what was, and for how many rounds it has not been said since. */
const quietFor = new Map<RegExp, number>();
listen(browser, errors);
const store = createStore(browser);
let open: Page | null = null;
const schedule = plan(
  seed,
  from + kills,
  STROKES.filter(({ name }) => name.includes(values.only)),
).slice(from);
/** What is being done now. */
let planned: PlannedKill = schedule[0]!;
/** Which host was asked while it had which fault. */
const met = new Set<string>();
const stage: Stage = {
  browser,
  store,
  world,
  errors,
  allowed: new Set(),
  random: () => planned.random(),
  surface: async () => {
    // Loading the extension anew closes its pages.
    if (open === null || open.isClosed()) open = await browser.openSurface('shelf');
    return open;
  },
};
await firstRoundsDone(browser);
const ledger = new Ledger(stage);
// More than stay in any case: a full device makes room by pruning (lib/poll/prune.ts).
const listed = new Set((await store.articles()).map(({ url }) => url));
await storeManyArticles(browser, store, ARTICLES);
ledger.noteUnlisted((await store.articles()).map(({ url }) => url).filter((url) => !listed.has(url)));
await browser.killWorker();
const reader = new Reader(stage);
const room = new Room(stage);
await ledger.look('at the install');
let requests = 0;
let rounds = 0;
const heapStartMB = await heapMB();

for (const [kill, next] of schedule.entries()) {
  planned = next;
  const { stroke } = next;
  const when = `at kill ${from + kill}, ${stroke.name}`;
  try {
    await inTime(strike(next), 'round');
    await inTime(ledger.look(when), 'look');
    ledger.noteLost(await reader.missing(), when);
  } catch (error) {
    errors.push(`${when}: ${String(error)}`);
  }
  noteErrors(when, stroke.name);
  if (kill % 25 === 24) console.log(`${kill + 1} kills, ${ledger.trouble.length} troubles`);
}
console.log(`${met.size} of ${HOSTS.length * FAULTS.length} faults were met by a request`);
await atRest();
await ledger.look('at the end');
console.log(ledger.told());
ledger.noteLost(await reader.missing(), 'at the end');
ledger.noteLost(ledger.missingForGood(), 'for good');
noteErrors('at the end', '');
const heapEndMB = await heapMB();
await browser.close();
await world.close();
rmSync(scratch, { recursive: true, force: true, maxRetries: 5 });
for (const line of ledger.trouble) console.log(line);
const { lost, doubled } = ledger;
const uncaught = ledger.trouble.filter((line) => /^(uncaught|wrong)/.test(line)).length;
console.log(JSON.stringify({ kills, seed, rounds, requests, lost, doubled, uncaught, heapStartMB, heapEndMB }));
process.exit(lost + doubled + uncaught === 0 ? 0 : 1);

/** Whatever hangs is told, and the run goes on. */
async function inTime<T>(doing: Promise<T>, what: string): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`the ${what} took over two minutes`)), 120_000);
  });
  return Promise.race([doing, late]).finally(() => clearTimeout(timer));
}

/** What was said on consoles since the last look, but for what is allowed. */
function noteErrors(when: string, stroke: string): void {
  const said = errors.splice(0);
  const isAllowed = (error: string): boolean => [...stage.allowed].some((one) => one.test(error));
  ledger.trouble.push(...said.filter((error) => !isAllowed(error)).map((error) => `uncaught ${when}: ${error}`));
  for (const one of stage.allowed) {
    const isSaid = said.some((error) => one.test(error));
    const quiet = stroke.includes('damaged') || isSaid ? 0 : (quietFor.get(one) ?? -1) + 1;
    if (isSaid || quietFor.has(one)) quietFor.set(one, quiet);
    if (quiet < LONGEST_UNSEEN) continue;
    stage.allowed.delete(one);
    quietFor.delete(one);
  }
}

/** One round with its stroke, which the worker does not survive. */
async function strike({ stroke, faults, price, afterRequests }: PlannedKill): Promise<void> {
  const struck = { stage, ledger, reader, room };
  world.setPrice('bitcoin', price);
  // What waits here is waited for no longer, or it would meet one fault in the whole run: what asked to be left alone for
  // a day, or said that it is gone.
  await store.patch('feeds', { etag: null, lastModified: null, waitUntil: 0, retiredAt: null });
  await store.patch('providers', { blockedUntil: 0 });
  await store.makeDue();
  setFaults(world, faults);
  await stroke.before?.(struck);
  world.clearRequests();
  await browser.fireAlarm('heartbeat');
  rounds++;
  await untilRequests(afterRequests);
  await stroke.during?.(struck);
  const sent = world.requests.filter(({ kind }) => kind !== 'browser');
  requests += sent.length;
  const asked = new Set(sent.map(({ host }) => host));
  for (const { host, fault } of faults) if (asked.has(host)) met.add(`${host} ${JSON.stringify(fault)}`);
  await browser.killWorker();
  await stroke.after?.(struck);
  await store.endLeases();
}

/** After so many requests of the round the worker goes; the round may be over before that. */
async function untilRequests(count: number): Promise<void> {
  const end = Date.now() + LONGEST_MS;
  while (Date.now() < end) {
    if (world.requests.filter(({ kind }) => kind !== 'browser').length >= count || (await store.idle())) return;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

/** All faults over, everything is asked once more and comes to its end. */
async function atRest(): Promise<void> {
  world.clearFaults();
  // Waits are over, as after days. A feed that answered "gone" is asked no more, by design (decision 0009), and what only
  // it would bring again were no loss; it is asked here as by the reader's "Try now", so that nothing has to be forgiven.
  await store.patch('providers', { blockedUntil: 0 });
  await store.patch('feeds', { unfinished: 0, etag: null, lastModified: null, waitUntil: 0, retiredAt: null });
  for (let round = 0; round < 3; round++) {
    await store.makeDue();
    await browser.fireAlarm('heartbeat');
    const end = Date.now() + 90_000;
    while (!(await store.idle()) && Date.now() < end) await new Promise((resolve) => setTimeout(resolve, 200));
    if (!(await store.idle()))
      ledger.trouble.push(`uncaught at the end: no rest: ${(await store.unrest()).join(', ')}`);
    noteErrors('at the end', '');
    // The first of them has mended all there was to mend.
    stage.allowed.clear();
  }
}

async function heapMB(): Promise<number> {
  await browser.worker();
  return workerHeapMB(userDataDir, browser.url(''));
}
