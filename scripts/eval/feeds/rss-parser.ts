import { type Check, countCheck, enclosureChecks, feedCheck, fieldsIn, isFields, ITEM, itemCheck } from './compare.ts';

/** rss-parser: one shape for all formats. */
export function rssParserChecks(expected: unknown, url: string): Check[] {
  const feed = isFields(expected) ? expected['feed'] : undefined;
  if (!isFields(feed)) return [];
  const items = fieldsIn(feed['items']);
  const checks = [countCheck(items.length)];
  for (const name of ['title', 'description', 'link', 'language', 'ttl'] as const) {
    if (typeof feed[name] === 'string') checks.push(feedCheck(name, feed[name], url));
  }
  for (const [at, item] of items.entries()) {
    const values: [keyof typeof ITEM, unknown][] = [
      ['title', item['title']],
      ['link', item['link']],
      ['guid', item['guid'] ?? item['id']],
      ['either', item['content']],
      ['content', item['content:encoded']],
      ['summary', item['summary']],
      ['publishedMoment', item['isoDate']],
      ['author', item['creator'] || item['author']],
      ['commentPage', item['comments']],
    ];
    if (isFields(item['enclosure'])) checks.push(...enclosureChecks(at, [item['enclosure']], url));
    for (const [name, value] of values) if (typeof value === 'string') checks.push(itemCheck(at, name, value, url));
  }
  return checks;
}
