import { browser } from './browser.ts';

/** The part of a classic worker that we use; TypeScript's own types of it would clash with those of pages. */
interface ClassicWorker {
  importScripts?: (address: string) => void;
}

/**
 * Runs a further script of the extension's own package in the background's context: by `importScripts` in a service
 * worker, which may only load after its installation what it loaded during it (`keepOwnScript`); by a `script` element in
 * Firefox's event page.
 * @param path from the package's root
 * @throws where the browser does not have the file
 */
export async function loadOwnScript(path: `/${string}.js`): Promise<void> {
  const address = browser.runtime.getURL(path);
  const { importScripts } = globalThis as ClassicWorker;
  if (importScripts) {
    importScripts(address);
    return;
  }
  const script = document.createElement('script');
  script.src = address;
  await new Promise<void>((resolve, reject) => {
    script.addEventListener('load', () => resolve());
    script.addEventListener('error', () => reject(new Error(`${path} cannot be loaded`)));
    document.head.append(script);
  });
  script.remove();
}

/**
 * Keeps a script for `loadOwnScript`: a service worker's `importScripts` answers later only from what was imported before
 * its installation ended (w3.org/TR/service-workers, "importScripts(urls)"). Called while the worker starts, since the
 * event comes right after; without effect in an event page.
 */
export function keepOwnScript(path: `/${string}.js`): void {
  const { importScripts } = globalThis as ClassicWorker;
  if (importScripts) globalThis.addEventListener('install', () => importScripts(browser.runtime.getURL(path)));
}
