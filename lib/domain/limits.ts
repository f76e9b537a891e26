/** Limits of what the user may choose, said once for the surfaces, the settings and the messages. */

export const MAX_WATCHED = 500;
/** Topics chosen for the day: more than there are. */
export const MAX_DAY_TOPICS = 50;
export const MAX_HIDDEN_SITES = 5_000;
/** Feeds switched against their default: well above any list of feeds, so that only a hostile file meets it. */
export const MAX_FEED_SWITCHES = 1_000;
/** Saved articles, and marks of what was read, that are taken over from a file: the newest. */
export const MAX_SAVED = 10_000;
export const MAX_READ_MARKS = 100_000;
/** Longest text of an article that is kept, UTF-16 units: as long as the longest of a newspaper; what is longer is cut. */
export const MAX_ARTICLE_TEXT = 20_000;
/**
 * So much of the texts of saved articles an exported file takes along, bytes: of about 2,500 as long as they usually
 * are. With all else that a file may hold it stays below what is read back.
 */
export const MAX_EXPORTED_TEXTS = 12_000_000;
/** Largest exported file that is read back: in bytes where the file is chosen, in UTF-16 units where it is parsed. */
export const MAX_IMPORT_LENGTH = 30_000_000;
/** The same of a list of feeds. */
export const MAX_OPML_LENGTH = 5_000_000;
