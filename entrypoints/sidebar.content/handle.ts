import type { Answer } from '../../lib/messages/protocol.ts';
import { create, first, rootOf } from '../../lib/page/dom.ts';
import { followDrag, takeKey } from './drag.ts';
import { words } from './extension.ts';

type View = Answer<'describeHandle'>;
type Place = View['place'];

interface Actions {
  readonly onPress: () => void;
  /** It was put somewhere else, by pointer or keys. */
  readonly onPlace: (place: Place) => void;
  readonly onHide: () => void;
}

/** So far an arrow key moves it, as a part of the window's height. */
const STEP = 0.05;

/**
 * Half a coin for the window's edge with the number of related articles; under the pointer or the focus a tab that says
 * what there is, and a cross that hides it on this site. It can be dragged along and across the edges, or moved by the
 * arrow keys. Listens to itself only.
 */
export function drawHandle(view: View, { onPress, onPlace, onHide }: Actions): HTMLElement {
  const related = words('handle_related', view.related);
  const coins = words('handle_coins', view.coins);
  const handle = create('div', 'handle');
  const button = create('button');
  button.ariaLabel = `${words('handle_open')}: ${related}, ${coins}`;
  button.title = words('handle_move');
  const tab = create('span', 'tab');
  if (view.related) tab.append(create('b', '', related));
  if (view.coins) tab.append(coins);
  const coin = create('span', 'coin');
  if (view.related) coin.append(create('span', 'count', String(view.related)));
  coin.append(create('i'), tab);
  button.append(coin);
  const hide = create('button', 'hide', '×');
  hide.ariaLabel = hide.title = words('handle_hide');
  handle.append(button, hide);

  let place = view.place;
  const stand = ({ side, at }: Place): void => {
    handle.classList.toggle('start', side === 'start');
    handle.style.setProperty('--at', String(at));
  };
  stand(place);
  const put = (next: Place): void => {
    place = next;
    stand(place);
    onPlace(place);
  };
  const placeAt = ({ clientX, clientY }: PointerEvent): Place => {
    const isLeft = clientX < innerWidth / 2;
    const side = isLeft === (words('@@bidi_dir') === 'ltr') ? 'start' : 'end';
    return { side, at: within(clientY / innerHeight) };
  };
  followDrag(
    button,
    (event) => stand(event ? placeAt(event) : place),
    (event) => put(placeAt(event)),
  );
  let isMoved = false;
  button.addEventListener('keydown', (event) => {
    if (!takeKey(event, /^Arrow/)) return;
    const axis = event.key.slice('Arrow'.length);
    const { at } = place;
    if (axis === 'Up' || axis === 'Down') place = { ...place, at: within(at + (axis === 'Up' ? -STEP : STEP)) };
    else place = { side: (axis === 'Left') === (words('@@bidi_dir') === 'ltr') ? 'start' : 'end', at };
    stand(place);
    isMoved = true;
  });
  // A key that is held repeats; what it comes to is kept once.
  button.addEventListener('keyup', () => {
    if (isMoved) onPlace(place);
    isMoved = false;
  });

  const dress = (): unknown => handle.classList.toggle('dark', isDark());
  dress();
  // Pages change their lightness by a switch of their own, which nothing announces.
  handle.addEventListener('pointerenter', dress);
  // A press with the pointer must not take the focus from where the reader was.
  handle.addEventListener('mousedown', (event) => event.preventDefault());
  // Clicks that the page makes up do nothing.
  button.addEventListener('click', (event) => event.isTrusted && onPress());
  hide.addEventListener('click', (event) => event.isTrusted && onHide());
  return handle;
}

/** Never so near a corner that a part of it is out of the window. */
function within(at: number): number {
  return Math.min(0.95, Math.max(0.05, at));
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
