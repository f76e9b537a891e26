// @vitest-environment happy-dom
import { afterEach, describe, expect, it, vi } from 'vitest';
import { browser } from '../../lib/browser.ts';
import { speakBrowserLanguage } from '../../lib/page-language.ts';

afterEach(() => vi.restoreAllMocks());

describe('the language of a surface', () => {
  it('is that of its words, its way the browser’s, its figures in the browser’s language', () => {
    vi.spyOn(browser.i18n, 'getUILanguage').mockReturnValue('ar-EG');
    vi.spyOn(browser.i18n, 'getMessage').mockImplementation((key) =>
      key === '@@bidi_dir' ? 'rtl' : key === 'language' ? 'en' : '',
    );
    expect(speakBrowserLanguage()).toBe('ar-EG');
    expect(document.documentElement.lang).toBe('en');
    expect(document.documentElement.dir).toBe('rtl');
  });
});
