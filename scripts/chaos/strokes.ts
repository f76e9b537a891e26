import { openSidebar } from '../../tests/e2e/support/fixtures.ts';
import { pick } from '../../tests/support/seeded-random.ts';
import { fillDisk } from './full-disk.ts';
import type { Ledger } from './ledger.ts';
import type { Reader } from './reader.ts';
import type { Room } from './room.ts';
import { ask, type Stage } from './stage.ts';

export interface Struck {
  readonly stage: Stage;
  readonly ledger: Ledger;
  readonly reader: Reader;
  readonly room: Room;
}

/** Something that happens to an install while its rounds run, before its worker is killed. */
export interface Stroke {
  readonly name: string;
  /** How often it comes, against the others. */
  readonly weight: number;
  /** Before the alarm rings. */
  readonly before?: (struck: Struck) => Promise<void>;
  /** In the midst of the round, when some requests have gone out. */
  readonly during?: (struck: Struck) => Promise<void>;
  /** Once the worker is dead. */
  readonly after?: (struck: Struck) => Promise<void>;
}

/** The program says so itself, for whoever looks into a console. */
const REBUILT = /index: (damaged or incomplete, built anew|piece \d+ is damaged)/;

/** What could not be kept is told too. */
const FULL = /QuotaExceededError: The disk is full/;

/** Bytes: what a round writes is more than most of what is drawn. */
const MOST_ROOM_LEFT = 20_000;
const LONGEST_FULL_MS = 5_000;
const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** What the worker takes for the time is off until it dies. */
async function moveClock({ browser }: Stage, ms: number): Promise<void> {
  const worker = await browser.worker();
  await worker.evaluate((off) => {
    const RealDate = Date;
    const now = (): number => RealDate.now() + off;
    globalThis.Date = new Proxy(RealDate, {
      construct: (target, args: number[]) => (args.length === 0 ? new target(now()) : Reflect.construct(target, args)),
      get: (target, name) => (name === 'now' ? now : Reflect.get(target, name)),
    });
  }, ms);
}

/** Puts something else in the place of one row, which one the fraction says. */
async function damageRow(stage: Stage, storeName: string, fields: object): Promise<void> {
  const worker = await stage.browser.worker();
  await worker.evaluate(
    async ({ name, change, which }) => {
      const request = indexedDB.open('coinside');
      const db = await new Promise<IDBDatabase>((resolve, reject) => {
        request.addEventListener('success', () => resolve(request.result));
        request.addEventListener('error', () => reject(request.error));
      });
      const tx = db.transaction(name, 'readwrite');
      const rows = tx.objectStore(name).getAll();
      rows.addEventListener('success', () => {
        const row = rows.result[Math.floor(which * rows.result.length)];
        if (row !== undefined) tx.objectStore(name).put({ ...row, ...change });
      });
      await new Promise((resolve) => tx.addEventListener('complete', resolve));
      db.close();
    },
    { name: storeName, change: fields, which: stage.random() },
  );
}

/** Bytes of one piece of the index become others, at random places. */
async function damageIndex(stage: Stage): Promise<void> {
  const worker = await stage.browser.worker();
  const places = Array.from({ length: 8 }, () => stage.random());
  await worker.evaluate(
    async ({ which, fractions }) => {
      const request = indexedDB.open('coinside');
      const db = await new Promise<IDBDatabase>((resolve, reject) => {
        request.addEventListener('success', () => resolve(request.result));
        request.addEventListener('error', () => reject(request.error));
      });
      const read = <T>(asked: IDBRequest<T>): Promise<T> =>
        new Promise((resolve) => asked.addEventListener('success', () => resolve(asked.result)));
      const keys = await read(db.transaction('indexSegments').objectStore('indexSegments').getAllKeys());
      const key = keys[Math.floor(which * keys.length)];
      if (key !== undefined) {
        const blob: Blob = await read(db.transaction('indexSegments').objectStore('indexSegments').get(key));
        const bytes = new Uint8Array(await blob.arrayBuffer());
        for (const fraction of fractions) {
          const at = Math.floor(fraction * bytes.length);
          bytes[at] = (bytes[at] ?? 0) ^ 0xa5;
        }
        const tx = db.transaction('indexSegments', 'readwrite');
        tx.objectStore('indexSegments').put(new Blob([bytes]), key);
        await new Promise((resolve) => tx.addEventListener('complete', resolve));
      }
      db.close();
    },
    { which: stage.random(), fractions: places },
  );
}

