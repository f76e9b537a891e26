import type { Weights } from './bytes.ts';
import type { ContentScriptFigures } from './content-script.ts';
import type { HeapFigures } from './heap.ts';
import type { LinkingFigures } from './linking.ts';
import { against, type EnginesFigures } from './engines.ts';
import type { OpenRowFigures, PriceAtFigures } from './open-row.ts';
import type { PopupFigures } from './popup.ts';
import type { PricesFigures, SearchFigures } from './prices.ts';
import { round } from './figures.ts';
import { judge, spreadLine, type Verdict, verdictLine, weightLine } from './report.ts';
import type { ShelfFigures } from './shelf.ts';
import type { WorkerFigures } from './worker.ts';
import type { WritingFigures } from './writing.ts';

/** All that was judged, in the order said. */
export const verdicts: Verdict[] = [];

function say(verdict: Verdict): void {
  verdicts.push(verdict);
  console.log(verdictLine(verdict));
}

export function tellWeights({ worker, popup, popupLater, contentScript, sidepanel, options }: Weights): void {
  say(judge('worker, gzipped', worker.gzipped / 1000, 'kB', 100));
  say(judge('popup, what its first paint loads, gzipped', popup.gzipped / 1000, 'kB', 20));
  say(judge('popup, what clicks load besides, gzipped', popupLater.gzipped / 1000, 'kB', 20, 'aim'));
  say(judge('content script, gzipped', contentScript.gzipped / 1000, 'kB', 6));
  for (const [what, weight] of Object.entries({ worker, popup, popupLater, contentScript, sidepanel, options })) {
    console.log(weightLine(what, weight));
  }
}

export function tellPopup(figures: PopupFigures): void {
  say(judge(`first paint against a static page with the same ${figures.rows} rows`, figures.ratio, 'x', 1.25));
  say(judge('first paint, as near to the limit as it may get', figures.ratio, 'x', 1.1, 'aim'));
  console.log(spreadLine('popup', figures.popup, 'ms'));
  console.log(spreadLine('static page', figures.staticPage, 'ms'));
  console.log(spreadLine('static page again', figures.staticAgain, 'ms'));
  console.log(spreadLine("main thread's CPU by then, popup", figures.popupCpu, 'ms'));
  console.log(spreadLine("main thread's CPU by then, static page", figures.staticCpu, 'ms'));
  console.log(
    `  other readings: fastest against fastest ${figures.ratioOfMinima}x, median of rounds ${figures.ratioByRound}x, static against itself ${figures.noiseRatio}x`,
  );
}

export function tellOpenRow(figures: OpenRowFigures): void {
  const { closes } = figures;
  say(judge(`a row with ${closes} closes, from press to paint, against one without any`, figures.ratio, 'x', 1.5));
  say(judge(`a chart of ${closes} closes from memory against uPlot's`, figures.drawnRatio, 'x', 1, 'aim'));
  console.log(spreadLine('pressed, asked, drawn, painted', figures.opened, 'ms'));
  console.log(spreadLine('the same without a past', figures.empty, 'ms'));
  console.log(spreadLine('drawn from memory', figures.drawn, 'ms'));
  console.log(spreadLine('drawn from memory by uPlot', figures.byUPlot, 'ms'));
}

export function tellPriceAt(figures: PriceAtFigures): void {
  const what = `prices of ${figures.coins} coins on a day, cold, against reading their rows alone`;
  say(judge(what, figures.ratio, 'x', 1.5, 'aim'));
  console.log(
    spreadLine(`started, opened, read, answered (${figures.closesEach} closes each)`, figures.answered, 'ms'),
  );
  console.log(spreadLine('started, opened, the same rows read', figures.rowsAlone, 'ms'));
}

/** What a heavy sidebar's script (Hypothesis) was measured to add to an article of this size. */
const HEAVY_SIDEBAR = { taskMs: 97, heapKb: 739 };

