import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { beginsWithCapital, isCapitalBefore } from '../../../lib/relate/words.ts';
import { anyText } from './corpus.ts';

const samples = fc.oneof(anyText(4), fc.constantFrom('', 'A', 'aB', 'É', 'éÉ', 'Ω', '𝐀', 'x𝐀', 'ǅ', 'ß', '9Z'));

it('capitals are those of the Unicode pattern, at the beginning and before any place', () => {
  fc.assert(
    fc.property(samples, (text) => {
      expect(beginsWithCapital(text)).toBe(/^\p{Lu}/u.test(text));
      for (let at = 0; at <= text.length; at++)
        expect(isCapitalBefore(text, at)).toBe(/\p{Lu}$/u.test(text.slice(0, at)));
    }),
  );
});
