import { sites } from '../../tests/world/sites/play-sites.ts';
import type { World } from '../../tests/world/world.ts';
import { until } from './stage.ts';
import type { Stage, StagePage } from './stage.ts';

/**
 * The sources of the options: how they fare, where one refuses and one asked us to wait; a new one before it is added; a
 * list that came in.
 */
export async function showSources(stage: Stage, world: World, picture: Picture): Promise<void> {
  world.setFault({ host: 'www.coindesk.com', path: /^\/arc\// }, { kind: 'status', status: 403 });
  world.setFault({ host: 'decrypt.co' }, { kind: 'status', status: 429, headers: { 'retry-after': '7200' } });
  const page = await stage.openExtensionPage('options.html#sources', 1100, 960);
  await until(page, 'the list of sources', () => document.querySelector('[data-feed-id="decrypt"]') !== null);
  await page.evaluate(async () => {
    for (const feedId of ['coindesk', 'decrypt']) {
      await chrome.runtime.sendMessage({ name: 'tryFeed', payload: { feedId } });
    }
  });
  await until(
    page,
    'a source that refuses and one that asked us to wait',
    () => document.body.innerText.includes('It answers 403') && document.body.innerText.includes('asked us to wait'),
  );
  await picture(page, 'options-sources-health');

  for (const address of [sites.wordpress, sites.substack]) await stage.answerYes?.(`${new URL(address).origin}/*`);
  await page.type('[data-part="source-address"]', new URL(sites.wordpress).host);
  await page.press('[data-part="look"]');
  await until(page, 'what was found', () => document.querySelector('[data-part="preview"]') !== null);
  await picture(page, 'options-sources-preview');
  await page.press('[data-part="add-source"]');
  await until(page, 'the new source', () => document.body.innerText.includes('is added.'));

  await page.evaluate(() => {
    const input = document.querySelector<HTMLInputElement>('[data-part="import-opml"]');
    const list = `<?xml version="1.0"?><opml version="2.0"><body>
      <outline text="Compute"><outline text="Gradient Notes" xmlUrl="https://gradientnotes.example/feed/"/>
      <outline text="Quiet Compute" xmlUrl="https://quietcompute.substack.com/feed"/>
      <outline text="GPU Markets" xmlUrl="https://www.youtube.com/channel/UCq8w2ZrT0fYxk3LhV7sNd5A"/>
      <outline text="node" xmlUrl="https://github.com/openledger/node/releases.atom"/></outline>
      <outline text="Decrypt" xmlUrl="https://decrypt.co/feed"/>
      <outline text="The box at home" xmlUrl="https://192.168.1.1/feed"/>
      <outline text="An old friend" type="rss"/></body></opml>`;
    const files = new DataTransfer();
    files.items.add(new File([list], 'feeds-of-mine.opml'));
    if (input) input.files = files.files;
    input?.dispatchEvent(new Event('change', { bubbles: true }));
  });
  await until(page, 'the report', () => document.querySelector('[data-part="opml-report"]') !== null);
  await picture(page, 'options-sources-opml');
  await page.close();
  world.clearFaults();
}

type Picture = (page: StagePage, name: string) => Promise<void>;
