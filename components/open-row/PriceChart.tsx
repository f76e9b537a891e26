import { i18n } from '#i18n';
import { useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { axisLabels } from './chart-axis.ts';
import { CHART_HEIGHT, chartScale, CROSS_BOTTOM, figureX, nearestPoint, runPath } from './chart-geometry.ts';
import type { ChartLine, LinePoint } from './chart-line.ts';
import { chartSummary, pointFigure, pointWords } from './chart-words.ts';

interface PriceChartProps {
  readonly line: ChartLine;
  readonly name: string;
  readonly locale: string;
  /** The place in the line that is read; null while none is. */
  readonly at: number | null;
  readonly onRead: (at: number | null) => void;
}

/** What a chart is drawn for until its own width is known: the popup's, CSS px. */
const USUAL_WIDTH = 348;
/** A key for those who would not walk ten years day by day. */
const PAGE_SHARE = 12;

/** A line of prices that is read by pointer and by keys, drawn in the text's own colours. */
export function PriceChart({ line, name, locale, at, onRead }: PriceChartProps) {
  const box = useRef<HTMLDivElement>(null);
  const width = useWidth(box);
  // Read out for keys alone: a pointer that wanders over the line would talk without an end.
  const [spoken, setSpoken] = useState('');
  const scale = useMemo(() => chartScale(line, width), [line, width]);
  const drawing = useMemo(() => <Drawing line={line} scale={scale} locale={locale} />, [line, scale, locale]);
  const read = at === null ? undefined : line.points[at];

  const onKeyDown = (event: KeyboardEvent): void => {
    const next = keyed(event, at, line.points.length);
    if (next === null) return;
    event.preventDefault();
    event.stopPropagation();
    onRead(next);
    const point = line.points[next];
    setSpoken(point ? pointWords(point, locale) : '');
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions -- role=application is one that is used
    <div
      ref={box}
      class="chart"
      data-part="chart"
      data-range={line.range}
      // It takes arrow keys, which a mere picture would leave to the reader's own browsing.
      role="application"
      aria-roledescription={i18n.t('chart.role')}
      aria-label={chartSummary(name, line, locale)}
      aria-keyshortcuts="ArrowLeft ArrowRight Home End"
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- its points are walked by arrows
      tabIndex={0}
      onKeyDown={onKeyDown}
      onBlur={() => {
        onRead(null);
        setSpoken('');
      }}
      onPointerMove={(event) => {
        const left = event.currentTarget.getBoundingClientRect().left;
        onRead(nearestPoint(line, scale, event.clientX - left));
      }}
      onPointerLeave={() => onRead(null)}
    >
      <svg viewBox={`0 0 ${width} ${CHART_HEIGHT}`} width={width} height={CHART_HEIGHT} aria-hidden="true">
        {drawing}
        {read && (
          <g class="chart-cross" data-part="crosshair">
            <path d={`M${scale.x(read.time)} 16V${CROSS_BOTTOM}`} />
            <circle cx={scale.x(read.time)} cy={scale.y(read.value)} r="3" />
          </g>
        )}
      </svg>
      <output class="visually-hidden" data-part="chart-live">
        {spoken}
      </output>
    </div>
  );
}

interface DrawingProps {
  readonly line: ChartLine;
  readonly scale: ReturnType<typeof chartScale>;
  readonly locale: string;
}

/** All that does not follow the pointer. */
function Drawing({ line, scale, locale }: DrawingProps) {
  const [first] = line.points;
  const last = line.points.at(-1);
  const base = scale.y(first?.value ?? 0);
  const isFlat = line.low.value === line.high.value;
  return (
    <>
      <path class="chart-base" d={`M0 ${base}H${scale.width}`} />
      {changes(line).map((time) => (
        <path key={time} class="chart-turn" data-part="turn" d={`M${scale.x(time)} 16V${CROSS_BOTTOM}`} />
      ))}
      {line.runs.map((run) => (
        <path
          key={run.points[0]?.time}
          class={run.other ? 'chart-line chart-line-other' : 'chart-line'}
          data-part="line"
          d={runPath(run, scale)}
        />
      ))}
      {last && line.end === null && (
        <circle class="chart-end" cx={scale.x(last.time)} cy={scale.y(last.value)} r="2.5" />
      )}
      <Figure point={line.high} below={false} scale={scale} locale={locale} part="high" />
      {!isFlat && <Figure point={line.low} below scale={scale} locale={locale} part="low" />}
      {axisLabels(line, scale, locale).map(({ text, x, anchor }) => (
        <text key={anchor + text} data-part="axis" x={x} y={CHART_HEIGHT - 1} text-anchor={anchor}>
          {text}
        </text>
      ))}
    </>
  );
}

interface FigureProps {
  readonly point: LinePoint;
  readonly below: boolean;
  readonly scale: DrawingProps['scale'];
  readonly locale: string;
  readonly part: string;
}

function Figure({ point, below, scale, locale, part }: FigureProps) {
  const text = pointFigure(point, locale);
  return (
    <text
      data-part={part}
      x={figureX(text, scale.x(point.time), scale.width)}
      y={scale.y(point.value) + (below ? 13 : -6)}
      text-anchor="middle"
    >
      {text}
    </text>
  );
}

/** Where another source, instrument or currency begins. */
function changes({ points }: ChartLine): number[] {
  return points.flatMap(({ stretch, time }, at) => {
    const before = points[at - 1]?.stretch;
    return before && stretch && before !== stretch ? [time] : [];
  });
}

/** The place that a key leads to; null where the key is not ours. Left is earlier in every script: time runs so here. */
function keyed({ key, ctrlKey, metaKey, altKey }: KeyboardEvent, at: number | null, length: number): number | null {
  if (ctrlKey || metaKey || altKey) return null;
  if (at === null && (key === 'ArrowLeft' || key === 'ArrowRight')) return length - 1;
  const from = at ?? length - 1;
  const page = Math.max(1, Math.round(length / PAGE_SHARE));
  const steps: Readonly<Record<string, number>> = {
    ArrowLeft: -1,
    ArrowRight: 1,
    PageUp: -page,
    PageDown: page,
    Home: -length,
    End: length,
  };
  const step = steps[key];
  return step === undefined ? null : Math.min(length - 1, Math.max(0, from + step));
}

function useWidth(box: { readonly current: HTMLElement | null }): number {
  const [width, setWidth] = useState(USUAL_WIDTH);
  useLayoutEffect(() => {
    const measure = (): void => setWidth(box.current?.clientWidth || USUAL_WIDTH);
    measure();
    const observer = new ResizeObserver(measure);
    if (box.current) observer.observe(box.current);
    return () => observer.disconnect();
  }, [box]);
  return width;
}
