/**
 * Words that the reader muted, found in a text: whole words, in any script, whatever their case and accents. Not by the
 * index's terms, which join a word and its plural: who mutes "news" has said nothing against "new".
 */
import { eachWord } from './words.ts';

/** Marks that stand on letters of several scripts, and the points of Hebrew; vowel signs of Thai or Hindi are letters. */
const accents = /[\p{Script=Inherited}\u0591-\u05c7]+/gu;
// oxlint-disable-next-line no-control-regex -- the question is whether a text is plain ASCII
const ascii = /^[\x00-\x7f]*$/;

/**
 * A text as its words, each between spaces; what belongs to somebody ("Musk's") is that somebody. In scripts written
 * without spaces each character is one, since nothing tells where a word ends.
 */
function sequence(text: string): string {
  const lower = text.toLowerCase();
  const found: string[] = [];
  eachWord(lower, (start, end, unspaced) => {
    const word = lower.slice(start, end);
    if (unspaced) found.push(...Array.from(word.normalize('NFKC')));
    else found.push(bare(word.replace(/['’]s$/, '')));
  });
  return ` ${found.join(' ')} `;
}

function bare(word: string): string {
  return ascii.test(word) ? word : word.normalize('NFKD').replace(accents, '');
}

/** Whether some texts hold any of these words or phrases; a word without letters or digits is in none. */
export function mutedWords(muted: readonly string[]): (texts: readonly string[]) => boolean {
  const wanted = muted.map(sequence).filter((one) => one.trim() !== '');
  return (texts) => {
    if (wanted.length === 0) return false;
    return texts.map(sequence).some((text) => wanted.some((one) => text.includes(one)));
  };
}
