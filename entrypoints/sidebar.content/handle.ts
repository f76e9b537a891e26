import type { Answer } from '../../lib/messages/protocol.ts';
import { create, first, rootOf } from '../../lib/page/dom.ts';
import { words } from './extension.ts';

/**
 * Half a coin for the window's edge with the number of related articles; under the pointer or the focus a tab that says
 * what there is. Listens to itself only.
 */
export function drawHandle(view: Answer<'describeHandle'>, onPress: () => void): HTMLElement {
  const related = words('handle_related', view.related);
  const coins = words('handle_coins', view.coins);
  const button = create('button');
  button.ariaLabel = `${words('handle_open')}: ${related}, ${coins}`;
  const tab = create('span', 'tab');
  if (view.related) tab.append(create('b', '', related));
  if (view.coins) tab.append(coins);
  const coin = create('span', 'coin');
  if (view.related) coin.append(create('span', 'count', String(view.related)));
  coin.append(create('i'), tab);
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

/** The page's own lightness: its background's, body before root. A page that paints none is taken for white. */
function isDark(): boolean {
  const root = rootOf(document);
  for (const element of [first(document, 'body') ?? root, root]) {
    const colour = getComputedStyle(element).backgroundColor.match(/[\d.]+/g) ?? [];
    const [red = 0, green = 0, blue = 0, alpha = 1] = colour.map(Number);
    if (alpha > 0.5) return red + 2 * green + blue < 512;
  }
  return false;
}
