/** Two charts of the same closes in the same place, each drawn from memory: the product's, and uPlot's. */
import { render } from 'preact';
import uPlot from 'uplot';
import { chartLine } from '../../../components/open-row/chart-line.ts';
import { PriceChart } from '../../../components/open-row/PriceChart.tsx';
import type { PriceView } from '../../../lib/query/views.ts';

const DAY_MS = 86_400_000;
const [WIDTH, HEIGHT] = [348, 132];

const PRICE: PriceView = {
  price: null,
  currency: 'usd',
  change24h: null,
  asOf: null,
  source: null,
  pollIntervalMs: 360_000,
  held: null,
  disagreement: null,
  oneSource: false,
  conversion: null,
};

function painted(): Promise<number> {
  return new Promise((resolve) => {
    requestAnimationFrame(() => setTimeout(() => resolve(performance.now())));
  });
}

function place(): HTMLElement {
  const box = document.createElement('div');
  box.style.width = `${WIDTH}px`;
  document.body.replaceChildren(box);
  return box;
}

/** Milliseconds from having the closes to their line on the screen. */
async function drawOurs(closes: readonly number[]): Promise<number> {
  const box = place();
  const start = Date.now() - closes.length * DAY_MS;
  const kind = { source: 'coingecko', instrument: 'index', currency: 'usd', formerly: null, figure: 'close' } as const;
  await painted();
  const begun = performance.now();
  const stretches = [{ ...kind, start, step: DAY_MS, values: closes }];
  const view = { coinId: 'bitcoin', range: 'all', from: start, to: Date.now(), stretches } as const;
  const line = chartLine(view, PRICE, Date.now());
  if (!line) throw new Error('no line');
  render(<PriceChart line={line} name="Bitcoin" locale="en-US" at={null} onRead={() => undefined} />, box);
  return (await painted()) - begun;
}

async function drawWithUPlot(closes: readonly number[]): Promise<number> {
  const box = place();
  const start = Date.now() / 1000 - closes.length * 86_400;
  await painted();
  const begun = performance.now();
  const data: uPlot.AlignedData = [closes.map((_, day) => start + day * 86_400), [...closes]];
  const chart = new uPlot(
    {
      width: WIDTH,
      height: HEIGHT,
      legend: { show: false },
      scales: { x: { time: true } },
      axes: [{}, { show: false }],
      series: [{}, { stroke: '#1b1e24', width: 1.5 }],
    },
    data,
    box,
  );
  const took = (await painted()) - begun;
  chart.destroy();
  return took;
}

Object.assign(globalThis, { drawOurs, drawWithUPlot });
