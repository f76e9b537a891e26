// @vitest-environment happy-dom
import { cleanup, fireEvent, render } from '@testing-library/preact';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { Confirm } from '../../../components/confirm/Confirm.tsx';
import type { Press } from '../../../lib/domain/press.ts';
import { useCatalogue } from '../catalogue.ts';

beforeAll(useCatalogue);
beforeEach(() => {
  vi.useFakeTimers({ toFake: ['performance'] });
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
});

const save: Press = { kind: 'save', articleId: 'a1', title: 'On bees', on: true };
const refresh: Press = { kind: 'refresh' };
const comments: Press = {
  kind: 'comments',
  articleId: 'a1',
  title: 'On bees',
  comments: 3,
  discussion: { host: 'decrypt.co', allowed: true, page: 'https://decrypt.co/bees' },
  isPrivate: false,
};

describe('a press that waits', () => {
  it.each([
    ['is done', 'confirm', save],
    ['is left', 'leave', refresh],
    ['has comments read', 'read', comments],
  ])('%s by no press of its tab’s first half second, and by the next', async (_what, part, press) => {
    const done: string[] = [];
    const { container } = render(
      <Confirm
        press={press}
        isFailed={false}
        isFirefox={false}
        now={0}
        locale="en-US"
        onConfirm={() => done.push('confirm')}
        onLeave={() => done.push('leave')}
        onReadComments={async () => {
          done.push('read');
          return { ok: false, reason: 'gone-from-store', status: null };
        }}
      />,
    );
    const click = () => fireEvent.click(container.querySelector(`[data-part="${part}"]`)!);
    vi.advanceTimersByTime(499);
    click();
    // The row of comments is asked anew once it has had its answer.
    await vi.waitFor(() => expect(container.querySelector('[data-stage="asking"]')).toBeNull());
    expect(done).toEqual([]);
    vi.advanceTimersByTime(1);
    click();
    await vi.waitFor(() => expect(done).toEqual([part]));
  });
});
