/**
 * `npm run -s soak -- --days 30 --seed 1`: weeks of a whole install under Node on a moved clock
 * (tests/soak/polling.soak.ts). The last line is `{days,seed,rounds,requests,lost,doubled,uncaught,heapStartMB,heapEndMB}`:
 * `lost` are articles that were read and are not there, and choices of the reader that are gone; `doubled` articles that
 * are stored twice; `uncaught` everything the program noted as a bug. The heap is measured once the store is full.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

const { values } = parseArgs({
  options: { days: { type: 'string', default: '30' }, seed: { type: 'string', default: '1' } },
});
const days = Number(values.days);
if (!(days > 0) || days > 400) {
  console.error(`--days takes a number up to 400, not “${values.days}”.`);
  process.exit(2);
}
const root = join(import.meta.dirname, '..');
const report = join(root, '.output', 'reports', 'soak.json');
mkdirSync(join(report, '..'), { recursive: true });
rmSync(report, { force: true });
const { status } = spawnSync('vitest', ['run', '--config', 'vitest.soak.config.ts'], {
  cwd: root,
  stdio: ['ignore', 2, 2],
  env: {
    ...process.env,
    PATH: `${join(root, 'node_modules', '.bin')}:${process.env['PATH']}`,
    SOAK_DAYS: String(days),
    SOAK_SEED: values.seed,
    SOAK_REPORT: report,
  },
});
if (!existsSync(report)) process.exit(status ?? 1);
const { result, trouble }: { result: object; trouble: string[] } = JSON.parse(readFileSync(report, 'utf8'));
for (const line of trouble) console.log(line);
console.log(JSON.stringify(result));
process.exit(status ?? 1);
