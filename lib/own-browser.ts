/** Stands for the polyfill in the bundle of the surfaces (wxt.config.ts): the browser's own object, whatever its name. */
const { browser, chrome } = globalThis as unknown as Record<'browser' | 'chrome', unknown>;

export default browser ?? chrome;
