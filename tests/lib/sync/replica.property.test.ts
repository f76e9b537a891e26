import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chunkOf, readChunk } from '../../../lib/sync/chunks.ts';
import { type Memory, withFirstChoices, withLocalEdits, withShared } from '../../../lib/sync/memory.ts';
import {
  EMPTY_REPLICA,
  type Json,
  merge,
  type Replica,
  type Share,
  shareOf,
  SHARES,
  valuesIn,
} from '../../../lib/sync/replica.ts';

/**
 * Devices that edit, read and write a common place of entries that anything may happen to: an entry comes late, alone,
 * twice, or an older one is written over a newer. Beside each share goes the set of the changes that it rests on: what
 * must be there in the end is reckoned from these alone, and not from stamps.
 */
interface Change {
  readonly id: number;
  readonly key: string;
  readonly value: Json | undefined;
  /** Changes of the same share that the device knew of when it made this one. */
  readonly after: ReadonlySet<number>;
  /** Chosen before joining gives way to every change, and what nobody chose to both. */
  readonly weight: 'change' | 'joining' | 'untouched';
}

interface Entry {
  readonly share: Share;
  readonly rests: ReadonlySet<number>;
}

/** Two of one share, and one of another. */
const KEYS = ['x:alpha', 'x:f0', 's:currency'] as const;
const USED = [...new Set(KEYS.map(shareOf))];

/** What a new install has. */
const UNTOUCHED: ReadonlyMap<string, Json> = new Map([['s:currency', 0]]);

class Device {
  local = new Map<string, Json>(UNTOUCHED);
  memory: Memory;
  isJoined = false;
  readonly known = new Map<number, Set<number>>(USED.map((share) => [share, new Set<number>()]));
  clock = 1_800_000_000_000;

  constructor(name: string) {
    this.memory = { device: name, last: 0, replica: EMPTY_REPLICA, base: new Map() };
  }

  change(key: string, value: Json | undefined, history: Change[]): void {
    const before = this.local.get(key);
    if (before === value) return;
    if (value === undefined) this.local.delete(key);
    else this.local.set(key, value);
    if (!this.isJoined) return;
    this.note(key, value, 'change', history);
    // Taken up at once: two changes of one key between two exchanges are one.
    this.memory = withLocalEdits(this.memory, new Map(this.local), this.clock);
  }

  private note(key: string, value: Json | undefined, weight: Change['weight'], history: Change[]): void {
    const known = this.known.get(shareOf(key)) ?? new Set();
    history.push({ id: history.length, key, value, after: new Set(known), weight });
    known.add(history.length - 1);
  }

  /** With whatever of the common place has come so far: it adds what that does not have, or what there nobody chose. */
  join(common: ReadonlyMap<number, Entry>, history: Change[]): void {
    this.isJoined = true;
    const shared = EMPTY_REPLICA.map((empty, number) => common.get(number)?.share ?? empty);
    const there = valuesIn(shared);
    for (const [number, { rests }] of common) for (const id of rests) this.known.get(number)?.add(id);
    for (const [key, value] of this.local) {
      const weight = UNTOUCHED.get(key) === value ? 'untouched' : 'joining';
      const item = shared[shareOf(key)]?.items[key];
      const isFree = !item || (weight === 'joining' && item.every(({ at }) => at === 1));
      if (isFree && there.get(key) !== value) this.note(key, value, weight, history);
    }
    this.memory = withFirstChoices(this.memory, new Map(this.local), UNTOUCHED, shared, this.clock);
    for (const [number, entry] of common) this.take(number, entry);
  }

  take(number: number, entry: Entry | undefined): void {
    if (!entry || !this.isJoined) return;
    const read = readChunk(JSON.parse(JSON.stringify(chunkOf(entry.share))), number);
    if (!read) throw new Error('an entry of ours is not readable');
    const shared = EMPTY_REPLICA.map((empty, at) => (at === number ? read : empty));
    this.memory = withShared(this.memory, shared);
    for (const id of entry.rests) this.known.get(number)?.add(id);
    this.local = new Map(valuesIn(this.memory.replica));
    this.memory = { ...this.memory, base: new Map(this.local) };
  }

  entry(number: number): Entry {
    return { share: this.memory.replica[number] as Share, rests: new Set(this.known.get(number)) };
  }
}

/** What must be there in the end: of each key a last change that set it, where there is one; else nothing. */
function allowed(history: readonly Change[], key: string): readonly (Json | undefined)[] {
  const own = history.filter((change) => change.key === key);
  const last = own.filter(({ id }) => !own.some(({ after }) => after.has(id)));
  const set = last.filter(({ value }) => value !== undefined);
  for (const weight of ['change', 'joining', 'untouched']) {
    const ofWeight = set.filter((change) => change.weight === weight);
    if (ofWeight.length > 0) return ofWeight.map(({ value }) => value);
  }
  return [undefined];
}

