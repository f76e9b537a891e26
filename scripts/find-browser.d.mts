export type BrowserKind = 'chromium' | 'firefox';
export function findChromium(): string | null;
export function findFirefox(): string | null;
export function findBrowser(kind: BrowserKind): string | null;
export function ensureBrowser(kind: BrowserKind): string;
