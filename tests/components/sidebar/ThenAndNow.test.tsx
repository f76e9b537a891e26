// @vitest-environment happy-dom
import { cleanup, render } from '@testing-library/preact';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { PriceClaims } from '../../../components/sidebar/PriceClaims.tsx';
import { CoinsOnPage } from '../../../components/sidebar/CoinsOnPage.tsx';
import { ThenAndNow } from '../../../components/sidebar/ThenAndNow.tsx';
import { pastLines } from '../../../components/sidebar/past-line.ts';
import { stretchText } from '../../../components/sidebar/then-words.ts';
import type { ChangeClaimView, PriceClaimView } from '../../../lib/domain/claim-view.ts';
import { dayOf, type PastPrice } from '../../../lib/domain/daily.ts';
import { DAY_MS } from '../../../lib/domain/durations.ts';
import type { PageDateOrigin } from '../../../lib/domain/page.ts';
import type { ThenAndNow as View } from '../../../lib/domain/then-and-now.ts';
import { useCatalogue } from '../catalogue.ts';
import { NOW, PAGE_AT, pageCoin } from './sample.ts';

beforeAll(useCatalogue);
afterEach(cleanup);

const PAST: PastPrice = {
  source: 'coingecko',
  instrument: 'index',
  currency: 'usd',
  figure: 'close',
  kind: 'close',
  coinId: 'bittensor',
  day: dayOf(PAGE_AT),
  value: 54.19,
  low: null,
  high: null,
  formerly: null,
  apart: null,
};
const TAO = pageCoin();

function view(changes: Partial<PastPrice> = {}): View {
  const yardstick = { coins: 1, of: 2, change: 376.8, line: [1, null, 4.8], standings: [TAO] };
  const coin = {
    coinId: 'bittensor',
    past: { ...PAST, ...changes },
    knownSince: null,
    now: 258.4,
    change: 376.8,
    line: [54, null, 258],
  };
  return { coins: [coin], basket: yardstick, bitcoin: null };
}

function shown(now = NOW, past: Partial<PastPrice> = {}, pageFrom: PageDateOrigin = 'json-ld') {
  const { container } = render(
    <ThenAndNow
      coins={[TAO]}
      view={view(past)}
      pageAt={PAGE_AT}
      pageFrom={pageFrom}
      now={now}
      locale="en-GB"
      onFollow={vi.fn()}
    />,
  );
  return container;
}

