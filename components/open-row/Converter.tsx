import { i18n } from '#i18n';
import { useState } from 'preact/hooks';
import { ageParts, formatSpan } from '../../lib/domain/age.ts';
import { formatCoinAmount, formatMoneyAmount, parseAmount } from '../../lib/domain/amount.ts';
import { formatShare } from '../../lib/domain/money.ts';
import { priceState } from '../../lib/domain/quote.ts';
import type { TickerRow } from '../../lib/query/views.ts';

interface ConverterProps {
  readonly row: TickerRow;
  readonly now: number;
  readonly locale: string;
}

type Side = 'coin' | 'money';

/** So much of a coin is so much money, whichever of the two is typed; the other one follows the price. */
export function Converter({ row, now, locale }: ConverterProps) {
  const [typed, setTyped] = useState<{ readonly side: Side; readonly text: string }>({
    side: 'coin',
    text: formatCoinAmount(1, locale),
  });
  const amount = parseAmount(typed.text, locale);
  const isWrong = amount === null && typed.text.trim() !== '';
  const doubt = doubtOf(row, now, locale);
  const other = amount === null || row.price === null ? '' : otherSide(typed.side, amount, row.price, row, locale);
  const field = (side: Side) => {
    const isTyped = typed.side === side;
    const unit = side === 'coin' ? row.symbol : row.currency.toUpperCase();
    return (
      <div class="field">
        <input
          type="text"
          inputMode="decimal"
          autocomplete="off"
          spellcheck={false}
          maxLength={40}
          dir="ltr"
          data-part={`amount-${side}`}
          aria-label={i18n.t('openRow.amount', [unit])}
          aria-invalid={isTyped && isWrong}
          aria-describedby="converter-note"
          disabled={row.price === null}
          value={isTyped ? typed.text : other}
          onInput={(event) => setTyped({ side, text: event.currentTarget.value })}
          onFocus={(event) => event.currentTarget.select()}
        />
        <span dir="auto" aria-hidden="true">
          {unit}
        </span>
      </div>
    );
  };
  const note = isWrong ? i18n.t('openRow.noAmount', [formatMoneyAmount(1234.5, 'usd', locale)]) : doubt;
  return (
    <>
      <fieldset class="converter" data-part="converter">
        <legend class="visually-hidden">{i18n.t('openRow.convert')}</legend>
        {field('coin')}
        <span aria-hidden="true">=</span>
        {field('money')}
      </fieldset>
      <output id="converter-note" class={note === '' ? 'visually-hidden' : 'chart-note'} data-part="converter-note">
        {note}
      </output>
    </>
  );
}

function otherSide(typed: Side, amount: number, price: number, { currency }: TickerRow, locale: string): string {
  return typed === 'coin'
    ? formatMoneyAmount(amount * price, currency, locale)
    : formatCoinAmount(amount / price, locale);
}

/** What the price it converts by is worth, where that is not simply today's price. */
function doubtOf(row: TickerRow, now: number, locale: string): string {
  switch (priceState(row, now)) {
    case 'missing':
      return i18n.t('openRow.convertMissing');
    case 'old':
      return i18n.t('openRow.convertOld', [formatSpan(ageParts(now - (row.asOf ?? now)), locale)]);
    case 'held':
      return i18n.t('openRow.convertHeld');
    case 'disagreeing':
      return i18n.t('openRow.convertDisagree', [formatShare(row.disagreement?.gap ?? 0, locale)]);
    default:
      return '';
  }
}
