// @vitest-environment happy-dom
import { act, renderHook, waitFor } from '@testing-library/preact';
import { beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { useAddSource } from '../../../entrypoints/options/use-add-source.ts';
import { useCatalogue } from '../../components/catalogue.ts';

/** Answers the browser's question, of which one at a time is open. */
let answer: (isGranted: boolean) => void;

beforeAll(useCatalogue);
beforeEach(() => {
  fakeBrowser.reset();
  Object.assign(fakeBrowser.runtime, { sendMessage: async () => ({ ok: true, value: null }) });
  Object.assign(fakeBrowser.permissions, {
    request: () => new Promise<boolean>((resolve) => (answer = resolve)),
  });
});

/** The browser says no, and all that follows of it has followed. */
const refuse = (say = answer): Promise<void> =>
  act(async () => {
    say(false);
    await new Promise((resolve) => void setTimeout(resolve));
  });

const onProblem = vi.fn<(text: string) => void>();
const open = () =>
  renderHook(() => useAddSource({ isAllowed: () => false, onAdded: () => undefined, onProblem })).result;

it('tells a refusal of the address that stands in the field', async () => {
  const source = open();
  void act(() => source.current.type('one.example'));
  void act(() => source.current.look());
  await refuse();
  await waitFor(() => expect(source.current.stage).toEqual({ kind: 'typing', fault: null, refused: 'one.example' }));
});

it('tells no refusal where another address was typed while the browser asked: it would be told of that one', async () => {
  const source = open();
  void act(() => source.current.type('one.example'));
  void act(() => source.current.look());
  void act(() => source.current.type('two.example'));
  await refuse();
  expect(source.current).toMatchObject({
    typed: 'two.example',
    stage: { kind: 'typing', fault: null, refused: null },
  });
  expect(onProblem).not.toHaveBeenCalled();
});

it('tells no refusal of the first where another address is looked at meanwhile', async () => {
  const source = open();
  void act(() => source.current.look('one.example'));
  const first = answer;
  void act(() => source.current.look('two.example'));
  await refuse(first);
  expect(source.current.stage).toMatchObject({ refused: null });
  await refuse();
  await waitFor(() => expect(source.current.stage).toMatchObject({ refused: 'two.example' }));
});
