/** Written by `npm run -s fit -- --write`: what each feature is worth, in the order of `FEATURES`. */
export const fittedWeights: readonly number[] = [
  2.431, // terms
  2.77, // termsRoot
  3.714, // titleRoot
  2.45, // names
  1.975, // lead
  2.13, // rarest
  0.764, // coins
  -1.556, // otherCoins
  0.54, // topics
  -0.737, // otherTopics
  -0.684, // notNews
  2.04, // near
];
