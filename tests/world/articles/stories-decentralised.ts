import type { Story } from './article.ts';

/** Where AI meets crypto: subnets, compute markets, proofs, agents. */
export const decentralisedStories: readonly Story[] = [
  {
    topics: ['bittensor'],
    by: 'coindesk',
    title: 'Bittensor splits emissions per subnet: what changes for miners',
    summary:
      'From block 7,100,000 each Bittensor subnet earns TAO by the demand for its own token, not by validators’ votes. Small subnets lose a third of their emissions in the first week; miners are moving to inference work.',
    also: [
      {
        by: 'decrypt',
        title: 'Bittensor’s new emission rule moves TAO to the subnets people pay for',
        summary:
          'The decentralised AI network now splits its daily TAO by the price of each subnet’s token. Validators lose a vote, miners have to follow demand.',
      },
      {
        by: 'cryptoslate',
        title: 'TAO emissions now follow subnet demand, and small subnets feel it',
        summary:
          'Bittensor’s upgrade hands emissions to a market. Forty of 128 subnets saw their share fall by more than a third.',
      },
      {
        by: 'the-defiant',
        title: 'Bittensor splits TAO emissions by subnet price, and validators lose their vote',
        summary:
          'Since block 7,100,000 the emissions of each Bittensor subnet follow the price of its own token. Owners of small subnets call it a tax on patience.',
      },
      {
        by: 'unchained',
        title: 'Bittensor subnets now compete for emissions on price alone',
        summary:
          'The emission split of Bittensor went to the market at block 7,100,000. Miners on a third of all subnets have begun to move.',
      },
    ],
  },
  {
    topics: ['bittensor', 'open-models'],
    by: 'decrypt',
    title: 'Decentralised training run on Bittensor passes 70 billion parameters',
    summary:
      'A Bittensor subnet finished pre-training a 70-billion-parameter language model on 214 machines in 31 countries, none of them in one data centre. It scores about as well as an open model of 2024.',
    also: [
      {
        by: 'the-defiant',
        title: 'A 70B model, trained by strangers: Bittensor’s largest run is done',
        summary:
          'Seventy-one days, 214 miners, one model. The weights are open; the question is whether anybody will pay for the next one.',
      },
    ],
  },
  {
    topics: ['bittensor'],
    by: 'cointelegraph',
    title: 'Second Bittensor halving cuts daily TAO issuance to 1,800',
    summary:
      'Bittensor’s issuance fell by half for the second time. Subnet owners say that the cut was in their budgets; validators expect smaller miners to leave.',
  },
  {
    topics: ['bittensor', 'agents'],
    by: 'bitcoins-news',
    title: 'Bittensor subnet pays agents for finding bugs in open-source code',
    summary:
      'Subnet 62 rewards software agents that close real issues on public repositories. In its first month 1,900 fixes were merged by maintainers who did not know that the author was a machine.',
  },
  {
    topics: ['bittensor', 'etf'],
    by: 'unchained',
    title: 'First spot TAO trust files to list in New York',
    summary:
      'An asset manager wants to list a trust that holds Bittensor’s token. The filing spends eleven pages on explaining subnets and two on custody.',
  },
  {
    topics: ['akash', 'depin'],
    by: 'coindesk',
    title: 'Akash opens its GPU market to anyone with spare cards',
    summary:
      'Home users and small data centres can now offer single graphics cards on Akash. Prices for an H200 hour start at $1.38, against $3.10 at the large clouds.',
    also: [
      {
        by: 'bitcoins-news',
        title: 'Akash lets single GPUs bid for AI work',
        summary:
          'The compute marketplace drops its minimum of eight cards a provider. Akash counts 1,140 new machines in five days.',
      },
    ],
  },
  {
    topics: ['akash'],
    by: 'decrypt',
    title: 'Akash leases cross 1,000 GPUs in daily use as inference work moves in',
    summary:
      'For the first time more than a thousand graphics cards on Akash were rented on one day. Nine tenths of the jobs serve open models; training is rare.',
  },
  {
    topics: ['akash', 'chips'],
    by: 'cryptoslate',
    title: 'Why an H100 hour costs 40% less on Akash than a year ago',
    summary:
      'Supply grew faster than demand: the cards that start-ups bought in 2024 are back on the market. Akash’s auctions show the fall earlier than any cloud’s price list.',
  },
  {
    topics: ['akash', 'labs'],
    by: 'the-defiant',
    title: 'A university moves its model serving from AWS to Akash, and publishes the bill',
    summary:
      'Twelve months of invoices, side by side: $41,200 at Amazon, $15,900 on Akash, with four hours more downtime. The department calls it a draw for research and a no for the hospital.',
  },
  {
    topics: ['render', 'depin'],
    by: 'decrypt',
    title: 'Render moves its AI jobs to a separate network as GPU demand outgrows films',
    summary:
      'Render’s node operators voted to route machine-learning work over its own queue. Film studios had complained of waiting behind image models.',
    also: [
      {
        by: 'coindesk',
        title: 'Render operators vote for a separate AI queue',
        summary:
          'The vote passed with 91%. RENDER that is burned for AI work will be counted apart from that burned for frames.',
      },
    ],
  },
  {
    topics: ['render', 'solana'],
    by: 'cointelegraph',
    title: 'Render burns a record number of tokens in a month of AI and film work',
    summary:
      'Customers burned 1.1 million RENDER in October, the most since the network moved to Solana. About half paid for generative image work.',
  },
  {
    topics: ['render'],
    by: 'bitcoins-news',
    title: 'Independent studio renders a feature film on borrowed GPUs',
    summary:
      'Eighty-four minutes, 9,300 node operators, no render farm: an animated film from Tallinn was finished on Render for a fifth of the quoted price.',
  },
  {
    topics: ['fetch', 'agents'],
    by: 'cointelegraph',
    title: 'ASI Alliance ships agent directory with 2.4 million registered agents',
    summary:
      'Fetch.ai’s Agentverse, the first common product of the Artificial Superintelligence Alliance, lists agents that can be hired with FET. Most of them look up trains, parking and prices.',
  },
  {
    topics: ['fetch'],
    by: 'coindesk',
    title: 'What is left of the ASI merger, two years on',
    summary:
      'Fetch.ai and SingularityNET share a token; Ocean left in 2025. The alliance’s treasury is down to 118 million FET and its members disagree about who pays for compute.',
  },
  {
    topics: ['fetch', 'federated'],
    by: 'decrypt',
    title: 'Fetch.ai agents schedule a port’s cranes without sharing the shippers’ books',
    summary:
      'In a trial at Rotterdam nine shipping lines let agents trade crane slots. Federated learning kept each line’s data at home; waiting time fell by 12%.',
  },
  {
    topics: ['zkml'],
    by: 'coindesk',
    title: 'zkML in practice: proving a model ran without showing it',
    summary:
      'Zero-knowledge machine learning can now prove one answer of a 13-billion-parameter model in under three minutes. Insurers are the first to pay for it.',
  },
  {
    topics: ['zkml', 'ethereum'],
    by: 'the-defiant',
    title: 'A lending protocol lets a proven model set its interest rates',
    summary:
      'Rates on one Ethereum market now come from a small model whose every run is proven on chain. If the proof is missing, the old formula takes over.',
  },
  {
    topics: ['zkml'],
    by: 'decrypt',
    title: 'Prover costs fall tenfold, and zero-knowledge machine learning leaves the lab',
    summary:
      'Two start-ups published numbers for proving transformer inference on ordinary GPUs. A proof that cost $5 last winter costs 46 cents.',
  },
  {
    topics: ['zkml', 'bittensor'],
    by: 'cryptoslate',
    title: 'Bittensor subnet asks miners for proofs instead of trust',
    summary:
      'Subnet 2 will pay only for model outputs that come with a zkML proof. Validators no longer have to run every model again.',
  },
  {
    topics: ['federated'],
    by: 'the-defiant',
    title: 'Hospitals train a tumour model by federated learning, paid per update',
    summary:
      'Twenty-three clinics improved one model without moving a scan. A token counts whose updates helped; the largest share went to the smallest clinic.',
  },
  {
    topics: ['federated', 'depin'],
    by: 'unchained',
    title: 'Phone keyboards, federated learning and a coin: an experiment ends',
    summary:
      'A project that paid 600,000 phone owners for federated updates closes. It learned that people like the pay and forget to charge the phone.',
  },
  {
    topics: ['depin'],
    by: 'coindesk',
    title: 'DePIN revenue passes $100 million a quarter, most of it from compute',
    summary:
      'Networks of physical machines earned $104 million from customers in the third quarter. Storage and wireless stood still; rented GPUs doubled.',
    also: [
      {
        by: 'cryptoslate',
        title: 'DePIN networks earned $104M last quarter as GPU rental doubled',
        summary:
          'Render, Akash and io.net make up two thirds of what customers paid to decentralised physical infrastructure networks.',
      },
      {
        by: 'unchained',
        title: 'Decentralised infrastructure has customers now: $104 million in a quarter',
        summary: 'A report counts only money from outside, not token rewards. On that measure DePIN doubled in a year.',
      },
    ],
  },
  {
    topics: ['depin', 'energy'],
    by: 'bitcoins-news',
    title: 'Home batteries join a DePIN network and sell peak power to data centres',
    summary:
      'In Texas 41,000 home batteries answer one protocol. AI data centres pay for the evening hours in which the grid has none to spare.',
  },
  {
    topics: ['depin', 'networks'],
    by: 'cointelegraph',
    title: 'Filecoin starts paying storage providers for running inference',
    summary:
      'Filecoin’s latest upgrade lets storage providers with GPUs answer model queries next to the data. FIL pays for it; only open models are allowed.',
  },
  {
    topics: ['agents', 'stablecoins'],
    by: 'coindesk',
    title: 'Software agents made 41 million stablecoin payments in October',
    summary:
      'Machine-to-machine payments in dollars on chain tripled since spring. The median is four cents, for one call to somebody’s API.',
    also: [
      {
        by: 'decrypt',
        title: 'AI agents now pay each other 41 million times a month',
        summary: 'Most of it in USDC on Base, most of it for data. Humans approve one payment in nine thousand.',
      },
    ],
  },
  {
    topics: ['agents'],
    by: 'decrypt',
    title: 'An on-chain agent lost its owner’s savings to a polite e-mail',
    summary:
      'The agent could sign transactions and read mail. Someone asked it nicely. Researchers call it the simplest prompt injection they have seen work.',
  },
  {
    topics: ['agents', 'ethereum'],
    by: 'unchained',
    title: 'Ethereum gets a standard for agents that hold money',
    summary:
      'A draft gives agents an identity, a spending limit and a person who answers for them. Wallet makers want the limit in the protocol, agent makers want it out.',
  },
  {
    topics: ['agents', 'networks'],
    by: 'cointelegraph',
    title: 'NEAR bets on agents that sign for you, and asks what they may not sign',
    summary:
      'NEAR Protocol’s new accounts let an agent act within rules that the owner writes in plain words. Two auditors have tried to talk it out of them.',
  },
  {
    topics: ['labs', 'bittensor', 'akash'],
    by: 'bitcoins-news',
    title: 'Three years after Amazon and Anthropic: did decentralised AI find its customers?',
    summary:
      'When Amazon put its first $1.25 billion into Anthropic, Bittensor, Akash and Render were promises. We count what each earns from outside today.',
  },
  {
    topics: ['labs', 'depin', 'render'],
    by: 'the-defiant',
    title: 'The case against decentralised AI compute, by people who built it',
    summary:
      'Four former engineers of GPU networks explain why frontier training will stay inside one building. Renting idle cards is a good business, they say, and a different one.',
  },
  {
    topics: ['open-models', 'akash'],
    by: 'cryptoslate',
    title: 'Where open models run: a census of 90,000 endpoints',
    summary:
      'Researchers followed public endpoints of open-weight models for a month. Six percent answered from Akash, Bittensor or io.net; the three large clouds have 71.',
  },
  {
    topics: ['bittensor', 'hacks'],
    by: 'unchained',
    title: 'Bittensor halts a subnet after validators copied each other’s weights',
    summary:
      'Three validators earned TAO for work that they had not done. The fix hides scores until a round is over; the stolen emissions are not taken back.',
  },
  {
    topics: ['fetch', 'agents'],
    by: 'the-defiant',
    title: 'I let Fetch.ai agents plan a week. Here is what they paid each other',
    summary:
      'Seventeen agents, 212 payments, 3.40 FET. One booked a dentist in the wrong Frankfurt and another agent talked the first into cancelling it.',
  },
];
