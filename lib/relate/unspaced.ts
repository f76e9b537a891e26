/**
 * Names in scripts that put no spaces between words, or hang endings on them: Han, kana, Thai, Hangul. They are looked for
 * at every character, by their first two, where other names are looked for by their first word.
 */
import { type Names, NOBODY } from './names.ts';
import type { Place } from './places.ts';
import { hashWord } from './word-hash.ts';
import { endOfRun } from './words.ts';

/** What is looked up by its hash: the first two units of a name. */
export const UNSPACED_START = 2;

const isHangul = (code: number) => code >= 0xac00 && code <= 0xd7a3;
const isKatakana = (code: number) => code >= 0x30a1 && code <= 0x30fc && code !== 0x30fb;
const isThai = (code: number) => code >= 0x0e01 && code <= 0x0e4e;
const isHan = (code: number) => (code >= 0x3400 && code <= 0x9fff) || (code >= 0xf900 && code <= 0xfaff);

/** Whether a name that begins with this UTF-16 unit is looked for as this file does. */
export function isUnspaced(code: number): boolean {
  return code > 0xe00 && (isHan(code) || isHangul(code) || isKatakana(code) || isThai(code));
}

/** The end of the word from `at` on: of a run of letters and digits what stands before such a script ("BTC는"). */
export function endOfSpaced(text: string, at: number): number {
  const end = endOfRun(text, at);
  for (let unit = at; unit < end; unit++) if (isUnspaced(text.charCodeAt(unit))) return unit;
  return end;
}

/** Of shorter names of Hangul other words are made ("테더링" is no Tether): they bear one of these endings or none. */
const SURE_LENGTH = 3;
const endings = '은는이가을를의와과도에로만';

/**
 * Whether a name may begin between two units. Words of katakana stand whole; what begins within a word of Hangul is part of
 * that word. Han and Thai have no such bounds.
 */
function mayBegin(before: number, code: number): boolean {
  if (isKatakana(code)) return !isKatakana(before);
  return !isHangul(code) || !isHangul(before);
}
/** Whether a name of some length may end there; endings follow Hangul freely. */
function mayEnd(length: number, code: number, after: number): boolean {
  if (isKatakana(code)) return !isKatakana(after);
  if (!isHangul(code) || length >= SURE_LENGTH) return true;
  return !isHangul(after) || endings.includes(String.fromCharCode(after));
}

/** Adds the longest name that begins at `start`, if any; returns where to go on. */
export function readUnspaced(names: Names, text: string, start: number, places: Place[]): number {
  const next = start + 1;
  // Behind the last unit NaN stands, which is of no script.
  if (next >= text.length || !mayBegin(text.charCodeAt(start - 1), text.charCodeAt(start))) return next;
  const { buckets, bucketMask, hashes, spellings, owners, text: units } = names;
  const hash = hashWord(text, start, start + UNSPACED_START);
  const bucket = hash & bucketMask;
  for (let alias = buckets[bucket]!; alias < buckets[bucket + 1]!; alias++) {
    if (hashes[alias] !== hash) continue;
    const from = spellings[alias]!;
    const length = spellings[alias + 1]! - from;
    let same = 0;
    while (same < length && text.charCodeAt(start + same) === units[from + same]) same++;
    const end = start + length;
    if (same < length || !mayEnd(length, text.charCodeAt(end - 1), text.charCodeAt(end))) continue;
    const owner = owners[alias]!;
    if (owner !== NOBODY) places.push({ alias, owner, start, end, isTicker: false, isLoose: false });
    return end;
  }
  return next;
}
