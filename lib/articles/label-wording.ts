import type { ArticleLabel } from '../domain/article-label.ts';

interface Rule {
  readonly label: ArticleLabel;
  readonly pattern: RegExp;
}

const SPONSORED_MARK = String.raw`sponsored(?: (?:post|content|article|story))?|advertorial|paid (?:post|content)|partner(?:ed)? content|promoted(?: (?:post|content))?|branded content|anzeige`;
const RELEASE_MARK = String.raw`press releases?|pr|news release|pressemitteilung|communiqué de presse|nota de prensa|comunicado de prensa`;
const OPINION_MARK = String.raw`opinion|op-?ed|editorial|commentary|guest post|guest essay|column|viewpoint|meinung|kommentar|opinión|opinião|tribune`;

/** "[Sponsored] …", "Sponsored: …", "… (Sponsored)", "… | Opinion": as publishers mark their own titles. */
function marked(words: string): RegExp {
  return new RegExp(
    String.raw`^[[(](?:${words})[\])]|^(?:${words})(?::|\s[|–—-])\s|[[(](?:${words})[\])]$|(?:\s[|–—-]|:)\s(?:${words})$`,
    'i',
  );
}

/** The publisher's own mark in the title. */
export const TITLE_MARKS: readonly Rule[] = [
  { label: 'sponsored', pattern: marked(SPONSORED_MARK) },
  { label: 'press-release', pattern: marked(RELEASE_MARK) },
  { label: 'opinion', pattern: marked(OPINION_MARK) },
];

const WIRE = String.raw`(?:chainwire|zex ?pr ?wire|pr ?newswire|globe ?newswire|business ?wire|accesswire|btcwire|bitcoin pr buzz|newsfile(?: corp\.?)?|ein presswire)`;

/** Its mark where the teaser begins: the dateline of a wire, or what it says of whose text this is. */
export const SUMMARY_MARKS: readonly Rule[] = [
  {
    label: 'sponsored',
    pattern:
      /^(?:disclosure|disclaimer|note)?\W{0,4}(?:this (?:article|post|content|story) (?:is|was|has been) (?:a )?(?:sponsored|paid|promotional|an advertorial)\b|(?:sponsored|paid) (?:post|article|content|story)\b|this is (?:a )?(?:sponsored|paid|promotional) (?:post|article|content|story)|\[sponsored\])/i,
  },
  {
    label: 'press-release',
    pattern: new RegExp(
      String.raw`^\W?(?:press release\b(?! (?:by|from|on|that|claim))|\[?PR\s?[–—-]\s|this is a (?:paid )?press release|.{0,90}\b(?:19|20)\d\d,?\s?[(\[/–—-]{0,3}\s?${WIRE}\b|.{0,60}[(/]\s?${WIRE}\s?[)/])`,
      'i',
    ),
  },
  {
    label: 'opinion',
    pattern:
      /^(?:disclaimer|disclosure|note)?\W{0,4}(?:the following (?:op-?ed|opinion|editorial|guest post)|this is an? (?:opinion|op-?ed|guest (?:post|essay))|(?:opinion|op-?ed|editorial) by\b)/i,
  },
];

const COINS = String.raw`(?:crypto(?:s|currenc(?:y|ies)|-?coins?)?|altcoins?|(?:meme[ -]?|ai[ -]?|penny )?(?:coins?|cryptos?|tokens?))`;

/** Names of those who look into presales, and what they find: such a piece tells of one, it does not sell it. */
const REPORTS =
  /\b(?:SEC|FTC|CFTC|DOJ|FBI|FCA|Europol|U\.?S\.? (?:attorney|treasury)|regulators?|prosecutors?|police|courts?|judge|jury)\b.*\b(?:charg|su(?:e[sd]?|ing)\b|accus|halt|warn|fin(?:e[sd]?|ing)\b|investigat|prob(?:e[sd]?|ing)\b|indict|freez|order|ban|crack|seiz|target|shut|block)|\b(?:scam(?:s|med|mers?)?|fraud(?:ulent|ster|sters)?|ponzi|rug[ -]?pull(?:s|ed)?|lawsuits?|sued|indict(?:ed|ment)|arrest(?:ed|s)?|convicted|sentenced|phishing|hack(?:ed|er|ers)|exploit(?:ed)|stolen|drained|victims?|refunds?|allegations?|alleged(?:ly)?|misled|warns? (?:of|against|investors|users|about)|investigat(?:ed?|es|ing|ion|ions))\b/i;

