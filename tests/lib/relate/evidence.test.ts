import * as fc from 'fast-check';
import { expect, it } from 'vitest';
import { pointsOfWord } from '../../../lib/relate/evidence.ts';

const article = /(?:^|[^\p{L}])(?:a|an|this|that|these|those|his|her|their|our|your|my|no|another)\s$/iu;
const asking = /\b(?:(?:when|where|why|what|and|or|but|so|as)|how(?: [a-z]+)?)\s(?:could|would|might|may|can|will)\s$/i;
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

/** How most texts before a name end, so that each of the patterns is met; what stands around it is any of the pieces. */
const ending = fc
  .tuple(
    fc.constantFrom('', 'which', 'Which’', 'When', 'so', 'é', '東', 'x', '1', '('),
    fc.constantFrom('', ' ', '\u00a0', '-'),
    fc.constantFrom('could', 'Will', 'may', 'a', 'An', 'the', 'THE', 'his', 'no', 'token'),
    fc.constantFrom(' ', '\n', ''),
  )
  .map((parts) => parts.join(''));

it('reads the word before a name as the patterns that say it in full', () => {
  const met = new Set<number>();
  const any = fc.array(pieces, { maxLength: 8 }).map((parts) => parts.join(''));
  const texts = fc.oneof(
    any,
    fc.tuple(any, ending).map((parts) => parts.join('')),
  );
  fc.assert(
    fc.property(texts, fc.boolean(), fc.boolean(), (before, isDoubtful, isCalled) => {
      const isModal = modal.test(before) && !asking.test(before);
      const ofArticle = isCalled ? 2 : 4;
      const ofThe = isDoubtful && !isCalled && definite.test(before) ? 2 : 0;
      const full = article.test(before) ? ofArticle : isModal ? 4 : ofThe;
      expect(pointsOfWord(before, isDoubtful, isCalled)).toBe(full);
      met.add(full);
    }),
    { numRuns: 3000 },
  );
  expect(met).toEqual(new Set([0, 2, 4]));
});
