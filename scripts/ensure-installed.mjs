/**
 * The step before everything: installs the project's packages when they are missing or older than the lock file.
 * Dependency-free; runs on Node 20 and newer.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const projectRoot = dirname(dirname(fileURLToPath(import.meta.url)));

const windows = process.platform === 'win32';
const bin = join(projectRoot, 'node_modules', '.bin');

/** What npm wrote when it last installed; platform-optional packages may be absent, everything else must agree. */
function installedMatchesLock() {
  const record = join(projectRoot, 'node_modules', '.package-lock.json');
  if (!existsSync(record) || !existsSync(projectNode())) return false;
  const wanted = JSON.parse(readFileSync(join(projectRoot, 'package-lock.json'), 'utf8')).packages;
  const have = JSON.parse(readFileSync(record, 'utf8')).packages;
  return Object.entries(wanted).every(
    ([path, entry]) =>
      path === '' ||
      entry.optional === true ||
      entry.devOptional === true ||
      entry.peer === true ||
      have[path]?.version === entry.version,
  );
}

/** The Node 24 that the project brings along. */
export function projectNode() {
  return join(bin, windows ? 'node.exe' : 'node');
}

/** Path of an installed command-line tool. */
export function tool(name) {
  return join(bin, windows ? `${name}.cmd` : name);
}

/** Environment in which the project's own Node and tools come first. */
export function projectEnvironment() {
  const separator = windows ? ';' : ':';
  return { ...process.env, PATH: `${bin}${separator}${process.env.PATH ?? ''}` };
}

/** Runs `npm ci` when needed, with one line saying so. Throws when that fails. */
export function ensureInstalled() {
  const major = Number(process.versions.node.split('.')[0]);
  if (major < 20) throw new Error(`Node 20 or newer is needed; this is ${process.versions.node}.`);
  if (installedMatchesLock()) return;
  console.log('Installing packages (npm ci) …');
  const done = spawnSync(windows ? 'npm.cmd' : 'npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: projectRoot,
    stdio: 'inherit',
    shell: windows,
  });
  if (done.status !== 0) throw new Error('npm ci failed; its own words are above.');
  if (!existsSync(projectNode())) throw new Error('npm ci ended without the project’s own Node (package "node").');
}

/** Goes on in `script` with the project's Node and the same terminal; ends with its status. */
export function continueWithProjectNode(script, args) {
  const done = spawnSync(projectNode(), [join(projectRoot, script), ...args], {
    cwd: projectRoot,
    stdio: 'inherit',
    env: projectEnvironment(),
  });
  process.exit(done.status ?? 1);
}
