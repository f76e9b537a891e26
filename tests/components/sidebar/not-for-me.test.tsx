// @vitest-environment happy-dom
import { cleanup, fireEvent, render, waitFor } from '@testing-library/preact';
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { App } from '../../../entrypoints/sidepanel/App.tsx';
import type { MuteAnswer, MuteChange } from '../../../lib/domain/mute.ts';
import { useCatalogue } from '../catalogue.ts';
import { pageView, related } from './sample.ts';

// What is pressed here is seen.
vi.mock('../../../entrypoints/sidepanel/sight.ts', () => ({
  watchSight: () => ({ isSure: () => true, stop: () => undefined }),
}));

beforeAll(useCatalogue);
afterEach(cleanup);

const two = [
  related({ reason: { coins: [], others: [], topics: ['memecoins'], words: [] } }),
  related({ id: 'b2', title: 'Another' }),
];

/** A background that leaves out the articles that are muted. */
let sent: MuteChange[];
let answer: MuteAnswer;
let view: ReturnType<typeof pageView>;
beforeEach(() => {
  fakeBrowser.reset();
  sent = [];
  answer = { ok: true };
  view = pageView({ related: two });
  fakeBrowser.runtime.onMessage.addListener((message: unknown, _sender, reply: (answer: unknown) => void) => {
    const { name, payload } = message as { name: string; payload: MuteChange & { secret: string } };
    if (name === 'muteBeside' && answer.ok) {
      const { secret: _secret, ...change } = payload;
      sent.push(change);
      view = pageView({ related: two.filter(({ id }) => !change.on || id !== 'a1') });
    }
    reply({
      ok: true,
      value: { bindFrame: { secret: 's' }, getSidebar: view, muteBeside: answer, standsClear: true }[name] ?? null,
    });
    return true;
  });
});

async function open() {
  const container = render(<App host={{ kind: 'frame', token: 'good' }} locale="en-US" />).container as HTMLElement;
  const part = (name: string): HTMLElement | null => container.querySelector(`[data-part="${name}"]`);
  await waitFor(() => expect(part('not-for-me')).not.toBeNull());
  const choices = (): HTMLButtonElement[] => [
    ...container.querySelector('fieldset.not-for-me')!.querySelectorAll<HTMLButtonElement>('button'),
  ];
  const press = (words: string): void => {
    fireEvent.click(choices().find(({ textContent }) => textContent === words)!);
  };
  const titles = () => [...container.querySelectorAll('a.article-link')].map(({ textContent }) => textContent);
  return { container, part, choices, press, titles };
}

describe('the menu of an article', () => {
  it('offers the article, its source and what both are on; Escape closes it and nothing else', async () => {
    const { container, part, choices } = await open();
    expect(choices()[0]!.closest('fieldset')!.hidden).toBe(true);
    fireEvent.click(part('not-for-me')!);
    expect(part('not-for-me')!.getAttribute('aria-expanded')).toBe('true');
    expect(choices().map(({ textContent }) => textContent)).toEqual([
      'This article',
      'Articles from The Open Ledger',
      'Articles on memecoins',
    ]);
    await waitFor(() => expect(document.activeElement).toBe(choices()[0]));
    fireEvent.keyDown(choices()[1]!, { key: 'Escape' });
    expect(document.activeElement).toBe(part('not-for-me'));
    expect(choices()[0]!.closest('fieldset')!.hidden).toBe(true);
    expect(container.querySelector('.sidebar')).not.toBeNull();
  });

  it.each([
    ['This article', { kind: 'article', value: 'a1' }, 'Graphics cards that nobody uses at night'],
    ['Articles from The Open Ledger', { kind: 'source', value: 'open-ledger' }, 'The Open Ledger'],
    ['Articles on memecoins', { kind: 'topic', value: 'memecoins' }, 'memecoins'],
  ])('%s: it goes, and comes back by the way back, which has the focus', async (words, name, said) => {
    const { part, press, titles } = await open();
    fireEvent.click(part('not-for-me')!);
    press(words);
    await waitFor(() => expect(part('muted')?.textContent).toContain(said));
    await waitFor(() => expect(titles()).toEqual(['Another']));
    const undo = part('undo')!;
    expect(document.activeElement).toBe(undo);
    expect(document.getElementById(undo.getAttribute('aria-describedby')!)?.textContent).toContain(said);
    fireEvent.click(undo);
    await waitFor(() => expect(titles()).toHaveLength(2));
    expect(part('muted')).toBeNull();
    expect(part('notice')?.textContent).toContain(said);
    await waitFor(() => expect(document.activeElement?.classList.contains('article-link')).toBe(true));
    expect(sent).toEqual([
      { ...name, on: true },
      { ...name, on: false },
    ]);
  });

  it('says where nothing more can be muted', async () => {
    const { part, press } = await open();
    answer = { ok: false, reason: 'full' };
    fireEvent.click(part('not-for-me')!);
    press('This article');
    await waitFor(() => expect(part('notice')?.textContent).toContain('Options show the list'));
    expect(part('muted')).toBeNull();
  });
});

it('silence says that it is the reader’s own', async () => {
  view = pageView({ coins: [], related: [], isMutedHere: true });
  const { container } = render(<App host={{ kind: 'frame', token: 'good' }} locale="en-US" />);
  await waitFor(() => expect(container.textContent).toContain('What relates to this page is muted.'));
  expect(container.textContent).not.toContain('No coin or stored article matches');
});
