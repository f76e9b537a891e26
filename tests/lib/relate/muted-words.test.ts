import { describe, expect, it } from 'vitest';
import { mutedWords } from '../../../lib/relate/muted-words.ts';

const holds = (word: string, ...texts: string[]) => mutedWords([word])(texts);

describe('a muted word', () => {
  it.each([
    ['airdrop', 'An AIRDROP for all'],
    ['Ethereum', 'ethereum’s fees fall'],
    ['nakamoto', "Nakamoto's coins moved"],
    ['metaverse', 'Métaverse, encore'],
    ['cafe', 'Le café ferme'],
    ['café', 'Le cafe ferme'],
    ['zero knowledge', 'Of zero-knowledge proofs'],
    ['$TAO', 'Why TAO rose'],
    ['биткоин', 'Биткойн и БИТКОИН'],
    ['مال', 'بِٱلمال مَال'],
    ['שלום', 'שָׁלוֹם'],
    ['比特币', '今天比特币上涨'],
    ['币', '今天比特币上涨'],
    ['ガス', 'ガスが高い'],
    ['비트코인', '비트코인 상승'],
    ['straße', 'Die STRASSE? Nein: Straße'],
    ['4.5%', 'Yields at 4.5% again'],
  ])('%s is found in “%s”', (word, text) => {
    expect(holds(word, text)).toBe(true);
    expect(holds(word, 'Something else', text)).toBe(true);
  });

  it.each([
    ['air', 'An airdrop for all'],
    ['news', 'A new fork'],
    ['new', 'The news of today'],
    ['zero knowledge', 'Knowledge worth zero'],
    ['ガス', 'カス'],
    ['की', 'का'],
    ['比特币', '比特现金'],
    ['€', 'Something in €'],
    ['🚀', 'To the moon 🚀'],
    ['', 'Anything'],
  ])('%s is not found in “%s”', (word, text) => {
    expect(holds(word, text)).toBe(false);
  });

  it('does not reach from title into teaser', () => {
    expect(holds('gas fees', 'All about gas', 'Fees fall')).toBe(false);
  });
});
