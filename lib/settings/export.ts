import { MAX_IMPORT_LENGTH } from '../domain/limits.ts';
import * as z from '../zod.ts';
import { migrateSettings } from './migrations.ts';
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
});

export type ImportRefusal = 'not-json' | 'not-ours' | 'too-new' | 'too-large';

/** Everything the user chose, as one JSON text: `{format, formatVersion, exportedAt, settings}`. */
export function exportSettings(settings: Settings, now: number): string {
  const file = { format: FORMAT, formatVersion: FORMAT_VERSION, exportedAt: new Date(now).toISOString(), settings };
  return `${JSON.stringify(file, null, 2)}\n`;
}

/**
 * The choices in an exported file, as a change to those in force. The file is somebody's: it is bounded, parsed, and
 * repaired element by element like stored settings; a field of which nothing can be read is left out, so that what is
 * in force stays. One from a newer program is refused rather than half understood.
 */
export function importSettings(
  json: string,
): { ok: true; choices: SettingsPatch } | { ok: false; reason: ImportRefusal } {
  if (json.length > MAX_IMPORT_LENGTH) return { ok: false, reason: 'too-large' };
  let content: unknown;
  try {
    content = JSON.parse(json);
  } catch {
    return { ok: false, reason: 'not-json' };
  }
  const file = fileSchema.safeParse(content);
  if (!file.success) return { ok: false, reason: 'not-ours' };
  const { formatVersion, settings } = file.data;
  if (formatVersion > FORMAT_VERSION || settings.version > SETTINGS_VERSION) return { ok: false, reason: 'too-new' };
  const choices = soundFields(migrateSettings(settings));
  return Object.keys(choices).length > 0 ? { ok: true, choices } : { ok: false, reason: 'not-ours' };
}
