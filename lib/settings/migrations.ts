import { SETTINGS_VERSION } from './schema.ts';

type Step = (settings: Record<string, unknown>) => Record<string, unknown>;

/** From the version named to the next. Append only; a step uses no constant that may change later. */
const steps: Readonly<Record<number, Step>> = {};

/** Walks stored settings of any version to the newest; what is newer than this program is left as it is. */
export function migrateSettings(stored: unknown): unknown {
  if (typeof stored !== 'object' || stored === null) return stored;
  let settings = stored as Record<string, unknown>;
  const from = typeof settings['version'] === 'number' ? settings['version'] : SETTINGS_VERSION;
  for (let version = from; version < SETTINGS_VERSION; version++) {
    const step = steps[version];
    if (step) settings = step(settings);
  }
  return settings;
}
