/** Prefix → namespace address, as in force at an element; '' is the default namespace. */
export type Namespaces = ReadonlyMap<string, string>;

/**
 * Families of namespaces that mean one vocabulary, by the prefix we call them. '' is the core of every format: RSS of
 * all ages and Atom share one set of names (RSS Advisory Board; RFC 4287; RDF Site Summary 1.0).
 */
const VOCABULARIES: readonly (readonly [RegExp, string])[] = [
  [/^https?:\/\/www\.w3\.org\/2005\/atom/, ''],
  [/^http:\/\/purl\.org\/(atom|echo|pie|net\/rss1)/, ''],
  [/^http:\/\/purl\.org\/rss\/1\.0\/?$/, ''],
  [/^http:\/\/(backend\.userland|blogs\.law\.harvard|cyber\.law\.harvard|my\.netscape|channel\.netscape)\./, ''],
  [/^http:\/\/purl\.org\/(dc\/|metadata\/dublin_core)/, 'dc'],
  [/^http:\/\/purl\.org\/rss\/1\.0\/modules\/content/, 'content'],
  [/^http:\/\/purl\.org\/rss\/1\.0\/modules\/slash/, 'slash'],
  [/^http:\/\/purl\.org\/rss\/1\.0\/modules\/syndication/, 'sy'],
  [/^http:\/\/purl\.org\/syndication\/thread/, 'thr'],
  [/^https?:\/\/wellformedweb\.org\/commentapi/, 'wfw'],
  [/^http:\/\/(rssnamespace\.org|\w+\.feedburner\.com)\//, 'feedburner'],
  [/^https?:\/\/search\.yahoo\.com\/mrss/, 'media'],
  [/^http:\/\/(www\.itunes\.com|example\.com)\/dtds\/podcast/, 'itunes'],
  [/^http:\/\/www\.w3\.org\/1999\/02\/22-rdf-syntax-ns/, 'rdf'],
  [/^http:\/\/www\.w3\.org\/1999\/xhtml/, 'xhtml'],
];

/** The longest of the above has about 60 characters. */
const MAX_NAMESPACE_LENGTH = 200;

const known = new Map<string, string | null>();

function vocabulary(address: string): string | null {
  if (address.length > MAX_NAMESPACE_LENGTH) return null;
  let prefix = known.get(address);
  if (prefix === undefined) {
    prefix = VOCABULARIES.find(([pattern]) => pattern.test(address.toLowerCase()))?.[1] ?? null;
    if (known.size < 200) known.set(address, prefix);
  }
  return prefix;
}

/** What many feeds use without declaring it. */
export const UNDECLARED: Namespaces = new Map([
  ['atom', 'http://www.w3.org/2005/Atom'],
  ['a10', 'http://www.w3.org/2005/Atom'],
  ['dcterms', 'http://purl.org/dc/terms/'],
]);
/** Each scope is a copy, so a feed must not make them large. */
const MAX_NAMESPACES = 64;

/** Our name of an element: `title`, `dc:creator`, `content:encoded` …, whatever prefix the feed chose. */
export function elementName(name: string, namespaces: Namespaces): string {
  const colon = name.indexOf(':');
  const prefix = colon < 0 ? '' : name.slice(0, colon);
  const local = name.slice(colon + 1);
  const address = namespaces.get(prefix);
  const ours = (address === undefined ? null : vocabulary(address)) ?? prefix;
  return ours === '' ? local : `${ours}:${local}`;
}

/** The namespaces in force inside an element with these attributes. */
export function withDeclared(outer: Namespaces, attributes: Readonly<Record<string, string>>): Namespaces {
  let inner: Map<string, string> | null = null;
  for (const name in attributes) {
    if (name !== 'xmlns' && !name.startsWith('xmlns:')) continue;
    inner ??= new Map(outer);
    if (inner.size < MAX_NAMESPACES) inner.set(name.slice('xmlns:'.length), attributes[name] ?? '');
  }
  return inner ?? outer;
}
