import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';

/** The names that ship: one buffer, as a worker has it. */
export const shippedNames: ArrayBuffer = new Uint8Array(
  readFileSync(resolve(import.meta.dirname, '../../public/data/names.bin')),
).buffer;
