type Attributes = Readonly<Record<string, string>>;

const ESCAPED = /&(?=(?:amp|lt|gt|quot|apos|#\w+);)/g;

/**
 * Plain text as HTML. Named entities that XML does not know (`&eacute;`) were left as they stood by the XML reader,
 * so they stay; those it did read must not be read twice.
 */
export function escapeText(text: string): string {
  return text.replace(ESCAPED, '&amp;').replaceAll('<', '&lt;');
}

/** Collects what stands in one element, and tells it as HTML whatever way it was written. */
export class TextConstruct {
  readonly name: string;
  readonly attributes: Attributes;
  /** Open elements inside. */
  depth = 0;
  private text = '';
  /** Null until an element shows that the markup is XML's own (xhtml, or not escaped at all). */
  private markup: string | null = null;

  constructor(name: string, attributes: Attributes) {
    this.name = name;
    this.attributes = attributes;
  }

  add(text: string): void {
    if (this.markup === null) this.text += text;
    else this.markup += escapeText(text);
  }

  open(name: string): void {
    this.markup = `${this.markup ?? escapeText(this.text)}<${local(name)}>`;
    this.depth++;
  }

  close(name: string): void {
    this.markup = `${this.markup ?? ''}</${local(name)}>`;
    this.depth--;
  }

  /** The content with its tags dropped: for addresses, dates, numbers. */
  bare(): string {
    return (this.markup === null ? this.text : this.markup.replace(/<[^>]*>/g, '')).trim();
  }

  /**
   * The content as HTML. Follows `type` and `mode` (RFC 4287 section 3.1; Atom 0.3 section 3.1); where `type` is
   * missing, RSS means HTML and Atom plain text.
   * @param plain what the format means where nothing is said
   */
  html(plain: boolean): string {
    if (this.markup !== null) return this.markup.trim();
    const type = this.attributes['type']?.trim().toLowerCase();
    const isPlain = type === undefined ? plain : type === 'text' || type === 'text/plain';
    const text = this.isBase64(type) ? fromBase64(this.text) : this.text;
    return (isPlain ? escapeText(text) : text).trim();
  }

  private isBase64(type: string | undefined): boolean {
    if (this.attributes['mode'] === 'base64') return true;
    return type !== undefined && /^(application\/octet-stream|image\/(?!svg)|audio\/|video\/)/.test(type);
  }
}

function local(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

/** The text itself where it is not base64 after all. */
function fromBase64(text: string): string {
  try {
    return new TextDecoder().decode(Uint8Array.from(atob(text.trim()), (char) => char.charCodeAt(0)));
  } catch {
    return text;
  }
}
