/**
 * Reads of the page that the page cannot bend. A `<form name="querySelector">` or an `<input name="parentNode">`
 * shadows the property of the same name on its document or form, in our isolated world too; the getters of the
 * prototypes are ours alone, so every read of a page's node goes through them.
 */
type Reader<T> = (node: object) => T;

function reader<T>(prototype: object, property: string): Reader<T> {
  let owner: object | null = prototype;
  while (owner !== null) {
    // oxlint-disable-next-line typescript/unbound-method -- always called on a node
    const get = Object.getOwnPropertyDescriptor(owner, property)?.get;
    if (get) return (node) => get.call(node) as T;
    owner = Object.getPrototypeOf(owner) as object | null;
  }
  return () => null as T;
}

export const parentOf = reader<Node | null>(Node.prototype, 'parentNode');
export const rawTextOf = reader<string | null>(Node.prototype, 'textContent');
export const firstInside = reader<Element | null>(Element.prototype, 'firstElementChild');
export const tagOf = reader<string>(Element.prototype, 'localName');
export const documentTitle = reader<string>(Document.prototype, 'title');
export const designModeOf = reader<string | null>(Document.prototype, 'designMode');
export const isPrerendering = reader<boolean | null>(Document.prototype, 'prerendering');
export const visibilityOf = reader<DocumentVisibilityState>(Document.prototype, 'visibilityState');
export const focusedElement = reader<Element | null>(Document.prototype, 'activeElement');
export const rootOf = reader<HTMLElement>(Document.prototype, 'documentElement');

/** The first matches in document order, at most so many: a page may hold any number. */
export function* all(root: Document | Element, selector: string, most: number): Generator<Element> {
  const prototype = root instanceof Element ? Element.prototype : Document.prototype;
  const found = prototype.querySelectorAll.call(root, selector);
  for (let i = 0; i < most; i++) {
    const element = found[i];
    if (!element) return;
    yield element;
  }
}

export function first(root: Document | Element, selector: string): Element | null {
  const prototype = root instanceof Element ? Element.prototype : Document.prototype;
  return prototype.querySelector.call(root, selector);
}

/** Where a page describes itself: searched instead of the whole page, which may have 30,000 elements. */
export function headOf(page: Document | Element): Document | Element {
  return first(page, 'head') ?? page;
}

/** An attribute's value, '' where it is absent. */
export function attribute(element: Element, name: string): string {
  return Element.prototype.getAttribute.call(element, name) ?? '';
}

/** White space folded to single blanks, cut to a length before folding so that a huge node costs little. */
export function fold(text: string | null, longest: number): string {
  return (text ?? '')
    .slice(0, longest * 2)
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, longest);
}

/** A new element of ours, of a document that may be another than the page's. */
export function createIn(page: Document, tag: string): HTMLElement {
  return Document.prototype.createElementNS.call(page, 'http://www.w3.org/1999/xhtml', tag) as HTMLElement;
}

/** A new element of ours. */
export function create(tag: string, className = '', text = ''): HTMLElement {
  const element = createIn(document, tag);
  if (className) element.className = className;
  if (text) element.textContent = text;
  return element;
}

/** By the prototype, not by the node's own word. */
export function isElement(node: Node | null): node is Element {
  return node instanceof Element;
}
