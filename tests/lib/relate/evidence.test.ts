import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { pointsOfWord } from '../../../lib/relate/evidence.ts';

const article = /(?:^|[^\p{L}])(?:a|an|this|that|these|those|his|her|their|our|your|my|no|another)\s$/iu;
const modal = /\p{L}[\p{L}’']*\s(?:could|would|might|may|can|will)\s$/iu;
const definite = /(?:^|[^\p{L}])the\s$/iu;

const pieces = fc.constantFrom(
  ...'a an An THE the that his no another could Will may can which Which’ é ñ 東 x 1 . ( -'.split(' '),
  ' ',
  '  ',
  '\n',
  '\u00a0',
  '’',
  "'",
  '\ud835\udc00',
  '\udc00',
);

it('reads the word before a name as the patterns that say it in full', () => {
  fc.assert(
    fc.property(fc.array(pieces, { maxLength: 8 }), fc.boolean(), (parts, isDoubtful) => {
      const before = parts.join('');
      const full = article.test(before) ? 4 : modal.test(before) ? 2 : isDoubtful && definite.test(before) ? 2 : 0;
      expect(pointsOfWord(before, isDoubtful)).toBe(full);
    }),
    { numRuns: 3000 },
  );
});
