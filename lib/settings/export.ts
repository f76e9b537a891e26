import { MAX_IMPORT_LENGTH } from '../domain/limits.ts';
import type { AllMarks } from '../domain/article-marks.ts';
import * as z from '../zod.ts';
import { importedAlerts } from './alert-repair.ts';
import type { StoredAlert } from './alerts.ts';
import { importedMarks } from './exported-marks.ts';
import { migrateSettings } from './migrations.ts';
import { notAhead } from './mute-changes.ts';
import { migrateOwnFeeds } from './own-feed-migrations.ts';
import { repairOwnFeeds } from './own-feed-repair.ts';
import { OWN_FEEDS_VERSION, type OwnFeeds } from './own-feeds.ts';
import { soundFields } from './repair.ts';
import { SETTINGS_VERSION } from './schema.ts';
import type { Settings, SettingsPatch } from './settings.ts';

const FORMAT = 'coinside-export';
const FORMAT_VERSION = 1;

const version = z.number().check(z.multipleOf(1), z.gte(1));
const fileSchema = z.object({
  format: z.literal(FORMAT),
  formatVersion: version,
  settings: z.looseObject({ version }),
  alerts: z.optional(z.unknown()),
  ownFeeds: z.optional(z.unknown()),
  saved: z.optional(z.unknown()),
  read: z.optional(z.unknown()),
});

interface Exported extends AllMarks {
  readonly alerts: readonly StoredAlert[];
  readonly ownFeeds: OwnFeeds;
}

export type ImportRefusal = 'not-json' | 'not-ours' | 'too-new' | 'too-large';

/** Everything precious, as one JSON text: `{format, formatVersion, exportedAt, settings, alerts, ownFeeds, saved, read}`. */
export function exportChoices(settings: Settings, { alerts, ownFeeds, saved, read }: Exported, now: number): string {
  const exportedAt = new Date(now).toISOString();
  const file = { format: FORMAT, formatVersion: FORMAT_VERSION, exportedAt, settings, alerts, ownFeeds };
  // One mark a line: there may be many.
  const lines = (rows: readonly object[]): string =>
    `[${rows.map((row) => `\n    ${JSON.stringify(row)}`).join()}\n  ]`;
  const choices = JSON.stringify(file, null, 2).slice(0, -2);
  return `${choices},\n  "saved": ${lines(saved)},\n  "read": ${lines(read)}\n}\n`;
}

interface ReadChoices {
  readonly ok: true;
  readonly choices: SettingsPatch;
  /** Null where the file has none to say: it was written before there were alerts, or they cannot be read. */
  readonly alerts: readonly StoredAlert[] | null;
  /** Null where the file has none to say, as with alerts. */
  readonly ownFeeds: OwnFeeds | null;
  /** Sound ones only; none in a file of before marks were taken along. */
  readonly marks: AllMarks;
}

/**
 * The choices in an exported file, as a change to those in force. The file is somebody's: it is bounded, parsed, and
 * repaired element by element like stored settings; a field of which nothing can be read is left out, so that what is
 * in force stays. One from a newer program is refused rather than half understood.
 * @param now epoch milliseconds: nothing was muted, saved or read later, whatever the clock of another device said
 */
export function importChoices(json: string, now: number): ReadChoices | { ok: false; reason: ImportRefusal } {
  if (json.length > MAX_IMPORT_LENGTH) return { ok: false, reason: 'too-large' };
  let content: unknown;
  try {
    content = JSON.parse(json);
  } catch {
    return { ok: false, reason: 'not-json' };
  }
  const file = fileSchema.safeParse(content);
  if (!file.success) return { ok: false, reason: 'not-ours' };
  const { formatVersion, settings, alerts, ownFeeds } = file.data;
  if (formatVersion > FORMAT_VERSION || settings.version > SETTINGS_VERSION || isTooNew(ownFeeds))
    return { ok: false, reason: 'too-new' };
  // What the file's version did not know, its migration fills with defaults: that is nobody's choice.
  const choices = Object.fromEntries(
    Object.entries(soundFields(migrateSettings(settings))).filter(([field]) => Object.hasOwn(settings, field)),
  );
  if (Object.keys(choices).length === 0) return { ok: false, reason: 'not-ours' };
  const { mutes } = choices as SettingsPatch;
  return {
    ok: true,
    choices: mutes ? { ...choices, mutes: notAhead(mutes, now) } : choices,
    alerts: importedAlerts(alerts),
    ownFeeds: importedFeeds(ownFeeds),
    marks: importedMarks(file.data, now),
  };
}

function isTooNew(ownFeeds: unknown): boolean {
  const { version } = Object(ownFeeds) as { version?: unknown };
  return typeof version === 'number' && version > OWN_FEEDS_VERSION;
}

function importedFeeds(from: unknown): OwnFeeds | null {
  const { feeds } = Object(from) as { feeds?: unknown };
  return Array.isArray(feeds) ? repairOwnFeeds(migrateOwnFeeds(from)) : null;
}
