// @vitest-environment happy-dom
import { cleanup, fireEvent, render } from '@testing-library/preact';
import { afterEach, beforeAll, expect, it, vi } from 'vitest';
import type { FeedEdit } from '../../../components/options/feed-actions.ts';
import { type RemovedFeed, SourceList } from '../../../components/options/SourceList.tsx';
import type { FeedView } from '../../../lib/query/views.ts';
import { useCatalogue } from '../catalogue.ts';
import { DAY, NOW, feedView } from './sample.ts';

beforeAll(useCatalogue);
afterEach(cleanup);

const broken = feedView({ failure: { reason: 'refused', status: 403, since: NOW - 4 * DAY } });

function show(feeds: readonly FeedView[], trying: ReadonlySet<string> = new Set()) {
  const onSwitch = vi.fn<(feed: FeedView, on: boolean) => void>();
  const onTry = vi.fn<(feed: FeedView) => void>();
  const onAllow = vi.fn<(feed: FeedView) => void>();
  const onEdit = vi.fn<(feed: FeedView, edit: FeedEdit) => void>();
  const onRemove = vi.fn<(removed: RemovedFeed) => void>();
  const list = (now: readonly FeedView[], removed: RemovedFeed | null = null) => (
    <SourceList
      feeds={now}
      trying={trying}
      removed={removed}
      isFirefox={false}
      now={NOW}
      locale="en-GB"
      actions={{ onSwitch, onTry, onAllow, onEdit }}
      onRemove={onRemove}
      onUndo={() => undefined}
    />
  );
  const { container, rerender } = render(list(feeds));
  const one = (selector: string): HTMLElement => {
    const found = container.querySelector<HTMLElement>(selector);
    if (!found) throw new Error(`nothing matches ${selector}`);
    return found;
  };
  const update = (next: readonly FeedView[], removed: RemovedFeed | null = null) => rerender(list(next, removed));
  return { container, one, onSwitch, onTry, onAllow, onEdit, onRemove, update };
}

it('groups by subject and leaves out subjects without sources', () => {
  const { container } = show([feedView({ id: 'openai', topic: 'ai' }), feedView()]);
  expect([...container.querySelectorAll('h2')].map((heading) => heading.textContent)).toEqual(['Crypto 1', 'AI 1']);
});

it('names each switch by its source and asks for the other state', () => {
  const { one, onSwitch } = show([feedView({ on: false })]);
  const toggle = one('[data-feed-id="the-defiant"] [role="switch"]');
  expect(toggle.getAttribute('aria-label')).toBe('Read The Defiant');
  expect(toggle.getAttribute('aria-checked')).toBe('false');
  fireEvent.click(toggle);
  expect(onSwitch).toHaveBeenCalledExactlyOnceWith(expect.objectContaining({ id: 'the-defiant' }), true);
});

it('puts the fault and its two actions beneath a broken source only', () => {
  const { container, one, onTry, onSwitch } = show([feedView({ id: 'decrypt' }), broken]);
  expect(container.querySelectorAll('[data-part="fault"]')).toHaveLength(1);
  expect(one('[data-part="fault"]').textContent).toContain('It answers 403 since 21 Apr.');
  fireEvent.click(one('[data-part="try-feed"]'));
  expect(onTry).toHaveBeenCalledExactlyOnceWith(broken);
  fireEvent.click(one('[data-part="turn-off"]'));
  expect(onSwitch).toHaveBeenCalledExactlyOnceWith(broken, false);
});

it('hands the focus to the switch when the fault goes with the button that was pressed', () => {
  const { one, update } = show([broken]);
  one('[data-part="turn-off"]').focus();
  fireEvent.click(one('[data-part="turn-off"]'));
  update([{ ...broken, on: false }]);
  expect(document.activeElement).toBe(one('[role="switch"]'));
});

it('says which address nobody has seen answer', () => {
  expect(show([feedView({ unverified: true })]).one('.host').textContent).toContain('address not verified yet');
});

const own = (changes: Partial<FeedView>) => feedView({ own: true, topic: null, folder: '', ...changes });

it('puts the reader’s own first, by folder, and a folder called like a topic among that topic’s', () => {
  const { container } = show([
    feedView(),
    own({ id: 'own-2', name: 'B', folder: 'Podcasts' }),
    own({ id: 'own-1', name: 'A' }),
    own({ id: 'own-3', name: 'C', folder: 'crypto' }),
  ]);
  const groups = [...container.querySelectorAll('section')].map((section) => [
    section.querySelector('h2')?.textContent,
    ...[...section.querySelectorAll<HTMLElement>('[data-feed-id]')].map((row) => row.dataset['feedId']),
  ]);
  expect(groups).toEqual([
    ['Your own 1', 'own-1'],
    ['Podcasts 1', 'own-2'],
    ['Crypto 2', 'the-defiant', 'own-3'],
  ]);
});

