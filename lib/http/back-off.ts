/**
 * A number from 0 up to 1 that looks random and is always the same for the same input, so that installs spread their
 * requests while a test that knows the seed can repeat a schedule. FNV-1a over UTF-16 units, then MurmurHash3's mixer
 * (FNV's own high bits hardly move between one round and the next).
 */
export function jitter(seed: string, name: string, round: number): number {
  let hash = 0x811c9dc5;
  const text = `${seed}\n${name}\n${round}`;
  for (let i = 0; i < text.length; i += 1) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32;
}

export interface BackOff {
  /** Wait after the first failure, milliseconds. */
  readonly base: number;
  /** The longest wait, milliseconds. */
  readonly cap: number;
  /** The install's stored seed. */
  readonly seed: string;
  /** The job's name, e.g. `feed:coindesk`. */
  readonly name: string;
}

/**
 * Milliseconds until the next try: base × 2^(failures − 1) up to the cap, of which half is fixed and half is jitter
 * ("equal jitter": never at once, never all together). 0 without a failure.
 * @param failures failures in a row, counted from 1; also the round of the jitter
 */
export function nextDelay(failures: number, { base, cap, seed, name }: BackOff): number {
  if (failures <= 0) return 0;
  const whole = Math.min(cap, base * 2 ** (failures - 1));
  return Math.round((whole / 2) * (1 + jitter(seed, name, failures)));
}
