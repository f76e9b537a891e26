/** What the walk needs of a browser; Playwright's and Puppeteer's pages both fit behind it. */
export interface Readable {
  /** Runs `look` in the page; it can use nothing from outside itself. */
  evaluate: <T>(look: () => T | Promise<T>) => Promise<T>;
}

export interface StagePage extends Readable {
  resize: (width: number, height: number) => Promise<void>;
  click: (x: number, y: number) => Promise<void>;
  /** Clicks the middle of an element. */
  press: (selector: string) => Promise<void>;
  type: (selector: string, text: string) => Promise<void>;
  /** Writes a PNG; `file` is given without its ending. */
  picture: (file: string) => Promise<void>;
  /** The sidebar's frame, which stands in a closed shadow root; null while there is none. */
  sidebar: () => Promise<Readable | null>;
  close: () => Promise<void>;
}

export interface Stage {
  /** A page of the extension, by its path with an optional fragment. */
  openExtensionPage: (path: string, width: number, height: number) => Promise<StagePage>;
  openPage: (address: string, width: number, height: number) => Promise<StagePage>;
  /** Any page with the sidebar opened beside it, as the toolbar's button does. Absent where a browser cannot be told to. */
  openBeside?: (address: string, width: number, height: number) => Promise<StagePage>;
  /** Makes the browser say yes to a host pattern when it is asked for in a click. Absent where it always does. */
  answerYes?: (pattern: string) => Promise<void>;
  /** Whether the browser tells what is seen of a frame, so that presses in the sidebar are done at once. */
  readonly tellsSight: boolean;
  /** What the extension's own pages said on their console as errors. */
  errors: readonly string[];
  close: () => Promise<void>;
}

export type ColorScheme = 'light' | 'dark';

const LOOK_AGAIN_MS = 200;

/** Waits until `look` answers true in the page. Throws with `what` where it does not within `ms`. */
export async function until(
  page: Readable,
  what: string,
  look: () => boolean | Promise<boolean>,
  ms = 20_000,
): Promise<void> {
  const end = Date.now() + ms;
  while (!(await page.evaluate(look))) {
    if (Date.now() > end) throw new Error(`The tour waited ${ms / 1000} s in vain: ${what}.`);
    await new Promise((resolve) => void setTimeout(resolve, LOOK_AGAIN_MS));
  }
}
