// @vitest-environment happy-dom
import { afterEach, expect, it, vi } from 'vitest';
import { loadWithStyles } from '../../lib/late-styles.ts';

/** The window loads no files, and says of each as it is told to. */
function browserThat(answers: 'load' | 'error') {
  const { happyDOM } = window as unknown as { happyDOM: { settings: { handleDisabledFileLoadingAsSuccess: boolean } } };
  happyDOM.settings.handleDisabledFileLoadingAsSuccess = answers === 'load';
  return vi.spyOn(document.head, 'append');
}

afterEach(() => {
  vi.restoreAllMocks();
  document.head.replaceChildren();
});

it('gives the part once its stylesheets are there, each of them once', async () => {
  const append = browserThat('load');
  document.head.innerHTML = '<link rel="stylesheet" href="/assets/first.css">';
  const part = { Panel: 'p' };
  const styles = ['assets/first.css', 'assets/late.css'];
  expect(await loadWithStyles(async () => part, styles)).toBe(part);
  expect(await loadWithStyles(async () => part, styles)).toBe(part);
  expect(document.querySelectorAll('link')).toHaveLength(2);
  expect(document.querySelector('link[href="/assets/late.css"]')).not.toBeNull();
  expect(append).toHaveBeenCalledTimes(1);
});

it('needs no stylesheets', async () => {
  expect(await loadWithStyles(async () => 7)).toBe(7);
});

it('fails where a stylesheet cannot be had, leaves none behind, and asks anew the next time', async () => {
  browserThat('error');
  await expect(loadWithStyles(async () => 7, ['assets/gone.css'])).rejects.toThrow('assets/gone.css');
  expect(document.querySelector('link')).toBeNull();
  browserThat('load');
  expect(await loadWithStyles(async () => 7, ['assets/gone.css'])).toBe(7);
});

it('fails where the script cannot be had', async () => {
  await expect(loadWithStyles(() => Promise.reject(new TypeError('Failed to fetch')))).rejects.toThrow('Failed');
});
