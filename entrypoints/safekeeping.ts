import { defineUnlistedScript } from 'wxt/utils/define-unlisted-script';
import { writeOpml } from '../lib/articles/write-opml.ts';
import { createBackups } from '../lib/settings/backups.ts';
import { exportChoices, importChoices } from '../lib/settings/export.ts';
import { dropMarks, getAllMarks, putAllMarks } from '../lib/store/all-marks.ts';
import { createSync } from '../lib/sync/exchange.ts';

/** A further script of the background, loaded where choices leave or come (entrypoints/background/safekeeping.ts). */
export default defineUnlistedScript(() => {
  Object.assign(globalThis, {
    coinsideSafekeeping: () => ({
      createBackups,
      createSync,
      exportChoices,
      importChoices,
      getAllMarks,
      putAllMarks,
      dropMarks,
      writeOpml,
    }),
  });
});
