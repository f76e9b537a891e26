/** Words as names are looked up by: without case, one 32-bit hash a word, computed while the text is walked. */
import { endOfRun } from './words.ts';

/** For ASCII: the letter in lower case or the digit itself, 0 for what is no part of a word. */
export const asciiFolds = new Uint8Array(128);
for (let code = 48; code <= 57; code++) asciiFolds[code] = code;
for (let code = 97; code <= 122; code++) asciiFolds[code] = asciiFolds[code - 32] = code;

export const HASH_SEED = 0x811c9dc5;
export const HASH_STEP = 0x01000193;

/** One UTF-16 unit in lower case; itself where lower case is longer. */
export function foldUnit(code: number): number {
  if (code < 128) return asciiFolds[code] || code;
  const lower = String.fromCharCode(code).toLowerCase();
  return lower.length === 1 ? lower.charCodeAt(0) : code;
}

/** FNV-1a over the folded units from `start` to `end`, finished as `finish` does. */
export function hashWord(text: string, start: number, end: number): number {
  let hash = HASH_SEED;
  for (let at = start; at < end; at++) hash = Math.imul(hash ^ foldUnit(text.charCodeAt(at)), HASH_STEP);
  return finish(hash);
}

/** Spreads the upper bits over the lower ones, of which a bucket is made. */
export function finish(hash: number): number {
  return (hash ^ (hash >>> 15)) >>> 0;
}

/** The hash of the word that begins at a place; that of nothing where none does. */
export function hashWordAt(text: string, at: number): number {
  return hashWord(text, at, endOfRun(text, at));
}
