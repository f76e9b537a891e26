/** The English wording by which a text states a price or a change of one; each pattern looks at one side of a figure. */

/*
 * Longer than other files: its patterns are built of shared lists of words, and whoever adds a word has to see them all.
 */

const RISES =
  'rose|risen|rises?|rising|climb(?:ed|s|ing)?|jump(?:ed|s|ing)?|surg(?:ed|es?|ing)|rall(?:ied|ies|y|ying)|soar(?:ed|s|ing)?|gain(?:ed|s|ing)?|recover(?:ed|s|ing)?|rebound(?:ed|s|ing)?|regain(?:ed|s|ing)?|bounc(?:ed|es?|ing)|advanc(?:ed|es?|ing)|spik(?:ed|es?|ing)|skyrocket(?:ed|s|ing)?|increas(?:ed|es?|ing)|added|adds|adding|pump(?:ed|s|ing)?|propell?ed|up|higher|stronger|manag(?:ed|es|ing)|notch(?:ed|es|ing)|appreciat(?:ed|es|ing)|popp(?:ed|ing)|strengthen(?:ed|s|ing)|leap(?:ed|t|s|ing)?|explod(?:ed|es|ing)|inch(?:ed|es|ing) up|edg(?:ed|es|ing) up|in the green by|went up|going up|firm(?:ed|s|ing)|rocket(?:ed|s|ing)|zoom(?:ed|s|ing)|return(?:ed|s|ing)|gr(?:ew|own|ows|owing)';
const FALLS =
  'fell|fall(?:en|s|ing)?|dropp?(?:ed|s|ing)?|declin(?:ed|es?|ing)|slid(?:es?|ing)?|slipp?(?:ed|s|ing)?|sank|sunk|sink(?:s|ing)?|plung(?:ed|es?|ing)|plummet(?:ed|s|ing)?|tumbl(?:ed|es?|ing)|crash(?:ed|es|ing)?|dipp?(?:ed|s|ing)?|shed(?:s|ding)?|lost|los(?:es?|ing)|retreat(?:ed|s|ing)?|pull(?:ed|s|ing)? back|slump(?:ed|s|ing)?|tank(?:ed|s|ing)?|decreas(?:ed|es?|ing)|div(?:ed|es?|ing)|dove|nosedived?|correct(?:ed|s|ing)|crater(?:ed|s|ing)?|collaps(?:ed|es|ing)|eas(?:ed|es|ing)|weaken(?:ed|s|ing)?|down|lower|weaker|depreciat(?:ed|es|ing)|eras(?:ed|es|ing)|shav(?:ed|es|ing)(?: off)?|wip(?:ed|es|ing) off|giv(?:en|es|ing) (?:up|back)|gave (?:up|back)|inch(?:ed|es|ing) down|edg(?:ed|es|ing) down|in the red by|extend(?:ed|s|ing) (?:its|their) (?:losses|decline|slide|drop) (?:to|by)|went down|soften(?:ed|s|ing)|cool(?:ed|s|ing)(?: off)?|bled|bleed(?:s|ing)?|s(?:old|ells?|elling) off|(?:is|was|are|were) off|capitulat(?:ed|es|ing)';
const RISE_NOUNS =
  'gains?|rise|increase|surge|rally|jump|rebound|pump|bounce|climb|recovery|uptick|spike|advance|hike|returns?|bump|boost|upswing|upturn';
const FALL_NOUNS =
  'drops?|decline|dip|fall|correction|loss(?:es)?|crash|slump|plunge|decrease|drawdown|pullback|slide|retreat|sell-?off|tumble|dive|nosedive|setback|downturn|hit(?=[,.;]| (?:in|over|this|after|as|amid|today)\\b|$)';

const QUALIFIERS =
  'more than|less than|as much as|as high as|as low as|up to|at least|just|only|about|around|roughly|nearly|almost|approximately|approx\\.?|some|over|under|well over|close to|near|an?|another|further|additional|whopping|staggering|sharp|steep|massive|modest|slight|steady|impressive|solid|notable|hefty|huge|mere|mild|small|strong|total|remarkable|~';
/** "more than", "nearly", "a further": they change no figure that a reader would notice. */
const ABOUT = `(?:(?:${QUALIFIERS})\\s+)*`;
/** The same before a sum, which may be called a mark. */
const ABOUT_A_SUM = `(?:(?:${QUALIFIERS}|above|below|the|its|critical|key|psychological|crucial|important)\\s+)*`;

const at = (source: string): RegExp => new RegExp(`${source}$`, 'i');

