import { describe, expect, it } from 'vitest';
import { cutAtWord, htmlToText } from '../../../lib/articles/html-text.ts';

describe('htmlToText', () => {
  it.each([
    ['tags and entities', '<p>Tom &amp; Jerry&nbsp;&mdash; <b>live</b></p>', 'Tom & Jerry — live'],
    ['blocks set apart, inline not', '<li>one</li><li>two</li><b>Bit</b>coin<br>three', 'one two Bitcoin three'],
    ['scripts, styles and frames', 'a<script>x<1</script><style>b{}</style><iframe src="x"/> b', 'a b'],
    ['no tag at all', '  plain \n text ', 'plain text'],
    ['less-than signs', 'if a < b & c', 'if a < b & c'],
    ['entities escaped twice', 'Uniswap&amp;#8217;s v4 &amp;amp; hooks', 'Uniswap’s v4 & hooks'],
    ['markup escaped twice', '&lt;p&gt;Hello &lt;a href="x"&gt;there&lt;/a&gt;&lt;/p&gt;', 'Hello there'],
    ['tags that were meant as text', '<p>Use the &lt;blink&gt; tag</p>', 'Use the <blink> tag'],
    ['escaped paragraphs inside real tags', '<div>&lt;p&gt;Hello&lt;/p&gt; <br/>there</div>', 'Hello there'],
    ['what hides or turns text', 'B\u00ADit\u200Bcoin \u202Etxt.exe', 'Bitcoin txt.exe'],
    ['Windows characters sent as Latin-1', 'don\u0092t \u0007panic', 'don’t panic'],
    ['half a character', 'a\uD83D', 'a\uFFFD'],
  ])('reads %s', (_, html, text) => {
    expect(htmlToText(html)).toBe(text);
  });

  it('does not dig through nesting without end', () => {
    expect(htmlToText(`start${'<b>'.repeat(10_000)}deep`)).toBe('start');
  });
});

describe('cutAtWord', () => {
  it('leaves a short text alone and cuts a long one between words', () => {
    expect(cutAtWord('one two', 7)).toBe('one two');
    expect(cutAtWord('one two, three', 11)).toBe('one two…');
  });

  it('cuts inside a word where there is no other place', () => {
    expect(cutAtWord('x'.repeat(50), 10)).toBe(`${'x'.repeat(9)}…`);
    expect(cutAtWord('\u{1F600}'.repeat(10), 6).isWellFormed()).toBe(true);
  });
});