export const STROKES: readonly Stroke[] = [
  { name: 'killed', weight: 6 },
  { name: 'the reader acts', weight: 5, during: ({ reader }) => reader.act() },
  { name: 'two windows write', weight: 2, during: ({ reader }) => reader.writeFromTwoWindows() },
  {
    name: 'the network flaps',
    weight: 2,
    during: async ({ stage: { browser, random } }) => {
      for (let n = 0; n < 1 + Math.floor(random() * 3); n++) {
        await browser.offline(true);
        await browser.fireAlarm('heartbeat');
        await browser.offline(false);
      }
    },
  },
  {
    name: 'the disk is full',
    weight: 2,
    before: async ({ stage, room }) => {
      await room.look();
      stage.allowed.add(FULL);
      await fillDisk(stage, Math.floor(stage.random() * MOST_ROOM_LEFT));
    },
    during: async ({ stage, reader }) => {
      await reader.act();
      // Room is made once a round has met the full disk: some workers die before it, some after.
      const end = Date.now() + stage.random() * LONGEST_FULL_MS;
      while (Date.now() < end && !(await stage.store.quiet())) await new Promise((resolve) => setTimeout(resolve, 50));
    },
    after: async ({ ledger, room }) => ledger.giveUp(await room.given()),
  },
  {
    name: 'the clock is off',
    weight: 2,
    before: ({ stage }) => moveClock(stage, pick(stage.random, [-365 * DAY, -DAY, -HOUR, HOUR, DAY, 9 * DAY])),
    after: async ({ ledger }) => ledger.forgiveQuotes(),
  },
  {
    name: 'bytes of the index are damaged',
    weight: 2,
    before: async ({ stage }) => {
      await damageIndex(stage);
      stage.allowed.add(REBUILT);
    },
  },
  {
    name: 'a price is damaged',
    weight: 1,
    before: async ({ stage, ledger }) => {
      await damageRow(stage, 'quotes', { price: 'a lot', asOf: null });
      ledger.forgiveQuotes();
    },
    after: async ({ ledger }) => ledger.forgiveQuotes(),
  },
  {
    name: 'the state of a source is damaged',
    weight: 1,
    before: ({ stage }) => damageRow(stage, 'feeds', { etag: 7, failures: 'many', dueAt: 'soon' }),
  },
  {
    name: 'a round is damaged',
    weight: 1,
    before: ({ stage }) => damageRow(stage, 'jobs', { dueAt: 'soon', failures: null }),
  },
  {
    name: 'articles are damaged',
    weight: 1,
    before: async ({ stage, ledger }) => {
      await damageRow(stage, 'articleBlocks', { articles: 'gone' });
      // A block that is given up leaves the index at the next look at it.
      stage.allowed.add(REBUILT);
      ledger.forgiveArticles();
    },
    after: async ({ ledger }) => ledger.forgiveArticles(),
  },
  {
    name: 'a choice is damaged',
    weight: 1,
    before: async ({ stage }) => {
      const settings = Object(await stage.store.local('settings'));
      await stage.store.setLocal({ settings: { ...settings, tickerDensity: 42, quietHours: 'always' } });
    },
  },
  {
    name: 'a sidebar is open',
    weight: 2,
    during: async ({ stage: { browser, world } }) => {
      const page = await browser.context.newPage();
      await page.goto(world.pages.seed);
      await openSidebar(browser, page);
      await page.close();
    },
  },
  {
    name: 'the extension is loaded anew',
    weight: 1,
    during: async ({ stage }) => {
      const page = await stage.browser.context.newPage();
      await page.goto(stage.world.pages.seed);
      await openSidebar(stage.browser, page);
      await stage.browser.reload();
      await page.close();
    },
  },
  {
    name: 'the ticker is read',
    weight: 1,
    during: async ({ stage }) => void (await ask(stage, 'getTicker', {})),
  },
];

/** One of them, by weight. */
export function pickStroke(random: () => number, strokes: readonly Stroke[]): Stroke {
  return pick(
    random,
    strokes.flatMap((stroke) => Array.from({ length: stroke.weight }, () => stroke)),
  );
}
