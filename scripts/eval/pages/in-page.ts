/** Bundled and run beside a page, in a world of its own as the content script's: the three readers and their times. */
import { Readability } from '@mozilla/readability';
import Defuddle from 'defuddle';
import { readAnything, readPage } from '../../../lib/page/read-page.ts';
import { transplant } from './transplant.ts';

const RUNS = 3;

export interface OneReading {
  readonly title: string;
  readonly text: string;
  /** Epoch milliseconds, or null. */
  readonly date: number | null;
  readonly ms: number;
}

export interface Readings {
  readonly ours: OneReading & { readonly isArticle: boolean; readonly from: string | null };
  readonly readability: OneReading;
  readonly defuddle: OneReading;
}

/** The middle of three runs; the page is the same before each. */
function timed<T>(read: () => T): { readonly value: T; readonly ms: number } {
  const times: number[] = [];
  let value = read();
  for (let run = 0; run < RUNS; run++) {
    const from = performance.now();
    value = read();
    times.push(performance.now() - from);
  }
  times.sort((a, b) => a - b);
  return { value, ms: times[Math.floor(RUNS / 2)] ?? 0 };
}

function textOf(markup: string): string {
  const page = new DOMParser().parseFromString(markup, 'text/html');
  return page.body.textContent ?? '';
}

function dateOf(written: string | null | undefined): number | null {
  const at = Date.parse(written ?? '');
  return Number.isNaN(at) ? null : at;
}

function readAll(): Readings {
  const situation = { address: new URL(location.href), now: Date.now(), freshlyLoaded: true };
  const ours = timed(() => readAnything(document, situation));
  const isArticle = readPage(document, situation) !== null;
  // It takes the page apart, so beside a page that stays it costs a copy.
  const readability = timed(() => new Readability(document.cloneNode(true) as Document).parse());
  const defuddle = timed(() => new Defuddle(document, { url: location.href }).parse());
  return {
    ours: {
      title: ours.value.title,
      text: ours.value.text,
      date: ours.value.publishedAt,
      from: ours.value.publishedFrom,
      isArticle,
      ms: ours.ms,
    },
    readability: {
      title: readability.value?.title ?? '',
      text: readability.value?.textContent ?? '',
      date: dateOf(readability.value?.publishedTime),
      ms: readability.ms,
    },
    defuddle: {
      title: defuddle.value.title,
      text: textOf(defuddle.value.content),
      date: dateOf(defuddle.value.published),
      ms: defuddle.ms,
    },
  };
}

Object.assign(globalThis, { readAll, transplant });
