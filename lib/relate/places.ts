/** Where a text spells a name, before anything is decided. */
import { IN_LOWER_CASE, IS_TICKER, type Names, NOBODY } from './names.ts';
import { endOfSpaced, isUnspaced, readUnspaced } from './unspaced.ts';
import { asciiFolds, finish, foldUnit, HASH_SEED, HASH_STEP } from './word-hash.ts';

/** A place where an entity may be meant. */
export interface Place {
  readonly alias: number;
  /** Whose name it would be. */
  readonly owner: number;
  readonly start: number;
  readonly end: number;
  readonly isTicker: boolean;
  /** A ticker written as a name is ("Btc"). */
  readonly isLoose: boolean;
}

/** Shorter tickers are too like words when they are not written in capitals. */
const SHORTEST_LOOSE = 3;
const BLANK = 0x20;
/** As "The" begins. */
const T = 0x54;
const H = 0x68;
/** Stands within words of Persian. */
const NO_JOINER = 0x200c;

/** What may stand between the words of one name: "Fetch.ai", "NEAR Protocol", "Shiba-Inu". */
const isJoint = (code: number) =>
  code === BLANK || code === 0x2e || code === 0x2d || code === 0x27 || code === 0x2019 || code === NO_JOINER;

/** How the last compared alias' first word was written: as it stands there, in other capitals, as a ticker is not. */
let isLooseMatch = false;

const A = 97;
const isLowerCase = (code: number) => code >= A && code < A + 26;

/** Where the alias ends if the text spells it from `start` on, with the capitals it needs; else -1. */
function spelledUntil(names: Names, alias: number, text: string, start: number, firstEnd: number): number {
  const units = names.text;
  const from = names.spellings[alias]!;
  const to = names.spellings[alias + 1]!;
  const length = firstEnd - start;
  if (from + length > to || (from + length < to && units[from + length] !== BLANK)) return -1;
  let isExact = true;
  let isRestLower = true;
  for (let at = 0; at < length; at++) {
    const there = text.charCodeAt(start + at);
    const unit = units[from + at]!;
    if (there === unit) {
      if (at > 0 && foldUnit(unit) !== unit) isRestLower = false;
      continue;
    }
    const folded = foldUnit(there);
    if (folded !== foldUnit(unit)) return -1;
    isExact = false;
    if (at > 0 && folded !== there) isRestLower = false;
  }
  isLooseMatch = false;
  if (!isExact) {
    const flags = names.flags[alias]!;
    const first = text.charCodeAt(start);
    if (foldUnit(first) === first) {
      if ((flags & IN_LOWER_CASE) === 0 || !isRestLower || from + length < to) return -1;
    } else if ((flags & IS_TICKER) !== 0) {
      if (!isRestLower || length < SHORTEST_LOOSE) return -1;
      isLooseMatch = true;
    }
  }
  // "The graph shows" is no name that an article belongs to.
  if (
    length === 3 &&
    units[from] === T &&
    units[from + 1] === H &&
    from + length < to &&
    isLowerCase(text.charCodeAt(firstEnd + 1))
  )
    return -1;
  return restUntil(names, from + length, to, text, firstEnd);
}

/** The same of the words behind the first, which may have any case. */
function restUntil({ text: units }: Names, from: number, to: number, text: string, firstEnd: number): number {
  let end = firstEnd;
  for (let at = from; at < to; at++, end++) {
    const there = text.charCodeAt(end);
    const unit = units[at]!;
    if (unit === BLANK) {
      // A word of the text ends where one of the name does.
      if (!isJoint(there)) return -1;
    } else if (there !== unit && foldUnit(there) !== foldUnit(unit)) return -1;
  }
  return end > firstEnd && endOfSpaced(text, end) > end ? -1 : end;
}

/** Reads the names that begin with the word at `start`; returns where to go on. */
function readAt(names: Names, text: string, start: number, firstEnd: number, hash: number, places: Place[]): number {
  const { buckets, bucketMask, hashes, wordCounts, owners, flags } = names;
  const bucket = hash & bucketMask;
  let wordCount = 0;
  let longest = firstEnd;
  for (let alias = buckets[bucket]!; alias < buckets[bucket + 1]!; alias++) {
    if (hashes[alias] !== hash) continue;
    if (wordCounts[alias]! < wordCount) break;
    const end = spelledUntil(names, alias, text, start, firstEnd);
    if (end < 0) continue;
    wordCount = wordCounts[alias]!;
    longest = end;
    const owner = owners[alias]!;
    if (owner === NOBODY) continue;
    places.push({ alias, owner, start, end, isTicker: (flags[alias]! & IS_TICKER) !== 0, isLoose: isLooseMatch });
  }
  return longest;
}

const encoder = new TextEncoder();
let bytes = new Uint8Array(1 << 16);

/** The text's UTF-8 in `bytes`, ended by a byte that is of no word; returns how long it is. */
function encode(text: string): number {
  if (bytes.length <= 3 * text.length) bytes = new Uint8Array(3 * text.length + 1);
  const { written } = encoder.encodeInto(text, bytes);
  bytes[written] = 0;
  return written;
}

/**
 * All places where a name stands, in order; only the longest names of a place, without overlaps. Walks the text's bytes,
 * which costs half of walking its characters, and passes over words in lower case that begin as no name does.
 */
export function placesIn(text: string, names: Names): Place[] {
  const { buckets, bucketMask, lowerStarts } = names;
  const places: Place[] = [];
  const length = encode(text);
  let at = 0;
  /** How many bytes more than UTF-16 units there were. */
  let shift = 0;
  while (at < length) {
    let byte = bytes[at]!;
    const start = at - shift;
    let hash = HASH_SEED;
    if (isLowerCase(byte)) {
      const next = bytes[at + 1]!;
      if (isLowerCase(next) && lowerStarts[26 * (byte - A) + next - A] === 0) {
        do byte = bytes[++at]!;
        while (isLowerCase(byte));
        hash = 0;
      }
    }
    for (let folded = 0; byte < 128 && (folded = asciiFolds[byte]!) !== 0; byte = bytes[++at]!)
      hash = Math.imul(hash ^ folded, HASH_STEP);
    let end = at - shift;
    if (byte >= 128) {
      if (end === start && isUnspaced(text.charCodeAt(start))) {
        end = readUnspaced(names, text, start, places);
        hash = 0;
      } else {
        end = endOfSpaced(text, end);
        for (let unit = at - shift; unit < end; unit++)
          hash = Math.imul(hash ^ foldUnit(text.charCodeAt(unit)), HASH_STEP);
      }
    }
    if (end > start) {
      hash = finish(hash);
      const bucket = hash & bucketMask;
      if (buckets[bucket] !== buckets[bucket + 1]) end = readAt(names, text, start, end, hash, places);
    } else end += byte >= 0xf0 ? 2 : 1;
    for (; at - shift < end; at++) {
      const lead = bytes[at]!;
      if (lead < 0x80) continue;
      const more = lead >= 0xf0 ? 3 : lead >= 0xe0 ? 2 : 1;
      at += more;
      shift += more === 3 ? 2 : more;
    }
  }
  return places;
}