describe('then and now', () => {
  it('tells each figure with its source and day, for eye and ear', () => {
    const page = shown();
    expect(page.querySelector('.section-end .sourced')?.firstChild?.textContent).toBe('since 25 Sept 2023');
    expect(page.querySelector('[data-part="past"]')?.textContent).toBe('$54.19');
    const words = 'close of 25 Sept 2023, CoinGecko';
    expect(page.querySelector('.then-past .sourced-words')?.textContent).toBe(words);
    expect(page.querySelector('.then-now .sourced-words')?.textContent).toMatch(/^CoinGecko, /);
    expect(page.querySelector('[data-part="change"]')?.textContent).toBe('+376.8%');
    expect(page.querySelector('[data-part="basket"]')?.textContent).toBe('1 of the 2 AI coins+376.8%');
  });

  it.each([
    ['json-ld', 'Date from the page’s own data'],
    ['time', 'Date from the page’s own data'],
    ['url', 'Date from the page’s address'],
    ['feed', 'Date from the feed that brought this article'],
    ['text', 'Date as written beside the headline; less certain'],
  ] as const)('says of a date from %s where it is from', (from, words) => {
    expect(shown(NOW, {}, from).querySelector('.section-end .sourced-words')?.textContent).toBe(words);
  });

  it('says aloud that a date which is only written is less certain', () => {
    expect(shown(NOW, {}, 'text').querySelector('.section-note')?.textContent).toMatch(/less certain/);
    expect(shown(NOW, {}, 'meta').querySelector('.section-note')).toBeNull();
  });

  it('says of a coin without history where it begins, or that the day is not known', () => {
    const past = (knownSince: number | null) => {
      const coin = { coinId: 'bittensor', past: null, knownSince, now: null, change: null, line: [] };
      const one = { ...view(), coins: [coin] };
      const props = { coins: [TAO], view: one, pageAt: PAGE_AT, pageFrom: null, now: NOW, locale: 'en-GB' };
      const { container } = render(<ThenAndNow {...props} onFollow={vi.fn()} />);
      return container.querySelector('.then-past')?.textContent;
    };
    expect(past(dayOf(Date.UTC(2024, 3, 11)))).toBe('no historyNo history before 11 Apr 2024.');
    expect(past(null)).toBe('no historyNo price of that day is stored.');
  });

  it('gives the focus to all that has a source, and to nothing else', () => {
    const page = shown();
    const told = [...page.querySelectorAll<HTMLElement>('[tabindex="0"]')];
    expect(told.map((one) => one.closest('td,.section-end')?.className.split(' ')[0])).toEqual([
      'section-end',
      'then-past',
      'then-now',
    ]);
    for (const one of told) {
      one.focus();
      expect(document.activeElement).toBe(one);
    }
  });

  it('tells no change until now, in row and basket, once the price is old', () => {
    const page = shown(NOW + 3_600_000);
    expect(page.querySelector('[data-part="change"]')?.textContent).toMatch(/old$/);
    expect(page.querySelector('[data-part="basket"]')).toBeNull();
    expect(page.querySelector('.yardstick-chart')).toBeNull();
  });

  it('says where a figure was another coin’s, or another source says another', () => {
    const apart = { ...PAST, source: 'defillama' as const, value: 56, gap: 0.03 };
    const page = shown(NOW, { formerly: { coinId: 'old-tao', factor: 2 }, apart });
    expect(page.textContent).toContain('TAO went by the id old-tao then.');
    expect(page.querySelector('.then-past')?.textContent).toContain('DefiLlama says $56.00');
  });

  it('says that a token of the dollar is taken for it, where one is', () => {
    const note = 'USDT, a token that stands for the dollar, is compared as if it were one.';
    expect(shown().textContent).not.toContain(note);
    const page = shown(NOW, { source: 'binance', instrument: 'spot', currency: 'usdt' });
    expect(page.querySelector('[data-part="past"]')?.textContent).toContain('USDT');
    expect(page.textContent).toContain(note);
  });

  it('says why no change is counted from a perpetual, and leaves no cell empty', () => {
    const sentence = /The price then of TAO is that of a perpetual/;
    expect(shown().textContent).not.toMatch(sentence);
    cleanup();
    const { coins, ...rest } = view({ source: 'binance', instrument: 'perpetual', currency: 'usdt' });
    const { container } = render(
      <ThenAndNow
        coins={[TAO]}
        view={{ ...rest, coins: coins.map((coin) => ({ ...coin, change: null })) }}
        pageAt={PAGE_AT}
        pageFrom="json-ld"
        now={NOW}
        locale="en-GB"
        onFollow={vi.fn()}
      />,
    );
    expect(container.textContent).toMatch(sentence);
    expect(container.querySelector('[data-part="change"]')?.textContent).toBe('–');
  });

  it('draws no line across a gap', () => {
    const [line] = pastLines([[1, 2, null, 4]], { width: 46, height: 20 });
    expect(line?.path.match(/[ML]/g)?.join('')).toBe('MLM');
    expect(pastLines([[null, 2, null]], { width: 46, height: 20 })[0]).toMatchObject({ start: null, end: null });
  });

  it.each([
    [20 * DAY_MS, '2 weeks'],
    [200 * DAY_MS, '6 months'],
    [365.3 * DAY_MS, '1 year'],
    [943 * DAY_MS, '2 years 6 months'],
  ])('puts a stretch into words', (ms, words) => expect(stretchText(ms, 'en')).toBe(words));
});

describe('a page without a then', () => {
  it.each([
    [null, 'date unknownThis page does not say when it was published, so there is no “then”.'],
    [NOW - 3_600_000, 'written todayDate from the page’s address'],
    [PAGE_AT, 'no history for 25 Sept 2023Date from the page’s address'],
  ])('says why there is none (%s)', (pageAt, words) => {
    const pageFrom = pageAt === null ? null : 'url';
    const { container } = render(
      <CoinsOnPage {...{ coins: [TAO], pageAt, pageFrom, now: NOW, locale: 'en-GB' }} onFollow={vi.fn()} />,
    );
    expect(container.querySelector('[data-part="no-past"]')?.textContent).toBe(words);
    expect(container.querySelector('.page-coins-head')?.textContent).toBe('now24 h');
  });
});

