const LANGUAGE_TAG = /^[a-z]{2,3}(-[a-z\d]{2,8}){0,3}$/i;

/** A language as somebody wrote it (`de`, ` en_US`) as a BCP 47 tag; null where it is none. */
export function languageTag(written: string | null): string | null {
  const tag = written?.trim().replaceAll('_', '-') ?? '';
  return LANGUAGE_TAG.test(tag) ? tag : null;
}
