/**
 * happy-dom defines `textContent` and `parentNode` on each kind of node; browsers define them once, on Node.prototype,
 * where the content script reads them. Import this before the content script's modules.
 */
const ownGetters = (property: string) => ({
  configurable: true,
  get(this: Node): unknown {
    for (let owner: object | null = Object.getPrototypeOf(this); owner && owner !== Node.prototype;) {
      // oxlint-disable-next-line typescript/unbound-method -- always called on a node
      const get = Object.getOwnPropertyDescriptor(owner, property)?.get;
      if (get) return get.call(this);
      owner = Object.getPrototypeOf(owner) as object | null;
    }
    return base[property]?.call(this);
  },
});

const base: Record<string, (() => unknown) | undefined> = {};
for (const property of ['textContent', 'parentNode']) {
  // oxlint-disable-next-line typescript/unbound-method -- always called on a node
  base[property] = Object.getOwnPropertyDescriptor(Node.prototype, property)?.get;
  Object.defineProperty(Node.prototype, property, ownGetters(property));
}
