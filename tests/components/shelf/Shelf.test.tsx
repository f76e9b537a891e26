// @vitest-environment happy-dom
import { cleanup, fireEvent, render } from '@testing-library/preact';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { Shelf, type ShelfProps } from '../../../components/shelf/Shelf.tsx';
import { WHOLE_SHELF } from '../../../lib/domain/shelf-query.ts';
import type { ShelfArticle } from '../../../lib/query/shelf-views.ts';
import { useCatalogue } from '../catalogue.ts';

const NOW = new Date(2026, 2, 19, 12).getTime();
const HOUR = 3_600_000;

beforeAll(useCatalogue);
beforeEach(() => {
  vi.stubGlobal(
    'IntersectionObserver',
    class {
      observe(): void {}
      disconnect(): void {}
    },
  );
});
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

function article(id: string, changes: Partial<ShelfArticle> = {}): ShelfArticle {
  return {
    id,
    url: `https://www.ledger.example/${id}`,
    title: `Title ${id}`,
    summary: `What the feed says of ${id}.`,
    source: 'The Open Ledger',
    feedId: 'open-ledger',
    topics: [],
    author: null,
    label: null,
    publishedAt: NOW - 2 * HOUR,
    dateKnown: true,
    language: 'en',
    also: [],
    read: false,
    saved: false,
    ...changes,
  };
}

const three = [article('a'), article('b', { read: true }), article('c', { publishedAt: NOW - 26 * HOUR, saved: true })];

function show(changes: Partial<ShelfProps> = {}) {
  const given: ShelfProps = {
    text: '',
    narrowing: WHOLE_SHELF,
    choices: null,
    articles: three,
    total: 3,
    isEmpty: false,
    isPrivate: false,
    isSearching: false,
    isNarrowed: false,
    isByDay: true,
    hasMore: false,
    isLoading: false,
    isFailed: false,
    now: NOW,
    locale: 'en-GB',
    onText: vi.fn<ShelfProps['onText']>(),
    onNarrow: vi.fn<ShelfProps['onNarrow']>(),
    onClear: vi.fn<ShelfProps['onClear']>(),
    onMore: vi.fn<ShelfProps['onMore']>(),
    onRetry: vi.fn<ShelfProps['onRetry']>(),
    onMark: vi.fn<ShelfProps['onMark']>(),
    onOpenAlso: vi.fn<ShelfProps['onOpenAlso']>(),
    muted: null,
    said: '',
    onMute: vi.fn<ShelfProps['onMute']>(),
    onOpenSite: vi.fn<ShelfProps['onOpenSite']>(),
    onCopy: vi.fn<ShelfProps['onCopy']>(() => Promise.resolve(true)),
    onReadText: vi.fn<ShelfProps['onReadText']>(() => Promise.resolve(null)),
    ...changes,
  };
  const { container, rerender } = render(<Shelf {...given} />);
  const part = (name: string): HTMLElement | null => container.querySelector(`[data-part="${name}"]`);
  const row = (id: string): HTMLElement => container.querySelector(`[data-article-id="${id}"] [data-part="open"]`)!;
  const press = (key: string, target: Element = document.activeElement ?? document.body, more = {}) =>
    fireEvent.keyDown(target, { key, ...more });
  const update = (next: Partial<ShelfProps>) => rerender(<Shelf {...given} {...next} />);
  return { container, given, part, row, press, update };
}

describe('the list', () => {
  it('stands under its days', () => {
    const { container } = show({
      articles: [...three, article('d', { publishedAt: new Date(2026, 2, 9, 8).getTime(), dateKnown: false })],
    });
    const days = [...container.querySelectorAll('.shelf-day')].map((day) => day.textContent);
    expect(days).toEqual(['Today', 'Yesterday', expect.stringMatching(/^Monday,? 9 March 2026$/)]);
    const metas = [...container.querySelectorAll('[data-part=meta]')].map((meta) => meta.textContent);
    expect(metas).toEqual([
      'The Open Ledger·10:00',
      'The Open Ledger·10:00read',
      'The Open Ledger·10:00',
      'The Open Ledger·seen 08:00',
    ]);
  });

  it('by how well it answers needs no days, and each row says its own', () => {
    const { container, part } = show({ isByDay: false, isSearching: true, total: 1_204 });
    expect(container.querySelector('.shelf-day')).toBeNull();
    expect(container.querySelector('[data-part=meta]')?.textContent).toBe('The Open Ledger·19 Mar 2026');
    expect(part('status')?.textContent).toBe('1,204 articles found.');
  });

  it.each<[string, Partial<ShelfProps>, string, string | null]>([
    ['nothing stored', { isEmpty: true }, 'No article is stored yet.', null],
    ['a failure', { isFailed: true, articles: null }, 'The shelf could not be read.', 'Try again'],
    ['nothing saved', { narrowing: { ...WHOLE_SHELF, part: 'saved' } }, 'Nothing is saved.', null],
    ['all read', { narrowing: { ...WHOLE_SHELF, part: 'unread' } }, 'Everything here has been read.', null],
    ['nothing found', { isNarrowed: true }, 'No stored article fits.', 'Show everything'],
  ])('says so: %s', (_what, changes, sentence, action) => {
    const { part, given } = show({ articles: [], ...changes });
    expect(part('empty')?.textContent).toContain(sentence);
    const button = part('empty')?.querySelector('button');
    expect(button?.textContent ?? null).toBe(action);
    if (!button) return;
    fireEvent.click(button);
    expect(vi.mocked(changes.isFailed ? given.onRetry : given.onClear)).toHaveBeenCalledOnce();
  });
});

