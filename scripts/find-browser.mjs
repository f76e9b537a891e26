/**
 * Finds a browser that can load an unpacked extension, or installs one where that is the machine's custom (Debian,
 * as root). Dependency-free: runs before anything is installed.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { delimiter, join } from 'node:path';

const chromiumNames = [
  'chromium',
  'chromium-browser',
  'google-chrome-for-testing',
  'chrome-for-testing',
  'microsoft-edge',
  'microsoft-edge-stable',
  'msedge',
];
const firefoxNames = ['firefox-esr', 'firefox', 'firefox-developer-edition'];

/** Places outside PATH. Branded Chrome is left out on purpose: it no longer takes --load-extension. */
const chromiumPlaces = [
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
  '/Applications/Google Chrome for Testing.app/Contents/MacOS/Google Chrome for Testing',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  'C:\\Program Files\\Chromium\\Application\\chrome.exe',
  'C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe',
  'C:\\Program Files\\Microsoft\\Edge\\Application\\msedge.exe',
];
const firefoxPlaces = [
  '/Applications/Firefox.app/Contents/MacOS/firefox',
  'C:\\Program Files\\Mozilla Firefox\\firefox.exe',
];

function onPath(names) {
  const suffixes = process.platform === 'win32' ? ['.exe', '.cmd'] : [''];
  const folders = (process.env.PATH ?? '').split(delimiter).filter((folder) => !folder.includes('node_modules'));
  return (
    names
      .flatMap((name) => folders.flatMap((folder) => suffixes.map((suffix) => join(folder, name + suffix))))
      .find((path) => existsSync(path)) ?? null
  );
}

/** Chromium as `npx playwright install chromium` leaves it, newest first. */
function playwrightsChromium() {
  const root =
    process.env.PLAYWRIGHT_BROWSERS_PATH ??
    {
      darwin: join(homedir(), 'Library', 'Caches', 'ms-playwright'),
      win32: join(process.env.LOCALAPPDATA ?? homedir(), 'ms-playwright'),
    }[process.platform] ??
    join(homedir(), '.cache', 'ms-playwright');
  if (!existsSync(root)) return null;
  const inside = [
    'chrome-linux64/chrome',
    'chrome-linux/chrome',
    'chrome-mac/Chromium.app/Contents/MacOS/Chromium',
    'chrome-win64/chrome.exe',
    'chrome-win/chrome.exe',
  ];
  return (
    readdirSync(root)
      .filter((name) => /^chromium-\d+$/.test(name))
      .sort((a, b) => Number(b.slice(9)) - Number(a.slice(9)))
      .flatMap((name) => inside.map((path) => join(root, name, path)))
      .find((path) => existsSync(path)) ?? null
  );
}

/** Path of a Chromium-family browser, or null. `CHROME_PATH` wins. */
export function findChromium() {
  const wanted = process.env.CHROME_PATH;
  if (wanted) {
    if (!existsSync(wanted)) throw new Error(`CHROME_PATH says ${wanted}, where there is no browser.`);
    return wanted;
  }
  return playwrightsChromium() ?? onPath(chromiumNames) ?? chromiumPlaces.find((path) => existsSync(path)) ?? null;
}

/** Path of Firefox, or null. `FIREFOX_PATH` wins. */
export function findFirefox() {
  const wanted = process.env.FIREFOX_PATH;
  if (wanted) {
    if (!existsSync(wanted)) throw new Error(`FIREFOX_PATH says ${wanted}, where there is no browser.`);
    return wanted;
  }
  return onPath(firefoxNames) ?? firefoxPlaces.find((path) => existsSync(path)) ?? null;
}

const kinds = {
  chromium: {
    find: findChromium,
    package: 'chromium',
    advice:
      'No Chromium, Chrome for Testing or Edge found. Install one (for example: npx playwright install chromium), or set CHROME_PATH.',
  },
  firefox: {
    find: findFirefox,
    package: 'firefox-esr',
    advice: 'No Firefox found. Install Firefox 140 or newer, or set FIREFOX_PATH.',
  },
};

function isDebianAsRoot() {
  return (
    process.platform === 'linux' &&
    existsSync('/etc/debian_version') &&
    existsSync('/usr/bin/apt-get') &&
    process.getuid?.() === 0
  );
}

/**
 * Path of a browser of this kind ('chromium' or 'firefox'). On Debian as root a missing one is installed, which is
 * said first; elsewhere null, after one line that says what to install.
 */
export function findBrowser(kind) {
  const { find, package: name, advice } = kinds[kind];
  const found = find();
  if (found !== null) return found;
  if (!isDebianAsRoot()) {
    console.error(advice);
    return null;
  }
  console.log(`No browser found: installing Debian's ${name} (apt-get update, apt-get install -y ${name}).`);
  const quiet = { stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } };
  spawnSync('apt-get', ['update'], quiet);
  spawnSync('apt-get', ['install', '-y', '--no-install-recommends', name], quiet);
  const installed = find();
  if (installed === null) console.error(advice);
  return installed;
}

/** As `findBrowser`, but a missing browser is an error. */
export function ensureBrowser(kind) {
  const path = findBrowser(kind);
  if (path === null) throw new Error(kinds[kind].advice);
  return path;
}
