import * as z from '../zod.ts';
import { migrateSettings } from './migrations.ts';
import { defaultSettings } from './defaults.ts';
import { repairSettings, SETTINGS_VERSION } from './schema.ts';
import type { Settings } from './settings.ts';

/** Largest file that is read back, in UTF-16 units. */
export const MAX_IMPORT_LENGTH = 5_000_000;

const FORMAT = 'coinside-export';
const FORMAT_VERSION = 1;

const fileSchema = z.object({
  format: z.literal(FORMAT),
  formatVersion: z.number(),
  settings: z.looseObject({ version: z.number() }),
});

export type ImportRefusal = 'not-json' | 'not-ours' | 'too-new' | 'too-large';

/** Everything the user chose, as one JSON text: `{format, formatVersion, exportedAt, settings}`. */
export function exportSettings(settings: Settings, now: number): string {
  const file = { format: FORMAT, formatVersion: FORMAT_VERSION, exportedAt: new Date(now).toISOString(), settings };
  return `${JSON.stringify(file, null, 2)}\n`;
}

/**
 * Settings out of an exported file. The file is somebody's: it is bounded, parsed, and repaired field by field like
 * stored settings. One from a newer program is refused rather than half understood.
 */
export function importSettings(json: string): { ok: true; settings: Settings } | { ok: false; reason: ImportRefusal } {
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
  return { ok: true, settings: repairSettings(migrateSettings(settings), defaultSettings()) };
}
