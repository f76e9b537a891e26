import type { Topic } from './article.ts';

/** What is generally known, by topic; articles draw their middle paragraphs from it. */
export const backgroundOfAi: Partial<Record<Topic, readonly string[]>> = {
  bittensor: [
    'Bittensor is a network of subnets, small markets in which miners answer requests and validators score the answers. What a subnet pays is set in TAO, of which there will never be more than 21 million. The design borrows bitcoin’s supply and little else.',
    'A subnet can ask for anything that can be scored: text, images, forecasts, protein folds, storage. Scoring is the hard part. Where a score can be copied, it has been, and most upgrades of the past two years close one such gap.',
    'Miners on Bittensor are usually small teams with a few rented GPUs. They compete every twelve seconds, and the weakest lose their place to newcomers. Staying registered costs more than the electricity, several of them say.',
    'TAO is traded on most large exchanges and is often read as a bet on decentralised AI as a whole. Those who build on the network prefer to look at what outside customers pay, a figure that is still small and growing.',
  ],
  akash: [
    'Akash is a marketplace for compute: a tenant describes a job, providers bid, and the cheapest acceptable bid wins. Payment is in AKT or in stablecoins. The network takes a fee and does not care what runs.',
    'Most providers on Akash are small data centres with hardware that their owners could not fill. The auction tends to end between a third and a half of the price at a large cloud, without its guarantees.',
    'Running on someone else’s machine raises the old question of who can see the data. Akash’s answer is confidential computing on recent GPUs, which only part of its providers offer so far.',
  ],
  render: [
    'Render began as a way to borrow idle graphics cards for films and architecture. Customers pay in RENDER, the tokens are burned, and node operators receive new ones for finished work. The token was called RNDR before the move to Solana.',
    'Machine-learning jobs differ from frames: they are long, they cannot be split so easily, and they need the newest cards. Render’s operators have argued for two years about who should serve them.',
    'Artists value that the price is known in advance. AI customers value that cards are there at all. Both now compete for the same machines in the evening hours of California.',
  ],
  fetch: [
    'Fetch.ai builds agents: programs with an address, a purse and a task. It joined with SingularityNET in the Artificial Superintelligence Alliance, whose common token kept the ticker FET.',
    'An agent on the network registers what it can do in a directory, and others find it there. Most of the traffic is dull: opening hours, parking, energy prices. Dull traffic, its makers say, is what a working network looks like.',
    'The alliance’s plan was one token, shared compute and shared models. Ocean Protocol left the merger in 2025, and the accounts of that separation are still argued over.',
  ],
  zkml: [
    'Zero-knowledge machine learning, zkML for short, proves that a certain model gave a certain answer to a certain input, without revealing the model or the input. The proof is small and quick to check; making it is the costly part.',
    'A proof says that the computation was done as promised, not that the model is good. That distinction gets lost in marketing, researchers complain.',
    'Proving a large model took hours in 2023. Better arithmetic for matrix products, look-up tables for the odd functions between them, and provers that run on GPUs have brought it to minutes.',
  ],
  federated: [
    'In federated learning the data stay where they were made. A model travels to them, learns a little at each place, and only the changes travel back to be averaged. Hospitals and phone makers have used it for years.',
    'The changes can leak what they were learned from, so they are clipped and noised. How much noise is enough is a question that statisticians and lawyers answer differently.',
    'Paying for updates invites cheating: it is easy to send noise and ask for a reward. Measuring what an update contributed, without seeing the data behind it, is an active field.',
  ],
  depin: [
    'DePIN, decentralised physical infrastructure, pays people in tokens for running machines: radios, disks, sensors, batteries, graphics cards. It works where the machine is cheap and the customer is real. Often only the first was true.',
    'The useful measure is what customers pay, not what tokens are handed out. By that measure compute leads, followed by mapping and wireless.',
    'Networks of this kind depend on location proofs and honest meters. Most frauds in the sector were somebody pretending to be in many places.',
  ],
  agents: [
    'An agent, in this use, is a language model that can act: call an interface, sign a transaction, hire another agent. What it may do is bounded by the keys it holds, and much of the engineering is about holding fewer keys.',
    'Payments between programs favour stablecoins and cheap chains, because the sums are a few cents and a card fee would eat them. The web’s forgotten status code 402, payment required, has come into use for it.',
    'The known weakness is that an agent reads instructions and data through the same door. Whoever can put text before it can try to direct it.',
  ],
  labs: [
    'A handful of laboratories train the largest models: OpenAI, Anthropic, Google DeepMind, Meta, xAI and two or three in China. Each depends on a cloud provider that is also its investor, an arrangement that competition authorities have begun to describe in writing.',
    'Amazon’s first cheque to Anthropic, $1.25 billion in September 2023, set the pattern: money goes in as investment and returns as payment for chips and data centres.',
    'Prices for the same quality of answer fall by about a factor of ten a year. Revenue has grown faster than that; costs, the laboratories say, have not fallen at all.',
  ],
  'open-models': [
    'Open-weight models can be downloaded, changed and run anywhere. They trail the best closed ones by some months, a distance that has been stable for two years.',
    'For those who rent out GPUs, open models are the product: anybody may serve them, so price and speed decide.',
    'Licences differ in what “open” means. Few publish the training data, and some forbid large companies from using the weights.',
  ],
  chips: [
    'Nvidia sells most of the accelerators on which models are trained. Its newest racks draw more than a hundred kilowatts each, and the wait for them is measured in quarters.',
    'Amazon, Google and Microsoft design chips of their own, partly to lower their bill and partly to have something to negotiate with. AMD’s cards have found a place in inference.',
    'Used accelerators are a market by now. Cards of the previous generation lose about half their rental price within eighteen months.',
  ],
  energy: [
    'A large training site draws as much power as a town. Grid connections take years, and that, rather than chips, is what most operators name as their limit.',
    'Bitcoin miners own what AI companies lack: substations, land and permission to be loud. Several have become landlords.',
    'Flexible loads help a grid; steady ones strain it. Mining can stop within seconds, a training run would rather not.',
  ],
  'ai-rules': [
    'The European AI Act sorts systems by risk and asks the makers of general models for documentation, tests and a summary of their training data. Its duties came into force in steps.',
    'In the United States rules come from states, agencies and courts. California’s law asks developers of the largest models to publish how they handle dangerous abilities.',
    'Regulators lack engineers. Most audits are done by firms that the audited companies choose.',
  ],
  'ai-research': [
    'The paper has not been peer-reviewed. Code and weights are said to follow; two earlier papers of the group came with both.',
    'Benchmarks wear out: once a test is public, models learn it. The authors therefore wrote new questions and keep a third of them private.',
    'The effect is measured on models that fit on one machine. Whether it holds at a hundred times that size is not known.',
  ],
};
