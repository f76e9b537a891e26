import type { Answer } from '../../lib/messages/protocol.ts';
import { create, first, rootOf } from './dom.ts';
import { words } from './extension.ts';

/** The mark of public/icon/icon.svg. */
const MARK = 'M72 4.53A60 60 0 1 0 72 123.47V101.16A38 38 0 1 1 72 26.84ZM88 8.98A60 60 0 0 1 88 119.02Z';
const SVG = 'http://www.w3.org/2000/svg';

/**
 * Half a coin for the window's edge with the number of related articles; under the pointer or the focus a tab that says
 * what there is. Listens to itself only.
 */
export function drawHandle(view: Answer<'describeHandle'>, onPress: () => void): HTMLElement {
  const related = words('handle_related', view.related);
  const coins = words('handle_coins', view.coins);
  const button = create('button');
  button.ariaLabel = `${words('handle_open')}: ${related}, ${coins}`;
  const svg = create('svg', '', '', SVG);
  svg.setAttribute('viewBox', '0 0 128 128');
  const path = create('path', '', '', SVG);
  path.setAttribute('d', MARK);
  svg.append(path);
  const tab = create('span', 'tab');
  if (view.related) tab.append(create('b', '', related));
  if (view.coins) tab.append(coins);
  const coin = create('span', 'coin');
  if (view.related) coin.append(create('span', 'count', String(view.related)));
  coin.append(svg, tab);
  button.append(coin);

  const dress = (): unknown => button.classList.toggle('dark', isDark());
  dress();
  // Pages change their lightness by a switch of their own, which nothing announces.
  button.addEventListener('pointerenter', dress);
  // A press with the pointer must not take the focus from where the reader was.
  button.addEventListener('mousedown', (event) => event.preventDefault());
  // Clicks that the page makes up do not open anything.
  button.addEventListener('click', (event) => event.isTrusted && onPress());
  return button;
}

/** The page's own lightness: its background's, body before root; a page that paints none is white unless it says dark. */
function isDark(): boolean {
  const root = rootOf(document);
  for (const element of [first(document, 'body') ?? root, root]) {
    const [red = 0, green = 0, blue = 0, alpha = 1] = (getComputedStyle(element).backgroundColor.match(/[\d.]+/g) ?? []).map(Number);
    if (alpha > 0.5) return 0.3 * red + 0.6 * green + 0.1 * blue < 128;
  }
  const scheme = getComputedStyle(root).colorScheme;
  return scheme.includes('dark') && (!scheme.includes('light') || matchMedia('(prefers-color-scheme:dark)').matches);
}
