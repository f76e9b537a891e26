// @vitest-environment happy-dom
import { act, cleanup, fireEvent, render } from '@testing-library/preact';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { OpenRow, type OpenRowProps } from '../../../components/open-row/OpenRow.tsx';
import { useCatalogue } from '../catalogue.ts';
import { NOW, tickerRow } from '../ticker/sample.ts';
import { chartView, COIN, daily, hourly, PERPETUAL } from './sample.ts';

beforeAll(useCatalogue);
afterEach(cleanup);

const HOUR = 3_600_000;
const BTC = tickerRow({ price: 105 });

function show(changes: Partial<OpenRowProps> = {}) {
  const given: OpenRowProps = {
    row: BTC,
    coin: COIN,
    chart: chartView([hourly([100, 90, 110, 104])]),
    range: '7d',
    now: NOW,
    locale: 'en-GB',
    onRange: vi.fn<OpenRowProps['onRange']>(),
    onCopy: vi.fn<OpenRowProps['onCopy']>(() => Promise.resolve(true)),
    onOpenArticle: vi.fn<OpenRowProps['onOpenArticle']>(),
    ...changes,
  };
  const { container, rerender } = render(<OpenRow {...given} />);
  const all = (name: string) => [...container.querySelectorAll<HTMLElement>(`[data-part="${name}"]`)];
  const part = (name: string): HTMLElement => {
    const [found] = all(name);
    if (!found) throw new Error(`no part ${name}`);
    return found;
  };
  return {
    container,
    given,
    all,
    part,
    words: (name: string) => part(name).textContent?.trim(),
    press: (key: string) => fireEvent.keyDown(part('chart'), { key }),
    type: (side: 'coin' | 'money', text: string) =>
      fireEvent.input(part(`amount-${side}`), { target: { value: text } }),
    value: (side: 'coin' | 'money') => (part(`amount-${side}`) as HTMLInputElement).value,
    update: (next: Partial<OpenRowProps>) => rerender(<OpenRow {...given} {...next} />),
  };
}

describe('the chart by keys', () => {
  it('reads its points: arrows step, Home and End jump, the ends are walls', () => {
    const { press, words } = show({ chart: chartView([hourly([100, 90, 110, 104])]) });
    press('ArrowLeft');
    expect(words('chart-live')).toBe('now, $105.00');
    press('ArrowLeft');
    expect(words('chart-live')).toMatch(/^Thu 19, \d\d:02, \$104\.00$/);
    press('Home');
    expect(words('chart-live')).toContain('$100.00');
    press('ArrowLeft');
    expect(words('chart-live')).toContain('$100.00');
    press('ArrowRight');
    expect(words('chart-live')).toContain('$90.00');
    press('End');
    expect(words('chart-live')).toBe('now, $105.00');
  });

  it('shows the reading and the crosshair, and takes them away with the focus', () => {
    const { press, words, all, part } = show();
    expect(all('crosshair')).toHaveLength(0);
    expect(words('reading')).toBe('+5.0%');
    press('Home');
    expect(words('reading')).toContain('$100.00');
    expect(all('crosshair')).toHaveLength(1);
    fireEvent.blur(part('chart'));
    expect(all('crosshair')).toHaveLength(0);
    expect(words('chart-live')).toBe('');
  });

  it('leaves keys alone that are not its own, and keeps its own from the list of rows', () => {
    const { container, part } = show();
    const heard = vi.fn<(event: Event) => void>();
    container.addEventListener('keydown', heard);
    const own = fireEvent.keyDown(part('chart'), { key: 'Home' });
    const others = fireEvent.keyDown(part('chart'), { key: 'Escape' });
    expect([own, others]).toEqual([false, true]);
    expect(heard).toHaveBeenCalledTimes(1);
  });

  it('walks a long line in pages too', () => {
    const { press, words } = show({ chart: chartView([daily(Array.from({ length: 1_200 }, (_, n) => n + 1))], 'all') });
    press('Home');
    press('PageDown');
    expect(words('chart-live')).toContain('$101.00');
  });

  it('says a close by its own UTC day', () => {
    const { press, words } = show({ chart: chartView([daily([100, 90])], '30d') });
    press('Home');
    expect(words('chart-live')).toBe('17 Mar 2026, $100.00');
  });
});

