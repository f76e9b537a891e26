/** Words that may match but say nothing as a reason: the verbs, times and amounts of every news item. */
export const weakReasons: ReadonlySet<string> = new Set(
  (
    'million billion trillion percent per cent usd reported reportedly reveal revealed say said announce ' +
    'announced announcement launch launched launching plan planned planning surge surged surging soar soared ' +
    'rise rising rose fall falling fell drop dropped jump jumped gain gained hit hitting high higher low lower ' +
    'top key major huge massive big biggest large largest latest recent recently new news today yesterday ' +
    'tomorrow day week weekly month monthly year yearly daily hour time january february march april june july ' +
    'august september october november december monday tuesday wednesday thursday friday saturday sunday expert ' +
    'analysi ceo cto co-founder crypto cryptocurrency come coming next last back still first second third need ' +
    'want look looking show showing become becoming call called ask asked warn warned could might amid among ' +
    'despite near within across around best better worst worse good bad great early late long short end start ' +
    'started starting part number total record push pushed set add added adding help helped work working move ' +
    'moving bring brought take taking taken turn turned run running open opened close closed lead leading face ' +
    'facing follow following continue expect expected seek seeking offer offering claim claimed join joined sign ' +
    'signed signal issue issued release released updated feature world global way thing change changed without ' +
    'potential possible likely real full free buy buying sell selling break breaking providing provide provided ' +
    'native targeted purchase popular according used money opinion sponsored advertorial ago less later long-awaited whole half small smaller'
  ).split(' '),
);

/** Nouns that say nothing alone, but something after another word: "GPU market", "inference platform". */
export const weakNouns: ReadonlySet<string> = new Set(
  'market platform token coin holder buyer analyst founder executive company firm price user country partner deal people report update level'.split(
    ' ',
  ),
);
