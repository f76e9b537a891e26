/**
 * The names that texts are searched for, in one ArrayBuffer: `public/data/names.bin`, written by `npm run names` and
 * asked on its bytes as they are, so that a woken worker builds nothing. docs/names-format.md has the format.
 */
import { checksum } from './checksum.ts';

/** The file, opened: views into its bytes. Aliases and entities are ordinals from 0. */
export interface Names {
  /** A first word's hash, cut to as many bits, is its bucket. */
  readonly bucketMask: number;
  /** Where each bucket's aliases begin; one more than there are buckets. */
  readonly buckets: Uint16Array;
  /** Of each alias: the hash of its first word, of an unspaced one (`unspaced.ts`) of its first two units. Those of one bucket stand together, the same hash together, more words first. */
  readonly hashes: Uint32Array;
  /** Where its spelling begins in `text`; its words are joined by single blanks. */
  readonly spellings: Uint32Array;
  readonly text: Uint16Array;
  /** Whose name it is; `NOBODY` for what only looks like a name. */
  readonly owners: Uint16Array;
  /** See `NEED_BITS` and the flags below it. */
  readonly flags: Uint8Array;
  readonly wordCounts: Uint8Array;
  /** The days (since 1970, UTC) from which and until which it is the owner's name. */
  readonly from: Uint16Array;
  readonly until: Uint16Array;
  /** Of each entity: its kind, by place in `ENTITY_KINDS`; its market-cap order, `UNRANKED` where it has none. */
  readonly kinds: Uint8Array;
  readonly ranks: Uint16Array;
  /** Where its id and then its name begin in `text`; one more than twice the entities. */
  readonly labels: Uint32Array;
  /** The entities that go with each, then those it is mistaken for: two lists of bounds, one of ordinals. */
  readonly linkBounds: Uint16Array;
  readonly rivalBounds: Uint16Array;
  readonly relatives: Uint16Array;
  /** 1 where some name begins with these two letters of `a` to `z` in lower case, 26 to the first letter. */
  readonly lowerStarts: Uint8Array;
  /** Words that tell something when they stand beside a name: ascending hashes, and which kinds of word each is. */
  readonly cueHashes: Uint32Array;
  readonly cues: Uint8Array;
}

/** What a name can be of. The order is part of the file. */
export const ENTITY_KINDS = [
  'coin',
  'lab',
  'network',
  'subnet',
  'exchange',
  'company',
  'regulator',
  'person',
  'law',
  'other',
] as const;
export type EntityKind = (typeof ENTITY_KINDS)[number];

/**
 * How much a spelling proves by itself: `sure` alone is enough; `context` needs talk of its subject around it; `proof`
 * needs more, a cashtag, the ticker beside the name, a list of coins, a word like "token" after it; `mark` counts only
 * with a mark of its own. The order is part of the file.
 */
export const NEEDS = ['sure', 'context', 'proof', 'mark'] as const;
export type Need = (typeof NEEDS)[number];

export const NOBODY = 0xffff;
export const UNRANKED = 0xffff;
/** The lower three bits of an alias' flags are its need, by place in `NEEDS`. */
export const NEED_BITS = 7;
export const IS_TICKER = 8;
/** Also written in lower case, and then no other word. */
export const IN_LOWER_CASE = 16;
/** Nothing else is written so in capitals; of a name that is no ticker: nobody's word, it may open a sentence. */
export const CAPITALS_TELL = 32;

/** What a word beside a name may say (`docs/names-format.md`). */
export const CALLS = 1;
export const MOVES = 2;
export const ACTS = 4;
export const TRADES = 8;

const MAGIC = 0x4d4e_4943;
/** Raised whenever layout, hash or meaning change. */
export const VERSION = 3;
const HEADER_WORDS = 16;

export interface NamesSizes {
  readonly bucketBits: number;
  readonly aliases: number;
  readonly entities: number;
  readonly textUnits: number;
  readonly relatives: number;
  readonly cues: number;
}

const toEight = (bytes: number) => (bytes + 7) & ~7;

/** Byte length of each section, in the order of the file. */
function sections({ bucketBits, aliases, entities, textUnits, relatives, cues }: NamesSizes): number[] {
  return [
    2 * ((1 << bucketBits) + 1),
    4 * aliases,
    4 * (aliases + 1),
    2 * textUnits,
    2 * aliases,
    aliases,
    aliases,
    2 * aliases,
    2 * aliases,
    entities,
    2 * entities,
    4 * (2 * entities + 1),
    2 * (entities + 1),
    2 * (entities + 1),
    2 * relatives,
    26 * 26,
    4 * cues,
    cues,
  ];
}

