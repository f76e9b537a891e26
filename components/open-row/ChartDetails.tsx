import { i18n } from '#i18n';
import { useState } from 'preact/hooks';
import type { ChartStretch } from '../../lib/domain/chart.ts';
import type { ChartLine, LinePoint } from './chart-line.ts';
import { chartSummary, kindMark, pointFigure, pointTime, sourceName, stretchWords } from './chart-words.ts';

interface ChartDetailsProps {
  readonly line: ChartLine;
  readonly stretches: readonly ChartStretch[];
  readonly name: string;
  readonly locale: string;
}

/** More rows than this nobody reads; a longer line is told at even steps, its lowest and highest among them. */
const MOST_ROWS = 60;

/** What the chart is made of, in words and figures: its sources, stretch by stretch, and a table of its prices. */
export function ChartDetails({ line, stretches, name, locale }: ChartDetailsProps) {
  const [isOpen, setOpen] = useState(false);
  const sources = [...new Set(stretches.map(sourceName))].join(', ');
  return (
    <details
      class="chart-details"
      data-part="chart-details"
      open={isOpen}
      onToggle={(event) => setOpen(event.currentTarget.open)}
    >
      <summary>{i18n.t('chart.details', [sources])}</summary>
      {isOpen && (
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be within reach of keys
        <section class="chart-figures" tabIndex={0} aria-label={i18n.t('chart.detailsLabel', [name])}>
          <ul data-part="stretches">
            {stretches.map((stretch) => (
              <li key={stretch.start}>{stretchWords(stretch, locale)}</li>
            ))}
          </ul>
          <table data-part="chart-table">
            <caption>{chartSummary(name, line, locale)}</caption>
            <thead>
              <tr>
                <th scope="col">{i18n.t('chart.time')}</th>
                <th scope="col">{i18n.t('chart.price')}</th>
              </tr>
            </thead>
            <tbody>
              {rowsOf(line).map((point) => (
                <tr key={point.time}>
                  <th scope="row">{pointTime(point, locale)}</th>
                  <td>
                    <span class="number">{pointFigure(point, locale)}</span> {remark(point, line)}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
    </details>
  );
}

function remark(point: LinePoint, { low, high }: ChartLine): string {
  if (point === low) return i18n.t('chart.low');
  return point === high ? i18n.t('chart.high') : kindMark(point);
}

function rowsOf({ points, low, high }: ChartLine): LinePoint[] {
  const step = Math.ceil(points.length / MOST_ROWS);
  return points.filter((point, at) => at % step === 0 || at === points.length - 1 || point === low || point === high);
}
