import { SETTINGS_VERSION } from './schema.ts';

export type Step = (settings: Record<string, unknown>) => Record<string, unknown>;

/** From the version named to the next. Append only; a step uses no constant that may change later. */
const steps: Readonly<Record<number, Step>> = {
  1: (settings) => ({ ...settings, quietHours: null }),
  2: (settings) => ({
    ...settings,
    tickerWindow: '24h',
    tickerSort: 'own',
    tickerGroups: true,
    tickerDensity: 'comfortable',
    hideNumbers: false,
    keeping: { days: 90, articles: 50_000 },
  }),
  3: (settings) => ({ ...settings, labelsLeftOut: [] }),
  4: (settings) => ({ ...settings, sidebarMode: 'topic', sidebarSites: [] }),
  5: (settings) => ({ ...settings, handlePlace: { side: 'end', at: 0.5 } }),
  6: (settings) => ({ ...settings, mutes: [] }),
  7: (settings) => ({ ...settings, dayTopics: [], dayNoteAt: null }),
};

/**
 * Walks stored settings of any version to the newest; what is newer than this program, or names no version that ever
 * was, is left as it is.
 */
export function migrateSettings(stored: unknown): unknown {
  return walk(stored, steps, SETTINGS_VERSION);
}

/** The walk itself, over any steps. */
export function walk(stored: unknown, over: Readonly<Record<number, Step>>, to: number): unknown {
  if (typeof stored !== 'object' || stored === null) return stored;
  let settings = stored as Record<string, unknown>;
  const from = settings['version'];
  // Somebody's number may be anything: from -1e300 a count upwards would never arrive.
  if (!Number.isSafeInteger(from) || (from as number) < 1) return stored;
  for (let version = from as number; version < to; version++) {
    const step = over[version];
    if (step) settings = { ...step(settings), version: version + 1 };
  }
  return settings;
}
