/**
 * Four interleaved multiply-and-add lanes over all 32-bit words but the checksum's own. Odd multipliers are
 * invertible, so a change of any single word always changes the sum; four lanes run in parallel on one core.
 */
export function checksum(buffer: ArrayBuffer): number {
  const all = new Uint32Array(buffer);
  let a = 1;
  let b = 2;
  let c = 3;
  let d = all[0]! ^ all[1]! ^ all[3]!;
  let at = 4;
  for (; at + 3 < all.length; at += 4) {
    a = (Math.imul(a, 0x01000193) + all[at]!) | 0;
    b = (Math.imul(b, 0x01000193) + all[at + 1]!) | 0;
    c = (Math.imul(c, 0x01000193) + all[at + 2]!) | 0;
    d = (Math.imul(d, 0x01000193) + all[at + 3]!) | 0;
  }
  for (; at < all.length; at++) a = (Math.imul(a, 0x01000193) + all[at]!) | 0;
  const mix = (into: number, lane: number) => Math.imul(into ^ (lane ^ (lane >>> 15)), 0x85ebca6b);
  return mix(mix(mix(mix(0x9e3779b9, a), b), c), d) >>> 0;
}