describe('the chart as words', () => {
  it('is one sentence in its name', () => {
    expect(show().part('chart').getAttribute('aria-label')).toBe(
      'Bitcoin, 7 days: from $100.00 to $105.00, low $90.00, high $110.00',
    );
  });

  it('is a table on request, with low and high among at most some sixty rows', () => {
    const values = Array.from({ length: 2_000 }, (_, n) => (n === 777 ? 1 : n === 1_333 ? 9_999 : 100 + (n % 7)));
    const { part, all } = show({ chart: chartView([daily(values)], 'all') });
    expect(all('chart-table')).toHaveLength(0);
    const details = part('chart-details') as HTMLDetailsElement;
    void act(() => {
      details.open = true;
      details.dispatchEvent(new Event('toggle'));
    });
    const rows = [...part('chart-table').querySelectorAll('tbody tr')].map((row) => row.textContent);
    expect(rows.length).toBeLessThan(65);
    expect(rows.some((row) => row.includes('$1.00 low'))).toBe(true);
    expect(rows.some((row) => row.includes('$9,999.00 high'))).toBe(true);
    expect(all('stretches')[0]?.textContent).toContain('CoinGecko, daily closes, mean of markets, US dollars');
  });
});

describe('what the line is', () => {
  const paths = (all: (name: string) => HTMLElement[]) => all('line').map((path) => path.getAttribute('d') ?? '');

  it('has a hole where there is no price, and says from when to when', () => {
    const { all, words } = show({ chart: chartView([hourly([100, 101, null, null, 104, 105])]) });
    expect(paths(all)).toHaveLength(2);
    expect(words('chart-note')).toMatch(/^No price is known between Thu 19, \d\d:02 and Thu 19, \d\d:02\.$/);
  });

  it('draws a price between two holes as a dot', () => {
    const { all, words } = show({ chart: chartView([hourly([100, null, 102, null, 104])]) });
    expect(paths(all)[1]).toMatch(/^M[\d.]+ [\d.]+h0$/);
    expect(words('chart-note')).toBe('There are 2 gaps without a known price.');
  });

  it('never joins a perpetual to spot: dashed, marked, said, and read out', () => {
    const chart = chartView([daily([90, 91, 92], 4, PERPETUAL), daily([100, 101, 102])], 'all');
    const { all, words, press } = show({ chart });
    expect(all('line').map((path) => path.classList.contains('chart-line-other'))).toEqual([true, false]);
    expect(all('turn')).toHaveLength(1);
    expect(words('chart-note')).toBe(
      'The dashed part, 13 Mar 2026 to 15 Mar 2026, is a perpetual of Binance in USDT, not the coin itself.',
    );
    press('Home');
    expect(words('chart-live')).toBe('13 Mar 2026, USDT\u00a090.00, perpetual');
  });

  it('goes on through another source of the same kind, with a mark where it begins', () => {
    const chart = chartView([daily([90, 91], 4, { source: 'yahoo', instrument: 'spot' }), daily([92, 93, 94])], 'all');
    const { all } = show({ chart });
    expect(all('line')).toHaveLength(1);
    expect(all('turn')).toHaveLength(1);
    expect(all('chart-note')).toHaveLength(0);
  });

  it('is in its own currency where it has none in the reader’s, and says so', () => {
    const row = tickerRow({ price: 90, currency: 'eur' });
    const { words, part } = show({ row, chart: chartView([daily([100, 101])], '30d') });
    expect(words('chart-note')).toBe('In US dollars. There is no history in euros.');
    expect(part('chart').getAttribute('aria-label')).toContain('from $100.00 to $101.00');
  });

  it('ends in the dollars that a converted price was made from', () => {
    const conversion = { from: 'usd', rate: 0.9, asOf: NOW - HOUR, source: 'coingecko' as const };
    const row = tickerRow({ price: 90, currency: 'eur', conversion });
    const { part } = show({ row, chart: chartView([daily([98, 99])], '30d') });
    expect(part('chart').getAttribute('aria-label')).toContain('to $100.00');
  });

  it.each([
    ['held', { held: { source: 'coingecko', price: 150, asOf: NOW, change: 43, contradictedBy: null } }, 'held'],
    ['old', { asOf: NOW - 5 * HOUR }, 'The last price is old'],
    ['missing', { price: null, asOf: null, source: null }, 'No present price'],
    [
      'disagreeing',
      {
        disagreement: {
          primary: { source: 'coingecko', price: 105 },
          second: { source: 'kraken', price: 109 },
          gap: 3.8,
          since: NOW - HOUR,
          at: NOW,
        },
      },
      'Sources disagree',
    ],
  ] as const)('does not end in a price that is %s', (_state, changes, note) => {
    const { words, part, container } = show({ row: tickerRow({ price: 105, ...changes }) });
    expect(words('chart-note')).toContain(note);
    expect(part('chart').getAttribute('aria-label')).toContain('to $104.00');
    expect(container.querySelector('.chart-end')).toBeNull();
  });

  it('says that there is none, and that it could not be read', () => {
    expect(show({ chart: chartView([]) }).words('no-chart')).toBe('No history known for this window.');
    cleanup();
    const failed = show({ chart: null, coin: null });
    expect(failed.words('no-chart')).toContain('could not be read');
    expect(failed.words('fact-cap')).toBe('Market capnot known');
    expect(failed.value('money')).toBe('105.00');
  });
});