export function tellContentScript({ page, articles, taken, added, inScript }: ContentScriptFigures): void {
  const { taskMs, heapKb } = HEAVY_SIDEBAR;
  console.log(`  page: ${Math.round(page.bytes / 1000)} kB, ${page.elements} elements; over an empty script in it:`);
  say(judge('time in the script, sampled', inScript.median, 'ms', 6, 'aim'));
  say(judge('closed: CPU added', added.closed.task, 'ms', round(taskMs / 15, 1), 'aim'));
  say(judge('closed: heap added', Math.round(added.closed.heapKb), 'kB', 120, 'aim'));
  say(judge(`open with ${articles} articles: CPU added`, added.open.task, 'ms', round(taskMs / 6, 1), 'aim'));
  say(
    judge(
      `open with ${articles} articles: heap added`,
      Math.round(added.open.heapKb),
      'kB',
      Math.round(heapKb / 6),
      'aim',
    ),
  );
  const rest = (way: 'closed' | 'element', script: number): number =>
    round(added[way].task - script - added[way].layout, 1);
  console.log(
    `  closed, by parts: ${inScript.median} ms in the script, ${round(added.closed.layout, 1)} ms of styles and layout, ${rest('closed', inScript.median)} ms of paint, messages and all else`,
  );
  console.log(
    `  one empty element beside the body: ${round(added.element.task, 1)} ms of CPU added, ${round(added.element.layout, 1)} of them styles and layout, ${rest('element', 0)} all else`,
  );
  const { task, heapKb: heap } = added.readability;
  console.log(`  Readability on load: ${task} ms of CPU and ${Math.round(heap)} kB of heap added`);
  for (const way of ['closed', 'open'] as const) {
    say(judge(`${way}: long tasks added`, added[way].longTasks, 'tasks', 0));
    say(judge(`${way}: layout shift added`, added[way].shift, 'shift', 0));
  }
  console.log(spreadLine('in the script, sampled (its own loads)', inScript, 'ms'));
  for (const way of ['empty', 'element', 'closed', 'open', 'readability'] as const) {
    console.log(spreadLine(`main thread, ${way}`, taken[way].task, 'ms'));
    console.log(spreadLine(`callbacks of scripts, ${way}`, taken[way].script, 'ms'));
    console.log(spreadLine(`styles and layout, ${way}`, taken[way].layout, 'ms'));
    console.log(spreadLine(`heap, ${way}`, taken[way].heapKb, 'kB'));
    console.log(spreadLine(`long tasks, ${way}`, taken[way].longTasks, 'tasks'));
    console.log(spreadLine(`layout shift, ${way}`, taken[way].shift, 'shift'));
  }
}

export function tellWorker(figures: WorkerFigures): void {
  say(
    judge(
      `sidebar's answer from a stopped worker against wake alone, ${figures.articles} articles`,
      figures.sidebarRatio,
      'x',
      2,
      'aim',
    ),
  );
  say(
    judge(
      `handle's answer from a stopped worker against wake alone, ${figures.articles} articles`,
      figures.handleRatio,
      'x',
      2,
      'aim',
    ),
  );
  console.log(spreadLine('wake alone, asked by the frame', figures.wakeFromFrame, 'ms'));
  console.log(spreadLine(`wake and the sidebar's view`, figures.sidebar, 'ms'));
  console.log(spreadLine('wake alone, asked by the content script', figures.wake, 'ms'));
  console.log(spreadLine(`wake and the handle's figures (${figures.related} related)`, figures.handle, 'ms'));
  console.log(
    `  worker awake, medians: refused ${figures.refusedAwake.median} ms, handle ${figures.handleAwake.median} ms, sidebar ${figures.sidebarAwake.median} ms`,
  );
}

/** What five times as many articles make of the sidebar's first answer, wakes of the same minute set against each other. */
export function tellGrowth(many: WorkerFigures, most: WorkerFigures): void {
  const what = `sidebar's answer from a stopped worker with ${most.articles} articles against ${many.articles}`;
  say(judge(what, round(most.sidebarRatio / many.sidebarRatio, 3), 'x', 1.3, 'aim'));
}

export function tellHeap(all: readonly HeapFigures[]): void {
  for (const { articles, bufferBytes, openBytes, ratio, miniSearchBytes } of all) {
    const what = `the opened index of ${articles.toLocaleString('en')} articles in memory, against its stored bytes`;
    say(judge(what, ratio, 'x', 1.05));
    console.log(
      `  ${Math.round(openBytes / 1000)} kB for ${Math.round(bufferBytes / 1000)} kB; MiniSearch's ${Math.round(miniSearchBytes / 1000)} kB`,
    );
  }
}

export function tellLinking(figures: LinkingFigures): void {
  const { words, aliases, hits, ratio, ratioBelieved } = figures;
  say(judge(`finding ${aliases} names in ${words} words, against an Aho-Corasick automaton`, ratio, 'x', 0.125, 'aim'));
  console.log(`  ${hits} places; with what stands around each weighed ${ratioBelieved}x`);
  console.log(spreadLine('places found', figures.places, 'ms'));
  console.log(spreadLine('the same, weighed', figures.believed, 'ms'));
  console.log(spreadLine('modern-ahocorasick, whole words', figures.library, 'ms'));
  console.log(spreadLine('the file opened and searched', figures.first, 'ms'));
  console.log(spreadLine('modern-ahocorasick built and searched', figures.libraryFirst, 'ms'));
}