/** What sells a coin: a sale before the sale, a multiple, a list of what to buy. The title alone is read. */
const SELLING: readonly RegExp[] = [
  /\bpre-?sales?\b/i,
  /\b(?:ico|token sale|presale)\b.{0,40}\b(?:stage|phase|round) \d+|\b(?:stage|phase) \d+ (?:of (?:the|its) )?(?:ico|token sale)\b/i,
  new RegExp(
    String.raw`\b(?:best|top|hottest|next)\b[^.?!:]{0,24}\b${COINS}\b[^.?!:]{0,24}\bto (?:buy|invest|explode|(?:100|1000)x)\b`,
    'i',
  ),
  new RegExp(String.raw`\b(?:best|top|next)\b[^.?!:]{0,30}\b${COINS} to buy\b|\bmust-(?:buy|have) ${COINS}`, 'i'),
  /\bnext (?:[\w$-]+ ){0,3}(?:to (?:explode|100x|1000x)|(?:100|1[,.]?000)x)\b/i,
  /\b[1-9]\d*0x (?:[\w-]+ ){0,2}?(?:gains?|returns?|potential|tokens?|(?:alt|meme ?)?coins?|crypto|roi|profits?|rally|pump)\b/i,
  /(?<=\b(?:this|new|rising)\b.*\b(?:(?:alt|meme ?)?coin|token|crypto)\b.*)\b(?:\d{1,3}(?:,\d{3})+|\d{4,})\s?% (?:gains?|returns?|roi|profits?|surge|rally|growth)\b/i,
  /\b(?:\d{1,3}(?:,\d{3})+|\d{4,})\s?% (?:gains?|returns?|roi|profits?|surge|rally|growth) for this\b/i,
  /\bearly (?:investors?|adopters?|birds?|backers?)\b.{0,60}\b(?:\d+x|gains?|returns?|bonus|profits?|rewards?)\b/i,
  /\b(?:investors?|holders?|whales?|traders?|fans?|enthusiasts?|communit(?:y|ies))\b.{0,30}\b(?:flock(?:ing|ed)?|rush(?:ing|es)?|pil(?:e|ing)|pour(?:ing)?|jump(?:ing)?|snap(?:ping)?|scoop(?:ing)?|turn(?:ing)?|switch(?:ing)?)\b.{0,20}\b(?:to|into|in|up|for)\b.{0,40}\([A-Z0-9]{3,6}\)/,
];

const RISE = String.raw`(?:rally|rallies|surge|soar|skyrocket|explode|jump|climb|rise|drop|fall|crash|plunge|dip|pump|dump|slide|correct|rebound|recover|moon|outperform|bounce|break ?out|correction|breakout|pullback|retrace(?:ment)?|reversal|bull run|uptrend|downtrend|upside|downside|all-time high|ATH)`;
const MONEY = String.raw`[$€£]\s?\d[\d,.]*\s?(?:k|m|million|trillion)?\b`;

