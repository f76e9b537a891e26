export interface SeedComment {
  readonly id: number;
  readonly parent: number | null;
  readonly author: string;
  readonly at: string;
  readonly shown: string;
  readonly text: string;
}

/** Ten readers of the seed page, in threads. */
export const seedComments: readonly SeedComment[] = [
  {
    id: 9101,
    parent: null,
    author: 'halvorsen',
    at: '2023-09-25T13:42:00+00:00',
    shown: '25 September 2023 at 13:42',
    text: 'Decentralised training at this scale has never been shown. Renting GPUs is not the same thing.',
  },
  {
    id: 9102,
    parent: 9101,
    author: 'Mira K.',
    at: '2023-09-25T14:05:00+00:00',
    shown: '25 September 2023 at 14:05',
    text: 'Nor had renting servers, until it was.',
  },
  {
    id: 9103,
    parent: 9102,
    author: 'halvorsen',
    at: '2023-09-25T14:31:00+00:00',
    shown: '25 September 2023 at 14:31',
    text: 'Servers do not need 400 gigabits between them. That is the whole point.',
  },
  {
    id: 9104,
    parent: null,
    author: 'tao_miner_31',
    at: '2023-09-25T15:10:00+00:00',
    shown: '25 September 2023 at 15:10',
    text: 'I mine on two Bittensor subnets. The scoring is rough and improves every month. Come and break it.',
  },
  {
    id: 9105,
    parent: 9104,
    author: 'Wen',
    at: '2023-09-25T16:22:00+00:00',
    shown: '25 September 2023 at 16:22',
    text: 'What does a month bring you after power and rent? Honest question.',
  },
  {
    id: 9106,
    parent: 9105,
    author: 'tao_miner_31',
    at: '2023-09-25T17:48:00+00:00',
    shown: '25 September 2023 at 17:48',
    text: 'In dollars, less than my day job in a day. In TAO, ask me in three years.',
  },
  {
    id: 9107,
    parent: null,
    author: 'P. Adeyemi',
    at: '2023-09-25T19:03:00+00:00',
    shown: '25 September 2023 at 19:03',
    text: 'zkML is sold as if it existed. A proof of a toy network in minutes is research, not a stack.',
  },
  {
    id: 9108,
    parent: 9107,
    author: 'Lucía',
    at: '2023-09-26T07:15:00+00:00',
    shown: '26 September 2023 at 07:15',
    text: 'True today. Rollups were research in 2019.',
  },
  {
    id: 9109,
    parent: null,
    author: 'ashgrove',
    at: '2023-09-26T09:37:00+00:00',
    shown: '26 September 2023 at 09:37',
    text: 'The price in the article is off, by the way. Bitcoin has not been at 25,162 for two weeks.',
  },
  {
    id: 9110,
    parent: null,
    author: 'Tobias',
    at: '2023-09-28T20:11:00+00:00',
    shown: '28 September 2023 at 20:11',
    text: 'Nobody asks what happens to the hospitals’ data. Federated learning is the only part of this I would sign.',
  },
];