export function tellSearch(figures: SearchFigures): void {
  say(judge(`a search among ${figures.coins} coins, 99 of 100, beyond the message itself`, figures.slowest, 'ms', 10));
  console.log(spreadLine('a message that the gate refuses', figures.refused, 'ms'));
  console.log(spreadLine(`one of ${figures.queries} searches`, figures.search, 'ms'));
}

export function tellShelf({ articles, queries, refused, search, first, slowest }: ShelfFigures): void {
  const what = `a search of the shelf among ${articles} articles, 99 of 100, beyond the message itself`;
  say(judge(what, slowest, 'ms', 50));
  console.log(spreadLine('a message that the gate refuses', refused, 'ms'));
  console.log(spreadLine(`one of ${queries} searches, with the rows of the first screen`, search, 'ms'));
  console.log(`  the first one, which reads the index: ${first} ms`);
}

export function tellPrices(figures: PricesFigures): void {
  const what = `${figures.coins} prices from request to screen, against the least that could be done`;
  say(judge(what, figures.ratio, 'x', 3, 'aim'));
  console.log(spreadLine('asked, parsed, verified, stored, published, painted', figures.painted, 'ms'));
  console.log(spreadLine('the same replies, parsed, put down whole, written into cells', figures.floor, 'ms'));
}

export function tellWriting({
  articles,
  bytes,
  readAndStore,
  tokenize,
  stored,
  tokenized,
  writes,
  placing,
}: WritingFigures): void {
  console.log(`  ${articles} articles, ${Math.round(bytes / 1000)} kB of feeds, a transaction a feed of 50`);
  console.log(`  stored and indexed: ${stored} articles/s; the bare tokenizer: ${tokenized} articles/s`);
  console.log(spreadLine('read, cleaned, told apart, stored, indexed', readAndStore, 'ms'));
  console.log(spreadLine('the bare tokenizer over the same bytes', tokenize, 'ms'));
  for (const { articles: count, write, singlePuts, ratio } of writes) {
    say(judge(`writing ${count} articles against one transaction of single puts`, ratio, 'x', 0.1, 'aim'));
    console.log(spreadLine('written with their identities', write, 'ms'));
    console.log(spreadLine('single puts', singlePuts, 'ms'));
  }
  const among = `${placing.articles} stored`;
  console.log(`  an article placed into a story, against merely storing it, ${among}: ${placing.ratio}x`);
  console.log(spreadLine(`one article stored and placed, ${among}`, placing.placed, 'ms'));
  console.log(spreadLine(`one article stored, ${among}`, placing.stored, 'ms'));
}

/** What issue and measurements of others ask of the index, by how many articles are stored; shares of the other's figure. */
const ENGINE_TARGETS: Readonly<Record<number, { flexFirst: number; terms: number; page: number }>> = {
  10_000: { flexFirst: 1 / 5, terms: 1 / 100, page: 1 / 100 },
  50_000: { flexFirst: 1 / 8, terms: 1 / 300, page: 1 / 300 },
};

export function tellEngines(all: readonly EnginesFigures[]): void {
  for (const figures of all) {
    const { articles, engines } = figures;
    const at = `at ${articles.toLocaleString('en')} articles`;
    const targets = ENGINE_TARGETS[articles];
    if (targets) {
      const first = 'stored index to first answer';
      say(judge(`${first} ${at}, against FlexSearch`, against(figures, 'flexsearch', 'first'), 'x', targets.flexFirst));
      say(judge(`${first} ${at}, against MiniSearch`, against(figures, 'minisearch', 'first'), 'x', 1 / 20));
      say(
        judge(`64 terms scored ${at}, against MiniSearch`, against(figures, 'minisearch', 'terms'), 'x', targets.terms),
      );
      say(
        judge(`page text to list ${at}, against MiniSearch`, against(figures, 'minisearch', 'page'), 'x', targets.page),
      );
      say(judge(`bytes stored ${at}, against MiniSearch's JSON`, against(figures, 'minisearch', 'bytes'), 'x', 0.55));
      if (articles === 10_000) say(judge(`page text to list ${at}`, engines.ours.pageMs, 'ms', 5));
    }
    for (const [name, { bytes, bytesToAdd50, buildMs, first, termsMs, pageMs }] of Object.entries(engines)) {
      const sizes = `${Math.round(bytes / 1000)} kB stored, ${Math.round(bytesToAdd50 / 1000)} kB written for 50 more`;
      console.log(spreadLine(`${name} ${at}, first answer`, first, 'ms'));
      console.log(
        `    ${sizes}, built in ${buildMs} ms; in memory: 64 terms ${termsMs} ms, a page of 2,000 words ${pageMs} ms`,
      );
    }
  }
}
