import { Parser } from 'htmlparser2';
import { tidyFolder } from '../domain/own-feed.ts';
import { foldWhitespace } from './html-text.ts';

/** One feed of a list, as the list's author wrote it: nothing here is safe yet. */
export interface OpmlFeed {
  /** One line of text; '' where there is none. */
  readonly name: string;
  /** Null where the list names a feed without its address. */
  readonly url: string | null;
  readonly siteUrl: string | null;
  /** Names of the folders it stands in, joined; '' for none. */
  readonly folder: string;
  readonly language: string | null;
}

export interface OpmlList {
  readonly feeds: readonly OpmlFeed[];
  /** Feeds beyond what is read: counted, not listed. */
  readonly beyond: number;
  /** It is nested deeper than any list is: reading stopped there. */
  readonly isCutOff: boolean;
}

const MOST_FEEDS = 2_000;
/** Folders deeper than this are one with the one at this depth. */
const DEEPEST_FOLDER = 20;
/** Nesting without end costs quadratic time in the parser's stack. */
const MAX_DEPTH = 200;
const MAX_NAME = 200;

type Attributes = Readonly<Record<string, string>>;

/**
 * Reads OPML 1.0 and 2.0 (opml.org/spec2.opml) as programs really write it: any case of attribute names, folders by
 * nesting or by `category`, broken markup as far as it goes. A DTD's entities stay text.
 * @returns null where the text is no OPML
 */
export function readOpml(text: string): OpmlList | null {
  const feeds: OpmlFeed[] = [];
  const folders: string[] = [];
  /** Of each open outline: whether it opened a folder. */
  const open: boolean[] = [];
  let isOpml = false;
  let depth = 0;
  let isCutOff = false;
  let beyond = 0;
  const outline = (attributes: Attributes): void => {
    const name = foldWhitespace(attributes['title'] || attributes['text'] || '').slice(0, MAX_NAME);
    const feed = feedOf(attributes, name, folders);
    if (feed && feeds.length < MOST_FEEDS) feeds.push(feed);
    else if (feed) beyond += 1;
    const isFolder = feed === null && name !== '' && folders.length < DEEPEST_FOLDER;
    if (isFolder) folders.push(name.replaceAll('/', '∕'));
    open.push(isFolder);
  };
  const parser = new Parser(
    {
      onopentag(name, attributes) {
        if (++depth > MAX_DEPTH) {
          isCutOff = true;
          parser.pause();
        } else if (name === 'opml') isOpml = true;
        else if (name === 'outline' && isOpml) outline(attributes);
      },
      onclosetag(name) {
        depth -= 1;
        if (name === 'outline' && isOpml && open.pop() === true) folders.pop();
      },
    },
    { xmlMode: true, lowerCaseTags: true, lowerCaseAttributeNames: true },
  );
  parser.write(text);
  parser.end();
  return isOpml ? { feeds, beyond, isCutOff } : null;
}

function feedOf(attributes: Attributes, name: string, folders: readonly string[]): OpmlFeed | null {
  const url = (attributes['xmlurl'] ?? attributes['url'] ?? '').trim();
  const siteUrl = (attributes['htmlurl'] ?? '').trim() || null;
  const type = (attributes['type'] ?? '').trim().toLowerCase();
  const isFeed = url !== '' || /^(rss|atom|feed)/.test(type);
  if (!isFeed) return null;
  const category = (attributes['category'] ?? '').split(',')[0]?.replace(/^\//, '') ?? '';
  return {
    name,
    url: url === '' ? null : url,
    siteUrl,
    folder: tidyFolder(folders.length > 0 ? folders.join('/') : category),
    language: attributes['language']?.trim() || null,
  };
}
