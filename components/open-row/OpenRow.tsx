import { i18n } from '#i18n';
import type { ComponentChildren } from 'preact';
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { CHART_RANGES, type ChartRange, type ChartView } from '../../lib/domain/chart.ts';
import type { CoinView, TickerRow } from '../../lib/query/views.ts';
import { Change } from '../controls/Change.tsx';
import { Segments } from '../controls/Segments.tsx';
import { ChartDetails } from './ChartDetails.tsx';
import { type ChartLine, chartLine } from './chart-line.ts';
import { chartNotes } from './chart-notes.ts';
import { kindMark, pointFigure, pointTime, rangeName, rangeSpoken } from './chart-words.ts';
import { Converter } from './Converter.tsx';
import { copyText } from './copy-text.ts';
import { Facts } from './Facts.tsx';
import { Headlines } from './Headlines.tsx';
import { BellIcon, CopyIcon } from './icons.tsx';
import { pastWords } from './past-words.ts';
import { PriceChart } from './PriceChart.tsx';
import './open-row.css';

export interface OpenRowProps {
  readonly row: TickerRow;
  /** Null where it could not be read. */
  readonly coin: CoinView | null;
  /** Null where it could not be read. It keeps its own window until that of a newly picked one has come. */
  readonly chart: ChartView | null;
  readonly range: ChartRange;
  readonly now: number;
  readonly locale: string;
  readonly onRange: (range: ChartRange) => void;
  /** Resolves to false where the browser does not allow it. */
  readonly onCopy: (text: string) => Promise<boolean>;
  /** The reader opened a headline. */
  readonly onOpenArticle: (articleId: string) => void;
  /** "Alert me"; the button is there only where this is given. */
  readonly onAlert?: () => void;
  /** The editor of an alert: stands in place of everything else while it is given. */
  readonly editor?: ComponentChildren;
}

/** What opens below a coin's row: its chart, and what goes with a price. */
export function OpenRow(props: OpenRowProps) {
  const { row, coin, chart, now, locale, editor, onOpenArticle } = props;
  const [at, setAt] = useState<number | null>(null);
  const line = useMemo(() => (chart ? chartLine(chart, row, now) : null), [chart, row, now]);
  useEffect(() => setAt(null), [chart?.range]);
  const alertButton = useRef<HTMLButtonElement>(null);
  const [isEditing, setEditing] = useState(editor !== undefined);
  // The focus goes back to the button that opened the editor.
  useLayoutEffect(() => {
    if (isEditing && editor === undefined) alertButton.current?.focus();
    setEditing(editor !== undefined);
  }, [isEditing, editor]);
  if (editor !== undefined)
    return (
      <div class="open-row" data-part="open-row">
        {editor}
      </div>
    );
  return (
    <div class="open-row" data-part="open-row">
      <div class="open-row-head">
        <Segments
          label={i18n.t('chart.window')}
          name="chart-range"
          part="ranges"
          value={props.range}
          choices={CHART_RANGES.map((value) => ({ value, label: rangeName(value), spoken: rangeSpoken(value) }))}
          onChange={props.onRange}
        />
        <Reading line={line} at={at} locale={locale} />
      </div>
      {line && chart ? (
        <>
          <PriceChart line={line} name={row.name} locale={locale} at={at} onRead={setAt} />
          {chartNotes(line, row, locale).map((note) => (
            <p key={note} class="chart-note" data-part="chart-note">
              {note}
            </p>
          ))}
          <ChartDetails line={line} stretches={chart.stretches} name={row.name} locale={locale} />
        </>
      ) : (
        <p class="no-chart" data-part="no-chart">
          {chart ? i18n.t('chart.none') : i18n.t('chart.failed')}
        </p>
      )}
      <Facts row={row} coin={coin} line={line} now={now} locale={locale} />
      <Converter row={row} now={now} locale={locale} />
      {coin?.past.map((past) => (
        <p key={past.at + past.symbol} class="chart-note" data-part="past">
          {pastWords(past, locale)}
        </p>
      ))}
      {coin && (
        <Headlines headlines={coin.headlines} name={row.name} now={now} locale={locale} onOpenArticle={onOpenArticle} />
      )}
      <div class="open-row-actions">
        {props.onAlert && (
          <button ref={alertButton} type="button" class="button" data-part="alert-me" onClick={props.onAlert}>
            <BellIcon />
            {i18n.t('openRow.alert')}
          </button>
        )}
        <CopyPrice row={row} now={now} locale={locale} onCopy={props.onCopy} />
      </div>
    </div>
  );
}

interface ReadingProps {
  readonly line: ChartLine | null;
  readonly at: number | null;
  readonly locale: string;
}

/** The point under the crosshair; without one, what the window came to. */
function Reading({ line, at, locale }: ReadingProps) {
  const read = at === null ? undefined : line?.points[at];
  const first = line?.points[0];
  const last = line?.points.at(-1);
  if (!first || !last) return <p class="reading" data-part="reading" />;
  return (
    <p class="reading" data-part="reading">
      {read ? (
        <>
          <span>{pointTime(read, locale)}</span>
          <span>
            <b class="number">{pointFigure(read, locale)}</b> {kindMark(read)}
          </span>
        </>
      ) : (
        first.currency === last.currency && (
          <Change change={(last.value / first.value - 1) * 100} locale={locale} inline />
        )
      )}
    </p>
  );
}

interface CopyPriceProps {
  readonly row: TickerRow;
  readonly now: number;
  readonly locale: string;
  readonly onCopy: OpenRowProps['onCopy'];
}

function CopyPrice({ row, now, locale, onCopy }: CopyPriceProps) {
  const [said, setSaid] = useState('');
  const text = copyText(row, now, locale);
  const copy = async (): Promise<void> => {
    if (text === null) return;
    const isCopied = await onCopy(text);
    setSaid(isCopied ? i18n.t('openRow.copied', [text]) : i18n.t('openRow.notCopied'));
  };
  return (
    <>
      <button type="button" class="button" data-part="copy-price" disabled={text === null} onClick={() => void copy()}>
        <CopyIcon />
        {i18n.t('openRow.copy')}
      </button>
      <output class={said === '' ? 'visually-hidden' : 'copied'} data-part="copied">
        {said}
      </output>
    </>
  );
}
