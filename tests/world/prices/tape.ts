/** The 21 coins of a first run with the tape's figures: US dollars, percent over 24 hours, coins in circulation. */
export const tape: readonly {
  id: string;
  symbol: string;
  name: string;
  price: number;
  change24h: number;
  supply: number;
}[] = [
  { id: 'bitcoin', symbol: 'btc', name: 'Bitcoin', price: 64571, change24h: 1.0, supply: 20_052_000 },
  { id: 'ethereum', symbol: 'eth', name: 'Ethereum', price: 1741.04, change24h: 0.9, supply: 120_690_000 },
  { id: 'solana', symbol: 'sol', name: 'Solana', price: 73.24, change24h: -1.3, supply: 569_000_000 },
  { id: 'binancecoin', symbol: 'bnb', name: 'BNB', price: 595.06, change24h: 1.0, supply: 136_360_000 },
  { id: 'ripple', symbol: 'xrp', name: 'XRP', price: 1.14, change24h: -0.3, supply: 60_900_000_000 },
  { id: 'cardano', symbol: 'ada', name: 'Cardano', price: 0.1595, change24h: -1.2, supply: 36_800_000_000 },
  { id: 'dogecoin', symbol: 'doge', name: 'Dogecoin', price: 0.0832, change24h: -0.1, supply: 168_000_000_000 },
  { id: 'polkadot', symbol: 'dot', name: 'Polkadot', price: 0.9553, change24h: -0.6, supply: 1_660_000_000 },
  { id: 'avalanche-2', symbol: 'avax', name: 'Avalanche', price: 6.31, change24h: 1.1, supply: 431_000_000 },
  { id: 'chainlink', symbol: 'link', name: 'Chainlink', price: 7.95, change24h: 0.2, supply: 708_000_000 },
  { id: 'uniswap', symbol: 'uni', name: 'Uniswap', price: 3.03, change24h: -0.1, supply: 634_000_000 },
  { id: 'cosmos', symbol: 'atom', name: 'Cosmos Hub', price: 1.8, change24h: 2.0, supply: 487_000_000 },
  { id: 'litecoin', symbol: 'ltc', name: 'Litecoin', price: 44.89, change24h: -0.6, supply: 76_900_000 },
  { id: 'arbitrum', symbol: 'arb', name: 'Arbitrum', price: 0.0846, change24h: 1.2, supply: 5_900_000_000 },
  { id: 'near', symbol: 'near', name: 'NEAR Protocol', price: 2.13, change24h: -1.4, supply: 1_290_000_000 },
  { id: 'filecoin', symbol: 'fil', name: 'Filecoin', price: 0.8025, change24h: 0.0, supply: 750_000_000 },
  { id: 'sui', symbol: 'sui', name: 'Sui', price: 0.7207, change24h: 1.7, supply: 3_900_000_000 },
  { id: 'bittensor', symbol: 'tao', name: 'Bittensor', price: 258.4, change24h: 2.6, supply: 10_500_000 },
  {
    id: 'fetch-ai',
    symbol: 'fet',
    name: 'Artificial Superintelligence Alliance',
    price: 0.2087,
    change24h: -0.9,
    supply: 2_310_000_000,
  },
  { id: 'akash-network', symbol: 'akt', name: 'Akash Network', price: 0.5148, change24h: 1.4, supply: 283_000_000 },
  { id: 'render-token', symbol: 'render', name: 'Render', price: 1.71, change24h: 4.1, supply: 518_700_000 },
];