/** Before a sum: a price is stated by how the coin trades … */
export const TRADES = at(
  `\\b(?:trad(?:es?|ing|ed)|chang(?:ing|es|ed) hands|exchang(?:ing|es|ed) hands|hover(?:ing|s|ed)?|pric(?:e|es|ed)|sits?|stands?|stood|sat|sitting|standing|quoted|currently|now|is|was|remain(?:s|ing|ed)?|teetering|stuck|pinned|consolidat(?:ing|es|ed)|settl(?:ed|ing|es)|held|holding|holds|stay(?:ed|s|ing)|stead(?:ied|ies|ying)|stabili[sz](?:ed|es|ing)|stall(?:ed|s|ing)|hung|hang(?:s|ing)|linger(?:ed|s|ing)|rest(?:ed|s|ing)|found itself|last)\\b[^;:$%]{0,40}?\\b(?:at|for|around|near|about|above|below|under|over|of|approximately|just)\\s+${ABOUT_A_SUM}`,
);
/** … by where it moved … */
export const MOVES = at(
  `\\b(?:${RISES}|${FALLS}|hits?|hitting|reach(?:ed|es|ing)?|touch(?:ed|es|ing)?|topp(?:ed|ing)|tops|peak(?:ed|s|ing)?|bottom(?:ed|s|ing)?|cross(?:ed|es|ing)?|surpass(?:ed|es|ing)?|br(?:oke|eaking|eaks)|clos(?:ed|es|ing)|end(?:ed|s|ing)|finish(?:ed|es|ing)|open(?:ed|s|ing)|revers(?:ed|es|ing)|return(?:ed|s|ing)?|mov(?:ed|es|ing)|debut(?:ed|s|ing)|start(?:ed|s|ing)|beg(?:an|ins|inning)|s(?:ent|ends|ending)|push(?:ed|es|ing)|dr(?:ove|iven|ives|iving)|lift(?:ed|s|ing)|drag(?:ged|s|ging)|land(?:ed|s|ing))\\b[^;:$]{0,45}?\\b(?:to|at|below|above|under|over|past|of|near|around|hit|reach(?:ed|es|ing)?|hits?|hitting|touch(?:ed|es|ing)?|cross(?:ed|es|ing)?|surpass(?:ed|es|ing)?|tops?)\\s+(?:a |an |its |the )?${ABOUT_A_SUM}`,
);
/** … by a record … */
export const RECORDS = at(
  `\\b(?:high|low|highs|lows|peak|bottom|ath|atl|record)\\s+(?:of|at|near|around|under|below|above|over|is|was|(?:stands|stood|sits|remains) at)\\s+${ABOUT_A_SUM}`,
);
/** "peaked at": of a time that has passed. */
export const PEAKED = at(
  `\\b(?:peak|bottom|topp)(?:ed|ing|s)?\\s+(?:out\\s+)?(?:at|above|below|near|around)\\s+${ABOUT_A_SUM}`,
);
/** "started the year at". */
export const BEGAN_AT = at(
  `\\b(?:start|beg[aiu]n|open|kick)(?:ed|s|ning|ing)?\\s+(?:off\\s+)?(?:the|this|last)\\s+(?:[\\w’']+\\s+){1,3}(?:at|near|around|above|below)\\s+${ABOUT_A_SUM}`,
);
/** … by what it reached … */
export const REACHES = at(
  `\\b(?:hits?|hitting|reach(?:ed|es|ing)?|touch(?:ed|es|ing)?|topp(?:ed|ing)|tops|tagg(?:ed|ing)|tags|tapp(?:ed|ing)|taps|crack(?:ed|s|ing)|pierc(?:ed|es|ing)|exceed(?:ed|s|ing)|eclips(?:ed|es|ing)|cross(?:ed|es|ing)?|surpass(?:ed|es|ing)?|clear(?:ed|s|ing)|breach(?:ed|es|ing)|past|as (?:low|high) as|circl(?:ed|es|ing)|bounc(?:ed|es|ing) (?:off|from)|found a (?:floor|bottom) at|br(?:oke|eaks|eaking) (?:through|above|below|past))\\s+${ABOUT_A_SUM}`,
);
/** … or by being won back. */
export const WINS_BACK = at(`\\b(?:t(?:ake|ook|aking) back|reclaim(?:ed|ing|s)|regain(?:ed|ing|s))\\s+${ABOUT_A_SUM}`);
/** "from $88,060 … to $82,036": the first of the two. */
export const FROM = at(`\\bfrom\\s+(?:its |a |an )?(?:[\\w-]+ (?:high|low|peak) of )?${ABOUT_A_SUM}`);
/** "ranged from $2 to $2.20", "a target from": two ends of a range, and no price. */
export const RANGED =
  /\b(?:rang(?:ed?|es|ing)|between|anywhere|targets?|targeting|forecasts?|estimates?|predictions?|zone|area|region|band)\s+(?:\w+\s+)?from\s+[^,;]{0,80}$/i;
/** "its average purchase price of", "the realized price": of what somebody paid or will, not of the coin now. */
export const OTHER_PRICE =
  /\b(?:average|mean|median|reali[sz]ed|purchase|entry|buy|cost|exit|strike|exercise|fair|target|liquidation|issue|floor|offer|offering|break-?even|conversion|reserve|gas|electricity|mint|ask|bid|stop|limit|pre-?sale|sale|listing|initial|reference)[- ](?:\w+ )?prices?\b[^,;]{0,40}$/i;
