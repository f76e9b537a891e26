/** The verbs, times and amounts of every news item; of verbs the plain form, where there is no other. */
const weakWords: ReadonlySet<string> = new Set(
  (
    'accord across act add allow amid among analysi announce announcement april ask august bad based become ' +
    'best bet better big biggest billion break bring brought build built buy call cause ceo change claim ' +
    'climb close come continue control crash create crypto cryptocurrency cto day december decline despite ' +
    'different drop early earn edge enter expand expect expert face fail fall feature february fell finish ' +
    'first five flood follow found founder four friday full gain gives global good great grew grow grown help ' +
    'high higher hour impose increase inside introduce issue january join jump keep kept key know land large ' +
    'largest last late later latest launch lead less likely live long look lose lost low lower major march ' +
    'mark meet met million monday money month move need never new news next november number october offer ' +
    'open paid past pay pick plan pull push raise reach real receive recent recently reintroduce release ' +
    'return reveal review rise rose run second seek sell september short show signal small start step still ' +
    'surge taken target third time today top total towards try tuesday turn unveil update urge view wait want ' +
    'warn watch week win work world worse write year yesterday'
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
