const asked: Record<string, Promise<unknown>> = {};

/**
 * Loads a part of a page that comes late, with its stylesheets. The build puts it around each `import()` in the place of
 * its own helper (wxt.config.ts), which knows nonces, bases and preloads that no page of an extension has, and costs the
 * popup's first paint half a kilobyte.
 * @param styles paths from the package's root
 * @throws where script or stylesheet cannot be had; the stylesheet is asked for anew the next time
 */
export async function loadWithStyles<Part>(load: () => Promise<Part>, styles: readonly string[] = []): Promise<Part> {
  const sheets = styles.map(
    (path) =>
      (asked[path] ??= loadStyles(`/${path}`).catch((error: unknown) => {
        delete asked[path];
        throw error;
      })),
  );
  const [part] = await Promise.all([load(), ...sheets]);
  return part;
}

function loadStyles(href: string): Promise<unknown> {
  return new Promise((resolve, reject) => {
    if (document.querySelector(`link[href="${href}"]`)) return resolve(null);
    const link = document.createElement('link');
    link.rel = 'stylesheet';
    link.href = href;
    link.addEventListener('load', resolve);
    link.addEventListener('error', () => {
      link.remove();
      reject(new Error(`${href} cannot be loaded`));
    });
    document.head.append(link);
  });
}