/** "in a range of $2 to $2.20": its other end. */
export const RANGE_END = /\b(?:ranges?|between)\b[^,;]{0,30}\d[^,;$€£]{0,12}\s(?:to|and)\s+$/i;
/** "within a whisker of $500". */
export const WITHIN = /\bwithin\b[^,;]{0,25}\bof\s+[^,;]{0,12}$/i;
/** Behind the coin: "costs", "fetches". */
export const COSTS = at(
  `^(?:\\s*\\([^)]{1,12}\\))?\\s+(?:now\\s+|currently\\s+|today\\s+|recently\\s+)?(?:costs?|fetches|fetched|sells? for|goes for|went for)\\s+${ABOUT_A_SUM}`,
);
/** In a list or a table: "Bitcoin: $84,250", "BTC | $84,250 | +2.3%". */
export const LISTED = /^(?:\s*\(\p{Lu}{2,6}\))?(?:\s+price)?(?:\s*[:|]|\s+[–—-]|\t)\s*$/iu;
export const LISTED_BARE = /^(?:\s*\(\p{Lu}{2,6}\))?\s+$/iu;
export const LIST_GOES_ON = /^\s*(?:\.?$|[|\t(;]|,(?!\d)|[+−-]\s?\d[\d.]*\s?%)/;
export const LIST_WITH_CHANGE = /^\s*[,|(]?\s*[+−-]\s?\d[\d.]*\s?%/;
/** "DOGE ($0.17) fell". */
export const BRACKET_OPENS = /^\s*\($/;
/** "a price of $30,000". */
export const PRICE_OF = at(`\\b(?:price|rate) (?:of|at|near|around)\\s+${ABOUT_A_SUM}`);
/** "the price is currently", "is worth". */
export const IS_PRICED = at(
  `\\b(?:price\\s+(?:of\\s+[\\w ()]{2,25}\\s+)?(?:today\\s+|now\\s+)?(?:is|was|stands|tag of)|(?:is|was|are|were|now|currently)\\s+worth)\\s+(?:now\\s+|currently\\s+)?${ABOUT_A_SUM}`,
);
/** "he says ETH is worth": somebody's opinion. */
export const HELD_TO_BE = /\b(?:says?|said|thinks?|thought|believ\w+|argu\w+|claim\w+)\b[^,;]{0,40}\bworth\b/i;
/** "Currently trading at $1,480, the asset …". */
export const THEN_IT = /^[^,.;:]{0,40},\s+(?:it|the (?:token|coin|altcoin|asset|cryptocurrency|memecoin))\b/i;
/** What makes a price of a round mark: the coin is said to be near it now. */
export const NEAR_A_MARK =
  /(?:\bjust (?:above|below|under|over)|\b(?:trad(?:es|ing|ed)|hover(?:ing|s|ed)|consolidating|sits|sitting|stands) (?:at|around|near|about)) (?:the )?(?:\w+ )?$/i;
/** Right after the coin: "with Bitcoin at $83,000". */
export const IS_AT = at(
  `^(?:\\/USDT?)?[)’'s,\\s]*(?:price\\s+)?(?:now\\s+|currently\\s+)?(?:at|near|around|above|below|under|over)\\s+${ABOUT_A_SUM}`,
);
/** "Bitcoin (currently $83,000)". */
export const IN_BRACKETS = at(`^(?:\\s*\\(|,\\s+)(?:now|currently|at)\\s+(?:at\\s+)?${ABOUT_A_SUM}`);
/** "At $83,000, Bitcoin …". */
export const OPENS_AT = at(`^at\\s+${ABOUT_A_SUM}`);
/** Before thousands without a currency: "at 25K", "above 25K", "hit 25K". */
export const BARE_AT = at(
  `\\b(?:at|near|around|above|below|under|over|past|to|hits?|reach(?:ed|es)|touch(?:ed|es)|reclaim(?:ed|s)|cross(?:ed|es))\\s+${ABOUT}`,
);
/** "sees Bitcoin at $200,000", "bought Bitcoin at $58,000": whoever sees it, it is not there. */
export const SEES =
  /\b(?:sees?|seeing|puts?|envisions?|bought|buy(?:s|ing)?|purchas(?:ed?|es|ing)|acquir(?:ed?|es|ing)|sold|sell(?:s|ing)?|accumulat(?:ed?|es|ing)|picked up|long(?:ed|s|ing)?|short(?:ed|s|ing)?)\s+(?:(?:more|the|some|his|her|its|their|additional|spot|cheap)\s+)?$/i;
/** "closed below the $2,000 mark at $1,822", "fell by $5,500 to $82,277": after a sum that says less. */
export const AND_THEN_AT = at(`^\\s+(?:(?:price )?(?:level|mark|threshold)s?\\s*)?(?:to|at)\\s+${ABOUT_A_SUM}`);
/** "fell by $5,500": how far, not where. */
export const BY = at(
  `\\b(?:by|another|additional|(?<!\\b(?:is|was|are|were|now|currently)\\s)worth|(?<!\\bbounc(?:ed|es|ing|e)\\s)off)\\s+(?:about |around |more than |nearly |almost |over )?`,
);

/** Before a percentage: what the coin did; the first group is a rise, the second a fall. */
export const MOVED_BY = at(
  `\\b(?:(${RISES})|(${FALLS}))\\b(?: in (?:price|value))?(?:,? (?:sharply|slightly|further|back|again|overnight|only|briefly|modestly|steadily))?(?:,? (?:by|about))?\\s+${ABOUT}`,
);
export const MOVE_OF = at(
  `\\b(?:(${RISE_NOUNS})|(${FALL_NOUNS}))\\s+(?:of|(?:now\\s+)?(?:stands?|stood) at|reached|to)\\s+${ABOUT}`,
);
/** After a percentage. */
export const ITS_MOVE = new RegExp(
  `^[\\s-]+(?:(?:price|weekly|daily|monthly|intraday|overnight|single-day|year-to-date|sharp|steep)\\s+)*(?:(${RISE_NOUNS})|(${FALL_NOUNS}))\\b`,
  'i',
);
/** "83% uptick in developer engagement": of something else. */
export const OF_OTHER =
  /^[\s-]+(?:[\w-]+\s+){1,3}?(?:in|of|to)\s+(?:its |the |their )?(?!price|value|march|may|june|july|april|august|\d)(?:[\w-]+ ){0,2}?(?:developer|engagement|volume|trading|activity|open|tvl|users?|address|wallet|transactions?|revenue|supply|dominance|hash|fees?|demand|interest|deposits?|inflows?|outflows?|funding|adoption|staking|network)/i;
/** "A further 5% drop would": a movement that is only thought of. */
export const MOVE_THAT_WOULD = new RegExp(
  `^[\\s-]+(?:(?:price|weekly|daily|monthly)\\s+)?(?:${RISE_NOUNS}|${FALL_NOUNS})\\b[^,;:—]{0,80}?\\b(?:would|could|might)\\b`,
  'i',
);
export const A_MOVE = at(`(?:^|\\s)(?:an?|another|any|further|additional)\\s+${ABOUT}`);
/** "erased a 5% loss", "gave back all of its 8% gain": a movement that is undone is none. */
export const UNDOES =
  /\b(?:eras(?:ed|es|ing)|par(?:ed|es|ing)|trim(?:med|s|ming)|cut(?:s|ting)?|wip(?:ed|es|ing) (?:out|off|away)|giv(?:en|es|ing) (?:up|back)|gave (?:up|back)|revers(?:ed|es|ing)|undo(?:es|ing|ne)?|undid|offset(?:s|ting)?|retrac(?:ed|es|ing)|recoup(?:ed|s|ing)?|recover(?:ed|s|ing)?|regain(?:ed|s|ing)?|reclaim(?:ed|s|ing)?|claw(?:ed|s|ing) back|negat(?:ed|es|ing)|cancell?(?:ed|s|ing)|unw(?:ound|ind(?:s|ing)?)|surrender(?:ed|s|ing)?|relinquish(?:ed|es|ing)|shed(?:s|ding)?|lost|los(?:es?|ing)|shav(?:ed|es|ing)|shook off|avoid(?:ed|s|ing)?)(?:\s+(?!(?:after|following|amid|with|on|and|as|in|to|by|despite|before|since|while|when|during|through)\b)[\w’'-]+){0,5}\s+$/i;
export const FROM_WHERE = /^\s+(?:(up|higher|above|stronger)|(down|lower|below|under|off|short|cheaper|weaker))\b/i;
/** "12% in the past week and 5% today": a percentage that follows another goes its way. */
export const GOES_ON = at(`(?:,|\\band|\\bor)\\s+(?:is |was )?(?:${ABOUT})`);

/** "down 4%, Solana 5% and Cardano 6%", without the names: the next coin goes the same way. */
export const GOES_ON_WITH_NEXT = at(`^\\s*(?:,\\s*(?:and|while|with)?|and|while)[\\s()]*(?:by\\s+)?${ABOUT}`);
/** Between coins of which one thing is said, "XRP, SOL and Cardano": a comma, or what ends the list. */
export const BESIDE = /^(?:[’']s)?[\s()]*(?:,|,? and|&)[\s(]*$/i;
/** What ends a list; after a comma it may as well open another clause. */
export const ENDS_LIST = /(?:\band|&)[\s(]*$/i;
/** Before a list of coins of which something is said: nothing else that could govern it, as "compared with" or "sold" do. */
export const OPENS_LIST =
  /(?:^|[,;:(—–"“]|\b(?:and|but|while|whereas|as|after|before|since|when|where|that|though|although|because))\s*(?:(?:both|the|with|meanwhile|today|yesterday|also|then|likewise|similarly|major|large|other|top|leading|coins|tokens|altcoins|cryptocurrencies|majors|like|including|such as|prices? of|values? of)\s+){0,5}$/i;

/** What a figure is a part of, or says something else than where a coin stands. */
export const OTHER_PERCENT =
  /^\s+(?:of\b(?! (?:its|their|the coin['’]s|the token['’]s) value)|chance|probability|likelihood|dominance|share|stake|yield|apy|apr|tariffs?|duty|uptime|interest|fee|tax|rate|allocation|owned|concentration|discount|premium|threshold|support|upside|downside|higher than|more likely|(?:against|versus|vs\.?|relative to)\s+(?!the (?:us )?dollar|the greenback|usd)|in (?:bitcoin|btc|eth|ether) terms)/i;
export const OTHER_MULTIPLE =
  /^\s*(?:leverag\w*|long|short|lever|token|etf|faster|larger|bigger|more|higher than|oversubscribed|revenue|funding)\b/i;
export const OTHER_SUM =
  /^(?:\s?(?:[–-]|to)\s?\$?\d|\s+(?:million|billion|trillion)|\s+(?:worth|in (?:bitcoins?|ether|ethereum|crypto\w*|cash|assets?|funding|revenues?|fees?|fines?|value|damages|loss(?:es)?|profits?|equity|debt|tokens?|stablecoins?|btc|eth|sol|usdt|usdc|stock|shares|less|trading)|each|per (?:share|month|day|year|user|coin held)|support|resistance|target|strike|fine|fee|loan|bid|bounty|prize|call|put)\b|\s+(?:price )?(?:level|zone|area|region|barrier|range|target|support|resistance|milestone)s?\b)/i;
/** Before a sum: a line on a chart, not where the coin stands. */
export const CHART_LINE =
  /\b(?:support|resistance|target|barrier|neckline|[se]ma|moving average|demand|supply|strike|stop|trendline|line|zone|level|levels|fib|fibonacci|range|hurdle|ceiling|floor|liquidation|breakdown|breakout)\b(?:\s+(?:level|levels|line|zone|price|of|at|around|near|is|was|lies|sits|stands|remains?|above|below|between|and|the|a|currently|just))*\s*\(?\s*$/i;
/** "a high it last reached on 27 February": stated, whatever stands before it. */
export const LAST_SEEN =
  /^,?\s+(?:an?|the|its)\s+(?:\w+[ -]){0,3}?(?:high|low|level|price|mark)s?\s+(?:that\s+)?(?:it\s+)?(?:was\s+)?last\s+(?:reached|seen|recorded|traded|hit|touched|observed)/i;

/** "its $109,000 all-time high", "the $2.65 range high (reached on March 6)": where it was once. */
export const ITS_EXTREME =
  /^\s+(?:(?:all-time|record|cycle|range|local|swing|intraday|daily|weekly|monthly|yearly|(?:\w+-)?(?:day|week|month|year)|january|february|march|april|may|june|july|august|september|october|november|december)\s+)?(?:highs?|lows?|peaks?|tops?|bottoms?|ath|atl)\b/i;
/** "fell from $88,500 on Monday": where a movement began, wherever it ended. */
export const MOVED_FROM = at(
  `\\b(?:${RISES}|${FALLS}|${RISE_NOUNS}|${FALL_NOUNS})\\b[^;:$]{0,40}?\\bfrom\\s+(?:its |a |an |the )?${ABOUT_A_SUM}`,
);

/** What is not so, or not yet. */
export const UNSURE =
  /\b(?:could|may|might|would|will|should|can|cannot|must|if|unless|expect(?:s|ed|ing)?|forecasts?|predict(?:s|ed|ion|ing)?|targets?|targeting|towards?|ey(?:es|ing)|aim(?:s|ing)?|potential(?:ly)?|path to|poised|need(?:s|ed)?|likely|possib(?:le|ly)|set to|hopes?|wants?|estimat(?:e|es|ed)|projects?|projected|projection|says? it|envision|risks?|about to|supposed to|attempt(?:s|ing)? to|struggl\w+|fails? to|failed to|unable to|yet to|ready to|plans?|anticipat\w+|speculat\w+|bets?|betting|odds|before it|until|suggests?|warn(?:s|ed)?|not|\w+n[’']t|never|nor|no longer|without|unlikely|whether|avoid(?:ed|s|ing)?|(?:verge|brink|cusp) of|on (?:track|course|pace)|head(?:ed|ing) (?:to|for|towards?))\b/i;
/** So begins a sentence of which nothing is so yet. */
export const CONDITION =
  /^(?:["“‘(]\s*)?(?:if|should|unless|once|in (?:that|this|such a) (?:case|scenario)|on the (?:other hand|contrary|upside|downside)|conversely|a (?:break|close|drop|move|fall|rise|breakout|high volume))\b/i;

/** What else a sentence may be about: nearer to the figure than the coin, the figure is of it. */
export const OTHER_SUBJECT =
  /\b(?:shares?|stocks?|equit(?:y|ies)|s&p(?: 500)?|nasdaq|dow|gold|silver|oil|gme|hood|mstr|coin stock|ibit|etfs?|funds?|open interest|tvl|total value locked|(?:trading |transaction )?volumes?|liquidat(?:ion|ions|ed)|market[- ]?cap(?:itali[sz]ation)?|crypto(?:currency)? markets?|stablecoin market|(?:global|total|overall|broader|entire) (?:crypto )?market|index|revenues?|income|sales|earnings|profits?|net worth|dominance|hash ?rate|difficulty|address(?:es)?|wallets?|holders?|transactions?|deposits?|inflows?|outflows?|supply|reserves?|holdings|treasury|premium|funding rates?|interest rates?|yields?|tariffs?|inflation|gdp|pce|cpi|unemployment|futures?|developers?|engagement|metric|usage|activity|fees?|tokens were|investors?|managers?|respondents?|institutions?|unlocked|burn(?:ed|s)?|stak(?:ed|ers?|ing)|miners?|clients?|employees|uptime|survey|poll|company|firm|deal|valuation|merger|exploit|hack(?:ers?)?|fine|loans?|ratio|trusts?)\b/gi;
export const MARKET_CAP = /\bmarket[- ]?cap(?:itali[sz]ation)?s?\b/i;

/** "Trading volume of Dogecoin": the coin only says whose it is. */
export const WHOSE = /^\s+(?:of|in|on|for|from|by)\s+(?:the\s+)?$/i;
/** Before a coin's name: it is a source, a yardstick or an amount, not what the sentence is about. */
export const NOT_ABOUT =
  /(?:\b(?:according to|data from|against|versus|vs\.?|unlike|than|alongside|via|told|by)\s+|\b\d+(?:[.,]\d+)*\s*(?:million|billion|thousand|[kmb])?\s+|\p{L}\/)$/iu;
/** After a coin's name: something on it or of it. */
export const SOMETHING_OF =
  /^(?:\/(?!usd)[a-z]{3,5}\b|-(?:based|linked|backed|native|powered|denominated|focused|pegged)|\s+(?:meme|memecoins?|ecosystem|network|blockchain|chain|foundation|labs|investors?|miners?|mining|etfs?|treasury|data shows|data)\b)/i;
/** In capitals and no coin that we know: whatever follows may be said of that. */
export const UNKNOWN_TICKER = /(?<![\p{L}\p{N}$])\p{Lu}{4,10}(?![\p{L}\p{N}])/u;
/** "Trading at $0.18, HBAR …": the coin follows the figure that opens its sentence. */
export const COIN_FOLLOWS =
  /^(?:(?:currently|now|still|presently)\s+)?(?:trading|consolidating|hovering|changing hands|priced|sitting|up|down|at|rising|gaining|climbing|jumping|surging|rallying|soaring|falling|losing|dropping|sliding|slipping|shedding|tumbling|plunging)\b/i;
export const THEN_THE_COIN = /^[^,.;:]{0,40},\s+(?:the\s+)?(?:price of\s+)?$/i;
/** "A 20% surge in the Cronos token": between the figure and the coin. */
export const MOVE_IN = new RegExp(
  `^[\\s-]+(?:(?:price|weekly|daily|monthly)\\s+)?(?:${RISE_NOUNS}|${FALL_NOUNS})\\s+(?:in|for|of)\\s+(?:the\\s+)?(?:price of\\s+)?$`,
  'i',
);
/** "A drop of 12% in Bitcoin". */
export const IN_THE = /^\s+(?:in|for)\s+(?:the\s+)?(?:price of\s+)?$/i;
/** After a coin that follows the sum which opens its sentence: it is there, and nothing is told of what it would do there. */
export const IS_THERE =
  /^(?:\s*\([^)]{1,20}\))?(?:[’']s price)?,?\s+(?:(?:is|was|has|had|trad(?:es|ed|ing)|remain(?:s|ed)|stays?|stayed|sits?|sat|stands?|stood|looks|looked|fell|rose|lost|hit|broke|held|sank|slid|stays|currently|now|still|also|already)\b|\w+ed\b)(?!.{0,80}\b(?:support|resistance|fac(?:es|ed|ing))\b)/i;
/** Up to where the clause of a sentence ends. */
export const CLAUSE = /^[^,;:—]*/;
const SIZES = 'largest|biggest|flagship|oldest|original|og|number[- ]one';
/** What follows the coin itself; any other noun makes it a thing of that size, "the largest crypto exchange". */
const SAYS_OF_IT =
  '(?:is|was|has|had|saw|sees|trad(?:es|ed|ing)|chang(?:es|ed) hands|hover(?:s|ed)|remain(?:s|ed)|stay(?:s|ed)|stands|stood|sits|sat|held (?:at|above|below|near|around|over|under|on|steady|firm|its)|continue[sd]|rose|climbed|jumped|surged|rallied|soared|gained|recovered|rebounded|regained|reclaimed|bounced|advanced|spiked|skyrocketed|increased|added|fell|dropped|declined|slid|slipped|sank|plunged|plummeted|tumbled|crashed|dipped|shed|lost|retreated|pulled back|slumped|tanked|decreased|corrected|collapsed|eased|weakened|erased|hit (?:an?|its|the|[$€£\\d])|reached|touched|topped|peaked|crossed|surpassed|broke|closed|opened|ended|finished|moved|returned|started|began|managed|posted|recorded|currently|now|still|also|briefly|recently|(?:at|near|up|down) (?:by |about |around |nearly |almost |over |more than |another )?[$€£\\d])';
/** By its size: the largest has been Bitcoin ever since there were two, the next Ether since 2018. */
export const BY_SIZE = new RegExp(
  String.raw`\bthe (?:world['’]s )?(?:(second)[- ])?(?:(?:${SIZES}|leading|top) (?:crypto(?:currency)?(?: asset)?|digital asset)|(?:${SIZES}) (?:coin|token))(?: by market (?:cap(?:itali[sz]ation)?|value)\b|(?: in the world\b)?(?=\s*(?:,(?! [\w-]+,? (?:and|or)\b)|[.;:!?()—–]|$)|['’]s (?:price|value)\b|\s+${SAYS_OF_IT}(?![a-z-])))`,
  'gi',
);
/** "A 12% price drop": a movement that says itself that it is of a price. */
export const PRICE_MOVE = new RegExp(`^[\\s-]+price\\s+(?:${RISE_NOUNS}|${FALL_NOUNS})\\b`, 'i');
/** Words that stand for the coin spoken of before. */
export const STANDS_FOR =
  /(?:^|[,;—–]\s*|\b(?:as|and|while|but|sent|pushed|with)\s+)prices?\b|\b(?:the (?:(?:(?:native|meme|governance|utility|popular|leading|top|embattled|ai|payments?|[a-z0-9]+-[a-z0-9]+) )?(?:token|altcoin|coin|memecoin)|price|pair|cryptocurrency|crypto|digital (?:asset|currency)|asset|(?:token|altcoin|coin)['’]s price)|its (?:price|value)|(?:this|that) (?:token|coin|altcoin|drop|decline|rise|rally|gain|surge|slump|increase)|(?:this|that) (?:represent|reflect|mark)(?:s|ed)? an?(?: [^,;]{0,30})?)\b/i;
export const IT = /\b(?:it|its)\b/i;

const DATED =
  /\b(?:(?:on|in|by|since|during|late|early|mid-?|until|back in)\s+(?:(?:late|early|mid)[- ]|the )?(?:\d{1,2}(?:st|nd|rd|th)? (?:of )?)?(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sep(?:t(?:ember)?)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?|(?:19|20)\d\d|monday|tuesday|wednesday|thursday|friday|saturday|sunday)|yesterday|last (?:week|month|year)|years? ago|months? ago|weeks? ago|days? ago|all-time|ath\b|peaked|bottomed|earlier)/i;
const TODAY =
  /\b(?:currently|now|at (?:the )?(?:time of )?(?:publication|writing|press(?: time)?|this writing)|as of (?:this )?writing|today|recently|this writing)\b/i;

/** Whether the words around a figure date it to before the page was written. */
export function isDated(words: string): boolean {
  return DATED.test(words) && !TODAY.test(words);
}

const WINDOWS: readonly (readonly [string, RegExp])[] = [
  // Of the calendar, and of no fixed length.
  ['week', /\b(?:this|so far this) week\b/i],
  ['month', /\b(?:this|so far this) month\b/i],
  [
    'year',
    /\b(?:(?:this|so far this) year\b|year[- ]to[- ]date\b|since the (?:start|beginning) of (?:the|this) year\b)/i,
  ],
  [
    '24h',
    /\b(?:(?:past|last|previous|over (?:a|the)|within|in(?: the)?) (?:24|twenty-four)[- ]?(?:h\b|hours?)|24[- ]?h(?:ours?)?\b|on the day|(?:past|last) day|over the day|daily|in a day|today)\b/i,
  ],
  [
    '7d',
    /\b(?:(?:past|last|previous|within|over) (?:the )?(?:seven|7)[- ]days?|(?:past|last|previous|over the|in a|on the) week|weekly|week[- ]over[- ]week|7[- ]?d(?:ays?)?\b)/i,
  ],
  [
    '1mo',
    /\b(?:(?:past|last|previous|within|over) (?:the )?(?:thirty|30)[- ]days?|(?:past|last|previous|over the|in a|on the) month|monthly|30[- ]?d(?:ays?)?\b)/i,
  ],
  [
    '1y',
    /\b(?:(?:past|last|previous) (?:year|12 months|twelve months|365 days)|year[- ]over[- ]year|yearly|annually)\b/i,
  ],
];

/** A stretch as an adjective: of the change itself only where it stands at the figure, and before no other noun. */
const ADJECTIVE = /^(?:daily|weekly|monthly|yearly|annually|\d+[- ]?(?:h(?:ours?)?|d(?:ays?)?))$/i;
const AT_THE_FIGURE = /^[\s,(-]*(?:(?:on|in|over)\s+(?:an?|the)\s+)?$/i;
const OF_THE_CHANGE =
  /^\s*(?:$|[,.;:)]|(?:gains?|loss(?:es)?|drops?|declines?|rises?|increases?|decreases?|jumps?|falls?|surges?|rall(?:y|ies)|changes?|moves?|rebounds?|charts?|time ?frames?|basis|performance|returns?|corrections?|pullbacks?|dips?|slides?|to|on|and|after|as|with|but|while|when)\b)/i;
/** Measured from an extreme or a mean, not from a day: no two closes say whether that is so. */
const FROM_A_MARK =
  /^[\s,]*(?:from|off|since|above|below|under|over|short of|shy of)\b[^.;%$]{0,40}?\b(?:highs?|lows?|peaks?|tops?|bottoms?|averages?|ath|[se]?ma|vwap)\b/i;

export interface Stretch {
  /** As `PriceClaim.window` has it. */
  readonly window: string;
  /** Characters after the figure until the words that say it are over; 0 where they stand before it, or nowhere. */
  readonly end: number;
}

/**
 * The stretch that a change is said of: the first that is named after it and before the next percentage, else one named
 * before it with no other percentage between.
 * @param after the text that follows the figure
 * @param before the text before it
 */
export function windowOf(after: string, before: string): Stretch {
  if (FROM_A_MARK.test(after)) return { window: 'other', end: 0 };
  const near = after.slice(0, 60);
  const own = /\brespectively\b/i.test(near) ? near : (near.split(/%|\bper ?cent/, 1)[0] ?? '');
  const found = firstWindow(own, true);
  if (found) return found;
  const since = /^[^.;%$]{0,40}?\b(?:since|from)\s+((?:its\s+|the\s+)?[\w’' -]{2,40})/i.exec(after);
  if (since?.[1]) return { window: `since:${since[1].trim()}`, end: since[0].trimEnd().length };
  const lead = before.slice(-60);
  const window = (/%|\bper ?cent/.test(lead) ? null : firstWindow(lead, false)?.window) ?? 'other';
  return { window, end: 0 };
}

/** @param isAfter the words follow the figure: an adjective among them has to stand first */
function firstWindow(words: string, isAfter: boolean): Stretch | null {
  let first: Stretch | null = null;
  let index = Infinity;
  for (const [window, pattern] of WINDOWS) {
    const said = pattern.exec(words);
    if (!said || said.index >= index) continue;
    const behind = words.slice(said.index + said[0].length);
    const isOfChange = OF_THE_CHANGE.test(behind) && (!isAfter || AT_THE_FIGURE.test(words.slice(0, said.index)));
    if (ADJECTIVE.test(said[0]) && !isOfChange) continue;
    index = said.index;
    first = { window, end: index + said[0].length };
  }
  return first;
}

/** Between the coin and a verb that says by how much ("has more than doubled"). */
export const ITSELF =
  /^(?:\s*\([^)]{1,12}\))?(?:[’']s?\s+(?:price|value|market[- ]?cap(?:itali[sz]ation)?))?(?:\s+(?:price|prices|has|have|had|also|nearly|almost|more than|roughly|about|over|then|since|now|all but|just|already))*\s+$/i;
/** After such a verb: the stretch, or nothing. What it does to something else is not of the price. */
export const ALONE =
  /^(?:\s*$|[.,;:!)—–]|\s+(?:in (?:price|value|(?:just |under |less than |about |only )?(?:a|an|the|one|two|three|four|five|six|seven|\d{1,3}) )|since\b|this (?:week|month|year)|over (?:the|a) |during\b|within\b|between\b|after\b|last\b|year[- ]to|from \$|to \$))/i;
/** Of these "halved" tells what their miners are paid, unless a price is named. */
export const HALVING_COINS: ReadonlySet<string> = new Set([
  'bitcoin',
  'bitcoin-cash',
  'bitcoin-cash-sv',
  'bittensor',
  'litecoin',
  'ravencoin',
  'zcash',
]);
export const HALVED = /^halved/i;
export const OF_PRICE = /\b(?:prices?|value|market[- ]?cap(?:itali[sz]ation)?)\b/i;