describe('a price on the page', () => {
  const CLAIM: PriceClaimView = {
    kind: 'price',
    coinId: 'bitcoin',
    name: 'Bitcoin',
    quote: 'Bitcoin trading at approximately $25,162',
    stated: 25_162,
    currency: 'usd',
    told: { ...PAST, coinId: 'bitcoin', value: 26_298, low: 26_011, high: 26_422 },
    difference: -4.32,
    isWithin: false,
    nearest: { day: dayOf(PAGE_AT) - 14, value: 25_162.65 },
  };
  const text = (changes: Partial<PriceClaimView> = {}) => {
    const { container } = render(<PriceClaims claims={[{ ...CLAIM, ...changes }]} locale="en-GB" />);
    return container.textContent ?? '';
  };

  it('stands in the page’s own words beside that day’s close, and is never called wrong', () => {
    const words = text();
    expect(words).toContain('“Bitcoin trading at approximately $25,162”');
    expect(words).toContain('4.3% lower');
    expect(words).toContain('Bitcoin closed at $25,162.65 on 11 Sept 2023, 2 weeks earlier.');
    expect(words).not.toMatch(/wrong|false|incorrect/i);
  });

  it('gives a whole sum no cents, in any notation, and leaves others theirs', () => {
    expect(text()).toContain('On the page$25,162Close');
    expect(text({ stated: 25_162.5 })).toContain('On the page$25,162.50Close');
    const stated = (locale: string, sum: number): string | null | undefined => {
      const { container } = render(<PriceClaims claims={[{ ...CLAIM, stated: sum }]} locale={locale} />);
      const told = container.querySelector('[data-part="stated"]')?.textContent;
      cleanup();
      return told;
    };
    expect(stated('de', 25_162)).toMatch(/^25\.162\s\$$/u);
    expect(stated('en-IN', 2_516_200)).toBe('$25,16,200');
    expect(stated('ar-EG', 125_162)).toContain('١٢٥٬١٦٢');
    expect(stated('ar-EG', 125_162)).not.toContain('٫');
  });

  it('names the coin where the words do not, and a day after as later', () => {
    expect(text({ quote: 'BTC at $25K' })).toContain('Bitcoin: “BTC at $25K”');
    expect(text({ nearest: { day: dayOf(PAGE_AT) + 7, value: 25_000 } })).toContain('7 days later');
    expect(text({ isWithin: true, nearest: null })).toContain('Within the range of 25 Sept 2023.');
    expect(text({ difference: 0.01 })).toContain('Differencenone');
    expect(text({ told: { ...CLAIM.told, low: null, high: null } })).not.toContain(' to ');
  });
});

describe('a change on the page', () => {
  const CLAIM: ChangeClaimView = {
    kind: 'change',
    coinId: 'bittensor',
    name: 'Bittensor',
    quote: 'TAO is down 12% this week',
    stated: -12,
    told: -3.2,
    series: { source: 'coingecko', instrument: 'index', currency: 'usd', figure: 'close' },
    fromDay: dayOf(PAGE_AT) - 7,
    toDay: dayOf(PAGE_AT),
    isWithin: null,
    ofMarketCap: false,
  };
  const text = (changes: Partial<ChangeClaimView> = {}) => {
    const { container } = render(<PriceClaims claims={[{ ...CLAIM, ...changes }]} locale="en-GB" />);
    return (container.textContent ?? '').replaceAll('\u2009', ' ');
  };

  it('stands beside that of the same days, with their source and the points between', () => {
    const words = text();
    expect(words).toContain('Price change on the page');
    expect(words).toContain('Bittensor: “TAO is down 12% this week”');
    expect(words).toMatch(/On the page−12\.0%18\s?–\s?25 Sept 2023−3\.2%/);
    expect(words).toContain('from the close of 18 Sept 2023 to the close of 25 Sept 2023, CoinGecko');
    expect(words).toContain('Difference8.8 points');
    expect(words).not.toMatch(/wrong|false|incorrect/i);
    expect(text({ told: -12.02 })).toContain('Differencenone');
    expect(text({ told: -11 })).toContain('Difference1 point');
  });

  it('says what it was compared with, and whether those days allow it', () => {
    const words = text({ kind: 'multiple', stated: 5, told: 4.13, ofMarketCap: true, isWithin: true });
    expect(words).toMatch(/On the page5×.*4\.1×.*Difference21\.1% higher/);
    expect(words).toContain('past market values are not stored');
    expect(words).toContain('Within what these two days’ prices allow.');
  });
});
