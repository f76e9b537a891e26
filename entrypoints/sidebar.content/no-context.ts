/**
 * Stands in for `wxt/utils/content-script-context` in the build (see wxt.config.ts). The framework's own announces itself
 * to every page: a `postMessage` and a DOM event named after the extension's id, which any page can hear and answer with
 * a forged one that ends the script. This script needs none of it, and it would be a third of its bytes.
 */
export const ContentScriptContext = Object;
