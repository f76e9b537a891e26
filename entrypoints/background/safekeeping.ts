import { loadOwnScript } from '../../lib/own-script.ts';
import type { writeOpml } from '../../lib/articles/write-opml.ts';
import type { createBackups } from '../../lib/settings/backups.ts';
import type { exportChoices, importChoices } from '../../lib/settings/export.ts';
import type { dropMarks, getAllMarks, putAllMarks } from '../../lib/store/all-marks.ts';
import type { createSync } from '../../lib/sync/exchange.ts';

export interface Safekeeping {
  readonly createBackups: typeof createBackups;
  readonly createSync: typeof createSync;
  readonly exportChoices: typeof exportChoices;
  readonly importChoices: typeof importChoices;
  readonly getAllMarks: typeof getAllMarks;
  readonly putAllMarks: typeof putAllMarks;
  readonly dropMarks: typeof dropMarks;
  readonly writeOpml: typeof writeOpml;
}

/** What `safekeeping.js` leaves behind (entrypoints/safekeeping.ts). */
interface Loaded {
  coinsideSafekeeping?: () => Safekeeping | Promise<Safekeeping>;
}

/**
 * What takes choices out and brings them in (sync, export, import, backups), out of the package's own file.
 * @throws where the file cannot be loaded
 */
export async function safekeeping(): Promise<Safekeeping> {
  const all = globalThis as Loaded;
  if (!all.coinsideSafekeeping) await loadOwnScript('/safekeeping.js');
  if (!all.coinsideSafekeeping) throw new Error('safekeeping.js left nothing behind');
  return all.coinsideSafekeeping();
}
