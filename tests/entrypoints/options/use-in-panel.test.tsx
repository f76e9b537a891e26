// @vitest-environment happy-dom
import { act, renderHook, waitFor } from '@testing-library/preact';
import { beforeEach, expect, it } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { useInPanel } from '../../../entrypoints/options/use-in-panel.ts';

beforeEach(() => {
  fakeBrowser.reset();
});

it('chooses neither place before it is read which', async () => {
  await fakeBrowser.storage.local.set({ sidebarInPanel: true });
  const { result } = renderHook(() => useInPanel());
  expect(result.current[0]).toBeNull();
  await waitFor(() => expect(result.current[0]).toBe(true));
});

it('shows what stood before where a choice could not be stored', async () => {
  Object.assign(fakeBrowser.runtime, { sendMessage: async () => ({ ok: false, error: 'no room' }) });
  const { result } = renderHook(() => useInPanel());
  await waitFor(() => expect(result.current[0]).toBe(false));
  await act(() => result.current[1](true));
  await waitFor(() => expect(result.current[0]).toBe(false));
});
