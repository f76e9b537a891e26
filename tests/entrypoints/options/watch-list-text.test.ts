import { expect, it } from 'vitest';
import { watchListText } from '../../../entrypoints/options/watch-list-text.ts';

it('has a line a coin, whatever its name holds', () => {
  const coins = [
    { symbol: 'btc', name: 'Bitcoin', coinId: 'bitcoin' },
    { symbol: '', name: 'A\tname\nof two lines', coinId: 'odd-coin' },
  ];
  expect(watchListText(coins)).toBe('BTC\tBitcoin\tbitcoin\n\tA name of two lines\todd-coin\n');
});
