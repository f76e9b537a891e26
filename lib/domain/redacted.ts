/** Longer than anything told of an error. */
const MOST_READ = 500;
const MOST_TOLD = 200;

/**
 * What may be told of an error: no address, with or without its scheme, and nothing that may be a key (16 letters and more
 * in one word with a digit among them); one line, cut to 200 characters.
 */
export function redacted(text: string): string {
  return text
    .slice(0, MOST_READ)
    .replace(/\S+:\/\/\S+|\S+\.\S+[/?#]\S*/g, '[address]')
    .replace(/[\w-]{16,}/g, (word) => (/\d/.test(word) ? '[key]' : word))
    .replace(/\s+/g, ' ')
    .slice(0, MOST_TOLD);
}
