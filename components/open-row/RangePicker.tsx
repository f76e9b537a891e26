import { i18n } from '#i18n';
import { CHART_RANGES, type ChartRange } from '../../lib/domain/chart.ts';
import { rangeName, rangeSpoken } from './chart-words.ts';

interface RangePickerProps {
  readonly range: ChartRange;
  readonly onRange: (range: ChartRange) => void;
}

/** The window of the chart: one stop, arrows inside, as the browser has it for choices of one. */
export function RangePicker({ range, onRange }: RangePickerProps) {
  return (
    <fieldset class="ranges" data-part="ranges">
      <legend class="visually-hidden">{i18n.t('chart.window')}</legend>
      {CHART_RANGES.map((one) => (
        <label key={one} title={rangeSpoken(one)}>
          <input
            type="radio"
            name="chart-range"
            class="visually-hidden"
            value={one}
            aria-label={rangeSpoken(one)}
            checked={one === range}
            onChange={() => onRange(one)}
          />
          <span>{rangeName(one)}</span>
        </label>
      ))}
    </fieldset>
  );
}