it('a story opens to the rest of it, by press and by key', () => {
  const also = [
    { ...article('x', { read: true, title: 'Told there', source: 'Elsewhere' }) },
    { ...article('y', { title: 'And there', source: 'Elsewhere' }) },
  ];
  const { container, row, press, given } = show({ articles: [article('a', { also }), three[1]!] });
  const button = container.querySelector<HTMLElement>('[data-part="also"] > button')!;
  expect(button.textContent).toBe('Also from Elsewhere');
  expect(button.getAttribute('aria-expanded')).toBe('false');
  row('a').focus();
  press('a');
  expect(button.getAttribute('aria-expanded')).toBe('true');
  const items = [...container.querySelectorAll('[data-part="also"] li')].map((item) => item.textContent);
  expect(items).toEqual([expect.stringMatching(/^Told there.*read.*Elsewhere/), expect.stringMatching(/^And there/)]);
  expect(items[1]).not.toContain('read');
  const link = container.querySelector<HTMLElement>('[data-part="also"] a')!;
  link.addEventListener('click', (event) => event.preventDefault());
  fireEvent.click(link);
  expect(given.onOpenAlso).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ id: 'a' }), 'x');
  expect(given.onMark).not.toHaveBeenCalled();
  press('a', button);
  expect(button.getAttribute('aria-expanded')).toBe('false');
});

describe('reading', () => {
  it('shows what the feed brought, marks as read, and comes back to the row', async () => {
    const { row, part, given, press } = show();
    fireEvent.click(row('a'));
    expect(part('reading')?.querySelector('h2')).toBe(document.activeElement);
    expect(part('text')?.textContent).toBe('What the feed says of a.');
    expect(part('site')?.getAttribute('href')).toBe('https://www.ledger.example/a');
    expect(part('site')?.textContent).toBe('Read at ledger.example');
    expect(given.onMark).toHaveBeenCalledExactlyOnceWith(three[0], 'read', true);
    press('Escape');
    expect(part('reading')).toBeNull();
    await vi.waitFor(() => expect(document.activeElement).toBe(row('a')));
  });

  it('writes no second mark of what was read, and stays open while the list changes', () => {
    const { row, part, given, update } = show();
    fireEvent.click(row('b'));
    expect(given.onMark).not.toHaveBeenCalled();
    update({ articles: [three[0]!] });
    expect(part('text')?.textContent).toBe('What the feed says of b.');
  });

  it('of an address that is none there is no link', () => {
    const { row, part } = show({ articles: [article('x', { url: 'javascript:alert(1)', summary: '' })] });
    fireEvent.click(row('x'));
    expect(part('site')).toBeNull();
    expect(part('text')?.textContent).toBe('The feed brought no text of this article.');
  });

  it('shows the whole text in paragraphs where there is one, as text, and says which it is', async () => {
    const text = 'One <b>paragraph</b>.\n<script>alert(1)</script>';
    const onReadText = vi.fn<ShelfProps['onReadText']>(async (id) => (id === 'a' ? text : null));
    const { row, part } = show({ onReadText });
    const paragraphs = () => [...part('text')!.querySelectorAll('p')].map(({ textContent }) => textContent);
    fireEvent.click(row('a'));
    expect(paragraphs(), 'the teaser, until the text is there').toEqual(['What the feed says of a.']);
    await vi.waitFor(() => expect(paragraphs()).toEqual(['One <b>paragraph</b>.', '<script>alert(1)</script>']));
    expect(part('note')?.textContent).toContain('This is the text in the feed');
    fireEvent.click(row('b'));
    expect(paragraphs()).toEqual(['What the feed says of b.']);
    await vi.waitFor(() => expect(onReadText).toHaveBeenCalledTimes(2));
    expect(part('note')?.textContent).toContain('This is the teaser in the feed');
  });

  it('copies a Markdown link, and says where that is not allowed', async () => {
    const { row, part, given } = show();
    fireEvent.click(row('a'));
    fireEvent.click(part('copy')!);
    expect(given.onCopy).toHaveBeenCalledWith('[Title a](https://www.ledger.example/a)');
    await vi.waitFor(() => expect(part('copied')?.textContent).toBe('Copied.'));
    vi.mocked(given.onCopy).mockResolvedValueOnce(false);
    fireEvent.click(part('copy')!);
    await vi.waitFor(() => expect(part('copied')?.textContent).toBe('The browser does not allow copying.'));
  });
});

