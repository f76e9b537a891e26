import { i18n } from '#i18n';
import type { CoinSearchView } from '../../lib/query/views.ts';

/** The keys, and a word of warning where symbols alone would mislead. */
export function SearchFooter({ view, locale }: { readonly view: CoinSearchView; readonly locale: string }) {
  const warning = sharedSymbolsText(view, locale);
  return (
    <div class="footer">
      <span class="keys" aria-hidden="true">
        <span>
          <kbd>↑</kbd> <kbd>↓</kbd> {i18n.t('options.search.keyMove')}
        </span>
        <span>
          <kbd>↵</kbd> {i18n.t('options.search.keyAdd')}
        </span>
        <span>
          <kbd>{i18n.t('options.search.keyEscape')}</kbd> {i18n.t('options.search.keyClose')}
        </span>
      </span>
      {warning !== '' && <output class="shared">{warning}</output>}
    </div>
  );
}

/** "Two coins use the symbol UNI. Check name and id."; '' where every listed symbol is used once. */
export function sharedSymbolsText(view: CoinSearchView, locale: string): string {
  const [symbol, ...more] = view.sharedSymbols;
  if (symbol === undefined) return '';
  if (more.length > 0) {
    return i18n.t('options.search.sharedSymbols', [new Intl.ListFormat(locale).format(view.sharedSymbols)]);
  }
  const users = view.matches.filter((match) => match.symbol === symbol).length;
  return users === 2 ? i18n.t('options.search.sharedTwo', [symbol]) : i18n.t('options.search.sharedMany', [symbol]);
}
