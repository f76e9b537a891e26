/**
 * Copies of everything precious, on the device and apart from the database: in `storage.local`, which outlives its loss.
 * Each is an exported file. Part of `safekeeping.js`.
 */
import { browser } from '../browser.ts';
import type { Clock } from '../clock.ts';
import type { AllMarks } from '../domain/article-marks.ts';
import { type BackupHead, type BackupPace, type BackupsView, isBackupOverdue, MAX_BACKUPS } from '../domain/backup.ts';
import { DAY_MS } from '../domain/durations.ts';
import { BACKUPS_KEY } from '../revision.ts';
import type { StoredAlert } from './alerts.ts';
import { type BackupList, readBackupList } from './backup-list.ts';
import { importChoices } from './export.ts';
import { oneByOne } from './one-by-one.ts';

/** What the backup is made of, as the stores give it. */
export interface BackupPorts {
  /** Everything precious as one exported file; null where the reader never chose anything. */
  readonly everything: () => Promise<{ readonly json: string; readonly head: Omit<BackupHead, 'at' | 'bytes'> } | null>;
  /** Whether the database was begun anew and what a lost one had is still to be brought back. */
  readonly isBegun: () => Promise<boolean>;
  readonly forgetBegun: () => Promise<void>;
  readonly putMarks: (marks: AllMarks) => Promise<unknown>;
  readonly clock: Clock;
}

export interface Backups {
  /** Writes one, unless the newest says the same. */
  readonly backUp: () => Promise<void>;
  readonly view: () => Promise<BackupsView>;
  /** The exported file of that time; null where there is none. */
  readonly read: (at: number) => Promise<string | null>;
  readonly setPace: (pace: BackupPace) => Promise<void>;
  /** Takes all away; the pace stays. */
  readonly clear: () => Promise<void>;
  /**
   * Puts the marks of the newest backup that can be read into a database that was begun anew, and notes it for the reader;
   * where none can be read, that.
   */
  readonly bringBack: () => Promise<void>;
  readonly forgetBroughtBack: () => Promise<void>;
}

/** To be called once in a worker's life: what changes the list takes turns. */
export function createBackups(ports: BackupPorts): Backups {
  const inTurn = oneByOne();

  async function change(changed: Partial<BackupList>, beside: Record<string, unknown> = {}): Promise<void> {
    await browser.storage.local.set({ ...beside, [BACKUPS_KEY]: { ...(await readBackupList()), ...changed } });
  }

  async function noteTry(now: number): Promise<void> {
    const { failingSince } = await readBackupList();
    await change({ triedAt: now, failingSince: Math.min(failingSince ?? now, now) });
  }

  async function backUpNow(): Promise<void> {
    const now = ports.clock();
    const made = await ports.everything().catch(async (error: unknown) => {
      await noteTry(now);
      throw error;
    });
    if (!made) return;
    const { kept } = await readBackupList();
    const [newest] = kept;
    if (newest && sameChoices(await textAt(newest.place), made.json)) return change({ checkedAt: now, ...SUCCEEDED });
    // Before: what kills the worker or fails for want of room is not tried again without pause.
    await noteTry(now);
    const places = Array.from({ length: MAX_BACKUPS }, (_, place) => place);
    const free = places.find((place) => kept.every((one) => one.place !== place));
    const place = free ?? kept.at(-1)?.place ?? 0;
    const bytes = new TextEncoder().encode(made.json).length;
    // Its time is its name: there are no two.
    let at = now;
    while (kept.some((one) => one.at === at)) at++;
    const others = kept.filter((one) => one.place !== place);
    // Text and list in one write: a list never names what is not there.
    await change(
      { checkedAt: now, ...SUCCEEDED, kept: [{ at, bytes, ...made.head, place }, ...others] },
      { [keyOf(place)]: made.json },
    );
  }

  async function bringBackNow(): Promise<void> {
    if (!(await ports.isBegun())) return;
    const now = ports.clock();
    const { kept, broughtBack: told } = await readBackupList();
    const isTold = told?.backupAt === null;
    // The reader knows that none can be read. A later program may: it is tried once a day, with those of then.
    if (isTold && now >= told.at && now - told.at < DAY_MS) return;
    const lost = isTold ? kept.filter(({ at }) => at < told.at) : kept;
    for (const { at, place } of lost) {
      const read = importChoices((await textAt(place)) ?? '', now);
      if (!read.ok) continue;
      const { saved, read: opened } = read.marks;
      await ports.putMarks(read.marks);
      const isAny = saved.length + opened.length > 0;
      if (isAny || isTold)
        await change({
          broughtBack: isAny ? { at: now, backupAt: at, saved: saved.length, read: opened.length } : null,
        });
      // Only now: a worker that dies before begins anew, and marks that are there already stay as they are.
      return ports.forgetBegun();
    }
    if (lost.length === 0) return ports.forgetBegun();
    if (!isTold) await change({ broughtBack: { at: now, backupAt: null, saved: 0, read: 0 } });
  }

  async function forgetTold(): Promise<void> {
    const told = (await readBackupList()).broughtBack;
    if (told?.backupAt === null) await ports.forgetBegun();
    await change({ broughtBack: null });
  }

  return {
    backUp: () =>
      inTurn(async () => {
        // First of all: the state after a loss must not pass for the reader's.
        await bringBackNow();
        await backUpNow();
      }),
    async view() {
      const list = await readBackupList();
      return {
        pace: list.pace,
        checkedAt: list.checkedAt,
        broughtBack: list.broughtBack,
        kept: list.kept.map(({ place: _place, ...head }) => head),
        isOverdue: isBackupOverdue(list, ports.clock()),
      };
    },
    async read(at) {
      const found = (await readBackupList()).kept.find((one) => one.at === at);
      return found ? textAt(found.place) : null;
    },
    setPace: (pace) => inTurn(() => change({ pace })),
    clear: () =>
      inTurn(async () => {
        await change({ kept: [], checkedAt: null, ...SUCCEEDED, broughtBack: null });
        await browser.storage.local.remove(Array.from({ length: MAX_BACKUPS }, (_, place) => keyOf(place)));
      }),
    bringBack: () => inTurn(bringBackNow),
    forgetBroughtBack: () => inTurn(forgetTold),
  };
}

/** No try is open. */
const SUCCEEDED = { triedAt: null, failingSince: null } as const;

function keyOf(place: number): string {
  return `backup.${place}`;
}

async function textAt(place: number): Promise<string | null> {
  const stored: unknown = (await browser.storage.local.get(keyOf(place)))[keyOf(place)];
  return typeof stored === 'string' ? stored : null;
}

/** Whether two exported files say the same but for when, and for what prices made of alerts, which they do all day. */
function sameChoices(a: string | null, b: string): boolean {
  if (a === null) return false;
  try {
    return choicesIn(a) === choicesIn(b);
  } catch {
    return false;
  }
}

function choicesIn(json: string): string {
  const { alerts, ...file } = JSON.parse(json) as { readonly alerts: readonly StoredAlert[] };
  const chosen = alerts.map(({ alert, state: { spentAt } }) => ({ alert, spentAt }));
  return JSON.stringify({ ...file, exportedAt: null, alerts: chosen });
}