const WORDING: readonly Rule[] = [
  {
    label: 'round-up',
    pattern:
      /\b(?:weekly|daily|monthly|market|news|crypto|morning|evening|weekend|nft|altcoin|defi|week)(?:'s|’s)? (?:news )?(?:recap|round-?up|wrap(?:-?up)?|digest|brief(?:ing)?|rundown)\b|\brecap(?::| [A-Z][a-z]{2,8} \d)|\bround-?up(?::|$)|\bnews digest\b|\bweek in review\b|^(?:the )?(?:this|last|past) week in\b|^this week[’']s (?:top|biggest|crypto)\b|^today in (?:crypto|bitcoin)\b|^the daily:|\| the daily\b|\bhodler[’']s digest\b|\+ more (?:news|stories)\b|\bin other news\b|\band more:|^(?:finance redefined|crypto biz|nifty newsletter|law decoded)\b|: nifty newsletter\b|\bnewsletter #?\d+\b|^wnews\b|\btop (?:\d+ )?(?:[\w-]+ ){0,4}(?:news|stories|headlines|events)\b.{0,20}\b(?:week|today|day|month)\b|^(?:first mover|market wrap|crypto long & short|bulls and bears|benzinga bulls and bears)\b|\b(?:week|weekend|market)(?:ly)? watch\)?$/i,
  },
  {
    label: 'prediction',
    pattern: new RegExp(
      [
        String.raw`\b(?:price|crypto) (?:predictions?|forecasts?|outlook)\b|\bprice (?:targets?|analysis|trajectory)\b|\b[A-Za-z]+ (?:[A-Z]{3,5} )?analysis:`,
        String.raw`\b(?:predicts?|predicted|predicting|forecasts?|forecasting|foresees?|estimates?|projects (?=\d|[$€£]))\b.{0,70}(?:\bprices?\b|\b${RISE}s?\b|${MONEY}|\b\d+(?:\.\d+)?%)|\bsets?\b.{0,40}\bprice (?:for|by|at)\b`,
        String.raw`\b(?:could|may|might|will|can|would|should|to|likely|set to|poised to|ready (?:to|for)|about to|due for|on track (?:to|for)|primed (?:to|for)|poised for|set for|bound for)\b(?: \S+){0,4} (?:hit|reach|reclaim|retest|touch|test|cross|breach|tag|see)\b.{0,30}${MONEY}`,
        String.raw`\b(?:could|may|might|will|can|should|set to|poised to|poised for|ready (?:to|for)|about to|due for|primed (?:to|for)|gearing up for|set for|preparing for|headed for|heading for|on the verge of|brink of)\b(?: \S+){0,4} ${RISE}\b`,
        String.raw`\b(?:eyes|eyeing|targets?|targeting|aims? (?:for|at)|hints? at|points? to|back to|next stop)\b.{0,40}(?:${MONEY}|\b\d+(?:\.\d+)?% (?:gain|rally|surge|rise|move|upside|jump|drop)|\b${RISE}\b)`,
        String.raw`\b(?:analysts?|traders?|strategists?|experts?|pundits?|chartists?|veteran)\b.{0,60}\b(?:bullish|bearish|predict(?:s|ed|ing|ions?)?|outlook|targets?|forecasts?|updates|warns? of|next for|calls for|flips|charts? path)\b`,
        String.raw`\b(?:bullish|bearish|buy|sell) (?:signal|divergence|pattern|prediction|target|breakout|reversal|continuation|flag|scenario|case)s?\b`,
        String.raw`\bwhat[’']?s next (?:for|as)\b.*\b(?:price|[A-Z]{3,5}|bitcoin|ethereum|xrp|dogecoin)\b|\bhow (?:high|low|far) (?:can|will|could)\b|\b(?:price|rally|correction|surge|crash|[$€£]\d[\d,.]*k?|breakout|ATH) (?:\w+ )?on the horizon\b|\bin sight\b.*\b(?:price|rally|[A-Z]{3,5})\b|\brally in sight\b|\bwhere to next\b|\b(?:rally|surge|crash|correction|breakout|ATH|all-time high)\b.{0,25}\b(?:coming|ahead|incoming|imminent)\b|\bfakeouts?\b|\btime to (?:buy|sell|accumulate)\b|\bto \$[\d.,]+k?\?|\b(?:makes the case|case) for an? [$€£]\d|\b(?:next|key|crucial|critical) (?:price )?(?:target|levels?|resistance|support|hurdle)\b`,
        String.raw`\b(?:bulls|bears)\b.{0,40}\b(?:eye|target|aim|in control|defend|struggle|push|lose|need|hope|grip)\b`,
        String.raw`\b(?:coins?|altcoins?|cryptocurrencies|cryptos|tokens|things) to watch\b`,
      ].join('|'),
      'i',
    ),
  },
  {
    label: 'opinion',
    pattern:
      /^(?:opinion|op-?ed|editorial)\b|^why i(?:[’']m| (?:think|believe|hold|bought|sold|left|am|still))\b|^(?:dear|an? open letter to)\b(?!.*\b(?:signs?|sent|pens)\b)/i,
  },
];

/** The first words of a text that a list of rules knows, with their label. */
export function firstOf(
  rules: readonly Rule[],
  text: string,
): { readonly label: ArticleLabel; readonly words: string } | null {
  for (const { label, pattern } of rules) {
    const words = pattern.exec(text)?.[0];
    if (words !== undefined) return { label, words };
  }
  return null;
}

/** The words by which a title sells a coin; null where it does not, or tells of those who look into such sales. */
export function sellingWords(title: string): string | null {
  if (REPORTS.test(title)) return null;
  for (const pattern of SELLING) {
    const words = pattern.exec(title)?.[0];
    if (words !== undefined) return words;
  }
  return null;
}

/** A presale in the teaser, where neither it nor the title tells of those who look into such sales. */
export function mentionsPresale(title: string, summary: string): boolean {
  return /\bpre-?sales?\b/i.test(summary) && !REPORTS.test(title) && !REPORTS.test(summary);
}

/** What the words of a title give away. */
export function labelOfWording(title: string): { readonly label: ArticleLabel; readonly words: string } | null {
  const selling = sellingWords(title);
  return selling === null ? firstOf(WORDING, title) : { label: 'sponsored', words: selling };
}
