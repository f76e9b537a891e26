/** Words by which paid pieces give themselves away: presales, multiples of a stake, what to buy. */
const ADVERT =
  /\bpre-?sales?\b|\bsponsored\b|\bpress release\b|\bpartner content\b|\b[1-9]\d*0x\b(?! Research\b)|\bbest (?:\w+ )?(?:crypto(?:currenc(?:y|ies)|s)?|altcoins?|(?:meme ?)?coins?|tokens?)(?: \w+)? to (?:buy|invest)\b|\bnext (?:\w+ )?to explode\b/i;

/**
 * Whether an article is, or may be, an advert dressed as news. Errs towards yes: it keeps a piece from where the program
 * itself puts it before the reader, and takes it away from nobody.
 */
export function looksLikeAdvert({ title, summary }: { readonly title: string; readonly summary: string }): boolean {
  return ADVERT.test(title) || ADVERT.test(summary);
}