describe('keys', () => {
  it('go through the list and act on the row that has the focus', () => {
    const { row, press, given } = show();
    press('j');
    expect(document.activeElement).toBe(row('a'));
    press('j');
    press('j');
    press('j');
    expect(document.activeElement, 'the end is a wall').toBe(row('c'));
    press('k');
    expect(document.activeElement).toBe(row('b'));
    press('s');
    press('m');
    press('o');
    expect(vi.mocked(given.onMark).mock.calls).toEqual([
      [three[1], 'saved', true],
      [three[1], 'read', false],
    ]);
    expect(given.onOpenSite).toHaveBeenCalledExactlyOnceWith(three[1]);
  });

  it('/ goes to the search, where letters are letters; ? tells the keys', () => {
    const { part, press, given } = show();
    press('/');
    expect(document.activeElement).toBe(part('search'));
    for (const key of ['j', 's', 'm', 'o', '/', '?']) press(key);
    expect(document.activeElement).toBe(part('search'));
    expect(given.onMark).not.toHaveBeenCalled();
    expect(part('help')).toBeNull();
    press('?', document.body);
    expect(part('help')?.textContent).toContain('Save for later, or no longer');
    press('s', document.body);
    expect(given.onMark, 'nothing happens behind the list').not.toHaveBeenCalled();
  });

  it('with Ctrl, Alt or Meta are the browser’s', () => {
    const { press, given, row } = show();
    row('a').focus();
    for (const more of [{ ctrlKey: true }, { metaKey: true }, { altKey: true }]) press('s', row('a'), more);
    expect(given.onMark).not.toHaveBeenCalled();
  });
});

it('a private window reads everything and marks nothing', () => {
  const { container, part, row, press, given } = show({ isPrivate: true });
  expect(part('status')?.textContent).toContain('private window');
  expect(container.querySelector('[data-part=save], [data-part=toggle-read]')).toBeNull();
  fireEvent.click(row('a'));
  expect(part('reading')).not.toBeNull();
  part('site')!.addEventListener('click', (event) => event.preventDefault());
  fireEvent.click(part('site')!);
  for (const key of ['s', 'm']) press(key, document.body);
  expect(given.onMark).not.toHaveBeenCalled();
});

it('is narrowed by lists of what there is', () => {
  const choices = {
    sources: [
      { id: 'decrypt', name: 'Decrypt' },
      { id: 'coindesk', name: 'CoinDesk' },
    ],
    topics: ['depin', 'hacks'],
    languages: ['de', 'en'],
    coins: [{ id: 'bitcoin', symbol: 'BTC', name: 'Bitcoin' }],
  } as const;
  const { part, given } = show({ choices });
  const options = (name: string) => [...part(name)!.querySelectorAll('option')].map(({ textContent }) => textContent);
  expect(options('source')).toEqual(['Any source', 'Decrypt', 'CoinDesk']);
  expect(options('language')).toEqual(['Any language', 'German', 'English']);
  expect(options('topic')).toEqual(['Any topic', 'DePIN', 'Hacks']);
  expect(part('coin'), 'one alone narrows nothing').toBeNull();
  fireEvent.change(part('topic')!, { target: { value: 'hacks' } });
  expect(given.onNarrow).toHaveBeenLastCalledWith({ topic: 'hacks' });
  fireEvent.change(part('topic')!, { target: { value: '' } });
  expect(given.onNarrow).toHaveBeenLastCalledWith({ topic: null });
});

describe('not for me', () => {
  it('mutes from what is being read, closes it, and offers the way back', () => {
    const onUndo = vi.fn();
    const { container, given, part, row, update } = show({ articles: [article('a', { topics: ['layer-2'] })] });
    fireEvent.click(row('a'));
    fireEvent.click(part('reading')!.querySelector('[data-part="not-for-me"]')!);
    const choices = [...container.querySelectorAll<HTMLButtonElement>('fieldset.not-for-me button')];
    expect(choices.map(({ textContent }) => textContent)).toEqual([
      'This article',
      'Articles from The Open Ledger',
      'Articles on layer 2',
    ]);
    fireEvent.click(choices[2]!);
    expect(given.onMute).toHaveBeenCalledWith({ kind: 'topic', value: 'layer-2', name: null });
    expect(part('reading')).toBeNull();
    update({ articles: [], muted: { text: 'Muted: layer 2', onUndo } });
    expect(part('muted')?.textContent).toContain('Muted: layer 2');
    fireEvent.click(part('undo')!);
    expect(onUndo).toHaveBeenCalledOnce();
  });

  it('is not offered in a private window', () => {
    const { container, row } = show({ isPrivate: true });
    fireEvent.click(row('a'));
    expect(container.querySelector('[data-part="not-for-me"]')).toBeNull();
  });
});
