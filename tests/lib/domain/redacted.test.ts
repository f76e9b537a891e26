import { expect, it } from 'vitest';
import { redacted } from '../../../lib/domain/redacted.ts';

it.each([
  ['Failed to fetch https://api.example/v3/price?x_cg_key=CG-abc123&ids=bitcoin now', 'Failed to fetch [address] now'],
  ['at chrome-extension://abcdef/background.js:1:2', 'at [address]'],
  ['feed of news.example.org/feed?token=1 broke', 'feed of [address] broke'],
  ['key CG-1a2B3c4D5e6F7g8H9i was refused', 'key [key] was refused'],
  ['feed:own-0123456789abcdef', 'feed:[key]'],
  ['QuotaExceededError: The quota has been exceeded', 'QuotaExceededError: The quota has been exceeded'],
  ['one\n  two', 'one two'],
])('%s', (text, told) => {
  expect(redacted(text)).toBe(told);
});

it('is short, whatever it is given', () => {
  for (const text of ['a.'.repeat(1e6), 'a'.repeat(1e6), 'a-'.repeat(1e6), 'http:'.repeat(1e6)])
    expect(redacted(text).length).toBeLessThanOrEqual(200);
});
