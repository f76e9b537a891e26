import { foldWhitespace } from './html-text.ts';

/** The name in "Ada <ada@example.com>", "ada@example.com (Ada)" and their like; null where only a mail address stands. */
export function personName(written: string): string | null {
  const text = foldWhitespace(written.replace(/<[^<>]*>/g, ' '));
  const bracketed = text.match(/^\S+@\S+\s*\((.+)\)$/)?.[1];
  const name = bracketed ?? text.replace(/[([]?\S+@\S+\.\S+[)\]]?/g, '');
  return name.replace(/^by\s+/i, '').trim().slice(0, 200) || null;
}