describe('the axis', () => {
  const labels = (changes: Partial<OpenRowProps>) =>
    show(changes)
      .all('axis')
      .map((one) => one.textContent);
  const week = Array.from({ length: 167 }, (_, n) => 100 + n);

  it('has the first, two in the middle, and now', () => {
    const found = labels({ chart: chartView([hourly(week)]) });
    expect(found).toEqual(['Thu 12', 'Sun 15', 'Tue 17', 'now']);
  });

  it('leaves out what would stand closer than 48 px to the next', () => {
    const found = labels({ chart: chartView([daily([1, 2])], '30d') });
    expect(found.at(-1)).toBe('now');
    expect(new Set(found).size).toBe(found.length);
    expect(found.length).toBeLessThan(4);
  });
});

describe('the converter', () => {
  it('turns coins into money and money into coins', () => {
    const { type, value } = show();
    expect([value('coin'), value('money')]).toEqual(['1.00', '105.00']);
    type('coin', '2.5');
    expect(value('money')).toBe('262.50');
    type('money', '1,050');
    expect(value('coin')).toBe('10.00');
  });

  it('follows the price, and leaves what is being typed', () => {
    const { type, value, update } = show();
    type('money', '210');
    update({ row: tickerRow({ price: 210 }) });
    expect([value('coin'), value('money')]).toEqual(['1.00', '210']);
  });

  it.each([
    ['en-US', 1e-9, '1,000,000,000', '1.00'],
    ['en-US', 1e-9, '1', '0.000000001'],
    ['de-DE', 1e-9, '0,5', '0,0000000005'],
    ['de-DE', 1e9, '1,5', '1.500.000.000,00'],
    ['de-DE', 1e9, '1.000', '1.000.000.000.000,00'],
    ['fr-FR', 1e9, '0,001', '1\u202f000\u202f000,00'],
  ])('in %s, at a price of %d, makes of “%s” %s', (locale, price, typed, money) => {
    const { type, value } = show({ locale, row: tickerRow({ price }) });
    type('coin', typed);
    expect(value('money')).toBe(money);
  });

  it('says what is no amount, and shows no figure for it', () => {
    const { type, value, words, part } = show();
    type('coin', 'much');
    expect(value('money')).toBe('');
    expect(part('amount-coin').getAttribute('aria-invalid')).toBe('true');
    expect(words('converter-note')).toContain('Not an amount');
    type('coin', '');
    expect(words('converter-note')).toBe('');
  });

  it('is honest about the price it converts by', () => {
    const { words, part, value, update } = show({ row: tickerRow({ price: null, asOf: null, source: null }) });
    expect(words('converter-note')).toBe('There is no price to convert by.');
    expect(value('money')).toBe('');
    expect((part('amount-coin') as HTMLInputElement).disabled).toBe(true);
    update({ row: tickerRow({ price: 105, asOf: NOW - 3.2 * HOUR }) });
    expect(words('converter-note')).toBe('By a price that is 3\u00a0h old.');
    const held = { source: 'coingecko', price: 150, asOf: NOW, change: 43, contradictedBy: null } as const;
    update({ row: tickerRow({ price: 105, held }) });
    expect(words('converter-note')).toContain('last good price');
  });
});

