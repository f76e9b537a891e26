import { createIn, first, rootOf } from '../../lib/page/dom.ts';
import { words } from './extension.ts';
import { houseStyles } from './house.css.ts';

const TAG = 'coinside-sidebar';

/**
 * Our one element in the page, in its top layer: there a box of ours has nothing of the page laid out anew, and what the
 * page does to its root (opacity, filters, masks) is not done to us. A page may take it out of that layer; then it stands
 * above the page's own by its `z-index`. It is built when there is something to hold, and stands there only while it
 * holds a handle or the frame.
 */
export interface House {
  element: HTMLElement | null;
  /** Puts something of ours into the closed tree, and the element into the page if it is not there. */
  add(child: HTMLElement): void;
}

/** A house yet to be built. Clears away what a former version of this script (updated while the page stayed open) left. */
export function planHouse(): House {
  first(document, `:root>${TAG}`)?.remove();
  let tree: ShadowRoot | undefined;
  const house: House = {
    element: null,
    add(child) {
      // Made where no registry is: a page that has defined an element of this name would be handed the closed tree by its
      // internals (`ElementInternals.shadowRoot`), were the tree given to an element that is its own.
      const element = (house.element ??= createIn(new Document(), TAG));
      if (!tree) {
        element.dir = words('@@bidi_dir');
        element.popover = 'manual';
        tree = element.attachShadow({ mode: 'closed' });
        Document.prototype.adoptNode.call(document, element);
      }
      tree.append(child);
      if (element.isConnected) return;
      rootOf(document).append(element);
      try {
        // Under what is modal we are inert, and what is dead may not lie above it.
        if (!first(document, ':modal')) element.showPopover();
      } catch {
        // The page hears of it before, and may have taken it out.
      }
      // Without a sheet it had no box before: one beside the body would cost what the top layer is to spare. A constructed
      // one: an element would be subject to the page's Content-Security-Policy.
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(houseStyles);
      tree.adoptedStyleSheets = [sheet];
    },
  };
  return house;
}
