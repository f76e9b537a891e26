import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { projectEnvironment, projectRoot, tool } from '../ensure-installed.mjs';

/** Builds the extension for one browser and returns its folder. The builder's own words appear only if it fails. */
export function buildExtension(kind: 'chromium' | 'firefox'): string {
  const begun = Date.now();
  const done = spawnSync(tool('wxt'), ['build', ...(kind === 'firefox' ? ['-b', 'firefox'] : [])], {
    cwd: projectRoot,
    env: projectEnvironment(),
    encoding: 'utf8',
    shell: process.platform === 'win32',
  });
  if (done.status !== 0) throw new Error(`The build failed.\n${done.stdout}\n${done.stderr}`);
  const folder = resolve(
    projectRoot,
    process.env['COINSIDE_OUT'] ?? '.output',
    `${kind === 'firefox' ? 'firefox' : 'chrome'}-mv3`,
  );
  console.log(`Built the extension in ${((Date.now() - begun) / 1000).toFixed(1)} s.`);
  return folder;
}
