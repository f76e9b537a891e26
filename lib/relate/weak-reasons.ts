/** The verbs, times and amounts of every news item; of verbs the plain form, where there is no other. */
const weakWords: ReadonlySet<string> = new Set(
  (
    'accord acquire across act activity add addition advance ahead aim align allow alternative amid among analysi ' +
    'announce announcement another anti approve april argue ask august back bad based become behind believe best bet ' +
    'better beyond big biggest billion boost break bring broaden broader brought build built buy call cause ceo ' +
    'change claim clear climb close co come commit consider continue control controversial crash create crypto ' +
    'cryptocurrency cto cut day december decline delay despite different donate drive driven drop drove due early ' +
    'earn edge end engage enter establish everything exec expand expect expert extend face fail fall faster feature ' +
    'february fell final finish first five flood follow force former forward found founder four fresh friday full ' +
    'gain gives global good great grew grow grown happen help high higher hit hold hour hurt impact impose including ' +
    'increase indicate inside integrate introduce issue january join jump keep kept key kill know land large largest ' +
    'last late later latest launch lead left less lift likely list live long look lose lost low lower major manage ' +
    'march mark massive mean meet met mid million miss monday money month move near nearly need never new news next ' +
    'november number october offer open outperform paid pass past pay pick plan play point possible possibly post ' +
    'press previous print pro provide pull push raise reach real receive recent recently record reintroduce release ' +
    'remain remove rep response return reveal review right rise rose run second secure seek sell sen september serve ' +
    'set short show sign signal significant small soon start stay step still strong struggle stuck suggest surge ' +
    'sustain taken target test thing think third three time today top total toward towards track trend trigger true ' +
    'try tuesday turn unveil upcoming update urge view wait want warn watch week win withdraw work world worse worth ' +
    'write year yesterday york'
  ).split(' '),
);

/** Nouns that say nothing alone, but something after another word: "GPU market", "inference platform". */
export const weakNouns: ReadonlySet<string> = new Set(
  'market platform token coin holder buyer analyst founder executive company firm price user country partner deal people report update level business operation focus effort term state bill asset risk access scheme style range industry trust project part area role case kind group team member customer service'.split(
    ' ',
  ),
);

/** Words that say something only beside another: "digital dirham", "House bill", "President Milei". */
export const weakAlone: ReadonlySet<string> = new Set(
  'activity altcoin analysis blockchain chair committee condition daily data digital economy exchange finance financial foreign fund funding general government head growth house institutional interest investment investor king line list listing national network policy potential president public rate regulator research right sale social stock strategic strategy structure support system tech technology trader trading value vote weekly'.split(
    ' ',
  ),
);

/** Adverbs of news: "temporarily", "reportedly"; not "Dragonfly", "Grammarly". */
const adverb = /^.{5,}(?:al|ed|nt|ve|te|ri|ous)ly$/;

/** Whether a word may match but says nothing as a reason: one of the list, or its form in "-ed" or "-ing". */
export function isWeakReason(term: string): boolean {
  if (weakWords.has(term) || adverb.test(term)) return true;
  const stem = /^(.{3,}?)(?:ed|ing)$/.exec(term)?.[1];
  return stem !== undefined && (weakWords.has(stem) || weakWords.has(`${stem}e`) || weakWords.has(stem.slice(0, -1)));
}
