import { i18n } from '#i18n';
import type { ComponentType } from 'preact';
import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { CoinId } from '../../lib/domain/coin.ts';
import type { SinceLook } from '../../lib/domain/last-look.ts';
import { CHANGE_WINDOWS, type TickerChoices } from '../../lib/domain/ticker-choices.ts';
import type { FiringView, TickerView } from '../../lib/query/views.ts';
import type { AlertBand, FiringActions } from '../alerts/AlertBand.tsx';
import { COINGECKO_PAGE } from '../../lib/domain/sources.ts';
import { Segments } from '../controls/Segments.tsx';
import type { AddOffer, FoundCoins } from './AddOffer.tsx';
import { CoinList, type OpenedProps, type UnderRow } from './CoinList.tsx';
import type { RowWords } from './CoinRow.tsx';
import { filterRows } from './filter.ts';
import { FilterField } from './FilterField.tsx';
import { MarketLine } from './MarketLine.tsx';
import { sortRows } from './order.ts';
import { SinceLine } from './SinceLine.tsx';
import { TickerFooter, type Said } from './TickerFooter.tsx';
import type { TodayProps } from './TodayButton.tsx';
import { ViewButton } from './ViewButton.tsx';
import { windowShort, windowSpoken } from './window-words.ts';

/** As many rows as the popup shows without scrolling. */
const FITTING_ROWS = { comfortable: 9, compact: 14 } as const;

export interface TickerProps extends FiringActions {
  /** Null before anything is known. */
  readonly view: TickerView | null;
  /** What fired and has been in view since the first paint: what comes later may not push the list. */
  readonly firings: readonly FiringView[];
  /** The code of what tells them; null where none was needed yet. */
  readonly band: typeof AlertBand | null;
  readonly choices: TickerChoices;
  /** Null where there is nothing to tell. It is there at the first paint or not at all. */
  readonly since: SinceLook | null;
  readonly onForgetSince: () => void;
  readonly onChoose: (change: Partial<TickerChoices>) => void;
  /** Epoch milliseconds; ages and states follow it. */
  readonly now: number;
  readonly locale: string;
  readonly refreshing: boolean;
  readonly said: Said | null;
  readonly found: FoundCoins;
  /** Nothing on the list matches these words: ask the catalogue. */
  readonly onFind: (query: string) => void;
  readonly onAdd: (coinId: CoinId, name: string) => void;
  /** What is heard of a row or hovered; null before its code is there. */
  readonly words: RowWords | null;
  /** What is open under a coin's row, such as the editor of its alerts. */
  readonly under: UnderRow | null;
  readonly onAlert: (coinId: CoinId) => void;
  readonly onRefresh: () => void;
  readonly onSettings: () => void;
  readonly onShelf: () => void;
  readonly onOpenBeside: () => void;
  /** The code of what was to be shown cannot be had: the package was replaced, or the disk fails. The same at each render. */
  readonly onMissing: () => void;
  /** The code of what opens below a row. */
  readonly loadOpened: () => Promise<ComponentType<OpenedProps>>;
  /** Whether the day stands open from the beginning. */
  readonly beginsWithToday?: boolean;
  /** The code of the day's insights; the same one at each render. */
  readonly loadToday: () => Promise<ComponentType<TodayProps>>;
}

