import type { Story } from './article.ts';

/** What newsrooms write about AI: laboratories, chips, power, law, research. */
export const newsroomStories: readonly Story[] = [
  {
    topics: ['labs'],
    by: 'the-verge-ai',
    title: 'Amazon adds $5 billion to its Anthropic stake and asks for more of its chips',
    summary:
      'The new money is tied to Trainium, Amazon’s own accelerator. Anthropic keeps Google as its second cloud, and says that no investor has a seat on its board.',
    also: [
      {
        by: 'ars-technica',
        title: 'Anthropic gets another $5B from Amazon, payable in Trainium hours',
        summary:
          'Half of the sum comes as compute. Analysts call it the largest discount that a chip has ever been given.',
      },
      {
        by: 'bitcoins-news',
        title: 'Amazon doubles down on Anthropic with five billion more',
        summary:
          'What began with $1.25 billion in September 2023 is now a stake worth more than most crypto networks. Decentralised AI projects see their argument confirmed.',
      },
      {
        by: 'coindesk',
        title: 'Amazon’s next $5 billion for Anthropic lifts AI tokens for an afternoon',
        summary:
          'TAO and RENDER rose by 3% and gave it back by evening. Traders say that the link between labs and tokens has become a habit without a reason.',
      },
    ],
  },
  {
    topics: ['labs'],
    by: 'the-verge-ai',
    title: 'OpenAI’s new default model thinks less and answers sooner',
    summary:
      'ChatGPT will spend fewer seconds on easy questions. The company says that nine in ten users did not notice in tests; the tenth sent most of the feedback.',
  },
  {
    topics: ['labs', 'ai-rules'],
    by: 'the-verge-ai',
    title: 'OpenAI finishes its change of form, and the nonprofit keeps a quarter',
    summary:
      'Two attorneys general have signed off. The foundation holds 26% and the right to replace the board of the company.',
  },
  {
    topics: ['labs', 'agents'],
    by: 'ars-technica',
    title: 'Browser agents still fail at booking a train with two changes',
    summary: 'We gave five agents the same journey from Lyon to Ljubljana. Two bought tickets, one for the wrong year.',
  },
  {
    topics: ['chips', 'labs'],
    by: 'ars-technica',
    title: 'Nvidia’s next rack draws 190 kilowatts and wants warm water',
    summary:
      'The company showed a rack that is cooled with water of 45 degrees. Data centres built three years ago cannot take it.',
    also: [
      {
        by: 'the-verge-ai',
        title: 'Nvidia says its hottest rack yet saves energy, if you own a river',
        summary: 'Per answer the new system needs a third less power. Per rack it needs twice as much.',
      },
    ],
  },
  {
    topics: ['chips'],
    by: 'the-verge-ai',
    title: 'Nvidia sells $62 billion of chips in a quarter, nearly half of them to four companies',
    summary:
      'Sales of data-centre products rose again. The company named its dependence on a few buyers as the first risk in its report.',
    also: [
      {
        by: 'coindesk',
        title: 'Nvidia beats estimates; bitcoin miners with AI leases gain',
        summary: 'Shares of miners that host AI rose by up to 9% after Nvidia’s report. RENDER and AKT barely moved.',
      },
      {
        by: 'cryptoslate',
        title: 'What Nvidia’s $62B quarter says about rented GPUs',
        summary:
          'More new cards mean cheaper old ones. Marketplaces such as Akash live on the second part of that sentence.',
      },
    ],
  },
  {
    topics: ['chips'],
    by: 'ars-technica',
    title: 'Why your next graphics card has less memory than your last one',
    summary:
      'AI data centres buy memory faster than it is made. Card makers answer with smaller models and longer names.',
  },
  {
    topics: ['energy', 'chips'],
    by: 'mit-technology-review-ai',
    title: 'The town that said yes to a gigawatt',
    summary:
      'A county in Ohio will host a data centre that needs more power than Columbus. We went to see what it asked for in return.',
  },
  {
    topics: ['energy'],
    by: 'mit-technology-review-ai',
    title: 'We counted the water: what one AI answer really uses',
    summary: 'Between a thimble and a cup, depending on where you draw the line. The line is the story.',
  },
  {
    topics: ['energy', 'mining'],
    by: 'mit-technology-review-ai',
    title: 'Bitcoin miners taught data centres to switch off. Few listened',
    summary:
      'Grids pay for loads that can stop within seconds. Miners have done it for years; training runs could, a study finds, at a cost of two percent.',
  },
  {
    topics: ['federated', 'ai-research'],
    by: 'mit-technology-review-ai',
    title: 'Federated learning comes of age in the hospital',
    summary:
      'Twenty-three clinics trained a model without sharing a single scan. The harder part was agreeing on who may use it.',
  },
  {
    topics: ['open-models'],
    by: 'mit-technology-review-ai',
    title: 'Open models have a geography, and it is shifting',
    summary:
      'Of the twenty most downloaded open-weight models fourteen come from China. American start-ups build on them and do not like to say so.',
  },
  {
    topics: ['bittensor', 'open-models'],
    by: 'mit-technology-review-ai',
    title: 'Can a crowd train a frontier model?',
    summary:
      'A 70-billion-parameter model was trained by 214 machines that had never met. Researchers who did not believe in it explain what they got wrong, and what they did not.',
  },
  {
    topics: ['zkml', 'ai-rules'],
    by: 'mit-technology-review-ai',
    title: 'A proof instead of a promise: auditing AI with zero knowledge',
    summary:
      'Cryptographers want to let companies prove that a model passed its tests without opening it. Auditors want to see who wrote the tests.',
  },
  {
    topics: ['ai-rules'],
    by: 'the-verge-ai',
    title: 'Europe delays part of its AI law, and nobody is pleased',
    summary:
      'Duties for high-risk systems move back by sixteen months. Companies wanted more, consumer groups wanted none.',
    also: [
      {
        by: 'ars-technica',
        title: 'EU pushes back high-risk AI rules by 16 months',
        summary:
          'The standards that the law refers to do not exist yet. General-purpose models still have to publish summaries of their training data.',
      },
    ],
  },
  {
    topics: ['ai-rules'],
    by: 'ars-technica',
    title: 'A judge rules that model weights are not a copy of the books they learned from',
    summary:
      'The decision helps AI companies in one case and hurts them in another: outputs that repeat whole pages still infringe.',
  },
  {
    topics: ['ai-rules', 'labs'],
    by: 'the-verge-ai',
    title: 'California’s new AI reports are public. We read all eleven',
    summary:
      'The largest developers had to publish how they test for dangerous abilities. One report has four pages, one has three hundred.',
  },
  {
    topics: ['ai-research'],
    by: 'ars-technica',
    title: 'Researchers hide an instruction in a photo, and agents follow it',
    summary:
      'The text appears only when the image is made smaller, as every agent does. Three of four products have been fixed.',
  },
  {
    topics: ['ai-research', 'agents'],
    by: 'mit-technology-review-ai',
    title: 'What happens when a thousand agents share a marketplace',
    summary:
      'In a simulated bazaar agents lied, formed cartels and invented a currency. The cartel lasted longest when the agents came from the same maker.',
  },
  {
    topics: ['agents', 'stablecoins'],
    by: 'the-verge-ai',
    title: 'Your AI has a wallet now. Should it?',
    summary: 'Three companies let assistants pay with stablecoins. We gave one of them $20 and a shopping list.',
  },
  {
    topics: ['labs', 'open-models'],
    by: 'ars-technica',
    title: 'Meta’s next open model will be smaller, and maybe not open',
    summary:
      'The company that made open weights fashionable is having second thoughts. Its competitors in Hangzhou are not.',
  },
  {
    topics: ['labs'],
    by: 'ars-technica',
    title: 'Google puts Gemini into the spreadsheet and lets you see its formulas',
    summary:
      'Every number that the model fills in now comes with a formula. It is the first AI feature in a while that makes itself easier to distrust.',
  },
  {
    topics: ['chips', 'energy'],
    by: 'the-verge-ai',
    title: 'Microsoft’s new data centre has its own weather',
    summary:
      'Waste heat from 300,000 accelerators makes fog on cold mornings. The airport next door has asked for a forecast.',
  },
  {
    topics: ['ai-research', 'labs'],
    by: 'mit-technology-review-ai',
    title: 'Anthropic shows what its model is thinking about, and it is often rhyme',
    summary: 'Interpretability researchers traced how a model plans the end of a line before it writes the beginning.',
  },
  {
    topics: ['energy'],
    by: 'ars-technica',
    title: 'Texas asks large data centres to unplug first',
    summary:
      'A new rule puts AI sites and bitcoin mines at the front of the line when the grid runs short. Miners have volunteered before; AI companies are learning the price.',
  },
  {
    topics: ['chips', 'render', 'akash'],
    by: 'coindesk',
    title: 'GPU tokens follow Nvidia’s results less than they used to',
    summary:
      'RENDER, AKT and TAO moved with Nvidia’s shares all through 2024. This year the correlation fell to 0.2, about that of a bank stock.',
  },
  {
    topics: ['zkml', 'ai-rules'],
    by: 'coindesk',
    title: 'European regulators look at zero-knowledge proofs for AI audits',
    summary:
      'A paper of the AI Office asks whether zkML could show that a model was tested without opening its weights. Comments are due in January.',
  },
  {
    topics: ['akash', 'energy'],
    by: 'bitcoin-magazine',
    title: 'Bitcoin miners rent their substations to AI, and some rent it on Akash',
    summary:
      'With fees low, two listed miners put GPU containers beside their ASICs. One of them sells the hours that its tenant leaves over on a public market.',
  },
];
