/** Markup of our own in the shapes that publishers use. */
export const PARAGRAPHS = [
  'A cloud company is putting money into a laboratory, and the laboratory will spend most of it on chips from the same company.',
  'Bittensor pays machines for useful answers, while Akash rents out graphics cards that would otherwise stand idle for the night.',
  'With Bitcoin trading at approximately $25,162 the market gave the news a shrug, and holders of smaller networks did not move.',
  'Federated learning keeps data where it was made; a proof of zero knowledge shows that a model ran as it was promised to run.',
  'Nobody who was asked that week would say whether the one deal had anything to do with the other, and the prices did not either.',
  'What is left is a question of ownership: of the machines, of the weights that they hold, and of the power that they take.',
];

export interface PageParts {
  readonly head?: string;
  readonly before?: string;
  readonly article?: string;
  readonly after?: string;
  readonly lang?: string;
}

export function articlePage({ head = '', before = '', article, after = '', lang = 'en' }: PageParts = {}): string {
  const text = article ?? PARAGRAPHS.map((paragraph) => `<p>${paragraph}</p>`).join('');
  return `<html lang="${lang}"><head><title>The other stack | The Open Ledger</title>${head}</head>
    <body>${before}<article><h1>The other stack</h1>${text}</article>${after}</body></html>`;
}
