import {
  type Check,
  countCheck,
  enclosureChecks,
  feedCheck,
  type Fields,
  fieldsIn,
  isFields,
  ITEM,
  itemCheck,
  valueCheck,
} from './compare.ts';

/** gofeed: three shapes (universal, rss, atom), told apart by where the items are and what they are called. */
export function gofeedChecks(expected: unknown, url: string): Check[] {
  if (!isFields(expected)) return [];
  const items = fieldsIn(expected['entries'] ?? expected['items']);
  const checks = [countCheck(items.length)];
  for (const name of ['title', 'language', 'ttl'] as const) {
    if (expected[name] !== undefined) checks.push(feedCheck(name, expected[name], url));
  }
  const description = expected['description'] ?? expected['subtitle'];
  if (description !== undefined) checks.push(feedCheck('description', description, url));
  for (const link of linksOf(expected)) checks.push(link((value) => feedCheck('link', value, url)));
  for (const [at, item] of items.entries()) checks.push(...gofeedItemChecks(item, at, url));
  return checks;
}

/**
 * gofeed lists all links of an element and takes the last of equals for the link, others the first; the formats do not
 * say which. Any of the list will do.
 */
function linksOf(expected: Fields): ((check: (value: unknown) => Check) => Check)[] {
  const { link, links } = expected;
  if (link === undefined) return [];
  const allowed: unknown[] = Array.isArray(links) && links.length > 1 && links.includes(link) ? links : [link];
  return [
    (check) =>
      valueCheck((feed) => {
        const problems = allowed.map((value) => check(value).run(feed));
        return problems.includes(null) ? null : (problems.at(-1) ?? null);
      }),
  ];
}

function gofeedItemChecks(item: Fields, at: number, url: string): Check[] {
  const content = item['content'];
  const author = item['author'];
  const categories: unknown[] = Array.isArray(item['categories']) ? item['categories'] : [];
  const values: [keyof typeof ITEM, unknown][] = [
    ['title', item['title']],
    ['guid', isFields(item['guid']) ? item['guid']['value'] : (item['guid'] ?? item['id'])],
    ['summary', item['description'] ?? item['summary']],
    ['content', isFields(content) ? content['value'] : content],
    ['publishedMoment', item['publishedParsed'] ?? item['pubDateParsed']],
    ['updatedMoment', item['updatedParsed']],
    ['commentPage', item['comments']],
    ['author', isFields(author) ? author['name'] : author],
    ...categories.map((category): [keyof typeof ITEM, unknown] => [
      'category',
      isFields(category) ? (category['label'] ?? category['value'] ?? category['term']) : category,
    ]),
    ...fieldsIn(item['authors']).map((person): [keyof typeof ITEM, unknown] => ['author', person['name']]),
  ];
  const enclosures = item['enclosures'] ?? (item['enclosure'] === undefined ? [] : [item['enclosure']]);
  return [
    ...values.filter(([, value]) => value !== undefined).map(([name, value]) => itemCheck(at, name, value, url)),
    ...linksOf(item).map((link) => link((value) => itemCheck(at, 'link', value, url))),
    ...enclosureChecks(at, enclosures, url),
  ];
}
