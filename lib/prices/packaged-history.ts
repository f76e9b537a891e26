import { browser } from '../browser.ts';
import type { DailySeries } from '../domain/daily.ts';
import { parseHistoryFile } from './history-file.ts';

/** The daily series that ship with the program, out of its own package (no network is involved). */
export async function packagedHistory(): Promise<DailySeries[]> {
  const response = await fetch(browser.runtime.getURL('data/history.bin'));
  return parseHistoryFile(await response.arrayBuffer());
}

/** Names the package that the series are of: another version may bring longer ones. */
export function packageVersion(): string {
  return browser.runtime.getManifest().version;
}
