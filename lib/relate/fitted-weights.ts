/** Written by `npm run -s fit -- --write`: what each feature is worth, in the order of `FEATURES`. */
export const fittedWeights: readonly number[] = [
  2.362, // terms
  2.737, // termsRoot
  3.537, // titleRoot
  2.233, // names
  1.916, // lead
  2.2, // rarest
  0.744, // main
  -1.636, // otherCoins
  0.252, // topics
  -0.67, // otherTopics
  -0.706, // notNews
  -1, // wordsAlone
  1.997, // near
];
