const PRIME = 0x01000193;
/**
 * Words that one run of the inner loop takes: a function called often is compiled well before a loop that runs long is,
 * which in a worker just woken is most of the sum's time.
 */
const RUN = 4096;

/**
 * Four interleaved multiply-and-add lanes over all 32-bit words but the checksum's own. Odd multipliers are
 * invertible, so a change of any single word always changes the sum; four lanes run in parallel on one core.
 */
export function checksum(buffer: ArrayBuffer): number {
  // Signed: the sum is the same modulo 2^32, and no word leaves the range that engines reckon with as integers.
  const all = new Int32Array(buffer);
  const lanes = new Int32Array([1, 2, 3, all[0]! ^ all[1]! ^ all[3]!]);
  const whole = all.length - (all.length % 4);
  for (let at = 4; at < whole; at += RUN) addRun(lanes, all, at, Math.min(whole, at + RUN));
  for (let at = Math.max(4, whole); at < all.length; at++) lanes[0] = Math.imul(lanes[0]!, PRIME) + all[at]!;
  const mix = (into: number, lane: number) => Math.imul(into ^ (lane ^ (lane >>> 15)), 0x85ebca6b);
  return lanes.reduce(mix, 0x9e3779b9) >>> 0;
}

/** Adds the words from one place to before another, both multiples of four, to the four lanes. */
function addRun(lanes: Int32Array, all: Int32Array, from: number, to: number): void {
  let a = lanes[0]!;
  let b = lanes[1]!;
  let c = lanes[2]!;
  let d = lanes[3]!;
  for (let at = from; at < to; at += 4) {
    a = (Math.imul(a, PRIME) + all[at]!) | 0;
    b = (Math.imul(b, PRIME) + all[at + 1]!) | 0;
    c = (Math.imul(c, PRIME) + all[at + 2]!) | 0;
    d = (Math.imul(d, PRIME) + all[at + 3]!) | 0;
  }
  lanes[0] = a;
  lanes[1] = b;
  lanes[2] = c;
  lanes[3] = d;
}
