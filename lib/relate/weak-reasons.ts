/** The verbs, times and amounts of every news item; of verbs the plain form, where there is no other. */
const weakWords: ReadonlySet<string> = new Set(
  (
    'accept accord across act add advertorial again ago aim align alleged allow amid among analysi announce ' +
    'announcement approve april around ask august awaited away back bad bag based become best bet better big ' +
    'biggest billion boost break bring brought build built buy call cause cent ceo change claim close co- ' +
    'founder come continue control could crash create crypto cryptocurrency cto cut daily day december decline ' +
    'despite different down drawn driven drop early earn edge end enter ever expand expect expert eye face fail ' +
    'fall fear feature february fell fight file find finish first five follow found four free friday fuel full ' +
    'gain get give given gives global go good great grew grow grown half help high higher hit holding hour huge ' +
    'impact impose increase increasingly inside into introduce issue january join july jump june keep kept key ' +
    'know land large largest last late later latest launch lead less lift like likely live long long- look lose ' +
    'lost low lower made maintain major make march mark massive mean meet met might million miss monday money ' +
    'month monthly move native near need never new news next november number october off offer only open ' +
    'opinion out paid part pass past pause pay per percent pick plan popular possible potential predict produce ' +
    'provide pull purchase push put raise reach ready real receive recent recently record reintroduce release ' +
    'reportedly return reveal review rise rose run said saturday say second see seek seem sell september ' +
    'serious set short show sign signal slow small smaller soar sponsored start step still stop strong struggle ' +
    'suggest sunday surge take taken talk target tell test thing think third thursday time today tomorrow top ' +
    'total toward towards trillion try tuesday turn unveil up upcoming update urge usd use view visit wait want ' +
    'warn watch way wednesday week weekly whole win within without wonder work world worse worst write year ' +
    'yearly yesterday flood steal plummet plunge climb drive reject tumble'
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
