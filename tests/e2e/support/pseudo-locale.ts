import { cpSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Frame, Page } from '@playwright/test';

/** Letters that look like a–z and A–Z and are none: what a reader of this language can read, and a test can tell apart. */
const LOWER = 'åƀçðéƒĝĥîĵķļɱñöþɋŕšţûṽŵẋýž';
const UPPER = 'ÅƁÇÐÉƑĜĤÎĴĶĻṀÑÖÞɊŔŠŢÛṼŴẊÝŽ';

/** What stands in for the third that other languages are longer by. */
const FILLER = ' öñé ţŵö ţĥŕéé ƒöûŕ ƒîṽé šîẋ šéṽéñ éîĝĥţ ñîñé ţéñ éļéṽéñ ţŵéļṽé';

function accented(text: string): string {
  return text
    .replaceAll(/[a-z]/g, (letter) => LOWER[letter.charCodeAt(0) - 97] ?? letter)
    .replaceAll(/[A-Z]/g, (letter) => UPPER[letter.charCodeAt(0) - 65] ?? letter);
}

/** One message in the language of the test: every letter accented, in brackets, a third longer; `$1` stays. */
export function pseudo(message: string): string {
  const forms = message.split(' | ').map((form) => {
    const length = Math.round(form.length * 0.35);
    const filler = FILLER.repeat(Math.ceil(length / FILLER.length))
      .slice(0, length)
      .trimEnd();
    return `⟦${accented(form)}${filler}⟧`;
  });
  return forms.join(' | ');
}

/**
 * A copy of the shipped build that speaks this language in the place of English. Nothing else of it differs.
 * @returns its folder, which the caller removes
 */
export function pseudoCopy(extension: string): string {
  const copy = mkdtempSync(join(tmpdir(), 'coinside-pseudo-'));
  cpSync(extension, copy, { recursive: true });
  const file = join(copy, '_locales/en/messages.json');
  const messages: Record<string, { message: string }> = JSON.parse(readFileSync(file, 'utf8'));
  for (const [key, entry] of Object.entries(messages)) if (key !== 'language') entry.message = pseudo(entry.message);
  writeFileSync(file, JSON.stringify(messages));
  return copy;
}

/** One thing that a reader sees or hears: words between two accented stretches, and where they are. */
export interface PlainWords {
  readonly words: string;
  readonly where: string;
}

/**
 * Whatever a document says that is not in the language of the test: text, title, and what only assistive technology or a
 * pointer at rest is told. What a message had put into it (a coin's name, a figure) is among it, the accented rest is not.
 */
export function plainWords(document: Page | Frame): Promise<PlainWords[]> {
  return document.evaluate(() => {
    const spoken = [
      'aria-label',
      'aria-description',
      'aria-roledescription',
      'aria-valuetext',
      'title',
      'alt',
      'placeholder',
    ];
    const found: { words: string; where: string }[] = [];
    const take = (text: string | null | undefined, where: string): void => {
      for (const piece of (text ?? '').split(/[⟦⟧]|[^\s]*[\u0100-\u024F\u1E00-\u1EFFåçðéîöûýþñÅÇÐÉÎÖÛÝÞÑ]+[^\s]*/u)) {
        const words = piece.replaceAll(/\s+/g, ' ').trim();
        if (/[A-Za-z]{2,}/.test(words)) found.push({ words, where });
      }
    };
    const nameOf = (element: Element | null): string => {
      const names: string[] = [];
      for (let one = element; one && names.length < 3; one = one.parentElement)
        names.unshift(
          one.localName + (one.className && typeof one.className === 'string' ? `.${one.className.split(' ')[0]}` : ''),
        );
      return names.join(' > ');
    };
    take(globalThis.document.title, 'title');
    const walker = globalThis.document.createTreeWalker(
      globalThis.document.body,
      NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT,
    );
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (node instanceof Text) {
        if (!node.parentElement?.closest('script, style')) take(node.data, nameOf(node.parentElement));
        continue;
      }
      const element = node as Element;
      for (const name of spoken) take(element.getAttribute(name), `${nameOf(element)}[${name}]`);
      for (const part of ['::before', '::after']) {
        const { content } = getComputedStyle(element, part);
        if (content.startsWith('"')) take(content, nameOf(element) + part);
      }
    }
    return found;
  });
}

/** Prices, changes and other figures that stand by themselves and whose first character is not the leftmost. */
export function crookedFigures(document: Page | Frame): Promise<string[]> {
  return document.evaluate(() => {
    const crooked: string[] = [];
    const walker = globalThis.document.createTreeWalker(globalThis.document.body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const text = node.nodeValue ?? '';
      if (!/^[+−-]?[$€£]?\d[\d.,]*(?:%|\s?[kMGTB]+)?$/.test(text) || text.length < 2) continue;
      const at = (index: number): DOMRect => {
        const range = globalThis.document.createRange();
        range.setStart(node, index);
        range.setEnd(node, index + 1);
        return range.getBoundingClientRect();
      };
      const [first, last] = [at(0), at(text.length - 1)];
      if (first.width > 0 && last.width > 0 && first.left >= last.left) crooked.push(text);
    }
    return crooked;
  });
}
