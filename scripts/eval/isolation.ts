/**
 * `npm run -s eval -- isolation [--only <words>]`: the shipped build (`npm run build` first) in a real Chromium, against
 * pages that attack it: they read, probe, restyle, cover, move and remove, load the sidebar themselves, replay tokens,
 * flood, make up events, clobber the document and replace the language before anything of ours runs.
 *
 * Counts the attacks in which the page got hold of something of ours (`read`: an article's title or a price of the
 * sidebar, its token or secret, a key that was typed in it), made it do something (`acted`: a message that changes or
 * asks, a stored choice, a tab, a request), or passed for the reader or for us (`faked`). Prints a line for each attack;
 * the last line is JSON. After the attacks come the controls: the same presses by the reader, which must be counted. Ends
 * with status 1 where anything was read or done, or a control was not counted.
 */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { launchChromium } from '../../tests/e2e/browser/chromium.ts';
import { firstRoundsDone } from '../../tests/e2e/support/fixtures.ts';
import { startWorld } from '../../tests/world/world.ts';
import { CONTROLS } from './isolation/controls.ts';
import { COVERING } from './isolation/covering.ts';
import { DISPLACING } from './isolation/displacing.ts';
import { FORGING } from './isolation/forging.ts';
import { READING } from './isolation/reading.ts';
import { tryAttack } from './isolation/try-attack.ts';

const EXTENSION = join(import.meta.dirname, '../../.output/chrome-mv3');

export async function run(args: string[]): Promise<void> {
  if (!existsSync(EXTENSION)) throw new Error('build first: npm run build');
  const only = args[args.indexOf('--only') + 1] ?? '';
  const attacks = [...READING, ...FORGING, ...COVERING, ...DISPLACING].filter(
    ({ name }) => !args.includes('--only') || name.includes(only),
  );
  const world = await startWorld();
  const browser = await launchChromium({ extension: EXTENSION, world });
  const counts = { attacks: 0, read: 0, acted: 0, faked: 0 };
  try {
    await firstRoundsDone(browser);
    for (const attack of attacks) {
      const outcome = await tryAttack({ browser, world }, attack);
      counts.attacks++;
      const said = (['read', 'acted', 'faked'] as const).flatMap((kind) => {
        if (outcome[kind].length === 0) return [];
        counts[kind]++;
        return `${kind}: ${[...new Set(outcome[kind])].join(', ')}`;
      });
      const waits = outcome.putAside > 0 ? ` (presses that wait for the reader's word: ${outcome.putAside})` : '';
      console.log(`${attack.name}: ${said.join('; ') || 'nothing'}${waits}`);
    }
    // Last: what the reader does here is kept.
    for (const { press, tells } of CONTROLS) {
      const { acted, faked } = await tryAttack({ browser, world }, press);
      const missed = tells.filter((one) => ![...acted, ...faked].includes(one));
      if (missed.length > 0)
        throw new Error(`${press.name}: not counted: ${missed.join(', ')}: the attacks would prove nothing`);
      console.log(`${press.name}: counted, as it should be: ${tells.join(', ')}`);
    }
  } finally {
    await browser.close();
    await world.close();
  }
  console.log(JSON.stringify(counts));
  if (counts.read + counts.acted > 0) process.exitCode = 1;
}
