/**
 * Where the words of a text stand. Written as a loop over character codes: a woken worker runs it once, long before a
 * Unicode pattern would be compiled, and a page has seven thousand words.
 */

/** What a character is to a word: none of it, letter, ASCII digit, or of a script written without spaces. */
const NONE = 0;
const LETTER = 1;
const DIGIT = 2;
const UNSPACED = 3;

const asciiKinds = new Uint8Array(128);
for (let code = 48; code <= 57; code++) asciiKinds[code] = DIGIT;
for (let code = 65; code <= 90; code++) asciiKinds[code] = asciiKinds[code + 32] = LETTER;

let otherLetter: RegExp | null = null;

function kindOf(code: number): number {
  if (code < 0x80) return asciiKinds[code]!;
  // Latin-1 and the Latin extensions, then general punctuation and symbols: all that most pages hold.
  if (code < 0xc0) return code === 0xaa || code === 0xb5 || code === 0xba ? LETTER : NONE;
  if (code < 0x250) return code === 0xd7 || code === 0xf7 ? NONE : LETTER;
  if (code >= 0x2000 && code < 0x2c00) return NONE;
  if (code >= 0x3005 && code <= 0x9fff) return code >= 0x3008 && code < 0x3041 ? NONE : UNSPACED;
  if ((code >= 0xe01 && code < 0xe5a) || (code >= 0xf900 && code < 0xfb00) || code >= 0x20000) return UNSPACED;
  otherLetter ??= /[\p{L}\p{M}\p{N}]/u;
  return otherLetter.test(String.fromCodePoint(code)) ? LETTER : NONE;
}

/** Whether a text begins with a capital. Asked of every word: the pattern, which a woken worker has to make first, is for what is not ASCII. */
export function beginsWithCapital(text: string): boolean {
  const code = text.charCodeAt(0);
  return code < 0x80 ? code >= 65 && code <= 90 : /^\p{Lu}/u.test(text);
}

/** The same of the character before a place. */
export function isCapitalBefore(text: string, at: number): boolean {
  const code = text.charCodeAt(at - 1);
  return code < 0x80 ? code >= 65 && code <= 90 : /\p{Lu}$/u.test(text.slice(0, at));
}

const isApostrophe = (code: number) => code === 0x27 || code === 0x2019;
const kindAt = (text: string, at: number) => (at < text.length ? kindOf(text.codePointAt(at)!) : NONE);
const widthAt = (text: string, at: number) => (text.codePointAt(at)! > 0xffff ? 2 : 1);

/** Called for each word with its bounds, and whether its script is written without spaces. */
export type OnWord = (start: number, end: number, unspaced: boolean) => void;

/**
 * Finds the words of a text: letters and digits with inner apostrophes ("don't"), numbers with their separators and
 * unit ("64,571", "1.25", "1.5B"), runs of an unspaced script. Dots and hyphens separate words.
 */
export function eachWord(text: string, onWord: OnWord): void {
  let at = 0;
  while (at < text.length) {
    const kind = kindAt(text, at);
    if (kind === NONE) {
      at += widthAt(text, at);
      continue;
    }
    const start = at;
    at = kind === UNSPACED ? endOfUnspaced(text, at) : kind === DIGIT ? endOfNumber(text, at) : endOfLetters(text, at);
    onWord(start, at, kind === UNSPACED);
  }
}

/** The end of the run of letters and digits from `at` on; apostrophes end it. */
export function endOfRun(text: string, at: number): number {
  for (;;) {
    const kind = kindAt(text, at);
    if (kind !== LETTER && kind !== DIGIT) return at;
    at += widthAt(text, at);
  }
}

function endOfLetters(text: string, start: number): number {
  let at = endOfRun(text, start);
  while (isApostrophe(text.charCodeAt(at)) && kindAt(text, at + 1) === LETTER) at = endOfRun(text, at + 1);
  return at;
}

function endOfNumber(text: string, start: number): number {
  let at = start;
  for (;;) {
    const code = text.charCodeAt(at);
    const separates = (code === 0x2e || code === 0x2c) && at > start && kindAt(text, at + 1) === DIGIT;
    if (!separates && kindAt(text, at) !== DIGIT) return endOfRun(text, at);
    at++;
  }
}

function endOfUnspaced(text: string, start: number): number {
  let at = start;
  while (kindAt(text, at) === UNSPACED) at += widthAt(text, at);
  return at;
}
