// @vitest-environment happy-dom
import { cleanup, fireEvent, render } from '@testing-library/preact';
import { afterEach, beforeAll, expect, it, vi } from 'vitest';
import { AddMute } from '../../../components/options/AddMute.tsx';
import { MutedList } from '../../../components/options/MutedList.tsx';
import type { NamedMute } from '../../../components/articles/mute-words.ts';
import type { CoinMatch, MuteView } from '../../../lib/query/views.ts';
import { useCatalogue } from '../catalogue.ts';
import { NOW } from './sample.ts';

beforeAll(useCatalogue);
afterEach(cleanup);

const mutes: readonly MuteView[] = [
  { kind: 'word', value: 'Airdrop', name: 'Airdrop', since: NOW },
  { kind: 'topic', value: 'layer-2', name: null, since: NOW },
  { kind: 'article', value: '00c0ffee00c0ffee', name: null, since: NOW },
  { kind: 'source', value: 'decrypt', name: 'Decrypt', since: null },
];

it('lists each with what it is, since when, and the way back', () => {
  const onUnmute = vi.fn<(mute: MuteView) => void>();
  const list = (shown: readonly MuteView[]) => <MutedList mutes={shown} locale="en-GB" onUnmute={onUnmute} />;
  const { container, rerender } = render(list(mutes));
  const rows = [...container.querySelectorAll('[data-mute]')].map(({ textContent }) => textContent);
  expect(rows[0]).toMatch(/^AirdropWord, since \d+ \w+ \d{4}/);
  expect(rows[1]).toContain('Layer 2');
  expect(rows[2]).toContain('An article that is stored no more');
  expect(rows[3]).toMatch(/^DecryptSource(?!, since)/);
  const second = container.querySelectorAll<HTMLButtonElement>('button')[1]!;
  second.focus();
  fireEvent.click(second);
  expect(onUnmute).toHaveBeenCalledWith(mutes[1]);
  rerender(list(mutes.filter((mute) => mute !== mutes[1])));
  expect((document.activeElement as HTMLElement).closest('[data-mute]')?.textContent).toContain('stored no more');
  rerender(list([]));
  expect(container.textContent).toContain('Nothing is muted');
});

it('mutes one thing more, of whatever kind', () => {
  const onMute = vi.fn<(mute: NamedMute) => void>();
  const onCoinQuery = vi.fn<(query: string) => void>();
  const { container } = render(
    <AddMute
      sources={[{ id: 'decrypt', name: 'Decrypt' }]}
      mutedTopics={new Set(['memecoins'])}
      coins={[{ id: 'dogecoin', name: 'Dogecoin', symbol: 'DOGE' } as CoinMatch]}
      coinQuery="doge"
      locale="en-GB"
      onCoinQuery={onCoinQuery}
      onMute={onMute}
    />,
  );
  const choose = (kind: string) => fireEvent.click(container.querySelector(`input[value="${kind}"]`)!);
  const submit = () => fireEvent.submit(container.querySelector('form')!);

  const field = container.querySelector<HTMLInputElement>('[data-part="mute-word"]')!;
  fireEvent.input(field, { target: { value: ' … ' } });
  submit();
  expect(onMute).not.toHaveBeenCalled();
  fireEvent.input(field, { target: { value: '  Zero  knowledge ' } });
  submit();
  expect(onMute).toHaveBeenLastCalledWith({ kind: 'word', value: 'Zero knowledge', name: 'Zero knowledge' });

  choose('coin');
  fireEvent.click(container.querySelector('[data-coin="dogecoin"] button')!);
  expect(onMute).toHaveBeenLastCalledWith({ kind: 'coin', value: 'dogecoin', name: 'Dogecoin (DOGE)' });
  expect(onCoinQuery).toHaveBeenLastCalledWith('');
  expect((document.activeElement as HTMLElement).dataset['part']).toBe('mute-coin');

  choose('topic');
  const topics = container.querySelector('select')!;
  expect([...topics.options].map(({ value }) => value)).not.toContain('memecoins');
  fireEvent.change(topics, { target: { value: 'layer-2' } });
  submit();
  expect(onMute).toHaveBeenLastCalledWith({ kind: 'topic', value: 'layer-2', name: null });

  choose('source');
  submit();
  expect(onMute).toHaveBeenLastCalledWith({ kind: 'source', value: 'decrypt', name: 'Decrypt' });
});