function view(buffer: ArrayBuffer, sizes: NamesSizes): Names {
  let next = 4 * HEADER_WORDS;
  const [
    b = 0,
    h = 0,
    s = 0,
    t = 0,
    o = 0,
    f = 0,
    w = 0,
    from = 0,
    until = 0,
    k = 0,
    r = 0,
    l = 0,
    lb = 0,
    rb = 0,
    re = 0,
    ls = 0,
    ch = 0,
    c = 0,
  ] = sections(sizes).map((bytes) => {
    const start = next;
    next += toEight(bytes);
    return start;
  });
  const { bucketBits, aliases, entities, textUnits, relatives, cues } = sizes;
  return {
    bucketMask: (1 << bucketBits) - 1,
    buckets: new Uint16Array(buffer, b, (1 << bucketBits) + 1),
    hashes: new Uint32Array(buffer, h, aliases),
    spellings: new Uint32Array(buffer, s, aliases + 1),
    text: new Uint16Array(buffer, t, textUnits),
    owners: new Uint16Array(buffer, o, aliases),
    flags: new Uint8Array(buffer, f, aliases),
    wordCounts: new Uint8Array(buffer, w, aliases),
    from: new Uint16Array(buffer, from, aliases),
    until: new Uint16Array(buffer, until, aliases),
    kinds: new Uint8Array(buffer, k, entities),
    ranks: new Uint16Array(buffer, r, entities),
    labels: new Uint32Array(buffer, l, 2 * entities + 1),
    linkBounds: new Uint16Array(buffer, lb, entities + 1),
    rivalBounds: new Uint16Array(buffer, rb, entities + 1),
    relatives: new Uint16Array(buffer, re, relatives),
    lowerStarts: new Uint8Array(buffer, ls, 26 * 26),
    cueHashes: new Uint32Array(buffer, ch, cues),
    cues: new Uint8Array(buffer, c, cues),
  };
}

function byteLengthOf(sizes: NamesSizes): number {
  return sections(sizes).reduce((sum, bytes) => sum + toEight(bytes), 4 * HEADER_WORDS);
}

/** An empty file of the sizes, to be filled and sealed. */
export function layOutNames(sizes: NamesSizes): { buffer: ArrayBuffer; names: Names } {
  const buffer = new ArrayBuffer(byteLengthOf(sizes));
  const { bucketBits, aliases, entities, textUnits, relatives, cues } = sizes;
  new Uint32Array(buffer).set([
    MAGIC,
    VERSION,
    0,
    buffer.byteLength,
    bucketBits,
    aliases,
    entities,
    textUnits,
    relatives,
    cues,
  ]);
  return { buffer, names: view(buffer, sizes) };
}

/** Writes the checksum; the file is finished then. */
export function sealNames(buffer: ArrayBuffer): void {
  new Uint32Array(buffer)[2] = checksum(buffer);
}

/**
 * Opens the file.
 * @throws TypeError where it is of another version, or damaged: it is our own, so that is a broken build
 */
export function openNames(buffer: ArrayBuffer): Names {
  if (buffer.byteLength < 4 * HEADER_WORDS || buffer.byteLength % 8 !== 0) throw new TypeError('no file of names');
  const [
    magic,
    version,
    sum,
    bytes,
    bucketBits = 0,
    aliases = 0,
    entities = 0,
    textUnits = 0,
    relatives = 0,
    cues = 0,
  ] = new Uint32Array(buffer, 0, HEADER_WORDS);
  if (magic !== MAGIC || version !== VERSION) throw new TypeError(`names of version ${version}`);
  const sizes = { bucketBits, aliases, entities, textUnits, relatives, cues };
  const isWhole = bucketBits <= 16 && bytes === buffer.byteLength && byteLengthOf(sizes) === bytes;
  if (!isWhole || checksum(buffer) !== sum) throw new TypeError('the file of names is damaged');
  return view(buffer, sizes);
}

const opened = new WeakMap<ArrayBuffer, Names>();

/** The file, opened on first use and kept as long as its bytes live: pass the same buffer each time. */
export function namesOf(file: ArrayBuffer): Names {
  let names = opened.get(file);
  if (names === undefined) opened.set(file, (names = openNames(file)));
  return names;
}

const labelAt = ({ text, labels }: Names, at: number) =>
  String.fromCharCode(...text.subarray(labels[at], labels[at + 1]));

/** An entity's id: a coin's own (`bittensor`), else its kind and name (`lab:openai`). */
export const idOf = (names: Names, entity: number): string => labelAt(names, 2 * entity);
/** What an entity is called on screen. */
export const nameOf = (names: Names, entity: number): string => labelAt(names, 2 * entity + 1);
