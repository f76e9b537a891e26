import { createIn, first, rootOf } from '../../lib/page/dom.ts';
import { words } from './extension.ts';
import { houseStyles } from './house.css.ts';

const TAG = 'coinside-sidebar';

/** Our one element in the page. It is built when there is something to hold, and stands there only while it holds a handle or the frame. */
export interface House {
  element: HTMLElement | null;
  /** Puts something of ours into the closed tree, and the element into the page if it is not there. */
  add(child: HTMLElement): void;
}

/** A house yet to be built. Clears away what a former version of this script (updated while the page stayed open) left. */
export function planHouse(): House {
  first(document, `:root>${TAG}`)?.remove();
  let tree: ShadowRoot;
  const house: House = {
    element: null,
    add(child) {
      if (!house.element) [house.element, tree] = build();
      tree.append(child);
      if (!house.element.isConnected) rootOf(document).append(house.element);
    },
  };
  return house;
}

function build(): [HTMLElement, ShadowRoot] {
  // Made where no registry is: a page that has defined an element of this name would be handed the closed tree by its
  // internals (`ElementInternals.shadowRoot`), were the tree given to an element that is its own.
  const element = createIn(new Document(), TAG);
  element.dir = words('@@bidi_dir');
  const tree = element.attachShadow({ mode: 'closed' });
  Document.prototype.adoptNode.call(document, element);
  // A constructed sheet: an element would be subject to the page's Content-Security-Policy.
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(houseStyles);
  tree.adoptedStyleSheets = [sheet];
  return [element, tree];
}
