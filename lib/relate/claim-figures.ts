/** Figures that a text may state of a coin: sums of money, percentages and multiples. */

/** `itself`: a verb that holds its own multiple, "doubled". */
export type FigureUnit = 'money' | 'percent' | 'times' | 'itself';

/** One figure as it stands in a sentence. */
export interface Figure {
  readonly unit: FigureUnit;
  /** Money in its currency's units, a percentage in percent (12.5 is "12.5%", "a quarter of its value" 25) or a multiple (5 is "5x", 2 "doubled", 0.5 "halved"). Never negative. */
  readonly value: number;
  /** ISO 4217 in lower case, `xxx` where the sign does not tell; null where it is no money. */
  readonly currency: string | null;
  /** Written with a word for a million or more: no price of one coin. */
  readonly isLarge: boolean;
  /** Thousands without a currency ("25K"): a price only where nothing else can be meant. */
  readonly isBare: boolean;
  readonly start: number;
  readonly end: number;
}

const SIGNS: Readonly<Record<string, string>> = { '€': 'eur', '£': 'gbp', '¥': 'jpy', '₹': 'inr' };
const DOLLARS: Readonly<Record<string, string>> = {
  '': 'usd',
  US: 'usd',
  USD: 'usd',
  C: 'cad',
  CA: 'cad',
  A: 'aud',
  AU: 'aud',
  NZ: 'nzd',
  HK: 'hkd',
  S: 'sgd',
  SG: 'sgd',
  NT: 'twd',
  MX: 'mxn',
  R: 'brl',
};
const SCALES: Readonly<Record<string, number>> = {
  k: 1e3,
  thousand: 1e3,
  m: 1e6,
  mn: 1e6,
  million: 1e6,
  b: 1e9,
  bn: 1e9,
  billion: 1e9,
  t: 1e12,
  tn: 1e12,
  trillion: 1e12,
};

const NUMBER = String.raw`\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?`;
const SCALE = String.raw`\s?(?:thousand|million|billion|trillion)\b|\s?(?:mn|bn|tn|[kKmMbBtT])\b`;
/** Letters before a dollar sign name another dollar: "CA$", "HK$", "R$". */
const MONEY = new RegExp(`([A-Za-z]{0,3})([$€£¥₹])\\s?(${NUMBER})(${SCALE})?`, 'g');
const CODED = new RegExp(
  `(?<![\\w.,$€£¥₹])(${NUMBER})(${SCALE})?\\s(?:(USD|EUR|GBP)\\b|(?:U\\.?S\\.? )?(dollars|euros)\\b)`,
  'g',
);
/** "BTC at 25K", and no "25K holders", "25K BTC". */
const BARE_THOUSANDS =
  /(?<![\w.,$€£¥₹–-])(\d{1,3}(?:\.\d+)?)([kK])(?=\s*(?:$|[,.;:!?)—–]|(?:and|or|but|on|in|as|after|before|by|while|when|with|this|today|again|now|overnight|late|early|since|for the first time)\b))/g;
const PERCENT = new RegExp(`(?<![\\w.,$–-])[+−-]?(${NUMBER})\\s?(?:%|percent\\b|per cent\\b)`, 'g');
/** "5x", "5-fold". */
const TIMES = new RegExp(`(?<![\\w.,$–-])(${NUMBER})(?:[xX×]|-?fold)(?![\\w])`, 'g');
/** "BTC/USD fell to 25,162": dollars by the pair's name. */
const OF_PAIR = new RegExp(
  `(?<=/USDT?\\b[^.,;:$€£%]{0,40}\\s(?:at|to|near|around|above|below)\\s)(\\d{1,3}(?:,\\d{3})+(?:\\.\\d+)?|\\d+\\.\\d+)(?=\\s*(?:$|[,.;:!?)](?!\\d)|(?:and|or|but|on|in|as|after|before|by|while|when|with|this|today)\\b))`,
  'g',
);
/** "a tenth of its value": percentages in words. */
const PART_OF_IT =
  /\b(?:an?\s+|one[- ])?(tenth|fifth|quarter|third|half|two[- ]thirds|three[- ]quarters)\s+(?:of\s+)?(?:its|their)\s+(?:price|value)\b/gi;
