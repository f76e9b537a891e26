/**
 * Whether a text touches the product's subject, AI or crypto, and how much. Words that can hardly mean anything else
 * count by themselves; words that other subjects share count only in their company.
 */

/** What one counted term says: occurrences in the title and in the text. */
interface Counted {
  readonly term: string;
  readonly inTitle: number;
  readonly inText: number;
}

const list = (text: string): ReadonlySet<string> => new Set(text.split(' '));

const plain = list(
  'bitcoin btc ethereum crypto cryptocurrency blockchain altcoin stablecoin memecoin defi nft web3 xrp solana dogecoin ' +
    'depin airdrop onchain tokenomic satoshi hodl binance coinbase usdt usdc cbdc litecoin cardano hashrate bitcoiner ' +
    'microstrategy zkml metamask polymarket tokenization tokenized fintech altseason ' +
    'ai openai chatgpt llm anthropic deepmind gpt deepseek xai chatbot superintelligence agi huggingface deepfake genai ' +
    'mistral nvidia midjourney copilot claude gemini bittensor',
);
const shared = list(
  'token coin mining miner wallet ledger staking halving exchange whale validator decentralised decentralized contract ' +
    'custody etf liquidity bullish bearish trading trader sec digital asset investor market regulator ' +
    'model neural training inference gpu prompt agent intelligence artificial machine learning dataset compute generative ' +
    'algorithm robot automation reasoning benchmark metaverse grok llama perplexity dao eth',
);

/** Counts saturate: the tenth "AI" says little more than the third. */
const saturate = (count: number, half: number) => count / (count + half);

/**
 * How much a text is about AI or crypto, from 0 (not at all) to about 10. Depends on the words' density, not on
 * length alone: one "AI" in a long page on cooking stays near 0. `coinMentions` counts the coins found by name.
 */
export function subjectScore(terms: readonly Counted[], coinMentions: number, wordCount: number): number {
  let hits = coinMentions;
  let distinct = coinMentions > 0 ? 1 : 0;
  let company = 0;
  for (const { term, inTitle, inText } of terms) {
    if (plain.has(term)) {
      hits += 4 * inTitle + inText;
      distinct++;
    } else if (shared.has(term)) company += saturate(2 * inTitle + inText, 2);
  }
  if (distinct === 0) return 0;
  const density = (100 * hits) / (wordCount + 100);
  return 4 * saturate(density, 1) + 3 * saturate(distinct, 3) + 3 * saturate(company, 4);
}

const cryptoWord =
  /\b(?:crypto\w*|blockchains?|bitcoins?|btc|ethereum|altcoins?|stablecoins?|memecoins?|meme coins?|defi|nfts?|web3|airdrops?|dapps?|coinbase|binance|onchain|on-chain|layer-2|staking|hodl\w*|smart contracts?|mainnet|testnet|depin|parachains?|tokenomics|tokeni[sz]\w+|appchains?|superchain|subnets?|interchain|cross-?chain|multichain|zkevm|evm|vaneck|grayscale|bybit|okx|kraken|kucoin|bitget|upbit|bithumb|metamask|coindesk|launchpool|TGE|ledger|hashrate|wagmi|degens?|agglayer|hard-? ?forks?|exchange-traded products?|yield farms?|discord hacks?|fault proofs?|rollups?|ust|terraform)\b/i;
const marketWord =
  /\b(?:tokens?|coins?|eth|tvl|dex|daos?|l2|layer 2|validators?|metaverse|whales?|bulls|bears|bullish|bearish|sec|etfs?|etps?|price|market cap|rall(?:y|ies)|delists?|breakout|downtrend|uptrend|resistance|ath|unlocks?|presale|hackers?|foundation|scaling|founder|traders?|hodlers?|indicators|key support|support level|short[- ]term investors|its value|on-chain|liquidat\w+|liquidity|protocols?|bridges?|wallets?|et[np]s?|testnet|listing|ecosystem|node operators?|decentrali[sz]\w+|outage|overbought|oversold|bear market|bull market|trading volume|rug ?pull|exploit(?:s|er|ed)?|triangle|zero-knowledge|hackathon|hack(?:s|ed)?|gains|buyers|pullback|upside)\b/i;
/** A headline or a summary; longer texts hold some word of markets by chance. */
const SHORT = 700;

/** True where a text speaks of cryptocurrency; lenient with short texts. Tells "Avalanche" from an avalanche. */
export function mentionsCrypto(text: string): boolean {
  return cryptoWord.test(text) || (text.length <= SHORT && marketWord.test(text));
}

const aiWord =
  /\b(?:AI|A\.I\.|artificial intelligence|machine learning|neural|chatbots?|LLMs?|language models?|foundation models?|generative|ChatGPT|OpenAI|superintelligence|AGI|GPUs?|deepfakes?)\b/;

/** True where a text speaks of artificial intelligence. */
export function mentionsAi(text: string): boolean {
  return aiWord.test(text);
}
