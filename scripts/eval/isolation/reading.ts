import type { Attack } from './attack.ts';

/** Attacks that want to know what the sidebar shows, or its tokens. */
export const READING: readonly Attack[] = [
  {
    name: 'walks the document, every root and every frame',
    open: (page) =>
      page.evaluate(() => {
        const walk = (node: Node): void => {
          window.loot.push(node.nodeName, node.nodeValue, (node as Element).outerHTML);
          const { shadowRoot } = node as Element;
          if (shadowRoot) walk(shadowRoot);
          for (const child of node.childNodes) walk(child);
        };
        walk(document);
        for (let n = 0; n < window.frames.length; n++) {
          try {
            window.loot.push(window.frames[n]?.document.body.innerHTML, window.frames[n]?.location.href);
          } catch (error) {
            window.loot.push(String(error));
          }
        }
        getSelection()?.selectAllChildren(document.documentElement);
        window.loot.push(String(getSelection()), document.documentElement.innerText);
      }),
  },
  {
    name: 'asks what lies under every point, and what is focused',
    open: (page) =>
      page.evaluate(() => {
        for (let x = innerWidth - 400; x < innerWidth; x += 10) {
          for (let y = 0; y < innerHeight; y += 20) {
            for (const element of document.elementsFromPoint(x, y)) window.loot.push(element.outerHTML.slice(0, 2000));
            const caret = document.caretRangeFromPoint(x, y);
            window.loot.push(caret?.startContainer.textContent, document.activeElement?.outerHTML.slice(0, 2000));
          }
        }
      }),
  },
  {
    name: 'reads timings, reports and violations of its policies',
    before: () => {
      const note = (event: Event): void => {
        const { blockedURI, sourceFile, sample } = event as SecurityPolicyViolationEvent;
        window.loot.push(blockedURI, sourceFile, sample);
      };
      document.addEventListener('securitypolicyviolation', note);
      new PerformanceObserver((list) => window.loot.push(JSON.stringify(list.getEntries()))).observe({
        entryTypes: PerformanceObserver.supportedEntryTypes.filter((type) => type !== 'soft-navigation'),
      });
      new ReportingObserver((reports) => window.loot.push(JSON.stringify(reports)), { buffered: true }).observe();
    },
    markup: `<meta http-equiv="Content-Security-Policy" content="frame-src 'none'; style-src 'none'; img-src 'none'">`,
    open: (page) =>
      page.evaluate(() => {
        window.loot.push(JSON.stringify(performance.getEntries()));
        for (const { effect } of document.getAnimations()) window.loot.push(JSON.stringify(effect?.getTiming()));
      }),
  },
  {
    name: 'replaces attachShadow, so that the tree is open',
    before: () => {
      // oxlint-disable-next-line typescript/unbound-method -- called on its element
      const attach = Element.prototype.attachShadow;
      Element.prototype.attachShadow = function stolen(init) {
        const root = attach.call(this, { ...init, mode: 'open' });
        window.loot.push(root.innerHTML);
        setInterval(() => window.loot.push(root.innerHTML), 50);
        return root;
      };
    },
  },
  {
    name: 'replaces what makes, appends and addresses elements',
    before: () => {
      for (const prototype of [Node.prototype, Element.prototype, Document.prototype, HTMLElement.prototype]) {
        for (const name of Object.getOwnPropertyNames(prototype)) {
          const descriptor = Object.getOwnPropertyDescriptor(prototype, name);
          if (typeof descriptor?.value !== 'function' || name === 'constructor') continue;
          const original = descriptor.value as (...given: unknown[]) => unknown;
          const spy = function (this: unknown, ...given: unknown[]): unknown {
            if (/append|insert|create|attach|replace|setAttribute/.test(name)) {
              for (const one of given)
                window.loot.push(String((one as Element | null)?.outerHTML ?? one).slice(0, 3000));
            }
            return original.apply(this, given);
          };
          Object.defineProperty(prototype, name, { ...descriptor, value: spy });
        }
      }
      const src = Object.getOwnPropertyDescriptor(HTMLIFrameElement.prototype, 'src');
      Object.defineProperty(HTMLIFrameElement.prototype, 'src', {
        ...src,
        set(value: string) {
          window.loot.push(value);
          src?.set?.call(this, value);
        },
      });
    },
  },
  {
    name: 'replaces the language itself: promises, arrays, JSON, symbols, errors',
    before: () => {
      // oxlint-disable-next-line typescript/unbound-method, unicorn/no-thenable -- that is the attack
      const then = Promise.prototype.then;
      // oxlint-disable-next-line unicorn/no-thenable, no-extend-native
      Promise.prototype.then = function spied(done, failed) {
        const seen = (value: unknown): unknown => {
          window.loot.push(JSON.stringify(value)?.slice(0, 3000));
          return done ? (done as (value: unknown) => unknown)(value) : value;
        };
        return then.call(this, seen, failed) as never;
      };
      const push = Array.prototype.push;
      // oxlint-disable-next-line no-extend-native
      Array.prototype.push = function spied(...items: unknown[]) {
        if (this !== window.loot) push.apply(window.loot, items.map(String));
        return push.apply(this, items);
      };
      const parse = JSON.parse;
      JSON.parse = (text: string, reviver) => {
        push.call(window.loot, text);
        return parse(text, reviver) as unknown;
      };
      Symbol.for = (key) => {
        push.call(window.loot, key);
        return Symbol(key);
      };
      (Error as unknown as { prepareStackTrace: unknown }).prepareStackTrace = (error: Error, frames: unknown[]) => {
        push.call(window.loot, String(error), ...frames.map(String));
        return String(error);
      };
    },
  },
  {
    name: 'defines our element before we make one, and asks for its internals',
    before: () => {
      class Stolen extends HTMLElement {
        readonly #internals = this.attachInternals();

        connectedCallback(): void {
          const look = (): void => {
            const root = this.#internals.shadowRoot;
            window.loot.push(root?.innerHTML, root && 'a closed root was handed out: coinside');
            const frame = root?.querySelector('iframe');
            window.loot.push(frame?.src);
          };
          look();
          setInterval(look, 50);
        }
      }
      customElements.define('coinside-sidebar', Stolen);
    },
  },
  {
    name: 'defines our element once it stands, and asks for its internals',
    closed: (page) =>
      page.evaluate(() => {
        customElements.define(
          'coinside-sidebar',
          class extends HTMLElement {
            constructor() {
              super();
              const internals = this.attachInternals();
              setInterval(() => window.loot.push(internals.shadowRoot?.innerHTML), 50);
            }
          },
        );
      }),
  },
  {
    name: 'listens to every key, click and message',
    before: () => {
      const names = Object.keys(window).filter((name) => name.startsWith('on'));
      for (const name of new Set([...names.map((one) => one.slice(2)), 'copy', 'cut', 'paste', 'beforeinput'])) {
        addEventListener(
          name,
          (event) => {
            const { key, data, detail } = event as KeyboardEvent & MessageEvent;
            window.loot.push(name, key, String(data), String(detail), event.composedPath().length);
            for (const target of event.composedPath()) {
              const { nodeName, outerHTML } = target as Partial<Element>;
              window.loot.push(nodeName, outerHTML?.slice(0, 2000));
            }
          },
          true,
        );
      }
    },
    open: async (page) => {
      await page.keyboard.type('quillwort-typed');
      await page.keyboard.press('Control+a');
      await page.keyboard.press('Control+c');
    },
  },
  {
    name: 'probes our files at their fixed and at their changing address',
    open: (page, known) =>
      page.evaluate(async ({ fixedAddress, dynamicAddress }) => {
        const files = ['sidepanel.html', 'options.html', 'popup.html', 'welcome.html', 'shelf.html', 'manifest.json'];
        for (const address of [fixedAddress, dynamicAddress]) {
          for (const file of files) {
            const url = address.replace('sidepanel.html', file);
            const text = await fetch(url).then(
              (reply) => reply.text(),
              (error: unknown) => String(error).slice(0, 20),
            );
            window.loot.push(text.includes('<!doctype') ? '' : text);
            const opened = window.open(url);
            window.loot.push(opened === null ? 'none' : 'opened');
            opened?.close();
          }
        }
      }, known),
  },
  {
    name: 'loads the sidebar itself, with no token, a used one and made-up ones',
    open: (page, known) =>
      page.evaluate(async ({ fixedAddress, dynamicAddress, usedToken }) => {
        const tokens = ['', usedToken, 'A'.repeat(22), '%00', 'null', '__proto__'];
        for (const address of [fixedAddress, dynamicAddress]) {
          for (const token of tokens) {
            const frame = document.createElement('iframe');
            // As ours is: such frames are let into pages that isolate themselves.
            Object.assign(frame, { credentialless: tokens.indexOf(token) % 2 === 1 });
            frame.src = token ? `${address}#${token}` : address;
            document.body.prepend(frame);
            await new Promise((resolve) => {
              frame.addEventListener('load', resolve, { once: true });
              setTimeout(resolve, 1500);
            });
            for (const name of ['getSidebar', 'bindFrame', 'getTicker', 'getSettings']) {
              frame.contentWindow?.postMessage({ name, payload: { secret: usedToken, token: usedToken } }, '*');
            }
            try {
              window.loot.push(frame.contentDocument?.documentElement.outerHTML);
            } catch (error) {
              window.loot.push(String(error).slice(0, 40));
            }
            frame.remove();
          }
        }
      }, known),
  },
];
