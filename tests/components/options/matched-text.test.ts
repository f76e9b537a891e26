import { describe, expect, it } from 'vitest';
import { matchedParts } from '../../../components/options/matched-text.ts';

const marked = (text: string, query: string): string =>
  matchedParts(text, query)
    .map((part) => (part.matched ? `[${part.text}]` : part.text))
    .join('');

describe('what of a text is underlined', () => {
  it.each([
    ['Uniswap', 'uni', '[Uni]swap'],
    ['UNICOIN', ' uni ', '[UNI]COIN'],
    ['The Unibot', 'uni', 'The [Uni]bot'],
    ['Bitcoin', 'uni', 'Bitcoin'],
    ['Bitcoin', '', 'Bitcoin'],
    ['Bitcoin', 'bitcoin', '[Bitcoin]'],
    ['a+b (c)', 'b (', 'a+[b (]c)'],
  ])('%s asked for %j', (text, query, expected) => {
    expect(marked(text, query)).toBe(expected);
  });

  it('cuts at the right letters where lower case is longer than upper case', () => {
    expect(marked('İstanbul Token', 'token')).toBe('İstanbul [Token]');
  });
});