const PARTS: Readonly<Record<string, number>> = {
  tenth: 10,
  fifth: 20,
  quarter: 25,
  third: 100 / 3,
  half: 50,
  'two thirds': 200 / 3,
  'three quarters': 75,
};
const BY_ITSELF =
  /\b(?:(doubled)|(tripled)|(quadrupled)|(halved|(?:been |was |were )?cut in half))(?: in (?:price|value))?(?![\w-])/gi;
/** What a sentence has to hold to state anything. */
export const ANY_FIGURE =
  /\d|\b(?:tenth|fifth|quarter|third|half|two[- ]thirds|three[- ]quarters)\s+(?:of\s+)?(?:its|their)\b|\b(?:doubled|tripled|quadrupled|halved|in half)\b/i;
const CODES: Readonly<Record<string, string>> = { dollars: 'usd', euros: 'eur' };

/** All figures of a sentence, in order. Takes time in proportion to its length. */
export function figuresIn(sentence: string): Figure[] {
  const found: Figure[] = [];
  for (const match of sentence.matchAll(MONEY)) {
    found.push(money(match, match[3] ?? '', match[4], currencyOf(match[1] ?? '', match[2] ?? '')));
  }
  for (const match of sentence.matchAll(CODED)) {
    const code = (match[3] ?? match[4] ?? 'usd').toLowerCase();
    found.push(money(match, match[1] ?? '', match[2], CODES[code] ?? code));
  }
  for (const match of sentence.matchAll(BARE_THOUSANDS))
    found.push({ ...money(match, match[1] ?? '', match[2], 'usd'), isBare: true });
  for (const match of sentence.matchAll(OF_PAIR))
    found.push({ ...money(match, match[1] ?? '', undefined, 'usd'), isBare: true });
  for (const match of sentence.matchAll(PART_OF_IT)) {
    const part = (match[1] ?? '').toLowerCase().replace('-', ' ');
    found.push({ ...bare('percent', match), value: Number((PARTS[part] ?? 0).toPrecision(4)) });
  }
  for (const match of sentence.matchAll(BY_ITSELF)) {
    const value = match[1] ? 2 : match[2] ? 3 : match[3] ? 4 : 0.5;
    found.push({ ...bare('itself', match), value });
  }
  for (const match of sentence.matchAll(PERCENT)) found.push(bare('percent', match));
  for (const match of sentence.matchAll(TIMES)) found.push(bare('times', match));
  found.sort((a, b) => a.start - b.start || b.end - a.end);
  return found.filter((figure, at) => at === 0 || figure.start >= found[at - 1]!.end);
}

/** A bare dollar sign is taken for the US dollar, as in nearly all that is written of coins; after other letters it is not. */
function currencyOf(letters: string, sign: string): string {
  if (sign !== '$') return SIGNS[sign] ?? 'xxx';
  return DOLLARS[letters.toUpperCase()] ?? 'xxx';
}

function money(match: RegExpExecArray, digits: string, scale: string | undefined, currency: string): Figure {
  const factor = SCALES[(scale ?? '').trim().toLowerCase()] ?? 1;
  const value = numberOf(digits) * factor;
  return {
    unit: 'money',
    value,
    currency,
    isLarge: factor >= 1e6,
    isBare: false,
    start: match.index,
    end: match.index + match[0].length,
  };
}

function bare(unit: FigureUnit, match: RegExpExecArray): Figure {
  const { index: start } = match;
  return {
    unit,
    value: numberOf(match[1] ?? ''),
    currency: null,
    isLarge: false,
    isBare: false,
    start,
    end: start + match[0].length,
  };
}

function numberOf(digits: string): number {
  return Number(digits.replaceAll(',', ''));
}
