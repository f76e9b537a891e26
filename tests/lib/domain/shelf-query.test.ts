import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { markdownLink } from '../../../lib/domain/markdown-link.ts';
import { parseSearch, SHELF_LIMITS } from '../../../lib/domain/shelf-query.ts';

const local = (year: number, month: number, day: number): number => new Date(year, month - 1, day).getTime();
const nothing = { words: [], coin: null, source: null, after: null, before: null };

describe('parseSearch', () => {
  it.each([
    ['', {}],
    ['  fees   fall ', { words: ['fees', 'fall'] }],
    ['"zero knowledge" proof', { words: ['zero knowledge', 'proof'] }],
    ['"still typing', { words: ['still typing'] }],
    ['$TAO subnets', { coin: 'TAO', words: ['subnets'] }],
    ['$64,571', { words: ['$64,571'] }],
    ['COIN:tao source:"The Block"', { coin: 'tao', source: 'The Block' }],
    ['source:decrypt source:coindesk', { source: 'coindesk' }],
    ['after:2024-03 before:2024-03-19', { after: local(2024, 3, 1), before: local(2024, 3, 19) }],
    ['on:2023', { after: local(2023, 1, 1), before: local(2024, 1, 1) }],
    ['on:2023-12', { after: local(2023, 12, 1), before: local(2024, 1, 1) }],
    ['on:2024-2-29', { after: local(2024, 2, 29), before: local(2024, 3, 1) }],
    ['on:2023-02-29', { words: ['on:2023-02-29'] }],
    ['before:monday', { words: ['before:monday'] }],
    ['http://x.example/a', { words: ['http://x.example/a'] }],
    ['coin:', { words: ['coin:'] }],
    ['""', {}],
  ])('reads %s', (text, expected) => {
    expect(parseSearch(text)).toEqual({ ...nothing, ...expected });
  });

  it('makes of anything a query that a message may carry', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 3_000, unit: 'binary' }), (text) => {
        const { words, coin, source } = parseSearch(text);
        expect(words.length).toBeLessThanOrEqual(SHELF_LIMITS.words);
        for (const one of [...words, coin ?? 'x', source ?? 'x']) {
          expect(one.length).toBeGreaterThan(0);
          expect(one.length).toBeLessThanOrEqual(SHELF_LIMITS.wordLength);
        }
      }),
    );
  });
});

describe('markdownLink', () => {
  it.each([
    ['Fees fall', 'https://a.example/b', '[Fees fall](https://a.example/b)'],
    ['Up [live] *now*', 'https://a.example/', '[Up \\[live\\] \\*now\\*](https://a.example/)'],
    ['A\nB', 'https://a.example/x_(y)', '[A B](https://a.example/x_%28y%29)'],
    ['a\\](https://evil.example)', 'https://a.example/', '[a\\\\\\](https://evil.example)](https://a.example/)'],
  ])('%s', (title, url, expected) => {
    expect(markdownLink(title, url)).toBe(expected);
  });
});
