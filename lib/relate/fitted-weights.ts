/** Written by `npm run -s fit -- --write`: what each feature is worth, in the order of `FEATURES`. */
export const fittedWeights: readonly number[] = [
  2.399, // terms
  2.724, // termsRoot
  3.5, // titleRoot
  2.43, // names
  1.946, // lead
  2, // rarest
  1.171, // main
  -1.859, // otherCoins
  0.51, // topics
  -0.653, // otherTopics
  -0.687, // notNews
  2.018, // near
];
