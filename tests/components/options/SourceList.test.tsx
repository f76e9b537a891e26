// @vitest-environment happy-dom
import { cleanup, fireEvent, render } from '@testing-library/preact';
import { afterEach, beforeAll, expect, it, vi } from 'vitest';
import { SourceList } from '../../../components/options/SourceList.tsx';
import type { FeedView } from '../../../lib/query/views.ts';
import { useCatalogue } from '../catalogue.ts';
import { DAY, NOW, feedView } from './sample.ts';

beforeAll(useCatalogue);
afterEach(cleanup);

const broken = feedView({ failure: { reason: 'refused', status: 403, since: NOW - 4 * DAY } });

function show(feeds: readonly FeedView[], trying: ReadonlySet<string> = new Set()) {
  const onSwitch = vi.fn<(feed: FeedView, on: boolean) => void>();
  const onTry = vi.fn<(feed: FeedView) => void>();
  const list = (now: readonly FeedView[]) => (
    <SourceList feeds={now} trying={trying} now={NOW} locale="en-GB" onSwitch={onSwitch} onTry={onTry} />
  );
  const { container, rerender } = render(list(feeds));
  const one = (selector: string): HTMLElement => {
    const found = container.querySelector<HTMLElement>(selector);
    if (!found) throw new Error(`nothing matches ${selector}`);
    return found;
  };
  return { container, one, onSwitch, onTry, update: (next: readonly FeedView[]) => rerender(list(next)) };
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
