import type { Story } from './article.ts';

/** What crypto newsrooms write when no model is involved. */
export const coinStories: readonly Story[] = [
  {
    topics: ['bitcoin', 'etf'],
    by: 'coindesk',
    title: 'Bitcoin holds above $64,000 as fund outflows slow',
    summary:
      'Spot bitcoin funds lost $84 million this week after $1.2 billion the week before. Traders see sellers getting tired rather than buyers returning.',
    also: [
      {
        by: 'cointelegraph',
        title: 'Bitcoin ETF outflows shrink to $84M, BTC price steadies near $64K',
        summary:
          'It is the smallest weekly outflow since September. Analysts watch $66,200 as the next level that matters.',
      },
    ],
  },
  {
    topics: ['bitcoin', 'mining'],
    by: 'bitcoin-magazine',
    title: 'What the next difficulty adjustment tells you about hydro season',
    summary:
      'Difficulty is set to fall by 4.1% as Sichuan’s rivers run low. A short lesson in reading the network’s slowest clock.',
  },
  {
    topics: ['bitcoin'],
    by: 'bitcoin-magazine',
    title: 'A village in Kenya runs its water pump on stranded hydro and bitcoin',
    summary:
      'The turbine was too big for the village. Mining pays for the part that nobody could use, and the pump runs for free.',
  },
  {
    topics: ['bitcoin'],
    by: 'bitcoin-magazine',
    title: 'Covenants again: what OP_CTV would and would not change',
    summary:
      'Two proposals would let coins say where they may go next. We explain both without taking a side, and then take one.',
  },
  {
    topics: ['bitcoin'],
    by: 'bitcoin-magazine',
    title: 'The node that has been up since 2012',
    summary:
      'A café in Zürich keeps a full node under the counter. Its owner has restarted it eleven times and remembers each one.',
  },
  {
    topics: ['bitcoin', 'crypto-rules'],
    by: 'bitcoin-magazine',
    title: 'Self-custody is a right in nine more states',
    summary:
      'State laws that protect private keys now cover two thirds of Americans. What they protect against is still argued in court.',
  },
  {
    topics: ['mining', 'energy'],
    by: 'cryptoslate',
    title: 'Three of five listed miners now earn more from AI than from bitcoin',
    summary:
      'Hosting revenue passed mining revenue in the third quarter at three companies. Their bitcoin holdings fell in the same months.',
    also: [
      {
        by: 'coindesk',
        title: 'For most listed miners, bitcoin has become the side business',
        summary:
          'Leases with AI companies run for ten years or more. Shareholders like the change; the network loses some of its most efficient machines.',
      },
    ],
  },
  {
    topics: ['mining'],
    by: 'bitcoins-news',
    title: 'Hash price touches a new low and small miners switch to heating greenhouses',
    summary:
      'At $34 a petahash most machines lose money. Growers in the Netherlands take them for the heat and sell the coins.',
  },
  {
    topics: ['ethereum'],
    by: 'coindesk',
    title: 'Ethereum’s Glamsterdam upgrade gets a date',
    summary:
      'Developers settled on the first half of next year for an upgrade that lets validators build blocks in parallel.',
  },
  {
    topics: ['ethereum', 'etf'],
    by: 'unchained',
    title: 'Staking inside ether funds is allowed, and the queue shows it',
    summary: 'Funds may now stake what they hold. The waiting line to become a validator grew to 31 days.',
  },
  {
    topics: ['ethereum'],
    by: 'the-defiant',
    title: 'Ether trades at $1,741 and nobody agrees on why it matters',
    summary: 'Cheap rollups, low burn, high staking: three readings of one price, from people who all hold it.',
  },
  {
    topics: ['layer2'],
    by: 'the-defiant',
    title: 'Arbitrum votes to share sequencer fees with ARB stakers',
    summary:
      'Half of the fees will go to those who stake, the other half stays with the treasury. Turnout was the highest in two years.',
    also: [
      {
        by: 'cointelegraph',
        title: 'Arbitrum DAO approves fee sharing for staked ARB',
        summary: 'The vote passed with 84%. ARB rose 1.2% in a day.',
      },
    ],
  },
  {
    topics: ['layer2', 'ethereum'],
    by: 'cryptoslate',
    title: 'Fifty rollups, three that matter: layer 2 in one chart',
    summary:
      'Arbitrum, Base and OP Mainnet hold 76% of all value on layer 2. Half of the others saw fewer than a hundred users yesterday.',
  },
  {
    topics: ['layer2', 'zkml'],
    by: 'unchained',
    title: 'A rollup replaces its fraud window with proofs',
    summary: 'Withdrawals that took a week take an hour. The provers are rented by auction, some of them from gamers.',
  },
  {
    topics: ['solana'],
    by: 'coindesk',
    title: 'Second validator client now runs a third of Solana’s stake',
    summary: 'Firedancer’s share passed 33% this week. From here on a bug in one client cannot finalise a wrong block.',
  },
  {
    topics: ['solana', 'etf'],
    by: 'cointelegraph',
    title: 'Solana funds see 22 straight days of small inflows',
    summary: 'It is never much, but it does not stop: $9 million a day on average while SOL slid to $73.',
  },
  {
    topics: ['stablecoins'],
    by: 'coindesk',
    title: 'Stablecoin supply passes $340 billion as banks join',
    summary:
      'Two consortia of banks issued their first dollar tokens in October. Tether and Circle still hold 81% of the market.',
    also: [
      {
        by: 'unchained',
        title: 'Bank-issued stablecoins arrive; supply tops $340 billion',
        summary: 'Deposits, said one banker, are leaving anyway. Better that they leave to us.',
      },
      {
        by: 'bitcoins-news',
        title: 'Dollar tokens pass $340 billion',
        summary: 'A year ago it was 250. Two thirds of the growth came from payments rather than trading.',
      },
    ],
  },
  {
    topics: ['stablecoins', 'crypto-rules'],
    by: 'unchained',
    title: 'May a stablecoin pay interest? The answer is a footnote',
    summary:
      'The law says no to issuers. Exchanges pay “rewards” instead, and the Treasury wants to know what a reward is.',
  },
  {
    topics: ['hacks'],
    by: 'decrypt',
    title: 'Lending protocol loses $47 million through a price feed that was nine seconds late',
    summary:
      'The attacker borrowed against a token whose price had already fallen. The code had been audited twice, the delay never.',
    also: [
      {
        by: 'the-defiant',
        title: 'Nine seconds, $47 million: anatomy of an oracle delay',
        summary: 'We rebuilt the attack block by block. Every part worked as written.',
      },
      {
        by: 'cointelegraph',
        title: 'DeFi lender drained of $47M in oracle attack',
        summary: 'The team has paused its markets and offered the attacker a tenth of the sum.',
      },
    ],
  },
  {
    topics: ['hacks'],
    by: 'unchained',
    title: 'A contractor’s laptop cost an exchange $130 million',
    summary: 'The exchange’s report names a fake job interview as the way in. It is the fourth such case this year.',
  },
  {
    topics: ['hacks', 'ai-research'],
    by: 'decrypt',
    title: 'An AI found the bug, another wrote the exploit: a first in DeFi',
    summary:
      'White hats used two language models to drain a vulnerable pool and gave the $3.1 million back. They say that thieves will not be far behind.',
  },
  {
    topics: ['defi'],
    by: 'the-defiant',
    title: 'Uniswap’s fee switch, six months on',
    summary:
      'The protocol has burned 41 million UNI. Volume did not leave, as opponents feared, and the price did not rise, as supporters hoped.',
  },
  {
    topics: ['defi', 'networks'],
    by: 'coindesk',
    title: 'Chainlink feeds go live at three clearing houses',
    summary: 'LINK’s oracles will carry settlement prices of bonds. The fee is paid in dollars and swapped.',
  },
  {
    topics: ['defi', 'agents'],
    by: 'the-defiant',
    title: 'Agents now supply a tenth of all liquidity on Base',
    summary:
      'They rebalance every few minutes and never sleep. Human market makers say that spreads are thinner and exits are faster.',
  },
  {
    topics: ['crypto-rules'],
    by: 'coindesk',
    title: 'The market-structure act is law. Now come the rules',
    summary:
      'The SEC and the CFTC have 270 days to say what a digital commodity is. A first draft lists bitcoin, ether and eleven others.',
  },
  {
    topics: ['crypto-rules'],
    by: 'unchained',
    title: 'MiCA’s grace period is over: who stayed, who left',
    summary:
      'Of 1,200 registered firms in the EU 312 have a licence. Two large exchanges serve Europeans from one office in Malta.',
  },
  {
    topics: ['etf', 'networks'],
    by: 'cointelegraph',
    title: 'Litecoin and Polkadot funds launch to small crowds',
    summary:
      'The first day brought $4 million for LTC and $2 million for DOT. Issuers point out that bitcoin’s funds took two years to matter.',
  },
  {
    topics: ['networks'],
    by: 'decrypt',
    title: 'Cardano’s treasury pays for a partner chain, after eleven votes',
    summary: 'ADA holders approved the budget at the eleventh try. The winning version is a third of the first.',
  },
  {
    topics: ['networks'],
    by: 'cointelegraph',
    title: 'Avalanche subnets get cheaper and AVAX burns slow down',
    summary: 'Launching a chain now costs a few dollars a month. Fees burned on the main chain fell by half.',
  },
  {
    topics: ['networks'],
    by: 'decrypt',
    title: 'Sui halts for two hours, and its validators publish the chat',
    summary:
      'A rounding error in congestion control stopped the chain. The unedited log of the repair has been read 90,000 times.',
  },
  {
    topics: ['networks'],
    by: 'cryptoslate',
    title: 'XRP Ledger gets lending, and a debate about who it is for',
    summary:
      'Loans without smart contracts are live on the ledger. Banks asked for it; holders of XRP wonder what they get.',
  },
  {
    topics: ['networks'],
    by: 'bitcoins-news',
    title: 'Dogecoin merges a fee change that it discussed for three years',
    summary: 'The minimum fee falls by a factor of ten. The pull request has 1,400 comments, many of them useful.',
  },
  {
    topics: ['networks'],
    by: 'the-defiant',
    title: 'Cosmos Hub considers ending inflation',
    summary: 'A proposal would pay ATOM stakers from fees alone. At today’s fees that is 0.8% a year.',
  },
  {
    topics: ['networks'],
    by: 'cointelegraph',
    title: 'BNB Chain halves block times again',
    summary: 'Blocks now come every 450 milliseconds. Node operators ask who needs it; traders do not ask.',
  },
];