/** The ticker whole: market line, filter, the watched coins, freshness and actions. */
export function Ticker(props: TickerProps) {
  const { view, choices, now, locale, found } = props;
  const [typed, setTyped] = useState('');
  const field = useRef<HTMLInputElement>(null);
  const box = useRef<HTMLElement>(null);
  const query = typed.trim();
  const shown = view ? sortRows(filterRows(view.rows, query), choices, now) : [];
  const fitting = FITTING_ROWS[choices.tickerDensity];
  const missed = view !== null && query !== '' && shown.length === 0;

  // What is shown instead of the list has its code loaded when there is need for it: the first paint does not wait.
  const [offer, setOffer] = useState<{ readonly Offer: typeof AddOffer } | null>(null);
  const [today, setToday] = useState<{ readonly Panel: ComponentType<TodayProps> } | null>(null);
  const { onFind, loadToday, onMissing, beginsWithToday } = props;
  const openToday = useCallback(
    () => void loadToday().then((Panel) => setToday({ Panel }), onMissing),
    [loadToday, onMissing],
  );
  useEffect(() => {
    if (beginsWithToday) openToday();
  }, [beginsWithToday, openToday]);
  const closeToday = (): void => {
    setToday(null);
    document.querySelector<HTMLElement>('[data-part="today"]')?.focus();
  };
  useEffect(() => {
    if (!missed) return;
    onFind(query);
    void import('./AddOffer.tsx').then((module) => setOffer({ Offer: module.AddOffer }), onMissing);
  }, [missed, query, onFind, onMissing]);

  const enterList = (): void =>
    box.current?.querySelector<HTMLElement>('[data-part="press"][tabindex="0"], [data-add-coin-id]')?.focus();
  useShortcuts({ '/': () => field.current?.focus(), j: enterList, k: enterList });

  return (
    <>
      <header class="head">
        <h1 class="visually-hidden">{i18n.t('popup.title')}</h1>
        <MarketLine view={view} choices={choices} now={now} locale={locale} />
        {props.band && (
          <props.band
            firings={props.firings}
            hideNumbers={choices.hideNumbers}
            now={now}
            locale={locale}
            onSnooze={props.onSnooze}
            onDismiss={props.onDismiss}
            onEdit={props.onEdit}
            onGone={enterList}
          />
        )}
        <div class="tool-bar">
          <FilterField field={field} query={typed} onQuery={setTyped} onDown={enterList} />
          <Segments
            label={i18n.t('view.window')}
            name="ticker-window"
            part="window"
            value={choices.tickerWindow}
            choices={CHANGE_WINDOWS.map((value) => ({
              value,
              label: windowShort(value),
              spoken: windowSpoken(value),
            }))}
            onChange={(tickerWindow) => props.onChoose({ tickerWindow })}
          />
          <ViewButton choices={choices} onChoose={props.onChoose} onMissing={onMissing} />
        </div>
      </header>
      <main
        ref={box}
        data-density={choices.tickerDensity}
        data-shortened={shown.length <= fitting && (view?.rows.length ?? 0) > fitting ? '' : undefined}
      >
        {today && <today.Panel hideNumbers={choices.hideNumbers} now={now} locale={locale} onClose={closeToday} />}
        {props.since && (
          <SinceLine
            since={props.since}
            hideNumbers={choices.hideNumbers}
            now={now}
            locale={locale}
            onClose={() => {
              enterList();
              props.onForgetSince();
            }}
          />
        )}
        <CoinList
          rows={shown}
          under={props.under}
          words={props.words}
          choices={choices}
          now={now}
          locale={locale}
          loadOpened={props.loadOpened}
          onAlert={props.onAlert}
          onMissing={onMissing}
        />
        {missed && offer && (
          <offer.Offer
            query={query}
            found={found}
            onAdd={(coinId, name) => {
              setTyped('');
              field.current?.focus();
              props.onAdd(coinId, name);
            }}
          />
        )}
        {view?.rows.length === 0 && query === '' && <p class="empty">{i18n.t('popup.empty')}</p>}
        {view && !missed && (
          <p class="credit">
            <a href={COINGECKO_PAGE} target="_blank" rel="noreferrer">
              {i18n.t('price.credit')}
            </a>
          </p>
        )}
      </main>
      <TickerFooter
        rows={view?.rows ?? null}
        notices={view?.notices ?? []}
        now={now}
        locale={locale}
        refreshing={props.refreshing}
        said={props.said}
        today={today !== null}
        onToday={() => (today ? closeToday() : openToday())}
        onRefresh={props.onRefresh}
        onSettings={props.onSettings}
        onShelf={props.onShelf}
        onOpenBeside={props.onOpenBeside}
        onMissing={onMissing}
      />
    </>
  );
}

/** Keys that work wherever the focus is, but never while something is being typed or a row has already taken them. */
function useShortcuts(actions: Readonly<Record<string, () => void>>): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const typing =
        event.target instanceof Element && event.target.closest('input, select, [data-part="alert-editor"]');
      if (typing || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey) return;
      const action = actions[event.key];
      if (!action) return;
      event.preventDefault();
      action();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  });
}
