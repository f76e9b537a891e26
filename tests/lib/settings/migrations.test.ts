import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { sameJson } from '../../../lib/domain/same-json.ts';
import { defaultSettings } from '../../../lib/settings/defaults.ts';
import { migrateSettings, walk } from '../../../lib/settings/migrations.ts';
import { repairSettings, soundFields } from '../../../lib/settings/repair.ts';
import { fields, SETTINGS_VERSION } from '../../../lib/settings/schema.ts';

const FIXTURES = resolve(import.meta.dirname, '../../fixtures/settings');
const versions = Array.from({ length: SETTINGS_VERSION }, (_, before) => before + 1);

describe('migrateSettings', () => {
  it('has an example of every version that was ever stored', () => {
    expect(readdirSync(FIXTURES).toSorted()).toEqual(versions.map((version) => `v${version}.json`).toSorted());
  });

  it.each(versions)('brings an example of version %i to the newest with nothing left to repair', (version) => {
    const stored: unknown = JSON.parse(readFileSync(join(FIXTURES, `v${version}.json`), 'utf8'));
    const newest = migrateSettings(stored);
    expect(newest).toMatchObject({ version: SETTINGS_VERSION });
    expect(Object.keys(soundFields(newest)).toSorted()).toEqual(Object.keys(fields).toSorted());
    expect(sameJson(repairSettings(newest, defaultSettings()), newest)).toBe(true);
  });

  it.each([[undefined], [null], ['text'], [7], [[1]], [{ version: '1' }], [{ version: -1e300 }], [{ version: 99 }]])(
    'leaves %j as it is',
    (stored) => {
      expect(migrateSettings(stored)).toEqual(stored);
    },
  );
});

describe('walk', () => {
  const steps = {
    1: (settings: Record<string, unknown>) => ({ ...settings, steps: ['one'] }),
    2: (settings: Record<string, unknown>) => ({ ...settings, steps: [...(settings['steps'] as string[]), 'two'] }),
  };

  it('takes every step once, in order, and says how far it came', () => {
    expect(walk({ version: 1, currency: 'eur' }, steps, 3)).toEqual({
      version: 3,
      currency: 'eur',
      steps: ['one', 'two'],
    });
  });

  it('begins where the stored settings are', () => {
    expect(walk({ version: 2, steps: ['one'] }, steps, 3)).toEqual({ version: 3, steps: ['one', 'two'] });
    expect(walk({ version: 3 }, steps, 3)).toEqual({ version: 3 });
  });
});
