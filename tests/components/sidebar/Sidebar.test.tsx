// @vitest-environment happy-dom
import { cleanup, fireEvent, render } from '@testing-library/preact';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { Sidebar, type SidebarProps } from '../../../components/sidebar/Sidebar.tsx';
import { useCatalogue } from '../catalogue.ts';
import { NOW, PAGE_AT, pageCoin, pageView, related } from './sample.ts';

beforeAll(useCatalogue);
afterEach(cleanup);

function show(changes: Partial<SidebarProps> = {}) {
  const props: SidebarProps = {
    view: pageView(),
    now: NOW,
    locale: 'en-US',
    notice: '',
    muted: null,
    refreshing: false,
    onClose: vi.fn(),
    onRefresh: vi.fn(),
    onRetry: vi.fn(),
    onFollow: vi.fn(),
    onMark: vi.fn(),
    onMute: vi.fn(),
    onReadComments: vi.fn(),
    onWholePage: vi.fn(),
    onHideSite: vi.fn(),
    onOtherPlace: null,
    onOptions: vi.fn(),
    onShelf: vi.fn(),
    ...changes,
  };
  const { container, rerender } = render(<Sidebar {...props} />);
  const text = (selector: string): string | undefined => container.querySelector(selector)?.textContent?.trim();
  const press = (name: string): void => {
    const button = [...container.querySelectorAll('button')].find(
      (candidate) => candidate.textContent?.trim() === name || candidate.getAttribute('aria-label') === name,
    );
    if (!button) throw new Error(`no button ${name}`);
    fireEvent.click(button);
  };
  return { container, rerender, props, text, press };
}

describe('an article', () => {
  const meta = (article: Parameters<typeof related>[0], pagePublishedAt: number | null = PAGE_AT) => {
    const shown = show({ view: pageView({ related: [related(article)], pagePublishedAt }) });
    return shown.text('[data-article-id] [data-part=meta]');
  };

  it('tells its age from the page’s date', () => {
    expect(meta({})).toBe('The Open Ledger·3 weeks before');
    cleanup();
    expect(meta({ publishedAt: PAGE_AT + 5 * 3_600_000 })).toBe('The Open Ledger·same day');
  });

  it('tells its age from today beside a page without a date', () => {
    expect(meta({ publishedAt: NOW - 2 * 86_400_000 }, null)).toBe('The Open Ledger·2 days ago');
  });

  it('tells no age where its own date is not known', () => {
    expect(meta({ dateKnown: false })).toBe('The Open Ledger');
  });

  it('says that it is a press release', () => {
    expect(meta({ label: { label: 'press-release', by: 'source', words: '' } })).toContain('Press release');
  });

  it('says why it is shown, with the shared words set apart', () => {
    const { text, container } = show();
    expect(text('[data-part=reason]')).toBe('Also about Bittensor and GPU markets');
    const shared = [...container.querySelectorAll('[data-part=reason] b')].map((word) => word.textContent);
    expect(shared).toEqual(['Bittensor', 'GPU markets']);
  });

  it('tells the ages of prices by the clocks of their sources where ours is wrong', () => {
    const hour = 3_600_000;
    const { container, text } = show({ now: NOW + hour, view: pageView({ clockAheadMs: hour }) });
    expect(container.querySelector('.page-coin')?.textContent).toMatch(/40\ss ago/);
    expect(text('[data-part=freshness]')).toMatch(/40\ss ago/);
    expect(container.querySelector('[data-part=freshness].warn')).toBeNull();
  });

  it('opens in a tab that learns nothing of this one', () => {
    const link = show().container.querySelector('[data-article-id] a');
    expect(link?.getAttribute('href')).toBe('https://ledger.example/a1');
    expect(link?.getAttribute('target')).toBe('_blank');
    expect(link?.getAttribute('rel')).toBe('noopener noreferrer');
  });

  it.each(['javascript:alert(1)', 'data:text/html,x', 'chrome://settings', 'file:///etc/passwd', 'no address'])(
    'is no link where its address is %s',
    (url) => {
      const { container, text } = show({ view: pageView({ related: [related({ url })] }) });
      expect(container.querySelector('[data-article-id] a')).toBeNull();
      expect(text('[data-part=title]')).toBe('Graphics cards that nobody uses at night');
    },
  );

  it('shows markup in its title as the letters it is made of', () => {
    const title = '<img src=x onerror=alert(1)>';
    const { container, text } = show({ view: pageView({ related: [related({ title })] }) });
    expect(text('[data-part=title]')).toBe(title);
    expect(container.querySelector('img')).toBeNull();
  });
});

