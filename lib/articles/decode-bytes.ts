const BOMS: readonly (readonly [string, readonly number[]])[] = [
  ['utf-8', [0xef, 0xbb, 0xbf]],
  ['utf-16le', [0xff, 0xfe]],
  ['utf-16be', [0xfe, 0xff]],
  // `<?` in two bytes each: UTF-16 without its mark.
  ['utf-16le', [0x3c, 0x00, 0x3f, 0x00]],
  ['utf-16be', [0x00, 0x3c, 0x00, 0x3f]],
];

/**
 * Encodings of one byte a character: nearly any bytes fit them, and what reads as UTF-8 with more than ASCII in it is
 * hardly ever a text in one of them. Servers say one of all that they send.
 */
const ONE_BYTE = /^(?:windows-\d|iso-8859|koi8|ibm866|macintosh|x-mac)/;

/**
 * The text of a feed. A byte-order mark decides; else the first of the header's charset, the XML declaration's
 * encoding and UTF-8 that fits every byte, UTF-8 before those that nearly any bytes fit; publishers often state one and
 * send another. Where none fits, the one that fits best; it never throws, bytes that mean nothing become U+FFFD.
 */
export function decodeBytes(bytes: Uint8Array, contentType: string | null): string {
  const marked = BOMS.find(([, mark]) => mark.every((byte, at) => bytes[at] === byte));
  if (marked) return new TextDecoder(marked[0]).decode(bytes);
  const stated = [headerCharset(contentType), declaredEncoding(bytes)].filter((label) => label !== null);
  const telling = stated.filter((label) => !ONE_BYTE.test(decoderOrUtf8(label).encoding));
  for (const label of [...telling, 'utf-8', ...stated]) {
    const text = decodeStrictly(bytes, label);
    if (text !== null) return text;
  }
  return decodeLoosely(bytes, stated[0] ?? 'utf-8');
}

function headerCharset(contentType: string | null): string | null {
  // A header is short; the pattern would take long over a long one.
  return contentType?.slice(0, 500).match(/charset\s*=\s*["']?\s*([^\s"';,]+)/i)?.[1] ?? null;
}

/** A declaration readable as ASCII cannot be of UTF-16, whatever it says. */
function declaredEncoding(bytes: Uint8Array): string | null {
  const head = String.fromCharCode(...bytes.subarray(0, 256));
  const label = head.match(/<\?xml\s[^>]*?encoding\s*=\s*["']\s*([^"'\s]+)/i)?.[1];
  return label && !/^(utf-?(16|32)|ucs-?[24])/i.test(label) ? label : null;
}

/** Null where the label is unknown or a byte does not fit. A character cut off at the very end is forgiven. */
function decodeStrictly(bytes: Uint8Array, label: string): string | null {
  try {
    return new TextDecoder(label, { fatal: true }).decode(bytes, { stream: true });
  } catch {
    return null;
  }
}

/** One bad byte in good UTF-8 costs that character; a text that is mostly wrong as UTF-8 is read as windows-1252. */
function decodeLoosely(bytes: Uint8Array, label: string): string {
  const text = decoderOrUtf8(label).decode(bytes);
  const faults = text.match(/\uFFFD/g)?.length ?? 0;
  const foreign = text.match(/[^\p{ASCII}\uFFFD]/gu)?.length ?? 0;
  return faults > foreign ? new TextDecoder('windows-1252').decode(bytes) : text;
}

function decoderOrUtf8(label: string): TextDecoder {
  try {
    return new TextDecoder(label);
  } catch {
    return new TextDecoder();
  }
}
