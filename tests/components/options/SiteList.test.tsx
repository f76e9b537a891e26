// @vitest-environment happy-dom
import { cleanup, fireEvent, render, waitFor } from '@testing-library/preact';
import { afterEach, beforeAll, expect, it, vi } from 'vitest';
import { SiteList, type SidebarSite, type Told } from '../../../components/options/SiteList.tsx';
import { useCatalogue } from '../catalogue.ts';

beforeAll(useCatalogue);
afterEach(cleanup);

function show(sites: readonly SidebarSite[] = [], isFirefox = false) {
  const given = {
    onAllow: vi.fn<(site: string) => Promise<boolean>>(async () => true),
    onTakeBack: vi.fn<(site: string) => void>(),
    onType: vi.fn<() => void>(),
  };
  const publishers = ['decrypt.co', 'openai.com'];
  const shown = { publishers, sites, isFirefox, ...given };
  const { container, rerender } = render(<SiteList {...shown} told={null} />);
  const tell = (told: Told | null): void => rerender(<SiteList {...shown} told={told} />);
  const typed = (): unknown => Reflect.get(container.querySelector('[data-part="site-address"]') ?? {}, 'value');
  const press = (selector: string): void => {
    const button = container.querySelector(selector);
    if (!button) throw new Error(`nothing matches ${selector}`);
    fireEvent.click(button);
  };
  const type = (value: string): void => {
    const field = container.querySelector('[data-part="site-address"]');
    if (field) fireEvent.input(field, { target: { value } });
  };
  const submit = (): void => {
    const form = container.querySelector('form');
    if (form) fireEvent.submit(form);
  };
  return { ...given, container, press, type, submit, tell, typed };
}

it('names the publishers, the sites added, and what the browser does not allow', () => {
  const { container, press, onAllow, onTakeBack } = show([
    { site: 'notes.example.org', allowed: true },
    { site: 'gone.example', allowed: false },
  ]);
  expect(container.textContent).toContain('The pages of 2 publishers');
  expect(container.textContent).toContain('decrypt.co, openai.com');
  press('[data-site="notes.example.org"] [data-part="take-back"]');
  expect(onTakeBack).toHaveBeenCalledExactlyOnceWith('notes.example.org');
  expect(container.querySelector('[data-site="notes.example.org"] [data-part="allow"]')).toBeNull();
  expect(container.querySelector('[data-site="gone.example"]')?.textContent).toContain('does not allow');
  press('[data-site="gone.example"] [data-part="allow"]');
  expect(onAllow).toHaveBeenCalledExactlyOnceWith('gone.example');
});

it.each([
  [false, 'Read and change your data on notes.example.org', 'Read and change all your data on all websites'],
  [true, 'Access your data for notes.example.org', 'Access your data for all websites'],
])('says in the browser’s own words what it will ask (Firefox: %s)', (isFirefox, one, all) => {
  const { container, type, submit, press, onAllow } = show([], isFirefox);
  expect(container.textContent).toContain(all);
  type('https://notes.example.org/a');
  expect(container.textContent).toContain(one);
  submit();
  expect(onAllow).toHaveBeenLastCalledWith('notes.example.org');
  press('[data-part="allow-everywhere"]');
  expect(onAllow).toHaveBeenLastCalledWith('*');
});

it('refuses what is no public site in words, and asks nobody', () => {
  const { container, type, submit, onAllow } = show();
  type('192.168.0.1');
  submit();
  expect(container.textContent).toContain('That is no address of a public site.');
  expect(onAllow).not.toHaveBeenCalled();
});

it('says what came of a press in a row also after what was typed was no site', async () => {
  const { container, type, submit, press, tell } = show([{ site: 'gone.example', allowed: false }]);
  const said = (): string | null | undefined => container.querySelector('[data-part="site-told"]')?.textContent;
  type('no site');
  submit();
  await waitFor(() => expect(said()).not.toBe(''));
  press('[data-site="gone.example"] [data-part="allow"]');
  tell({ tone: 'bad', text: 'Not allowed: gone.example.' });
  await waitFor(() => expect(said()).toBe('Not allowed: gone.example.'));
});

it('offers every site only while it is not allowed', () => {
  const { container, press, onTakeBack } = show([{ site: '*', allowed: true }]);
  expect(container.querySelector('[data-part="allow-everywhere"]')).toBeNull();
  press('[data-site="*"] [data-part="take-back"]');
  expect(onTakeBack).toHaveBeenCalledExactlyOnceWith('*');
});

it('keeps what was typed where the browser did not allow it, says so beneath, and empties the field where it did', async () => {
  const { container, type, submit, tell, typed, onAllow, onType } = show();
  type('https://notes.example.org/a');
  onAllow.mockResolvedValueOnce(false);
  submit();
  await onAllow.mock.results[0]?.value;
  tell({ tone: 'bad', text: 'Your browser did not allow it: notes.example.org.' });
  const line = container.querySelector('#add-site-will');
  expect(line?.textContent).toBe('Your browser did not allow it: notes.example.org.');
  expect(line?.classList).toContain('bad');
  expect(typed()).toBe('https://notes.example.org/a');
  onType.mockClear();
  type('https://notes.example.org/b');
  expect(onType).toHaveBeenCalledOnce();
  tell(null);
  expect(line?.textContent).toContain('Your browser will ask');
  submit();
  await waitFor(() => expect(typed()).toBe(''));
});
