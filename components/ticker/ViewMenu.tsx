import { i18n } from '#i18n';
import { useEffect, useRef } from 'preact/hooks';
import { TICKER_SORTS, type TickerChoices, type TickerSort } from '../../lib/domain/ticker-choices.ts';
import './view-menu.css';

interface ViewMenuProps {
  readonly choices: TickerChoices;
  readonly onChoose: (change: Partial<TickerChoices>) => void;
  /** Something outside was pressed. */
  readonly onOutside: () => void;
}

/** Order, groups, density and whether numbers are seen. Each takes effect at once; the menu stays for the next. */
export function ViewMenu({ choices, onChoose, onOutside }: ViewMenuProps) {
  const box = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const onPress = (event: Event): void => {
      const inside = event.target instanceof Node && box.current?.closest('.view-box')?.contains(event.target);
      if (!inside) onOutside();
    };
    document.addEventListener('pointerdown', onPress);
    return () => document.removeEventListener('pointerdown', onPress);
  });
  return (
    <div ref={box} class="view-menu">
      <fieldset>
        <legend>{i18n.t('view.sort')}</legend>
        {TICKER_SORTS.map((sort) => (
          <label key={sort}>
            <input
              type="radio"
              name="ticker-sort"
              value={sort}
              checked={sort === choices.tickerSort}
              onChange={() => onChoose({ tickerSort: sort })}
            />
            {sortName(sort)}
          </label>
        ))}
      </fieldset>
      <fieldset>
        <legend>{i18n.t('view.show')}</legend>
        <label>
          <input
            type="checkbox"
            data-part="groups"
            checked={choices.tickerGroups}
            onChange={(event) => onChoose({ tickerGroups: event.currentTarget.checked })}
          />
          {i18n.t('view.groups')}
        </label>
        <label>
          <input
            type="checkbox"
            data-part="compact"
            checked={choices.tickerDensity === 'compact'}
            onChange={(event) => onChoose({ tickerDensity: event.currentTarget.checked ? 'compact' : 'comfortable' })}
          />
          {i18n.t('view.compact')}
        </label>
        <label>
          <input
            type="checkbox"
            data-part="hide-numbers"
            checked={choices.hideNumbers}
            onChange={(event) => onChoose({ hideNumbers: event.currentTarget.checked })}
          />
          {i18n.t('view.hideNumbers')}
        </label>
      </fieldset>
    </div>
  );
}

function sortName(sort: TickerSort): string {
  if (sort === 'own') return i18n.t('view.sortOwn');
  if (sort === 'change') return i18n.t('view.sortChange');
  return sort === 'price' ? i18n.t('view.sortPrice') : i18n.t('view.sortMarketCap');
}