describe('a story of several publishers', () => {
  const at = (n: number, source: string) => ({
    id: `b${n}`,
    url: n === 2 ? 'javascript:alert(1)' : `https://b${n}.example/story`,
    title: `As ${source} tells it`,
    source,
    publishedAt: PAGE_AT + n * 3_600_000,
    label: null,
  });
  const four = ['CoinDesk', 'Decrypt', 'The Defiant', 'Unchained'].map((source, n) => at(n, source));
  const card = (also = four) => {
    const onMark = vi.fn();
    const shown = show({ view: pageView({ related: [related({ also })] }), onMark });
    const button = shown.container.querySelector<HTMLElement>('[data-part=also] button')!;
    const links = () => [...shown.container.querySelectorAll<HTMLElement>('[data-part=also] ul:not([hidden]) a')];
    return { ...shown, button, links, onMark };
  };

  it('names two of the others and counts the rest', () => {
    expect(card().button.textContent).toBe('Also from CoinDesk, Decrypt +2');
    cleanup();
    expect(card(four.slice(0, 2)).button.textContent).toBe('Also from CoinDesk, Decrypt');
    cleanup();
    expect(show().container.querySelector('[data-part=also]')).toBeNull();
  });

  it('opens to their headlines, each a link of its own that says whose it is', () => {
    const { button, links, container } = card();
    expect([button.getAttribute('aria-expanded'), links()]).toEqual(['false', []]);
    fireEvent.click(button);
    expect(button.getAttribute('aria-expanded')).toBe('true');
    expect(container.querySelector(`#${CSS.escape(button.getAttribute('aria-controls')!)}`)).not.toBeNull();
    expect(links().map((link) => link.textContent)).toEqual([
      'As CoinDesk tells it',
      'As Decrypt tells it',
      'As Unchained tells it',
    ]);
    const rows = [...container.querySelectorAll('[data-part=also] li')];
    expect(rows[2]?.textContent).toContain('As The Defiant tells it');
    expect(rows[3]?.textContent).toContain('Unchained');
    for (const link of links()) expect(link.getAttribute('rel')).toBe('noopener noreferrer');
  });

  it('marks as read what was opened, not the card', () => {
    const { button, links, onMark } = card();
    fireEvent.click(button);
    fireEvent.click(links()[1]!);
    expect(onMark).toHaveBeenCalledExactlyOnceWith('b1', 'read', true);
  });
});

describe('the list', () => {
  const eight = Array.from({ length: 8 }, (_, i) => related({ id: `a${i}`, url: `https://ledger.example/a${i}` }));

  it('shows five, then all of them, and moves the focus to the sixth', () => {
    const { container, press } = show({ view: pageView({ related: eight }) });
    const ids = () =>
      [...container.querySelectorAll('[data-article-id]')].map((card) => card.getAttribute('data-article-id'));
    expect(ids()).toEqual(['a0', 'a1', 'a2', 'a3', 'a4']);
    press('3 more');
    expect(ids()).toHaveLength(8);
    expect(document.activeElement?.getAttribute('href')).toBe('https://ledger.example/a5');
  });

  it('moves by arrows and by j and k, and stops at its ends', () => {
    const { container } = show({ view: pageView({ related: eight.slice(0, 2) }) });
    const links = [...container.querySelectorAll<HTMLElement>('a.article-link')];
    links[0]?.focus();
    for (const key of ['k', 'ArrowDown', 'j']) {
      if (document.activeElement) fireEvent.keyDown(document.activeElement, { key });
    }
    expect(document.activeElement).toBe(links[1]);
  });
});

describe('a coin', () => {
  const row = (changes: Parameters<typeof pageCoin>[0]) => {
    const { text } = show({ view: pageView({ coins: [pageCoin(changes)] }) });
    return [text('[data-part=symbol]'), text('[data-part=price]'), text('[data-part=change]')];
  };
  it('with a fresh price shows its change', () => {
    expect(row({})).toEqual(['TAO', '$258.40', '+1.3%']);
  });
  it('with an old price shows its age in the place of the change', () => {
    expect(row({ asOf: NOW - 3 * 3_600_000 })).toEqual(['TAO', '$258.40', '3\u00a0h old']);
  });
  it('that is held or disputed says so, with both figures in a note below', () => {
    const held = { source: 'coingecko' as const, price: 356.6, asOf: NOW, change: 38, contradictedBy: null };
    expect(row({ held })).toEqual(['TAO', '$258.40', 'held']);
    const note = () => document.querySelector('.page-coin [data-part=note]')?.textContent;
    expect(note()).toBe('CoinGecko says $356.60 (+38%). Waiting for a second source.');
    cleanup();
    const primary = { source: 'coingecko' as const, price: 258.4 };
    const second = { source: 'kraken' as const, price: 262 };
    expect(row({ disagreement: { primary, second, gap: 1.4, since: NOW, at: NOW } })[2]).toBe('gap 1.4%');
    expect(note()).toBe('Sources disagree: CoinGecko $258.40, Kraken $262.00');
  });
  it('tells its source and age to whoever points at it, and to whoever hears it', () => {
    row({ oneSource: true });
    const coin = document.querySelector<HTMLElement>('.page-coin');
    expect(coin?.title).toMatch(/^CoinGecko, 40\u00a0s ago, as of .*\nOne source only\./);
    expect(coin?.querySelector('.visually-hidden')?.textContent).toBe('one source, CoinGecko, 40\u00a0s ago');
  });
  it('without a price says so, and never 0', () => {
    expect(row({ price: null, asOf: null, change24h: null, source: null })).toEqual(['TAO', 'no price', '']);
  });
  it('that is not followed can be', () => {
    const view = pageView({ coins: [pageCoin({ followed: false, price: null, asOf: null })] });
    const { text, press, props } = show({ view });
    expect(text('[data-part=price]')).toBe('not followed');
    press('Follow Bittensor');
    expect(props.onFollow).toHaveBeenCalledWith('bittensor');
  });
});