const step = (devices: number) =>
  fc.oneof(
    fc.record({
      do: fc.constant('change' as const),
      device: fc.nat(devices - 1),
      key: fc.constantFrom(...KEYS),
      value: fc.option(fc.integer({ min: 0, max: 3 }), { nil: undefined, freq: 2 }),
    }),
    fc.record({
      do: fc.constantFrom('read' as const, 'write' as const),
      device: fc.nat(devices - 1),
      share: fc.nat(USED.length - 1),
    }),
    fc.record({ do: fc.constant('join' as const), device: fc.nat(devices - 1) }),
    // An entry written before comes once more, over whatever is there.
    fc.record({ do: fc.constant('again' as const), at: fc.nat(200) }),
    fc.record({
      do: fc.constant('clock' as const),
      device: fc.nat(devices - 1),
      to: fc.oneof(
        fc.constantFrom(0, -1, Number.NaN, Date.UTC(1970, 0, 2), Date.UTC(2099, 0), Date.UTC(9999, 0)),
        fc.integer({ min: 1_700_000_000_000, max: 1_900_000_000_000 }),
      ),
    }),
  );

describe.each([2, 3])('%i devices', (count) => {
  it('come to the same, lose no change and bring nothing removed back, whatever becomes of what they send', () => {
    fc.assert(
      fc.property(fc.array(step(count), { minLength: 20, maxLength: 120, size: 'max' }), (steps) => {
        const devices = Array.from({ length: count }, (_, at) => new Device(`${at}`.repeat(8)));
        const common = new Map<number, Entry>();
        const written: { number: number; entry: Entry }[] = [];
        const history: Change[] = [];
        for (const one of steps) {
          if (one.do === 'again') {
            const old = written[one.at % Math.max(1, written.length)];
            if (old) common.set(old.number, old.entry);
            continue;
          }
          const device = devices[one.device] as Device;
          if (one.do === 'clock') device.clock = one.to;
          else if (one.do === 'join') {
            if (!device.isJoined) device.join(common, history);
          } else if (one.do === 'change') device.change(one.key, one.value, history);
          else {
            const number = USED[one.share] as number;
            if (!device.isJoined) continue;
            if (one.do === 'read') device.take(number, common.get(number));
            else {
              const entry = device.entry(number);
              common.set(number, entry);
              written.push({ number, entry });
            }
          }
        }
        for (const device of devices) if (!device.isJoined) device.join(common, history);
        // In the end everything arrives.
        for (let round = 0; round < 2; round++) {
          for (const device of devices) {
            for (const number of USED) {
              device.take(number, common.get(number));
              common.set(number, device.entry(number));
            }
          }
        }
        const [first] = devices as [Device];
        for (const device of devices) expect(device.local).toEqual(first.local);
        for (const key of KEYS) expect(allowed(history, key)).toContainEqual(first.local.get(key));
      }),
      { numRuns: 400 },
    );
  });
});

describe('merging', () => {
  const replicas = fc
    .array(
      fc.record({
        device: fc.nat(2),
        key: fc.constantFrom(...KEYS),
        value: fc.option(fc.nat(3), { nil: undefined, freq: 2 }),
        from: fc.nat(2),
      }),
      { minLength: 10, maxLength: 40, size: 'max' },
    )
    .map((steps): readonly Replica[] => {
      const devices = [0, 1, 2].map((at) => new Device(`${at}`.repeat(8)));
      for (const device of devices) device.join(new Map(), []);
      for (const { device, key, value, from } of steps) {
        const one = devices[device] as Device;
        one.change(key, value, []);
        for (let number = 0; number < SHARES; number++) {
          if (USED.includes(number) && from !== device) one.take(number, devices[from]?.entry(number));
        }
      }
      return devices.map(({ memory }) => memory.replica);
    });
  const sorted = (replica: Replica): unknown => replica.map((share) => chunkOf(share));

  it('gives the same in any order, in any grouping, and twice', () => {
    fc.assert(
      fc.property(replicas, ([a, b, c]) => {
        if (!a || !b || !c) return;
        expect(sorted(merge(a, b))).toEqual(sorted(merge(b, a)));
        expect(sorted(merge(merge(a, b), c))).toEqual(sorted(merge(a, merge(b, c))));
        expect(sorted(merge(merge(a, b), b))).toEqual(sorted(merge(a, b)));
      }),
    );
  });
});
