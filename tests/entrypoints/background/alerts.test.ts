import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { fromSurfaces } from '../../../entrypoints/background/handlers.ts';
import { openNotification, tellFirings } from '../../../entrypoints/background/notifications.ts';
import { publish, publishMissed } from '../../../entrypoints/background/publish.ts';
import { parseSnapshot } from '../../../entrypoints/popup/snapshot.ts';
import type { StoredFiring } from '../../../lib/domain/alert-firings.ts';
import { firstState } from '../../../lib/domain/judge-alert.ts';
import { log } from '../../../lib/log.ts';
import { admit, type Sender } from '../../../lib/messages/gate.ts';
import { SNAPSHOT_KEY } from '../../../lib/revision.ts';
import type { AlertDraft } from '../../../lib/domain/alert.ts';
import { ALERTS_KEY, changeAlerts, readAlerts } from '../../../lib/settings/alerts-store.ts';
import { changeSettings } from '../../../lib/settings/settings-store.ts';
import { clearDatabase } from '../../../lib/store/database.ts';
import { putQuotes } from '../../../lib/store/quotes.ts';
import { useCatalogue } from '../../components/catalogue.ts';
import { aFiring, alertId, anAlert, aQuote, NOON } from '../../support/alerts.ts';
import { dieAtWriteOf } from '../../support/killed-worker.ts';
import { shownNotifications } from '../../support/notifications.ts';
import { servePackage, storeArticles } from '../../support/stored-articles.ts';

const MINUTE = 60_000;
const sender: Sender = {};
const draft: AlertDraft = {
  id: null,
  coinId: 'ethereum',
  condition: { kind: 'above', level: 1740 },
  repeat: 'once',
  expiresAt: null,
  note: null,
};

const fired = (...firings: StoredFiring[]) => changeAlerts((current) => [{ ...current, firings }, null]);
const price = (usd: number) => putQuotes([aQuote(usd, NOON)], (_stored, quote) => aQuote(usd, NOON, quote));

beforeEach(async () => {
  vi.useFakeTimers({ now: NOON, toFake: ['Date'] });
  fakeBrowser.reset();
  Object.assign(fakeBrowser.action, { setIcon: async () => undefined });
  await useCatalogue();
  await clearDatabase();
  servePackage();
  await changeSettings(() => ({ watchlist: ['ethereum', 'bitcoin'], currency: 'usd' }));
});

