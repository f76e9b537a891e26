import { i18n } from '#i18n';

/** Message of each topic's name, by its id. */
export const TOPIC_NAMES = {
  'decentralised-ai': 'topic.decentralisedAi',
  'decentralised-compute': 'topic.decentralisedCompute',
  depin: 'topic.depin',
  'on-chain-agents': 'topic.onChainAgents',
  zkml: 'topic.zkml',
  'private-ml': 'topic.privateMl',
  'tokenised-data': 'topic.tokenisedData',
  'centralised-labs': 'topic.centralisedLabs',
  'ai-chips': 'topic.aiChips',
  'ai-regulation': 'topic.aiRegulation',
  etfs: 'topic.etfs',
  stablecoins: 'topic.stablecoins',
  regulation: 'topic.regulation',
  hacks: 'topic.hacks',
  defi: 'topic.defi',
  'layer-2': 'topic.layer2',
  memecoins: 'topic.memecoins',
  mining: 'topic.mining',
  treasuries: 'topic.treasuries',
  airdrops: 'topic.airdrops',
  macro: 'topic.macro',
} as const satisfies Record<string, string>;

/** What a reader calls a topic, as it stands within a sentence; its id where this version has no name for it. */
export function topicName(id: string): string {
  return isNamed(id) ? i18n.t(TOPIC_NAMES[id]) : id;
}

function isNamed(id: string): id is keyof typeof TOPIC_NAMES {
  return Object.hasOwn(TOPIC_NAMES, id);
}

/** The same at the beginning of a line. */
export function topicTitle(id: string, locale: string): string {
  const name = topicName(id);
  return /^\p{Ll}+(?!\p{L})/u.test(name) ? name.slice(0, 1).toLocaleUpperCase(locale) + name.slice(1) : name;
}
