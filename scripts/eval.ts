/**
 * `npm run -s eval -- <name> …args`: runs scripts/eval/<name>.ts, which exports `run(args)`. Each measures one part on
 * real data that lies outside the project and prints its figures as JSON on the last line.
 */
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

const folder = join(import.meta.dirname, 'eval');
const names = readdirSync(folder)
  .filter((file) => file.endsWith('.ts'))
  .map((file) => file.slice(0, -'.ts'.length));
const [name = '', ...args] = process.argv.slice(2);

if (!names.includes(name) || !existsSync(join(folder, `${name}.ts`))) {
  console.error(`Say what to evaluate: ${names.join(', ')}. For example: npm run -s eval -- ${names[0] ?? 'feeds'}`);
  process.exit(2);
}
const evaluation: { run(args: string[]): void | Promise<void> } = await import(`./eval/${name}.ts`);
await evaluation.run(args);