it('asks for what the browser does not allow yet, in the browser’s own words, whatever was known before', () => {
  const feed = own({ id: 'own-1', url: 'https://www.blog.example/feed', allowed: false });
  const { one, onAllow } = show([feed]);
  expect(one('.health').textContent).toBe('Health');
  expect(one('[data-feed-id] .health').textContent).toBe('not allowed yet');
  expect(one('[data-part="fault"]').textContent).toContain(
    'Your browser does not allow blog.example yet. It will ask: “Read and change your data on www.blog.example”',
  );
  fireEvent.click(one('[data-part="allow-feed"]'));
  expect(onAllow).toHaveBeenCalledExactlyOnceWith(feed);
});

it('forgets a refusal of the browser once it allows the site', () => {
  const failure = { reason: 'no-permission', status: null, since: NOW - DAY } as const;
  const { container, one } = show([own({ failure, lastSuccessAt: null })]);
  expect(one('[data-feed-id] .health').textContent).toBe('not read yet');
  expect(container.querySelector('[data-part="fault"]')).toBeNull();
});

it('opens one source at a time; a built-in one has no name, folder or removal', () => {
  const { container, one } = show([feedView(), own({ id: 'own-1', name: 'Mine' })]);
  fireEvent.click(one('[data-feed-id="own-1"] [data-part="more"]'));
  expect(one('[data-part="feed-name"]')).toHaveProperty('value', 'Mine');
  fireEvent.click(one('[data-feed-id="the-defiant"] [data-part="more"]'));
  expect(container.querySelectorAll('.feed-settings')).toHaveLength(1);
  expect(
    container.querySelector('[data-part="feed-name"], [data-part="folder"], [data-part="remove-feed"]'),
  ).toBeNull();
  expect(one('[data-feed-id="the-defiant"] [data-part="more"]').getAttribute('aria-expanded')).toBe('true');
});

it('changes pace without touching mute, and an emptied name not at all', () => {
  const feed = own({ id: 'own-1', muted: true });
  const { one, onEdit } = show([feed]);
  fireEvent.click(one('[data-part="more"]'));
  fireEvent.change(one('select[id$="pace"]'), { target: { value: '360' } });
  expect(onEdit).toHaveBeenLastCalledWith(feed, { tuning: { paceMinutes: 360 } });
  fireEvent.input(one('[data-part="feed-name"]'), { target: { value: '  ' } });
  fireEvent.change(one('[data-part="feed-name"]'));
  expect(one('[data-part="feed-name"]')).toHaveProperty('value', feed.name);
  expect(onEdit).toHaveBeenCalledOnce();
});

it('puts the undo in the removed one’s place, with the focus, also where it was alone in its group', () => {
  const first = own({ id: 'own-1', name: 'A' });
  const second = own({ id: 'own-2', name: 'B' });
  const { container, one, onRemove, update } = show([first, second]);
  fireEvent.click(one('[data-feed-id="own-2"] [data-part="more"]'));
  fireEvent.click(one('[data-part="remove-feed"]'));
  const removed = { feedId: 'own-2', name: 'B', group: 'Your own', place: 1 };
  expect(onRemove).toHaveBeenCalledExactlyOnceWith(removed);
  update([first], removed);
  expect(document.activeElement).toBe(one('[data-part="undo"]'));
  const rows = [...container.querySelectorAll('tbody > [data-feed-id], tbody > [data-part="removed"]')];
  expect(rows.indexOf(one('[data-part="removed"]'))).toBe(1);
  update([], { ...removed, place: 0 });
  expect(one('h2').textContent).toBe('Your own 0');
});

it('keeps what is being typed when the list is read again', () => {
  const feed = own({ id: 'own-1', name: 'Mine' });
  const { one, update } = show([feed]);
  fireEvent.click(one('[data-part="more"]'));
  fireEvent.input(one('[data-part="folder"]'), { target: { value: 'Let' } });
  update([{ ...feed, articles: 99 }]);
  expect(one('[data-part="folder"]')).toHaveProperty('value', 'Let');
  update([{ ...feed, folder: 'Letters' }]);
  expect(one('[data-part="folder"]')).toHaveProperty('value', 'Letters');
});