afterEach(() => {
  vi.restoreAllMocks();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('a notification', () => {
  it('names the coin, the figure, the time and the source, who agrees, the note, and what was written in those hours', async () => {
    await storeArticles([
      { title: 'Ethereum upgrade goes live', publishedAt: NOON - MINUTE, feedId: 'decrypt', source: 'Decrypt' },
      { title: 'Ethereum staking grows', publishedAt: NOON - 2 * MINUTE },
      { title: 'Ethereum fees fall', publishedAt: NOON - 3 * MINUTE },
    ]);
    const { byId } = shownNotifications();
    await fired(aFiring({ confirmedBy: 'kraken', note: 'sell half' }));
    await tellFirings();
    expect([...byId]).toEqual([
      [
        aFiring().id,
        {
          type: 'basic',
          iconUrl: expect.stringContaining('/icon/icon-128.png') as string,
          title: 'ETH is above $1,740.00',
          message: [
            '$1,741.04 at 12:00 PM, CoinGecko; Kraken agrees',
            'sell half',
            'Ethereum upgrade goes live (Decrypt)',
            'Ethereum staking grows (CoinDesk)',
          ].join('\n'),
        },
      ],
    ]);
    expect((await readAlerts()).firings[0]?.toldAt).toBe(NOON);
  });

  it.each<[string, Partial<StoredFiring>]>([
    ['ETH is at $1,740.00', { price: 1740 }],
    ['ETH is below $1,740.00', { condition: { kind: 'below', level: 1740 }, direction: 'down', price: 1739 }],
    [
      'ETH is up 5.2% in 24 h',
      { condition: { kind: 'moves', percent: 5, direction: 'either', window: '24h' }, change: 5.2 },
    ],
    [
      'ETH is down 5.2% in 7 days',
      { condition: { kind: 'moves', percent: 5, direction: 'down', window: '7d' }, direction: 'down', change: -5.2 },
    ],
    [
      'ETH is 10.2% above $1,580.00',
      { condition: { kind: 'from-reference', percent: 10, direction: 'up', reference: 1580 } },
    ],
    [
      'ETH is 10.8% below $1,580.00',
      {
        condition: { kind: 'from-reference', percent: 10, direction: 'either', reference: 1580 },
        direction: 'down',
        price: 1410,
      },
    ],
  ])('says “%s”', async (title, changes) => {
    const { byId } = shownNotifications();
    await fired(aFiring(changes));
    await tellFirings();
    expect([...byId.values()].map((one) => one.title)).toEqual([title]);
  });

  it('of several after an absence is one, with their lines', async () => {
    const { byId } = shownNotifications();
    const other = aFiring({ id: `${alertId(2)}@${NOON}`, coinId: 'bitcoin', price: 1742, moment: 'away' });
    await fired(aFiring({ moment: 'away' }), other, aFiring({ id: `${alertId(3)}@${NOON}`, moment: 'away' }));
    await tellFirings();
    expect([...byId.values()]).toMatchObject([{ title: '3 alerts while you were away' }]);
    const lines = [...byId.values()][0]?.message.split('\n') ?? [];
    expect(lines[1]).toBe('BTC is above $1,740.00: $1,742.00 at 12:00 PM, CoinGecko');
  });

  it('of many cuts what a notification cannot hold', async () => {
    const { byId } = shownNotifications();
    await fired(...Array.from({ length: 8 }, (_, n) => aFiring({ id: `${alertId(n)}@${NOON}` })));
    await tellFirings();
    const [one] = byId.values();
    expect(one?.title).toBe('8 alerts');
    expect(one?.message.split('\n')).toHaveLength(5);
    expect(one?.message).toMatch(/and 4 more$/);
  });

  it('waits for the end of quiet hours, and is not for what was seen or dismissed meanwhile', async () => {
    await changeSettings(() => ({ quietHours: { from: 22 * 60, to: 7 * 60 } }));
    const { byId } = shownNotifications();
    const ids = [1, 2, 3, 4].map((n) => `${alertId(n)}@${NOON}`);
    await fired(...ids.map((id) => aFiring({ id, moment: 'quiet' })));
    vi.setSystemTime(NOON + 15 * 60 * MINUTE);
    await tellFirings();
    expect(byId.size).toBe(0);
    await fromSurfaces.seeFirings({ ids: ids.slice(0, 1) }, sender);
    await fromSurfaces.dismissFirings({ ids: ids.slice(1, 2) }, sender);
    vi.setSystemTime(NOON + 19 * 60 * MINUTE);
    await tellFirings();
    expect([...byId]).toMatchObject([[ids[2], { title: '2 alerts in your quiet hours' }]]);
  });

  it('is told again under the same id where the worker died before it was noted', async () => {
    const { byId } = shownNotifications();
    const [first, second] = [aFiring(), aFiring({ id: `${alertId(2)}@${NOON}` })];
    await fired(first, second);
    const revive = dieAtWriteOf(ALERTS_KEY);
    await expect(tellFirings()).rejects.toThrow('killed');
    revive();
    expect([...byId.keys()]).toEqual([first.id]);
    await tellFirings();
    expect([...byId.keys()].sort()).toEqual([first.id, second.id].sort());
  });

  it('shown singly before the worker died does not stand beside the one for all', async () => {
    const { byId } = shownNotifications();
    const firings = [1, 2].map((n) => aFiring({ id: `${alertId(n)}@${NOON}` }));
    await fired(...firings);
    byId.set(firings[1]!.id, { title: 'ETH is above $1,740.00', message: '' });
    await fired(...firings, aFiring({ id: `${alertId(3)}@${NOON}`, moment: 'away' }));
    await tellFirings();
    expect([...byId]).toMatchObject([[firings[0]!.id, { title: '3 alerts while you were away' }]]);
  });

  it('that is not allowed, or fails, is no failure: the badge has it', async () => {
    await fired(aFiring());
    const { notifications } = fakeBrowser;
    Object.assign(fakeBrowser, { notifications: undefined });
    await tellFirings();
    Object.assign(fakeBrowser, { notifications });
    expect((await readAlerts()).firings[0]?.toldAt).toBe(NOON);

    const bug = vi.spyOn(log, 'bug').mockReturnValue();
    vi.spyOn(notifications, 'create').mockRejectedValue(new Error('no icon'));
    await fired(aFiring());
    await tellFirings();
    expect(bug).toHaveBeenCalledOnce();
    expect((await readAlerts()).firings[0]).toMatchObject({ toldAt: NOON, seenAt: null });
  });

  it.each([
    ['publish', publish],
    ['publishMissed', publishMissed],
  ])('is shown though the toolbar fails: %s', async (_name, run) => {
    const { byId } = shownNotifications();
    await fired(aFiring());
    await changeSettings(() => ({ quietHours: { from: 11 * 60, to: 13 * 60 } }));
    await publish();
    await changeSettings(() => ({ quietHours: null }));
    expect(byId.size).toBe(0);
    vi.spyOn(fakeBrowser.action, 'setBadgeText').mockRejectedValue(new Error('no toolbar'));
    await expect(run()).rejects.toThrow('no toolbar');
    expect([...byId.keys()]).toEqual([aFiring().id]);
  });

  it('opens the popup when it is clicked, else the list of alerts', async () => {
    const opened: string[] = [];
    Object.assign(fakeBrowser.action, { openPopup: async () => opened.push('popup') });
    vi.spyOn(fakeBrowser.tabs, 'create').mockImplementation((async ({ url }: { url: string }) =>
      opened.push(new URL(url).pathname + new URL(url).hash)) as unknown as typeof fakeBrowser.tabs.create);
    await openNotification('x');
    Object.assign(fakeBrowser.action, { openPopup: () => Promise.reject(new Error('no window')) });
    await openNotification('x');
    expect(opened).toEqual(['popup', '/options.html#alerts']);
  });
});

describe('what surfaces ask', () => {
  it('makes an alert beside the price that is shown, and says where it holds already', async () => {
    await price(1700);
    const answer = await fromSurfaces.putAlert(draft, sender);
    expect(answer).toMatchObject({
      ok: true,
      alert: { symbol: 'ETH', status: 'armed', currency: 'usd', createdAt: NOON },
    });
    await price(1800);
    expect(await fromSurfaces.putAlert(draft, sender)).toMatchObject({ ok: true, alert: { status: 'holds-already' } });
    const { alerts, firings, quietHours, most } = await fromSurfaces.getAlerts({}, sender);
    expect([alerts.length, firings, quietHours, most]).toEqual([2, [], null, 200]);
  });

  it('refuses an alert on a coin that nobody asks prices of', async () => {
    expect(await fromSurfaces.putAlert({ ...draft, coinId: 'monero' }, sender)).toEqual({
      ok: false,
      reason: 'not-watched',
    });
    expect(await fromSurfaces.putAlert({ ...draft, id: alertId(7) }, sender)).toEqual({ ok: false, reason: 'unknown' });
    expect(await fromSurfaces.snoozeAlert({ id: alertId(7), until: null }, sender)).toEqual({
      ok: false,
      reason: 'unknown',
    });
    expect(await fromSurfaces.removeAlert({ id: alertId(7) }, sender)).toBeNull();
  });

  it('puts a removed alert back as it was, whatever is shown by now', async () => {
    const spent = { ...firstState(draft.condition, aQuote(1700, NOON)), spentAt: NOON, lastFiredAt: NOON };
    const alerts = [1, 2, 3].map((n) => ({
      alert: anAlert(draft.condition, { id: alertId(n), repeat: 'once', snoozedUntil: NOON + MINUTE }),
      state: spent,
    }));
    const firing = aFiring({ id: `${alertId(2)}@${NOON}`, alertId: alertId(2), seenAt: NOON });
    await changeAlerts((current) => [{ ...current, alerts, firings: [firing] }, null]);
    const before = await readAlerts();
    expect(await fromSurfaces.removeAlert({ id: alertId(2) }, sender)).toMatchObject({ id: alertId(2) });
    expect(await readAlerts()).toMatchObject({ alerts: [{}, {}], firings: [] });
    // Made anew it would stand at 1,740 euros, be armed again, and be refused: its coin is not watched any more.
    await changeSettings(() => ({ currency: 'eur', watchlist: ['bitcoin'] }));
    expect(await fromSurfaces.restoreAlert({ id: alertId(2) }, sender)).toMatchObject({
      ok: true,
      alert: { currency: 'usd', status: 'fired' },
    });
    expect(await readAlerts()).toEqual(before);
    expect(await fromSurfaces.restoreAlert({ id: alertId(2) }, sender)).toMatchObject({ ok: true });
    expect(await readAlerts()).toEqual(before);
    expect(await fromSurfaces.restoreAlert({ id: alertId(7) }, sender)).toEqual({ ok: false, reason: 'unknown' });
  });

  it('tells how each alert stands', async () => {
    const condition = draft.condition;
    const known = firstState(condition, aQuote(1700, NOON));
    const alerts = [
      { alert: anAlert(condition, { id: alertId(1) }), state: known },
      { alert: anAlert(condition, { id: alertId(2) }), state: { ...known, armed: { up: false, down: null } } },
      { alert: anAlert(condition, { id: alertId(3), snoozedUntil: NOON + MINUTE }), state: known },
      { alert: anAlert(condition, { id: alertId(4), repeat: 'once' }), state: { ...known, spentAt: NOON } },
      { alert: anAlert(condition, { id: alertId(5), expiresAt: NOON }), state: known },
      { alert: anAlert(condition, { id: alertId(6), coinId: 'monero' }), state: known },
      { alert: anAlert(condition, { id: alertId(7), currency: 'eur' }), state: known },
    ];
    await changeAlerts((current) => [{ ...current, alerts }, null]);
    expect((await fromSurfaces.getAlerts({}, sender)).alerts.map(({ status }) => status)).toEqual([
      'armed',
      'holds-already',
      'snoozed',
      'fired',
      'expired',
      'not-watched',
      'other-currency',
    ]);
  });

  it('stands in the ticker’s snapshot: which coins have an alert, what fired, what is unseen', async () => {
    await price(1700);
    await fromSurfaces.putAlert(draft, sender);
    await fired(aFiring(), aFiring({ id: `${alertId(2)}@${NOON}`, seenAt: NOON }));
    await publish();
    const snapshot = parseSnapshot((await fakeBrowser.storage.local.get(SNAPSHOT_KEY))[SNAPSHOT_KEY]);
    expect(snapshot?.rows.map(({ coinId, alert }) => [coinId, alert])).toEqual([
      ['ethereum', true],
      ['bitcoin', false],
    ]);
    expect(snapshot?.alerts.unseen).toBe(1);
    expect(snapshot?.alerts.firings.map(({ id, seen }) => [id, seen])).toEqual([
      [`${alertId(2)}@${NOON}`, true],
      [aFiring().id, false],
    ]);
    expect(parseSnapshot({ ...snapshot, alerts: { unseen: 1, firings: [{ id: 'x' }] } })).toBeNull();
  });

  it('comes from popup and options alone', () => {
    const payloads = {
      getAlerts: {},
      putAlert: draft,
      removeAlert: { id: alertId(1) },
      restoreAlert: { id: alertId(1) },
      snoozeAlert: { id: alertId(1), until: NOON },
      seeFirings: { ids: [aFiring().id] },
      dismissFirings: { ids: [aFiring().id] },
    };
    const admitting = Object.entries(payloads).map(([name, payload]) =>
      (['surface', 'sidebar', 'content'] as const).filter((caller) => admit({ name, payload }, caller).ok),
    );
    expect(admitting).toEqual(admitting.map(() => ['surface']));
    expect(admit({ name: 'seeFirings', payload: { ids: ['x'] } }, 'surface').ok).toBe(false);
    expect(
      admit({ name: 'putAlert', payload: { ...draft, condition: { kind: 'above', level: '1' } } }, 'surface').ok,
    ).toBe(false);
  });
});

describe('export, import and wipe', () => {
  it('take alerts with them', async () => {
    await price(1700);
    await fromSurfaces.putAlert({ ...draft, note: 'mine' }, sender);
    await fired(aFiring());
    const { json } = await fromSurfaces.exportEverything({}, sender);
    await fromSurfaces.wipeEverything({ deleteCopy: false, keepBackups: false }, sender);
    expect(await readAlerts()).toMatchObject({ alerts: [], firings: [] });
    expect(await fromSurfaces.importEverything({ json, undone: null }, sender)).toMatchObject({ ok: true, alerts: 1 });
    expect((await readAlerts()).alerts.map(({ alert }) => alert.note)).toEqual(['mine']);
  });

  it('leave them where an older file knows of none', async () => {
    await price(1700);
    await fromSurfaces.putAlert(draft, sender);
    const json = JSON.stringify({
      format: 'coinside-export',
      formatVersion: 1,
      settings: { version: 1, watchlist: ['ethereum'] },
    });
    expect(await fromSurfaces.importEverything({ json, undone: null }, sender)).toMatchObject({ ok: true, alerts: 0 });
    expect((await readAlerts()).alerts).toHaveLength(1);
  });
});
