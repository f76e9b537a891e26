import type { WatchedCoin } from '../../components/options/WatchRow.tsx';

/** The watch list as a plain text: a line a coin, its symbol, name and id between tabs. */
export function watchListText(coins: readonly Pick<WatchedCoin, 'symbol' | 'name' | 'coinId'>[]): string {
  const oneLine = (text: string): string => text.replace(/[\t\r\n]/g, ' ');
  return coins
    .map(({ symbol, name, coinId }) => `${oneLine(symbol.toUpperCase())}\t${oneLine(name)}\t${coinId}\n`)
    .join('');
}
