// @vitest-environment happy-dom
import { cleanup, fireEvent, render, waitFor } from '@testing-library/preact';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { Discussion } from '../../../components/sidebar/Discussion.tsx';
import type { Comment, CommentsAnswer } from '../../../lib/domain/comment.ts';
import type { DiscussionView } from '../../../lib/query/sidebar-views.ts';
import { useCatalogue } from '../catalogue.ts';
import { NOW } from './sample.ts';

beforeAll(useCatalogue);
afterEach(cleanup);

const PLACE: DiscussionView = { host: 'ledger.example', allowed: true, page: 'https://ledger.example/1#respond' };

function comment(changes: Partial<Comment> = {}): Comment {
  return {
    id: '1',
    author: 'Ada',
    text: 'One.\nTwo.',
    at: NOW - 3_600_000,
    url: 'https://ledger.example/1#comment-1',
    isOrphan: false,
    answers: [],
    deeper: 0,
    ...changes,
  };
}
const answer = (comments: readonly Comment[], changes: object = {}): CommentsAnswer => ({
  ok: true,
  comments,
  count: comments.length,
  isCut: false,
  isFlat: false,
  ...changes,
});

function show(onRead: () => Promise<CommentsAnswer>, discussion = PLACE, comments: number | null = 10) {
  const shown = render(
    <Discussion discussion={discussion} comments={comments} now={NOW} locale="en-US" onRead={onRead} />,
  );
  const note = () => shown.container.querySelector('[data-part=asks]')?.textContent;
  const press = () => fireEvent.click(shown.getByRole('button'));
  return { ...shown, note, press };
}

describe('the comments of an article', () => {
  it('say whom a click asks, and ask nobody by themselves', () => {
    const onRead = vi.fn();
    const { container, note } = show(onRead);
    expect(container.textContent).toContain('10 comments on this article');
    expect(note()).toBe('Asks ledger.example');
    expect(onRead).not.toHaveBeenCalled();
  });

  it('are asked for once, however often the button is pressed meanwhile', async () => {
    let give: (answer: CommentsAnswer) => void = () => undefined;
    const onRead = vi.fn(() => new Promise<CommentsAnswer>((resolve) => void (give = resolve)));
    const { note, press, getByRole } = show(onRead);
    press();
    await waitFor(() => expect(note()).toBe('Asking ledger.example'));
    press();
    expect(onRead).toHaveBeenCalledTimes(1);
    give(answer([comment()]));
    await waitFor(() => expect(note()).toBe('1 comment from ledger.example'));
    expect(getByRole('button').getAttribute('aria-expanded')).toBe('true');
    press();
    await waitFor(() => expect(getByRole('button').getAttribute('aria-expanded')).toBe('false'));
  });

  it('are nested lists of text, with links to their places at the site alone', async () => {
    const markup = '<img src=x onerror=ran()>';
    const answers = [comment({ id: '2', author: null, text: markup, deeper: 3, url: 'javascript:ran()' })];
    const { container, press } = show(() => Promise.resolve(answer([comment({ answers, isOrphan: true })])));
    press();
    await waitFor(() => expect(container.querySelectorAll('[data-comment-id]')).toHaveLength(2));
    expect(container.querySelector('[data-part=text]')?.innerHTML).toBe('<p>One.</p><p>Two.</p>');
    const inner = container.querySelector('ol ol [data-comment-id="2"]');
    expect(inner?.querySelector('[data-part=text]')?.textContent).toBe(markup);
    expect(inner?.querySelector('[data-part=author]')?.textContent).toBe('No name');
    expect(inner?.textContent).toContain('3 more answers, continue at the site');
    expect(container.textContent).toContain('Answers a comment that is not here');
    expect([...container.querySelectorAll('a')].map(({ href }) => href)).toEqual([PLACE.page]);
    expect(container.querySelector('img')).toBeNull();
  });

  it.each<[CommentsAnswer, string]>([
    [answer([]), 'ledger.example has no comments on it.'],
    [{ ok: false, reason: 'refused', status: 403 }, 'ledger.example refuses readers like this one.'],
    [{ ok: false, reason: 'rate-limited', status: 429 }, 'ledger.example asked us to wait.'],
    [{ ok: false, reason: 'elsewhere', status: null }, 'ledger.example leads on to another site, which is not asked.'],
    [{ ok: false, reason: 'gone-from-store', status: null }, 'This article is not stored any more.'],
  ])('say in words what came of it: %j', async (given, words) => {
    const { note, press, container } = show(() => Promise.resolve(given));
    press();
    await waitFor(() => expect(note()).toBe(words));
    expect(container.querySelector('a')?.href).toBe(PLACE.page);
  });

  it('say so where the background does not answer, and can be asked for again', async () => {
    const onRead = vi
      .fn()
      .mockRejectedValueOnce(new Error('gone'))
      .mockResolvedValue(answer([comment()]));
    const { note, press } = show(onRead);
    press();
    await waitFor(() => expect(note()).toBe('This could not be shown.'));
    press();
    await waitFor(() => expect(note()).toBe('1 comment from ledger.example'));
  });

  it('have no button where the browser does not allow the host, but the way to the site', () => {
    const { note, queryByRole, container } = show(vi.fn(), { ...PLACE, allowed: false }, null);
    expect(queryByRole('button')).toBeNull();
    expect(note()).toBe('Your browser does not allow ledger.example, so it is not asked.');
    expect(container.querySelector('a')?.textContent).toBe('Read at ledger.example');
    expect(container.textContent).toContain('Comments on this article');
  });
});
