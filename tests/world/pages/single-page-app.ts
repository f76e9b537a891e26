import type { WorldArticle } from '../articles/article.ts';
import { htmlReply } from '../wire.ts';
import type { Reply } from '../wire.ts';
import { document, escapeHtml } from './html.ts';
import { houseStyle } from './page-style.ts';

/** Runs in the page: swaps the article and the address without a load, as such sites do. */
const router = `
const articles = JSON.parse(document.getElementById('articles').textContent);
function show(path) {
  const article = articles[path];
  if (!article) return;
  document.title = article.title + ' | Unchained Live';
  const main = document.querySelector('main');
  main.replaceChildren();
  const body = document.createElement('article');
  const heading = document.createElement('h1');
  heading.textContent = article.title;
  body.append(heading);
  for (const text of article.paragraphs) {
    const paragraph = document.createElement('p');
    paragraph.textContent = text;
    body.append(paragraph);
  }
  main.append(body);
}
document.addEventListener('click', (event) => {
  const link = event.target.closest('a[data-route]');
  if (!link) return;
  event.preventDefault();
  history.pushState({}, '', link.getAttribute('href'));
  show(location.pathname);
});
addEventListener('popstate', () => show(location.pathname));
show(location.pathname);
`;

/** One document for all of its addresses; `articles` by path. */
export function singlePageApp(articles: Readonly<Record<string, Pick<WorldArticle, 'title' | 'paragraphs'>>>): Reply {
  const links = Object.entries(articles).map(
    ([path, { title }]) => `<li><a data-route href="${path}">${escapeHtml(title)}</a></li>`,
  );
  const words = Object.fromEntries(
    Object.entries(articles).map(([path, { title, paragraphs }]) => [path, { title, paragraphs }]),
  );
  const body = `<header><b>Unchained Live</b><nav aria-label="Stories"><ul>${links.join('')}</ul></nav></header><main></main>
<script type="application/json" id="articles">${JSON.stringify(words).replaceAll('<', '\\u003c')}</script><script>${router}</script>`;
  return htmlReply(document('Unchained Live', houseStyle('unchained'), body));
}

/** What stands at the third address of the app: nothing that relates to anything. */
export const gardenNote = {
  title: 'Pruning an old pear tree in one morning',
  paragraphs: [
    'Begin with the dead wood, then stand back and drink something warm. An old pear forgives a missing branch and remembers a torn one, so keep the saw sharp.',
    'Take out what crosses, what rubs and what grows straight up from the heart of the tree. Leave the short spurs along the limbs: that is where the fruit will sit.',
    'Stop before you are tired. A tree that lost a quarter of its crown is tidy, one that lost half will answer with a forest of water shoots.',
  ],
};