describe('silence', () => {
  const nothing = { coins: [], related: [] };
  it.each([
    ['nothing relates', pageView(nothing), 'Nothing here about AI or crypto.'],
    ['coins, but no article', pageView({ related: [] }), 'No stored article relates to this page.'],
    ['first run', pageView({ ...nothing, articlesStored: 0, sourcesUnread: 14 }), 'Reading 14 sources.'],
    ['first run, coins found', pageView({ related: [], articlesStored: 0, sourcesUnread: 1 }), 'Reading 1 source.'],
    ['all read, nothing kept', pageView({ ...nothing, articlesStored: 0 }), 'Nothing here about AI or crypto.'],
    ['no source on', pageView({ ...nothing, articlesStored: 0, sources: 0 }), 'No source is switched on.'],
    ['a page that cannot be read', { kind: 'unreadable' } as const, 'This page can’t be read.'],
    ['a hidden site', { kind: 'hidden-site', host: 'mail.example' } as const, 'Off on this site.'],
    ['no binding', { kind: 'unbound' } as const, 'This is the Coinside sidebar.'],
    ['no answer', { kind: 'failed' } as const, 'This could not be shown.'],
  ])('%s', (_, view, sentence) => {
    const { text, container } = show({ view });
    expect(text('[data-part=silent]')).toBe(sentence);
    expect(container.querySelectorAll('[data-part=silent]')).toHaveLength(1);
  });

  it('offers to leave the site alone, but not where the site is unknown', () => {
    const { press, props } = show({ view: pageView(nothing) });
    press('Not on this site');
    expect(props.onHideSite).toHaveBeenCalledOnce();
    cleanup();
    expect(show({ view: pageView({ ...nothing, host: '' }) }).container.textContent).not.toContain('Not on this site');
  });
});

describe('the frame around it', () => {
  it('tells source and age of the figures', () => {
    expect(show().text('[data-part=freshness]')).toBe('CoinGecko, 40\u00a0s ago');
  });
  it('has no cross where the browser has one', () => {
    expect(show({ onClose: null }).container.querySelector('[data-part=close]')).toBeNull();
  });
  it('gives no advice, and says so where there are figures', () => {
    expect(show().container.textContent).toContain('Figures and links, not advice.');
  });
  it('does not ask twice while it is asking', () => {
    const { press, props } = show({ refreshing: true });
    press('Ask for prices now');
    expect(props.onRefresh).not.toHaveBeenCalled();
  });
});

describe('marks', () => {
  const save = (container: Element) => container.querySelector<HTMLElement>('[data-part=save]');

  it('an article is saved and let go by its button, which says which it is', () => {
    const { container, props, rerender } = show();
    expect(save(container)?.getAttribute('aria-pressed')).toBe('false');
    fireEvent.click(save(container)!);
    expect(props.onMark).toHaveBeenLastCalledWith('a1', 'saved', true);
    rerender(<Sidebar {...props} view={pageView({ marks: { a1: { read: false, saved: true } } })} />);
    expect(save(container)?.getAttribute('aria-pressed')).toBe('true');
    fireEvent.click(save(container)!);
    expect(props.onMark).toHaveBeenLastCalledWith('a1', 'saved', false);
  });

  it('opening marks as read, by click, keyboard or middle button, and only that', () => {
    const { container, props } = show();
    const link = container.querySelector('[data-article-id] a')!;
    fireEvent(link, new MouseEvent('auxclick', { button: 2, bubbles: true }));
    expect(props.onMark).not.toHaveBeenCalled();
    fireEvent.click(link);
    fireEvent(link, new MouseEvent('auxclick', { button: 1, bubbles: true }));
    expect(vi.mocked(props.onMark).mock.calls).toEqual([
      ['a1', 'read', true],
      ['a1', 'read', true],
    ]);
  });

  it('what was read says so, not by its looks alone', () => {
    const { container, text } = show({ view: pageView({ marks: { a1: { read: true, saved: false } } }) });
    expect(text('[data-article-id] [data-part=meta]')).toContain('read');
    expect(container.querySelector('[data-article-id]')?.getAttribute('data-read')).toBe('true');
  });

  it('in a private window they are shown, and none can be set', () => {
    const marks = { a1: { read: true, saved: true } };
    const { container, props, text } = show({ view: pageView({ marks, isPrivate: true }) });
    expect(container.querySelector('[data-part="not-for-me"]')).toBeNull();
    expect(save(container)).toBeNull();
    expect(text('[data-article-id] [data-part=meta]')).toContain('read');
    fireEvent.click(container.querySelector('[data-article-id] a')!);
    expect(props.onMark).not.toHaveBeenCalled();
  });
});
