/** Limits of what the user may choose, said once for the surfaces, the settings and the messages. */

export const MAX_WATCHED = 500;
export const MAX_HIDDEN_SITES = 5_000;
/** Feeds switched against their default: well above any list of feeds, so that only a hostile file meets it. */
export const MAX_FEED_SWITCHES = 1_000;
/** Largest exported file that is read back: in bytes where the file is chosen, in UTF-16 units where it is parsed. */
export const MAX_IMPORT_LENGTH = 5_000_000;