describe('what else goes with a price', () => {
  it('is the range of the window, market cap and rank, and the source', () => {
    const { words } = show();
    expect(words('fact-range')).toBe('7d range$90.00–110.00');
    expect(words('fact-cap')).toBe('Market cap$1.29tn, no. 1');
    expect(words('fact-source')).toBe('SourceCoinGecko, 40\u00a0s');
  });

  it('names the currency once on the side where the language has it', () => {
    expect(show({ locale: 'de-DE' }).words('fact-range')).toBe('7d range90,00–110,00\u00a0$');
  });

  it('is two headlines that open in a tab of their own and tell nobody where from', () => {
    const links = [...show().part('headlines').querySelectorAll('a')];
    expect(links.map(({ textContent }) => textContent)).toEqual(['Fees fall', 'Hashrate rises']);
    for (const link of links) {
      expect(link.target).toBe('_blank');
      expect(link.rel).toContain('noreferrer');
      expect(link.getAttribute('referrerpolicy')).toBe('no-referrer');
    }
    expect(show({ coin: { ...COIN, headlines: [] } }).container.textContent).toContain('No article about Bitcoin');
  });

  it('tells a story once, and who else tells it', () => {
    const [first, second] = COIN.headlines;
    const also = [{ ...second!, source: 'The Defiant', title: 'Fees are down' }];
    const { part } = show({ coin: { ...COIN, headlines: [{ ...first!, also }] } });
    const headlines = part('headlines');
    const button = [...headlines.querySelectorAll('button')].find((one) => one.textContent?.startsWith('Also'));
    expect(button?.textContent).toBe('Also from The Defiant');
    const list = headlines.querySelector('[data-part=also] ul');
    expect(list?.hasAttribute('hidden')).toBe(true);
    fireEvent.click(button!);
    expect(list?.hasAttribute('hidden')).toBe(false);
    expect(list?.textContent).toContain('Fees are down');
  });

  it('is what a coin was, with the ratio', () => {
    const past = [
      { kind: 'migration', symbol: 'MKR', at: Date.UTC(2024, 8, 18), ratio: 24_000, presentSymbol: 'SKY' },
      { kind: 'migration', symbol: 'LEND', at: Date.UTC(2020, 9, 3), ratio: 0.01, presentSymbol: 'AAVE' },
      { kind: 'merger', symbol: 'AGIX', at: Date.UTC(2024, 6, 1), ratio: 0.43335, presentSymbol: 'FET' },
      { kind: 'symbol', symbol: 'RNDR', at: Date.UTC(2024, 6, 26), ratio: 1, presentSymbol: 'RENDER' },
    ] as const;
    const { all } = show({ coin: { ...COIN, past } });
    expect(all('past').map((one) => one.textContent)).toEqual([
      'Was MKR until 18 Sept 2024: 1 MKR became 24,000 SKY.',
      'Was LEND until 3 Oct 2020: 100 LEND became 1 AAVE.',
      'Took in AGIX on 1 Jul 2024: 1 AGIX became 0.43335 FET.',
      'Was called RNDR until 26 Jul 2024.',
    ]);
  });

  it('copies the price with unit, source and time, and says what it copied', async () => {
    const { part, given, words } = show();
    await act(async () => part('copy-price').click());
    const text = '1 BTC = 105.00 USD (CoinGecko, 2026-03-19 14:01 UTC)';
    expect(given.onCopy).toHaveBeenCalledWith(text);
    expect(words('copied')).toBe(`Copied: ${text}`);
  });

  it('copies a doubted price with its doubt, none where there is none, and says when it may not', async () => {
    const old = show({ row: tickerRow({ asOf: NOW - 5 * HOUR }), onCopy: () => Promise.resolve(false) });
    await act(async () => old.part('copy-price').click());
    expect(old.words('copied')).toBe('The browser did not allow copying.');
    cleanup();
    const onCopy = vi.fn<OpenRowProps['onCopy']>(() => Promise.resolve(true));
    const held = { source: 'coingecko', price: 150, asOf: NOW, change: 43, contradictedBy: null } as const;
    const doubted = show({ row: tickerRow({ price: 1e-9, held }), onCopy });
    await act(async () => doubted.part('copy-price').click());
    expect(onCopy).toHaveBeenCalledWith('1 BTC = 0.000000001 USD (CoinGecko, 2026-03-19 14:01 UTC, held)');
    cleanup();
    const missing = show({ row: tickerRow({ price: null, asOf: null, source: null }) });
    expect((missing.part('copy-price') as HTMLButtonElement).disabled).toBe(true);
  });
});

describe('an alert', () => {
  it('has its button only where somebody hears it', () => {
    expect(show().all('alert-me')).toHaveLength(0);
    cleanup();
    const onAlert = vi.fn<() => void>();
    show({ onAlert }).part('alert-me').click();
    expect(onAlert).toHaveBeenCalledOnce();
  });

  it('has its editor in place of the rest, and gives the focus back', () => {
    const onAlert = (): void => undefined;
    const { update, all, part } = show({ onAlert });
    update({ onAlert, editor: <p data-part="editor">Tell me</p> });
    expect(all('chart')).toHaveLength(0);
    expect(all('editor')).toHaveLength(1);
    update({ onAlert });
    expect(document.activeElement).toBe(part('alert-me'));
  });
});

it('offers five windows, of which one is picked', () => {
  const { part, given } = show();
  const radios = [...part('ranges').querySelectorAll<HTMLInputElement>('input')];
  expect(radios.map(({ value, checked }) => `${value} ${checked}`)).toEqual([
    '24h false',
    '7d true',
    '30d false',
    '1y false',
    'all false',
  ]);
  radios[3]?.click();
  expect(given.onRange).toHaveBeenCalledWith('1y');
});
