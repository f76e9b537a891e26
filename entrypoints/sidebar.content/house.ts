import { create, first, rootOf } from './dom.ts';
import { words } from './extension.ts';
import { houseStyles } from './house.css.ts';

const TAG = 'coinside-sidebar';

/** Our one element in the page. It stands there only while it holds a handle or the frame. */
export interface House {
  readonly element: HTMLElement;
  /** Puts something of ours into the closed tree, and the element into the page if it is not there. */
  add(child: HTMLElement): void;
}

/** Builds it, and clears away what a former version of this script (updated while the page stayed open) left. */
export function buildHouse(): House {
  first(document, `:root>${TAG}`)?.remove();
  const element = create(TAG);
  element.dir = words('@@bidi_dir');
  const tree = element.attachShadow({ mode: 'closed' });
  try {
    // A constructed sheet is out of reach of the page's Content-Security-Policy in every browser that takes one here.
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(houseStyles);
    tree.adoptedStyleSheets = [sheet];
  } catch {
    tree.append(create('style', '', houseStyles));
  }
  return {
    element,
    add(child) {
      tree.append(child);
      if (!element.isConnected) rootOf(document).append(element);
    },
  };
}
