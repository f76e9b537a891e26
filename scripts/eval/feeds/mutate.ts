/** Damage done to captured feeds: what a line, a disk, a proxy or an attacker makes of them. The same at every run. */

/** How one feed is damaged; `random` gives numbers from 0 to 1. */
type Damage = (bytes: Uint8Array, random: () => number) => Uint8Array;

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

function spliced(bytes: Uint8Array, at: number, removed: number, inserted: Uint8Array): Uint8Array {
  return new Uint8Array(Buffer.concat([bytes.subarray(0, at), inserted, bytes.subarray(at + removed)]));
}

const DAMAGES: readonly Damage[] = [
  function flipBytes(bytes, random) {
    const damaged = Uint8Array.from(bytes);
    for (let n = 0; n < 40; n++) damaged[Math.floor(random() * damaged.length)] = Math.floor(random() * 256);
    return damaged;
  },
  function cutOff(bytes, random) {
    return bytes.slice(0, Math.floor(random() * bytes.length));
  },
  function leaveOut(bytes, random) {
    return spliced(bytes, Math.floor(random() * bytes.length), Math.floor(random() * 500), new Uint8Array());
  },
  function repeatPart(bytes, random) {
    const from = Math.floor(random() * bytes.length);
    const part = bytes.subarray(from, from + 5000);
    return spliced(bytes, Math.floor(random() * bytes.length), 0, part);
  },
  function nestDeeply(bytes, random) {
    return spliced(bytes, Math.floor(random() * bytes.length), 0, encode('<b>'.repeat(10_000)));
  },
  function nestItems(bytes, random) {
    return spliced(bytes, Math.floor(random() * bytes.length), 0, encode('<item><title>'.repeat(3_000)));
  },
  function addEntities(bytes, random) {
    const lines = Array.from({ length: 9 }, (_, n) => `<!ENTITY a${n + 1} "${`&a${n};`.repeat(10)}">`).join('');
    return spliced(bytes, Math.floor(random() * bytes.length), 0, encode(`<!DOCTYPE x [${lines}]>&a9;&lt;script>`));
  },
  function addCharacters(bytes, random) {
    const odd = '<![CDATA[\u0000]]\uFFFE&#xD800;&#0;<!--<?xml version="1.0" encoding="utf-16"?>';
    return spliced(bytes, Math.floor(random() * bytes.length), 0, encode(odd));
  },
];

/** Each damage once, with its name. */
export function* damaged(
  bytes: Uint8Array,
  seed: number,
): Generator<{ readonly how: string; readonly bytes: Uint8Array }> {
  const random = mulberry32(seed);
  for (const damage of DAMAGES) yield { how: damage.name, bytes: damage(bytes, random) };
}

/** Tommy Ettinger's mulberry32: small, and enough to scatter damage. */
function mulberry32(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
