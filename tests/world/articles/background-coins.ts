import type { Topic } from './article.ts';

/** What is generally known, by topic; articles draw their middle paragraphs from it. */
export const backgroundOfCoins: Partial<Record<Topic, readonly string[]>> = {
  bitcoin: [
    'Bitcoin’s supply grows by 3.125 coins a block since the halving of April 2024. Nineteen of every twenty coins that will ever exist have been issued.',
    'Long-term holders, by the usual definition those who have not moved coins for 155 days, own about 70% of the supply. Their selling has marked earlier tops.',
    'Traders watch the funding rate of perpetual futures, which turns negative when more people pay to bet on a fall. It has been close to zero for a month.',
  ],
  ethereum: [
    'Ethereum moved to proof of stake in 2022, and about 30% of all ether is staked. Fees on the main chain have fallen since rollups got their own room for data.',
    'Upgrades come twice a year by now. What goes in is decided in open calls that anyone may listen to and few do.',
    'The value of ether depends on two things that pull apart: cheap rollups bring users, and cheap rollups burn little.',
  ],
  solana: [
    'Solana settles a block every 400 milliseconds and charges fractions of a cent. It stopped several times in its early years; the last halt was in February 2024.',
    'A second validator client, written from scratch by another team, now runs a growing part of the stake. One bug should no longer stop the whole network.',
  ],
  etf: [
    'Spot bitcoin funds were admitted in the United States in January 2024, ether funds in July of that year. Since the listing rules were made general, other coins can follow without a decision for each.',
    'Flows are reported every evening and read as a mood. They say who bought shares, not why: a good part is hedged with futures.',
    'Fund fees lie between 0.15% and 0.25% for the large products; the first trust still charges 1.5% and keeps losing coins.',
  ],
  stablecoins: [
    'A dollar token is only as good as what backs it: treasury bills for the large ones, loans and other coins for the rest. The two largest make up four fifths of all that are in circulation.',
    'The GENIUS Act of 2025 gave issuers in the United States a licence, reserve rules and a ban on paying interest. Europe’s MiCA had set its own a year before.',
    'Payment firms have stopped arguing about whether to use stablecoins. They argue about whose.',
  ],
  hacks: [
    'Most losses of recent years came not from broken cryptography but from keys: a laptop, a contractor, an interface that showed one thing and signed another.',
    'Stolen coins are usually moved within minutes, split over hundreds of addresses and swapped across chains. Freezing works for tokens with an issuer, and for little else.',
    'Audits reduce risk and do not end it. The contract in question had been audited twice.',
  ],
  layer2: [
    'Layer-2 networks bundle transactions and post them to Ethereum. Most still have a single sequencer, a switch in the hands of one company, and publish a plan to give it up.',
    'The largest rollups, Arbitrum, Base and OP Mainnet, hold about three quarters of all value on layer 2. The long tail is long and quiet.',
    'Withdrawals from optimistic rollups take a week unless somebody advances the money; proofs in zero knowledge bring that to hours.',
  ],
  mining: [
    'Miners earn the block subsidy and fees, and pay for power. At present prices machines older than four years run at a loss unless the power is nearly free.',
    'Hash rate follows price with a delay of some months, because machines have to be built, shipped and plugged in.',
    'Listed miners have sold coins and debt to buy GPUs. Hosting AI pays per megawatt several times what bitcoin does, with a contract of ten years.',
  ],
  defi: [
    'Decentralised exchanges settle about a fifth of all spot trading. Uniswap remains the largest, and since its fee vote part of what traders pay buys back UNI.',
    'Lending markets demand more collateral than they lend. They have survived every crash so far; the losses were in bridges and in price feeds.',
    'Price feeds such as Chainlink’s are the quiet part of the machine. When one is late by a minute, liquidations follow that nobody deserved.',
  ],
  'crypto-rules': [
    'Under MiCA, the European Union’s markets in crypto-assets regulation, service providers need one licence for all member states. The transition ended in July 2026.',
    'In Washington the division of work between the securities and the commodities regulator is now law, though its rules are still being written.',
    'Tax offices learn of trades from exchanges by themselves: the OECD’s reporting framework took effect in 2026 in its first 48 countries.',
  ],
  networks: [
    'Networks beside bitcoin and Ethereum compete for developers with grants and for users with low fees. Few of either are loyal.',
    'Activity counts are easy to inflate; fees are not. Ranked by fees paid, the order of networks looks quite different.',
    'Staking rewards are paid by dilution: who does not stake pays those who do. Several communities have voted for lower inflation this year.',
  ],
};
