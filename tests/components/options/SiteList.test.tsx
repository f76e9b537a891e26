// @vitest-environment happy-dom
import { cleanup, fireEvent, render } from '@testing-library/preact';
import { afterEach, beforeAll, expect, it, vi } from 'vitest';
import { SiteList, type SidebarSite } from '../../../components/options/SiteList.tsx';
import { useCatalogue } from '../catalogue.ts';

beforeAll(useCatalogue);
afterEach(cleanup);

function show(sites: readonly SidebarSite[] = [], isFirefox = false) {
  const given = { onAllow: vi.fn<(site: string) => void>(), onTakeBack: vi.fn<(site: string) => void>() };
  const publishers = ['decrypt.co', 'openai.com'];
  const { container } = render(<SiteList publishers={publishers} sites={sites} isFirefox={isFirefox} {...given} />);
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
  return { ...given, container, press, type, submit };
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

it('offers every site only while it is not allowed', () => {
  const { container, press, onTakeBack } = show([{ site: '*', allowed: true }]);
  expect(container.querySelector('[data-part="allow-everywhere"]')).toBeNull();
  press('[data-site="*"] [data-part="take-back"]');
  expect(onTakeBack).toHaveBeenCalledExactlyOnceWith('*');
});
