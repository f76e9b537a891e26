import { FOLDER_JOINT } from '../domain/own-feed.ts';

/** A feed as it goes into a list. */
export interface ListedInOpml {
  readonly name: string;
  readonly url: string;
  readonly siteHost: string;
  readonly folder: string;
  readonly language: string | null;
}

interface Folder {
  readonly folders: Map<string, Folder>;
  readonly feeds: ListedInOpml[];
}

/** OPML 2.0 of these feeds, in folders as deep as their names say. Other readers take it as it is. */
export function writeOpml(title: string, feeds: readonly ListedInOpml[], now: number): string {
  const root: Folder = { folders: new Map(), feeds: [] };
  for (const feed of feeds) {
    let place = root;
    for (const name of feed.folder.split(FOLDER_JOINT).filter((part) => part !== '')) {
      const inner = place.folders.get(name) ?? { folders: new Map(), feeds: [] };
      place.folders.set(name, inner);
      place = inner;
    }
    place.feeds.push(feed);
  }
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<opml version="2.0">',
    '  <head>',
    `    <title>${escape(title)}</title>`,
    `    <dateCreated>${new Date(now).toUTCString()}</dateCreated>`,
    '  </head>',
    '  <body>',
    ...linesOf(root, '    '),
    '  </body>',
    '</opml>',
    '',
  ].join('\n');
}

function linesOf({ folders, feeds }: Folder, indent: string): string[] {
  const own = feeds.map(({ name, url, siteHost, language }) => {
    const said = language === null ? '' : ` language="${escape(language)}"`;
    const page = `htmlUrl="${escape(`https://${siteHost}/`)}"`;
    return `${indent}<outline type="rss" text="${escape(name)}" title="${escape(name)}" xmlUrl="${escape(url)}" ${page}${said}/>`;
  });
  const nested = [...folders].flatMap(([name, folder]) => [
    `${indent}<outline text="${escape(name)}" title="${escape(name)}">`,
    ...linesOf(folder, `${indent}  `),
    `${indent}</outline>`,
  ]);
  return [...own, ...nested];
}

/** XML 1.0 allows no control characters, not even as references. */
function escape(text: string): string {
  return (
    text
      // oxlint-disable-next-line no-control-regex -- control characters are exactly what is meant
      .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
      .toWellFormed()
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
      .replaceAll('"', '&quot;')
  );
}
