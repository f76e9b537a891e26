import type { Frame, Page } from '@playwright/test';

/** Whatever in a document could run, load, or lead anywhere but to a web page. */
export async function suspicious(surface: Page | Frame): Promise<string[]> {
  return surface.evaluate(() => {
    const found: string[] = [];
    const look = (root: Document | ShadowRoot): void => {
      for (const element of root.querySelectorAll('*')) {
        const own = element.getAttribute('src') ?? '';
        const isOurs = own === '' || new URL(own, location.href).origin === location.origin;
        if (
          /^(script|iframe|object|embed|frame|base|meta|link|img|video|audio|source)$/.test(element.localName) &&
          !isOurs
        )
          found.push(element.outerHTML);
        if (/^(iframe|object|embed|frame|base|applet)$/.test(element.localName)) found.push(element.outerHTML);
        for (const { name, value } of element.attributes) {
          if (name.startsWith('on') || name === 'srcdoc') found.push(`${name}=${value}`);
          const isAddress = /^(href|xlink:href|action|formaction|ping|cite|background)$/.test(name);
          const isWeb = /^https?:/.test(new URL(value, location.href).href);
          const isInside = value.startsWith('#') || new URL(value, location.href).origin === location.origin;
          if (isAddress && !isWeb && !isInside) found.push(`${name}=${value}`);
        }
        if (element.shadowRoot) look(element.shadowRoot);
      }
    };
    look(document);
    return found;
  });
}
