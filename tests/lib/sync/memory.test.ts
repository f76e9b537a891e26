import { describe, expect, it } from 'vitest';
import { chunkOf, filled, readChunk, readChunks, shareKey } from '../../../lib/sync/chunks.ts';
import type { Items } from '../../../lib/sync/items.ts';
import { type Memory, soundItems, withFirstChoices, withLocalEdits, withShared } from '../../../lib/sync/memory.ts';
import {
  EMPTY_REPLICA,
  type Json,
  MAX_VERSIONS,
  merge,
  type Replica,
  shareOf,
  withEdit,
} from '../../../lib/sync/replica.ts';
import { MAX_COUNTED, MAX_STAMP, nextStamp } from '../../../lib/sync/stamp.ts';

const NOW = Date.UTC(2026, 10, 29);
const items = (of: Record<string, Json>): Items => new Map(Object.entries(of));
const NOBODYS = items({ 's:currency': 'usd', 's:tickerWindow': '24h' });

/** A device that joins what is shared, later than the last one that did. */
function join(name: number, local: Items, shared: Replica = EMPTY_REPLICA): Memory {
  const memory = { device: name.toString(16).padStart(8, '0'), last: 0, replica: EMPTY_REPLICA, base: new Map() };
  return withShared(withFirstChoices(memory, local, NOBODYS, shared, NOW + name * 60_000), shared);
}

/** What storage brings of it, unless it cannot be read. */
const stored = (replica: Replica): Record<string, unknown> =>
  Object.fromEntries(replica.map((share, number) => [shareKey(number), JSON.parse(JSON.stringify(chunkOf(share)))]));

const valueOf = (replica: Replica, key: string): Json | undefined => soundItems(replica).get(key);

describe('joining', () => {
  it('adds nothing that is shared already, so that no join takes room or has an end', () => {
    const local = items({ 's:currency': 'eur', 'x:coindesk': false });
    let shared = join(0, local).replica;
    const { bytes } = filled(shared);
    for (let name = 1; name <= 40; name++) ({ replica: shared } = join(name, local, shared));
    expect(filled(shared).bytes).toBe(bytes);
    expect(soundItems(shared)).toEqual(local);
  });

  it('leaves what somebody chose, however much the one that joins has', () => {
    const desk = join(1, items({ 's:currency': 'usd', 's:tickerWindow': '24h' }));
    const lap = join(2, items({ 's:currency': 'eur', 's:tickerWindow': '24h' }), desk.replica);
    expect(valueOf(lap.replica, 's:currency')).toBe('eur');
    const coins = Object.fromEntries(Array.from({ length: 20 }, (_, n) => [`w:coin-${n}`, n]));
    const third = join(3, items({ ...coins, 's:currency': 'gbp', 's:tickerWindow': '7d' }), lap.replica);
    expect(valueOf(third.replica, 's:currency')).toBe('eur');
    expect(valueOf(third.replica, 's:tickerWindow')).toBe('7d');
    expect(soundItems(third.replica).size).toBe(22);
  });

  it('gives way to the earlier where neither knew of the other, and to every change since', () => {
    const desk = join(1, items({ 's:currency': 'eur' }));
    const lap = join(2, items({ 's:currency': 'gbp' }));
    expect(valueOf(merge(lap.replica, desk.replica), 's:currency')).toBe('eur');
    // Whatever the clock of the device that made the change.
    const changed = withLocalEdits(lap, items({ 's:currency': 'chf' }), 0);
    expect(valueOf(merge(desk.replica, changed.replica), 's:currency')).toBe('chf');
  });
});

describe('an item', () => {
  const key = 's:currency';
  const number = shareOf(key);
  const made = (name: number): Replica =>
    withEdit(
      EMPTY_REPLICA,
      { key, value: name % 2 ? 'eur' : 'usd', at: 5_000_000_000 + name },
      name.toString(16).padStart(8, '0'),
    );

  it('that more devices set at the same time than are kept keeps the latest, and is not removed', () => {
    const all = Array.from({ length: 40 }, (_, name) => made(name + 1)).reduce(merge);
    expect(all[number]?.items[key]).toHaveLength(MAX_VERSIONS);
    expect(all[number]?.items[key]?.[0].at).toBe(5_000_000_040);
    const read = readChunks(stored(all));
    expect(read).toEqual({ ok: true, replica: all });
  });

  it.each([
    ['a value too long', (at: number) => [0, at, 'x'.repeat(6_000)]],
    ['a stamp beyond', () => [0, MAX_STAMP + 1, 'eur']],
    ['an author who is not named', (at: number) => [7, at, 'eur']],
    ['no version', () => []],
    ['no list', () => 'eur'],
  ])('that cannot be read is not taken for a removal: %s', (_what, item) => {
    const mine = made(1);
    const seen = chunkOf(mine[number] ?? { items: {}, seen: {} }).s;
    const chunk = JSON.parse(JSON.stringify({ v: 1, s: seen, i: { [key]: item(6_000_000_000) } }));
    expect(readChunk(chunk, number)).toBeNull();
    const read = readChunks({ [shareKey(number)]: chunk });
    if (!read.ok) throw new Error(read.reason);
    expect(merge(mine, read.replica)).toEqual(mine);
  });

  it.each([MAX_STAMP, MAX_STAMP - 1, MAX_COUNTED + 1, MAX_COUNTED])(
    'stamped %d can be changed any number of times',
    (at) => {
      const hostile = withEdit(EMPTY_REPLICA, { key, value: 'usd', at }, 'eeeeeeee');
      const read = readChunks(stored(hostile));
      if (!read.ok) throw new Error(read.reason);
      let desk = withShared(join(1, items({ [key]: 'usd' })), read.replica);
      let lap = withShared(join(2, items({ [key]: 'usd' })), read.replica);
      desk = { ...desk, base: soundItems(desk.replica) };
      lap = { ...lap, base: soundItems(lap.replica) };
      for (const value of ['eur', 'chf', 'usd', 'gbp', 'eur']) {
        desk = withLocalEdits(desk, items({ [key]: value }), NOW);
        const sent = readChunks(stored(desk.replica));
        if (!sent.ok) throw new Error(sent.reason);
        expect(sent.replica).toEqual(desk.replica);
        lap = withShared(lap, sent.replica);
        expect(valueOf(lap.replica, key)).toBe(value);
        [desk, lap] = [
          { ...lap, base: soundItems(lap.replica) },
          { ...desk, base: soundItems(desk.replica) },
        ];
        desk = { ...desk, base: soundItems(desk.replica) };
      }
      expect(nextStamp(desk.last, NOW)).toBeLessThan(MAX_STAMP);
    },
  );
});
