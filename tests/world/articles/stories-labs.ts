import type { Story } from './article.ts';

/** What laboratories, researchers and press offices publish themselves. */
export const labStories: readonly Story[] = [
  {
    topics: ['labs'],
    by: 'openai',
    title: 'Introducing shared projects in ChatGPT',
    summary: 'Teams can now work with one set of files, instructions and past chats.',
  },
  {
    topics: ['labs', 'agents'],
    by: 'openai',
    title: 'How we test agents that can pay',
    summary: 'A description of limits, confirmations and red-team results for agents that hold a payment method.',
  },
  {
    topics: ['labs', 'ai-research'],
    by: 'openai',
    title: 'Measuring what models do not know',
    summary: 'A new evaluation rewards a model for saying that it is not sure, and takes points for confident errors.',
  },
  {
    topics: ['labs', 'energy'],
    by: 'openai',
    title: 'An update on our sites in Texas and Norway',
    summary: 'Progress on two data centres, with figures on power, water and local hiring.',
  },
  {
    topics: ['labs', 'open-models'],
    by: 'openai',
    title: 'A small open-weight model for phones',
    summary: 'Four billion parameters under a permissive licence, with a report on what was tested before release.',
  },
  {
    topics: ['labs'],
    by: 'openai',
    title: 'Lower prices for long contexts',
    summary: 'Input tokens beyond the first hundred thousand now cost half as much.',
  },
  {
    topics: ['labs', 'ai-rules'],
    by: 'openai',
    title: 'Our comments on the European code of practice',
    summary: 'Where we agree, where we ask for changes, and what we will publish in any case.',
  },
  {
    topics: ['ai-research'],
    by: 'google-deepmind',
    title: 'Predicting floods a week ahead in places without gauges',
    summary: 'A weather model and a river model learn together; forecasts are open for 150 countries.',
  },
  {
    topics: ['ai-research', 'federated'],
    by: 'google-deepmind',
    title: 'Training across data centres with rare synchronisation',
    summary:
      'A method lets groups of accelerators on different continents train one model while exchanging five hundred times less data.',
  },
  {
    topics: ['ai-research', 'agents'],
    by: 'google-deepmind',
    title: 'Teaching agents to ask before they act',
    summary: 'Agents that stop to confirm irreversible steps finish nearly as many tasks, and break far fewer things.',
  },
  {
    topics: ['ai-research'],
    by: 'google-deepmind',
    title: 'Proofs that people can read: a year of formal mathematics',
    summary: 'Our system now writes proofs in two forms, one for the checker and one for the blackboard.',
  },
  {
    topics: ['chips'],
    by: 'google-deepmind',
    title: 'Designing the next TPU with the last one',
    summary: 'How a learned placer laid out part of a chip, and where engineers moved things back.',
  },
  {
    topics: ['ai-research'],
    by: 'google-deepmind',
    title: 'A map of the fly brain you can run',
    summary: 'A simulation of 140,000 neurons predicts what a fruit fly does when it tastes sugar.',
  },
  {
    topics: ['open-models'],
    by: 'hugging-face',
    title: 'Open-weight models in production: what 4,000 teams run',
    summary: 'Results of our yearly survey.',
  },
  {
    topics: ['open-models', 'federated'],
    by: 'hugging-face',
    title: 'Fine-tuning together: federated adapters in forty lines',
    summary: 'A walk through training small adapters on data that stays where it is.',
  },
  {
    topics: ['open-models', 'zkml'],
    by: 'hugging-face',
    title: 'Proving inference: a practical look at zkML toolkits',
    summary: 'Four libraries, three models, one laptop.',
  },
  {
    topics: ['open-models', 'bittensor'],
    by: 'hugging-face',
    title: 'Behind the 70B model that was trained over the open internet',
    summary: 'A conversation with the people who ran a training run on a Bittensor subnet.',
  },
  {
    topics: ['agents'],
    by: 'hugging-face',
    title: 'Small agents, small keys',
    summary: 'Patterns for giving a tool-using model only the rights that it needs.',
  },
  {
    topics: ['chips', 'akash'],
    by: 'hugging-face',
    title: 'Serving on rented consumer GPUs: latency, cost and surprises',
    summary: 'We served one model from Akash, from two clouds and from a gaming PC.',
  },
  {
    topics: ['ai-research'],
    by: 'hugging-face',
    title: 'A cleaner corpus of public-domain books',
    summary: 'Forty billion words, with the scanning errors marked.',
  },
  {
    topics: ['zkml', 'ai-research'],
    by: 'arxiv-cs-ai',
    title: 'Folding schemes for transformer inference in zero knowledge',
    summary:
      'We give a proof system for attention layers whose prover is linear in sequence length, and prove a 13-billion-parameter model in 171 seconds on one GPU.',
  },
  {
    topics: ['bittensor', 'ai-research'],
    by: 'arxiv-cs-ai',
    title: 'Collusion and copying in peer-scored inference markets',
    summary:
      'We model Bittensor’s consensus as a repeated game, characterise when copying weights pays, and test a commit-and-reveal scheme on eleven months of chain data.',
  },
  {
    topics: ['federated', 'ai-research'],
    by: 'arxiv-cs-ai',
    title: 'Shapley values for federated updates without a validation set',
    summary:
      'Contribution estimates from gradients alone agree with held-out Shapley values at a thousandth of the cost.',
  },
  {
    topics: ['agents', 'ai-research'],
    by: 'arxiv-cs-ai',
    title: 'Spending limits as types: a calculus for agents that hold money',
    summary: 'A type system guarantees that no sequence of tool calls exceeds a budget, even under prompt injection.',
  },
  {
    topics: ['depin', 'ai-research'],
    by: 'arxiv-cs-ai',
    title: 'Proof of location from radio timing among mutually distrusting nodes',
    summary:
      'Nodes with consumer clocks can place each other within 90 metres, which rules out most known frauds in wireless DePIN networks.',
  },
  {
    topics: ['ai-research', 'energy'],
    by: 'arxiv-cs-ai',
    title: 'Interruptible training under volatile electricity prices',
    summary: 'Following the day-ahead market lowers the cost of a training run by 38% and lengthens it by 2.1%.',
  },
  {
    topics: ['ai-research', 'chips'],
    by: 'arxiv-cs-ai',
    title: 'Scheduling inference on heterogeneous rented GPUs',
    summary:
      'An auction-aware scheduler reaches 91% of the throughput of a uniform cluster at 54% of the cost on a public compute market.',
  },
  {
    topics: ['ai-research', 'hacks'],
    by: 'arxiv-cs-ai',
    title: 'Do language models find smart-contract bugs, or remember them?',
    summary:
      'On contracts written after their training cut-off, six models find 19% of planted bugs; on older ones, 61%.',
  },
  {
    topics: ['ai-research', 'defi'],
    by: 'arxiv-cs-ai',
    title: 'Graph transformers for tracing stolen funds across bridges',
    summary: 'Linking deposits and withdrawals over seven bridges raises recall from 0.42 to 0.77 at equal precision.',
  },
  {
    topics: ['ai-research', 'agents'],
    by: 'arxiv-cs-ai',
    title: 'Emergent price fixing among language-model vendors',
    summary: 'Agents from one developer settle on high prices within forty rounds; mixed markets do not.',
  },
  {
    topics: ['ai-research'],
    by: 'arxiv-cs-ai',
    title: 'Forecasting rare events with calibrated ensembles of small models',
    summary: 'Eight small models that disagree beat one large model that does not, in Brier score and in cost.',
  },
  {
    topics: ['depin', 'akash'],
    by: 'chainwire',
    title: 'GridLoom Joins Akash as Compute Provider With 640 GPUs in Iceland',
    summary:
      'GridLoom, an operator of geothermal data centres, today announced that 640 graphics cards are available on the Akash marketplace.',
  },
  {
    topics: ['bittensor'],
    by: 'chainwire',
    title: 'Subnet Builder Ostrakon Raises $11 Million to Bring Forecasting to Bittensor',
    summary: 'The round will fund a forecasting subnet on Bittensor and a team of nine in Lisbon.',
  },
  {
    topics: ['agents', 'fetch'],
    by: 'chainwire',
    title: 'Velum Launches Agent Insurance for Fetch.ai Developers',
    summary: 'Developers can now insure agents against losses from faulty tool calls, the company announced.',
  },
  {
    topics: ['render'],
    by: 'chainwire',
    title: 'Framehouse Studios Selects Render for Its Next Three Productions',
    summary: 'The animation studio will render 240 minutes of film on the Render Network, it announced today.',
  },
  {
    topics: ['zkml'],
    by: 'chainwire',
    title: 'ProofYard Opens Prover Marketplace for Machine Learning',
    summary: 'ProofYard connects owners of GPUs with applications that need zkML proofs. The main network is live.',
  },
  {
    topics: ['stablecoins'],
    by: 'chainwire',
    title: 'Meridian Pay Adds Stablecoin Payouts for AI Contractors in 60 Countries',
    summary: 'The payroll company settles in USDC and converts on arrival, it said in a statement.',
  },
];
