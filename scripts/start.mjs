/**
 * `npm start`: everything to see Coinside work, from a fresh clone.
 *   --headless   the tour in pictures, also where there is a display
 *   --live       the internet instead of the test world
 *   --firefox    Firefox instead of Chromium
 *   --captures DIR   also serve real captures from DIR at https://captures.example/
 */
import { continueWithProjectNode, ensureInstalled } from './ensure-installed.mjs';

try {
  ensureInstalled();
} catch (error) {
  console.error(error.message);
  process.exit(1);
}
continueWithProjectNode('scripts/tour/start.ts', process.argv.slice(2));
