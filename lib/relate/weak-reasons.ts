/** The verbs, times and amounts of every news item; of verbs the plain form, where there is no other. */
const weakWords: ReadonlySet<string> = new Set(
  (
    'accord across act add advertorial again ago aim alleged allow amid among analysi announce announcement ' +
    'april around ask august awaited away back bad based become best bet better big biggest billion break bring ' +
    'brought build built buy call cause cent ceo change claim climb close co- come continue control could crash ' +
    'create crypto cryptocurrency cto cut daily day december decline despite different down drawn drive driven ' +
    'drop early earn edge end enter ever expand expect expert face fail fall fear feature february fell fight ' +
    'file find finish first five flood follow found founder four free friday full gain get give given gives ' +
    'global go good great grew grow grown half help high higher hit holding hour huge impose increase inside ' +
    'into introduce issue january join july jump june keep kept key know land large largest last late later ' +
    'latest launch lead less like likely live long long- look lose lost low lower made maintain major make ' +
    'march mark massive mean meet met might million miss monday money month monthly move native near need never ' +
    'new news next november number october off offer only open opinion out paid part pass past pause pay per ' +
    'pick plan plummet plunge possible predict produce provide pull push put raise reach real receive recent ' +
    'recently record reintroduce reject release return reveal review rise rose run said say second see seek ' +
    'seem sell september serious set short show sign signal slow small smaller soar start steal step still ' +
    'surge take taken target tell thing think third time today top total toward towards try tuesday tumble turn ' +
    'unveil up update urge use view wait want warn watch way week weekly whole win within without wonder work ' +
    'world worse worst write year yearly yesterday'
  ).split(' '),
);

/** Nouns that say nothing alone, but something after another word: "GPU market", "inference platform". */
export const weakNouns: ReadonlySet<string> = new Set(
  'market platform token coin holder buyer analyst founder executive company firm price user country partner deal people report update level business operation focus effort term state bill asset risk access scheme style range industry trust project part area role case kind group team member customer service'.split(
    ' ',
  ),
);

/** Whether a word may match but says nothing as a reason: one of the list, or its form in "-ed" or "-ing". */
export function isWeakReason(term: string): boolean {
  if (weakWords.has(term)) return true;
  const stem = /^(.{3,}?)(?:ed|ing)$/.exec(term)?.[1];
  return stem !== undefined && (weakWords.has(stem) || weakWords.has(`${stem}e`) || weakWords.has(stem.slice(0, -1)));
}
