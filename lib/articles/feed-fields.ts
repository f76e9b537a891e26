/** Where a field of the feed or of an item goes, by our element name. The lower rank wins; of equals, the first. */
type Places<Field extends string> = ReadonlyMap<string, { readonly field: Field; readonly rank: number }>;

export type ItemField =
  | 'title'
  | 'link'
  | 'guid'
  | 'summary'
  | 'content'
  | 'published'
  | 'updated'
  | 'author'
  | 'category'
  | 'comments'
  | 'commentRss'
  | 'commentPage'
  | 'inReplyTo';

export type ChannelField =
  | 'title'
  | 'description'
  | 'link'
  | 'language'
  | 'ttl'
  | 'updatePeriod'
  | 'updateFrequency'
  | 'skipHours'
  | 'skipDays';

/** Field → element names in order of trust; rank is the place in the list. */
function places<Field extends string>(table: readonly (readonly [Field, string])[]): Places<Field> {
  return new Map(
    table.flatMap(([field, names]) => names.split(' ').map((name, rank) => [name, { field, rank }] as const)),
  );
}

export const ITEM_FIELDS = places<ItemField>([
  ['title', 'title dc:title media:title itunes:title'],
  // FeedBurner puts its own counting address into `link` and the publisher's beside it.
  ['link', 'feedburner:origlink link'],
  ['guid', 'guid id dc:identifier'],
  [
    'summary',
    'description summary abstract dc:description dc:abstract itunes:summary media:description itunes:subtitle',
  ],
  ['content', 'content:encoded content xhtml:body body fullitem'],
  ['published', 'pubdate published issued dc:date dc:issued dc:created created'],
  ['updated', 'updated modified dc:modified'],
  ['author', 'author dc:creator dc:author itunes:author'],
  ['category', 'category dc:subject media:category itunes:category'],
  ['comments', 'slash:comments thr:total'],
  ['commentRss', 'wfw:commentrss'],
  ['commentPage', 'comments'],
]);

export const CHANNEL_FIELDS = places<ChannelField>([
  ['title', 'title dc:title'],
  // Atom 0.3 has `tagline` and `info`.
  ['description', 'description subtitle tagline dc:description itunes:summary itunes:subtitle info'],
  ['link', 'link'],
  ['language', 'language dc:language'],
  ['ttl', 'ttl'],
  ['updatePeriod', 'sy:updateperiod'],
  ['updateFrequency', 'sy:updatefrequency'],
  ['skipHours', 'skiphours'],
  ['skipDays', 'skipdays'],
]);

const PERIODS = new Map([
  ['hourly', 60],
  ['daily', 1440],
  ['weekly', 10_080],
  ['monthly', 43_200],
  ['yearly', 525_600],
]);

/** Minutes of RSS 1.0's `sy:updatePeriod`, asked for `frequency` times. */
export function syndicationMinutes(period: string, frequency: string | undefined): number | null {
  const minutes = PERIODS.get(period.toLowerCase());
  return minutes === undefined ? null : minutes / Math.max(1, Number(frequency) || 1);
}

const DAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];

/** The hours in RSS's `skipHours`, 0 to 23; some write 24 for midnight. */
export function skippedHours(html: string | undefined): number[] {
  const hours = (html?.match(/\d+/g) ?? []).map(Number).filter((hour) => hour <= 24);
  return [...new Set(hours.map((hour) => hour % 24))];
}

/** The days in RSS's `skipDays`, by their English names; 0 is Sunday. */
export function skippedDays(html: string | undefined): number[] {
  const names = html?.toLowerCase().match(/\b(?:sun|mon|tue|wed|thu|fri|sat)[a-z]*/g) ?? [];
  return [...new Set(names.map((name) => DAYS.indexOf(name.slice(0, 3))))];
}
