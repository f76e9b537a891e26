/** Where a text spells a coin's name or ticker, before anything is decided. */
import type { CoinForms, Form } from './coin-forms.ts';
import { namesInLowerCase } from './coin-names.ts';
import { endOfRun } from './words.ts';

/** A place where a coin may be meant. */
export interface Place {
  readonly form: Form;
  readonly start: number;
  readonly end: number;
  /** A ticker written as a name is ("Btc"). */
  readonly isLoose: boolean;
}

/** What may stand between the words of one name: "Fetch.ai", "NEAR Protocol", "Shiba-Inu". */
const joints = " .-'’";
/** Shorter ones are too like words when they are not written in capitals. */
const SHORTEST_LOOSE = 3;

/** Where the form ends if the text spells it from `start` on, with the capitals it needs; else -1. */
function spelledUntil(form: Form, text: string, start: number, firstEnd: number): number {
  let end = firstEnd;
  for (let step = 1; step < form.words.length; step++) {
    if (end >= text.length || !joints.includes(text[end]!)) return -1;
    const next = endOfRun(text, end + 1);
    if (text.slice(end + 1, next).toLowerCase() !== form.lower[step]) return -1;
    end = next;
  }
  const first = text.slice(start, firstEnd);
  if (first === form.words[0]) return end;
  if (first[0] === first[0]!.toLowerCase()) return form.words.length === 1 && namesInLowerCase.has(first) ? end : -1;
  return form.kind === 'name' || isLoose(form, first) ? end : -1;
}

function isLoose({ kind, words }: Form, first: string): boolean {
  return kind === 'ticker' && first !== words[0] && first.length >= SHORTEST_LOOSE && /^\p{Lu}\p{Ll}+$/u.test(first);
}

/** All places where a form stands, in order; only the longest forms of a place, without overlaps. */
export function placesIn(text: string, forms: CoinForms): Place[] {
  const places: Place[] = [];
  let at = 0;
  while (at < text.length) {
    const firstEnd = endOfRun(text, at);
    if (firstEnd === at) {
      at++;
      continue;
    }
    const first = text.slice(at, firstEnd);
    const code = first.charCodeAt(0);
    const candidates =
      code >= 97 && code <= 122 && !forms.startsInLowerCase(first)
        ? undefined
        : forms.beginningWith(first.toLowerCase());
    let longest = firstEnd;
    if (candidates !== undefined) {
      let wordCount = 0;
      for (const form of candidates) {
        if (form.words.length < wordCount) break;
        const end = spelledUntil(form, text, at, firstEnd);
        if (end < 0) continue;
        wordCount = form.words.length;
        longest = end;
        if (form.coin >= 0) places.push({ form, start: at, end, isLoose: isLoose(form, first) });
      }
    }
    at = longest;
  }
  return places;
}
