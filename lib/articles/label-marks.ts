import type { ArticleLabel } from '../domain/article-label.ts';

type Names = Readonly<Record<ArticleLabel, string>>;

/**
 * What publishers call such sections, tags, folders and desks, in lower case with single spaces; the whole name has to
 * be one of these ("public opinion" and "Research and Opinion" are none). As met in feeds and themes up to 2026.
 */
const SECTIONS: Names = {
  sponsored:
    'sponsored|sponsored content|sponsored post|sponsored posts|sponsored article|sponsored articles|sponsored story|paid post|paid posts|paid content|paid article|partner content|partnered content|partner post|advertorial|advertorials|advertisement|promoted|promoted content|promoted post|branded content|brand studio|native advertising|presale|presales|crypto presale|crypto presales|sponsorisé|contenu sponsorisé|publi-rédactionnel|patrocinado|contenido patrocinado|conteúdo patrocinado|publirreportaje|anzeige|contenuto sponsorizzato|sponsorizzato',
  'press-release':
    'press release|press releases|pressrelease|pressreleases|press wire|presswire|pr wire|pr newswire|prnewswire|news release|news releases|chainwire|globenewswire|globe newswire|business wire|businesswire|accesswire|newsfile|zex pr wire|communiqué de presse|communiqués de presse|pressemitteilung|pressemitteilungen|nota de prensa|notas de prensa|comunicado de prensa|comunicados de imprensa|comunicato stampa|comunicati stampa',
  prediction:
    'price prediction|price predictions|price forecast|price forecasts|price analysis|price analyses|market forecast|technical analysis|preisprognose|kursprognose|previsión de precios|previsão de preço|analyse de prix',
  opinion:
    'opinion|opinions|op-ed|op-eds|op ed|oped|editorial|editorials|commentary|commentaries|column|columns|columnist|columnists|viewpoint|viewpoints|guest post|guest posts|guest column|guest essay|letters to the editor|meinung|kommentar|kommentare|opinión|opinião|tribune|tribunes|opinione|opinioni|editoriale',
  'round-up':
    'round-up|round-ups|roundup|roundups|news roundup|weekly roundup|daily roundup|recap|weekly recap|daily recap|digest|news digest|weekly digest|market wrap|daily brief|daily briefing|morning brief|week in review|the week in review|newsletter|newsletters|daily newsletter|weekly newsletter',
};

/** Folders of addresses that are no section names; a hyphen stands where a section has a space. */
const FOLDERS: Partial<Names> = {
  sponsored: 'partners-content',
  'press-release': 'pr-news',
  prediction: 'predictions',
  opinion: 'views',
};

const WIRES =
  'chainwire.org prnewswire.com prnewswire.co.uk globenewswire.com businesswire.com accesswire.com newsfilecorp.com einpresswire.com zexprwire.com prweb.com';

/** Who signs what wires and advertising desks send. */
const AUTHORS: Partial<Names> = {
  sponsored:
    'sponsored|sponsored content|sponsored post|partner content|advertorial|advertiser|brand studio|branded content|promoted|promoted content',
  'press-release':
    'chainwire|pr newswire|prnewswire|globenewswire|globe newswire|business wire|businesswire|accesswire|newsfile corp|newsfile|zex pr wire|bitcoin pr buzz|btcwire|ein presswire|marketersmedia|press release|press releases|pr desk|pr team|pr',
  opinion: 'guest opinion|editorial board|the editorial board',
};

function table(...names: Partial<Names>[]): ReadonlyMap<string, ArticleLabel> {
  return new Map(
    names.flatMap((one) =>
      (Object.entries(one) as [ArticleLabel, string][]).flatMap(([label, list]) =>
        list.split('|').map((name) => [name, label] as const),
      ),
    ),
  );
}

const sections = table(SECTIONS);
const folders = table(SECTIONS, FOLDERS);
const authors = table(AUTHORS);
const wires = new Set(WIRES.split(' '));

function plain(name: string): string {
  return name
    .normalize('NFC')
    .toLowerCase()
    .replace(/[\s_]+/g, ' ')
    .trim();
}

interface Found {
  readonly label: ArticleLabel;
  readonly words: string;
}

/** The label that a category or tag states, with the part of it that does; null for all others. */
export function labelOfSection(category: string): Found | null {
  // Some write a path: "News > Press Releases".
  for (const part of category.split(/[>/|]/)) {
    const label = sections.get(plain(part));
    if (label) return { label, words: part.trim() };
  }
  return null;
}

/** The label that a folder of an address states, or a wire's own host, with the words; the last part is the title's. */
export function labelOfAddress(url: string): Found | null {
  const { hostname, pathname } = new URL(url);
  const host = hostname.replace(/^www\./, '');
  if (wires.has(host)) return { label: 'press-release', words: host };
  const parts = pathname.split('/').filter((part) => part !== '');
  for (const part of parts.slice(0, -1)) {
    const name = part.toLowerCase();
    const label = folders.get(name) ?? folders.get(name.replaceAll('-', ' '));
    if (label) return { label, words: `/${part}/` };
  }
  return null;
}

/** The label that one of an article's authors stands for. */
export function labelOfAuthor(author: string): Found | null {
  for (const name of author.split(', ')) {
    const label = authors.get(plain(name));
    if (label) return { label, words: name };
  }
  return null;
}
