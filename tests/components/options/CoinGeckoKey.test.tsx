// @vitest-environment happy-dom
import { cleanup, fireEvent, render, waitFor } from '@testing-library/preact';
import { afterEach, beforeAll, expect, it, vi } from 'vitest';
import { CoinGeckoKey } from '../../../components/options/CoinGeckoKey.tsx';
import { useCatalogue } from '../catalogue.ts';

type Props = Parameters<typeof CoinGeckoKey>[0];

beforeAll(useCatalogue);
afterEach(cleanup);

function show(changes: Partial<Props> = {}) {
  const given: Props = {
    stored: { state: 'none', ending: null },
    asking: false,
    problem: null,
    onChange: vi.fn<Props['onChange']>(async () => true),
    ...changes,
  };
  const { container, rerender } = render(<CoinGeckoKey {...given} />);
  const part = (name: string) => container.querySelector<HTMLElement>(`[data-part="${name}"]`);
  const field = container.querySelector('input');
  const form = container.querySelector('form');
  if (!field || !form) throw new Error('no field');
  return {
    given,
    container,
    field,
    part,
    type: (text: string) => fireEvent.input(field, { target: { value: text } }),
    save: () => fireEvent.submit(form),
    update: (next: Partial<Props>) => rerender(<CoinGeckoKey {...given} {...next} />),
  };
}

it.each([
  [{ state: 'none', ending: null }, 'No key. Prices are asked for without one.'],
  [{ state: 'in-use', ending: 'x4Tz' }, 'In use: …x4Tz'],
  [
    { state: 'refused', ending: 'x4Tz' },
    'CoinGecko does not accept this key (…x4Tz). Prices are asked for without it.',
  ],
  [
    { state: 'other-plan', ending: 'x4Tz' },
    'This key (…x4Tz) is of a paid CoinGecko plan, which is answered at another address. Paste a free Demo key instead; CoinGecko makes one for every account. Prices are asked for without a key.',
  ],
] as const)('says what is so: %o', (stored, words) => {
  const { part } = show({ stored });
  expect(part('key-state')?.textContent).toBe(words);
  expect(part('remove-key') !== null).toBe(stored.state !== 'none');
});

it('is a labelled field that no browser keeps or completes', () => {
  const { field, container } = show();
  expect(container.querySelector(`label[for="${field.id}"]`)?.textContent).toBe('Your CoinGecko key');
  expect(field.type).toBe('text');
  expect(field.getAttribute('autocomplete')).toBe('off');
  const described = (field.getAttribute('aria-describedby') ?? '').split(' ').map((id) => document.getElementById(id));
  expect(described[0]?.textContent).toContain('kept on this device only');
  expect(described[1]).toBe(container.querySelector('output'));
});

it('hands over what was pasted without the space around it, and forgets it once it is stored', async () => {
  const { given, type, save, field } = show();
  type('  CG-of-the-reader\n');
  save();
  expect(given.onChange).toHaveBeenCalledExactlyOnceWith('CG-of-the-reader');
  await waitFor(() => expect(field.value).toBe(''));
});

it('keeps what was typed where it was not stored, says why, and goes back to it', async () => {
  const { type, save, field, update, container } = show({ onChange: vi.fn<Props['onChange']>(async () => false) });
  type('short');
  save();
  await waitFor(() => expect(document.activeElement).toBe(field));
  update({ problem: 'This can’t be a CoinGecko key.' });
  expect(field.value).toBe('short');
  expect(field.getAttribute('aria-invalid')).toBe('true');
  expect(container.querySelector('[role="alert"]')?.textContent).toBe('This can’t be a CoinGecko key.');
});

it('saves nothing where nothing was typed, and not twice while a key is tried', () => {
  const { given, type, save, update, part } = show();
  save();
  type('CG-of-the-reader');
  update({ asking: true });
  expect(part('key-state')?.textContent).toBe('Asking CoinGecko with this key');
  expect(part('save-key')?.getAttribute('aria-disabled')).toBe('true');
  save();
  expect(given.onChange).not.toHaveBeenCalled();
});

it('takes the key away, and the focus back to the field', async () => {
  const { given, part, field } = show({ stored: { state: 'in-use', ending: 'x4Tz' } });
  const button = part('remove-key');
  expect(button?.getAttribute('aria-label')).toBe('Remove your CoinGecko key');
  if (button) fireEvent.click(button);
  expect(given.onChange).toHaveBeenCalledExactlyOnceWith(null);
  await waitFor(() => expect(document.activeElement).toBe(field));
});
