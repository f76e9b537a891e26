import { foldWhitespace } from './html-text.ts';

/** The name in "Ada <ada@example.com>", "ada@example.com (Ada)" and their like; null where only a mail address stands. */
export function personName(written: string): string | null {
  // A name is short; some of these patterns would take long over a long one.
  const text = foldWhitespace(written.slice(0, 500).replace(/<[^<>]*>/g, ' '));
  const bracketed = text.match(/^\S+@\S+\s*\((.+)\)$/)?.[1];
  const name = bracketed ?? text.replace(/[([]?\S+@\S+\.\S+[)\]]?/g, '');
  return (
    name
      .replace(/^by\s+/i, '')
      .trim()
      .slice(0, 200) || null
  );
}
