import { beforeEach, describe, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { COOLDOWN_MS, MAX_ALERTS, MAX_FIRINGS, MAX_SNOOZE_MS } from '../../../lib/domain/alert-limits.ts';
import { firstState } from '../../../lib/domain/judge-alert.ts';
import {
  withDraft,
  withoutAlert,
  withoutFirings,
  withSeen,
  withSnooze,
  withTold,
} from '../../../lib/settings/alert-changes.ts';
import { importedAlerts, repairAlerts } from '../../../lib/settings/alert-repair.ts';
import { alertDraftSchema, conditionSchema } from '../../../lib/settings/alert-schema.ts';
import type { AlertDraft } from '../../../lib/domain/alert.ts';
import { type Alerts, NO_ALERTS, type StoredAlert } from '../../../lib/settings/alerts.ts';
import {
  ALERTS_KEY,
  changeAlerts,
  clearAlerts,
  readAlerts,
  UNREADABLE_ALERTS_KEY,
} from '../../../lib/settings/alerts-store.ts';
import { NO_MARKS } from '../../support/marks.ts';
import { exportChoices, importChoices } from '../../../lib/settings/export.ts';
import { NO_OWN_FEEDS } from '../../../lib/settings/own-feeds.ts';
import type { Settings } from '../../../lib/settings/settings.ts';
import v8 from '../../fixtures/settings/v8.json' with { type: 'json' };
import { aFiring, alertId, anAlert, aPrice, NOON } from '../../support/alerts.ts';

const ABOVE = { kind: 'above', level: 1740 } as const;
const store = (value: unknown): Promise<void> => fakeBrowser.storage.local.set({ [ALERTS_KEY]: value });
const stored = async (key: string): Promise<unknown> => (await fakeBrowser.storage.local.get(key))[key];

function storedAlert(n = 1, changes: Partial<StoredAlert['state']> = {}): StoredAlert {
  return { alert: anAlert(ABOVE, { id: alertId(n) }), state: { ...firstState(ABOVE, aPrice(1700, NOON)), ...changes } };
}

const withAlerts = (...alerts: StoredAlert[]): Alerts => ({ ...NO_ALERTS, alerts });

beforeEach(() => fakeBrowser.reset());

describe('stored alerts', () => {
  it('that are damaged cost themselves alone; a damaged state costs what was known of that alert', () => {
    const sound = storedAlert(1);
    const damaged = {
      version: 1,
      alerts: [
        sound,
        sound,
        null,
        'alert',
        { ...storedAlert(2), alert: { ...storedAlert(2).alert, condition: { kind: 'above', level: -1 } } },
        { ...storedAlert(3), state: { armed: 'yes' } },
        { alert: { ...storedAlert(4).alert, coinId: 'a b' }, state: sound.state },
      ],
      firings: [aFiring(), { ...aFiring(), price: '7' }, aFiring()],
    };
    const unknown = { armed: { up: null, down: null }, lastFiredAt: null, spentAt: null, seenAsOf: null };
    expect(repairAlerts(damaged)).toEqual({
      version: 1,
      alerts: [sound, { alert: storedAlert(3).alert, state: unknown }],
      firings: [aFiring()],
    });
  });

  it.each([[undefined], [null], [7], ['alerts'], [[]], [{ alerts: 'all', firings: 7 }]])('of %j are none', (value) => {
    expect(repairAlerts(value)).toEqual(NO_ALERTS);
  });

  it('are at most 200, and 50 firings', () => {
    const many = repairAlerts({
      alerts: Array.from({ length: 201 }, (_, n) => storedAlert(n)),
      firings: Array.from({ length: 51 }, (_, n) => aFiring({ id: `${alertId(n)}@1` })),
    });
    expect([many.alerts.length, many.firings.length]).toEqual([MAX_ALERTS, MAX_FIRINGS]);
  });

  it('that could not be read whole are kept aside once, as they were found', async () => {
    const newer = { version: 2, alerts: [storedAlert(1), { alert: 7 }], firings: [], sounds: true };
    await store(newer);
    await changeAlerts((current) => [{ ...current, firings: [aFiring()] }, null]);
    await store({ version: 1, alerts: 'gone' });
    await changeAlerts((current) => [{ ...current, firings: [] }, null]);
    expect(await stored(UNREADABLE_ALERTS_KEY)).toEqual(newer);
  });

  it('change one after the other, and are not written where nothing changes', async () => {
    await Promise.all(
      [1, 2, 3].map((n) =>
        changeAlerts((current) => [{ ...current, alerts: [...current.alerts, storedAlert(n)] }, null]),
      ),
    );
    expect((await readAlerts()).alerts).toHaveLength(3);
    await fakeBrowser.storage.local.clear();
    await changeAlerts((current) => [current, null]);
    expect(await fakeBrowser.storage.local.get(null)).toEqual({});
  });

  it('go on after a change that threw, and are forgotten with what was kept aside', async () => {
    const broken = changeAlerts(() => {
      throw new Error('broken');
    });
    await store({ version: 1, alerts: [7] });
    const sound = changeAlerts((current) => [{ ...current, alerts: [storedAlert()] }, 'done']);
    await expect(broken).rejects.toThrow('broken');
    expect(await sound).toBe('done');
    await clearAlerts();
    expect(await fakeBrowser.storage.local.get(null)).toEqual({});
  });
});

describe('conditions', () => {
  it.each([
    { kind: 'above', level: 0 },
    { kind: 'above', level: Infinity },
    { kind: 'around', level: 1 },
    { kind: 'moves', percent: 0, direction: 'up', window: '24h' },
    { kind: 'moves', percent: 5, direction: 'up', window: '2h' },
    { kind: 'moves', percent: 5, direction: 'sideways', window: '1h' },
    { kind: 'from-reference', percent: 100, direction: 'either', reference: 1 },
    { kind: 'from-reference', percent: 5, direction: 'up', reference: 0 },
  ])('refuse %j', (condition) => {
    expect(conditionSchema.safeParse(condition).success).toBe(false);
  });

  it('take a rise by more than the whole', () => {
    expect(
      conditionSchema.safeParse({ kind: 'from-reference', percent: 400, direction: 'up', reference: 1 }).success,
    ).toBe(true);
  });
});

describe('a draft', () => {
  const draft: AlertDraft = {
    id: null,
    coinId: 'ethereum',
    condition: ABOVE,
    repeat: 'once',
    expiresAt: null,
    note: null,
  };
  const making = { now: NOON, id: alertId(9), currency: 'usd', shown: aPrice(1750, NOON) };

  it('is what a surface may send', () => {
    expect(alertDraftSchema.safeParse(draft).success).toBe(true);
    expect(alertDraftSchema.safeParse({ ...draft, note: 'x'.repeat(201) }).success).toBe(false);
  });

  it('makes an alert at the end of the list, in the currency in force, beside the price that is shown', () => {
    const [{ alerts }, made] = withDraft(withAlerts(storedAlert()), draft, making);
    expect(alerts).toEqual([storedAlert(), made]);
    expect(made).toMatchObject({
      alert: { id: alertId(9), currency: 'usd', createdAt: NOON },
      state: { armed: { up: false } },
    });
  });

  it('is refused where there is no place, no such alert, or no time left', () => {
    const full = withAlerts(...Array.from({ length: MAX_ALERTS }, (_, n) => storedAlert(n)));
    expect(withDraft(full, draft, making)).toEqual([full, 'full']);
    expect(withDraft(NO_ALERTS, { ...draft, id: alertId(7) }, making)).toEqual([NO_ALERTS, 'unknown']);
    expect(withDraft(NO_ALERTS, { ...draft, expiresAt: NOON }, making)).toEqual([NO_ALERTS, 'ended']);
    expect(withDraft(full, { ...draft, id: alertId(3) }, making)[1]).toMatchObject({ alert: { id: alertId(3) } });
  });

  it('that leaves the condition as it is leaves what is known; another one begins anew', () => {
    const known = storedAlert(1, { lastFiredAt: NOON - 1, armed: { up: true, down: null } });
    const changed = { ...draft, id: alertId(1), repeat: 'repeating', note: 'sell' } as const;
    expect(withDraft(withAlerts(known), changed, making)[1]).toMatchObject({
      alert: { note: 'sell' },
      state: known.state,
    });
    const moved = { ...changed, condition: { kind: 'above', level: 1800 } } as const;
    expect(withDraft(withAlerts(known), moved, making)[1]).toMatchObject({
      state: { lastFiredAt: null, armed: { up: true } },
    });
  });

  it('of the same figures is in the currency in which they were typed, and begins anew there', () => {
    const inEuro = { ...making, currency: 'eur', shown: aPrice(1600, NOON) };
    const known = storedAlert(1, { lastFiredAt: NOON - 1, armed: { up: false, down: null } });
    expect(withDraft(withAlerts(known), { ...draft, id: alertId(1) }, inEuro)[1]).toMatchObject({
      alert: { id: alertId(1), currency: 'eur' },
      state: { lastFiredAt: null, armed: { up: true } },
    });
  });

  it('sets one that has fired again', () => {
    const spent = storedAlert(1, { spentAt: NOON - 1, lastFiredAt: NOON - 1, armed: { up: false, down: null } });
    const again = withDraft(
      withAlerts(spent),
      { ...draft, id: alertId(1) },
      { ...making, shown: aPrice(1700, NOON) },
    )[1];
    expect(again).toMatchObject({ state: { spentAt: null, armed: { up: true } } });
  });
});

describe('a snooze', () => {
  it('arms the alert, also a spent one, and dismisses what it fired', () => {
    const spent = storedAlert(1, { spentAt: NOON, lastFiredAt: NOON, armed: { up: false, down: null } });
    const current = {
      ...withAlerts(spent),
      firings: [aFiring(), aFiring({ id: `${alertId(2)}@1`, alertId: alertId(2) })],
    };
    const [next] = withSnooze(current, alertId(1), NOON + 3_600_000, NOON);
    expect(next.alerts[0]).toMatchObject({
      alert: { snoozedUntil: NOON + 3_600_000 },
      state: { spentAt: null, armed: { up: true } },
    });
    expect(next.firings).toHaveLength(1);
  });

  it('outlasts the cooldown, and ends within 30 days', () => {
    const fired = withAlerts(storedAlert(1, { lastFiredAt: NOON }));
    const until = (wanted: number | null) =>
      (withSnooze(fired, alertId(1), wanted, NOON)[1] as StoredAlert).alert.snoozedUntil;
    expect(until(NOON + 1)).toBe(NOON + COOLDOWN_MS);
    expect(until(8e15)).toBe(NOON + MAX_SNOOZE_MS);
    expect(until(null)).toBeNull();
    expect(withSnooze(fired, alertId(7), NOON, NOON)).toEqual([fired, 'unknown']);
  });

  it('is as long as it is wanted, though the alert fired by a clock that was set back since', () => {
    const fired = withAlerts(storedAlert(1, { lastFiredAt: NOON + MAX_SNOOZE_MS }));
    const [next] = withSnooze(fired, alertId(1), NOON + 3_600_000, NOON);
    expect(next.alerts[0]?.alert.snoozedUntil).toBe(NOON + 3_600_000);
  });
});

describe('firings', () => {
  const other = aFiring({ id: `${alertId(2)}@1`, alertId: alertId(2) });
  const spent = storedAlert(1, { spentAt: NOON });
  const current: Alerts = { ...withAlerts(spent, storedAlert(2)), firings: [aFiring(), other] };

  it('that are dismissed take a spent alert with them, and no other', () => {
    const next = withoutFirings(current, [aFiring().id, other.id]);
    expect(next).toEqual({ ...NO_ALERTS, alerts: [storedAlert(2)] });
    expect(withoutFirings(current, ['nothing'])).toBe(current);
  });

  it('go with their alert', () => {
    expect(withoutAlert(current, alertId(1))).toMatchObject({ alerts: [storedAlert(2)], firings: [other] });
    expect(withoutAlert(current, alertId(7))).toBe(current);
  });

  it('are noted once as seen and as told', () => {
    const seen = withSeen(current, [other.id], NOON + 1);
    expect(seen.firings.map(({ seenAt }) => seenAt)).toEqual([null, NOON + 1]);
    expect(withSeen(seen, [other.id], NOON + 2)).toBe(seen);
    expect(withTold(current, [other.id], NOON + 1).firings[1]?.toldAt).toBe(NOON + 1);
  });
});

describe('export and import', () => {
  const mine = v8 as Settings;

  it('give the same alerts back, what fired for good fired, and nothing armed by an old price', () => {
    const spent = storedAlert(2, { spentAt: NOON, lastFiredAt: NOON });
    const read = importChoices(
      exportChoices(mine, { alerts: [storedAlert(1), spent], ownFeeds: NO_OWN_FEEDS, ...NO_MARKS }, NOON),
      NOON,
    );
    const fresh = { armed: { up: null, down: null }, lastFiredAt: null, seenAsOf: null };
    expect(read).toMatchObject({
      ok: true,
      alerts: [
        { alert: storedAlert(1).alert, state: { ...fresh, spentAt: null } },
        { alert: spent.alert, state: { ...fresh, spentAt: NOON } },
      ],
    });
  });

  it('say nothing of alerts where the file does not, and costs bad ones alone', () => {
    const old = JSON.stringify({
      format: 'coinside-export',
      formatVersion: 1,
      settings: { version: 1, currency: 'eur' },
    });
    expect(importChoices(old, NOON)).toEqual({
      ok: true,
      choices: { currency: 'eur' },
      alerts: null,
      ownFeeds: null,
      marks: NO_MARKS,
    });
    expect(importedAlerts('all')).toBeNull();
    expect(importedAlerts([{ alert: 7 }, storedAlert(1)])).toHaveLength(1);
    expect(importedAlerts([])).toEqual([]);
  });
});
