export const NOTES_FEED = 'https://gradientnotes.example/feed/';

const outlines = `
  <outline text="Compute"><outline text="Gradient Notes" xmlUrl="${NOTES_FEED}"/>
  <outline text="Quiet Compute" xmlUrl="https://quietcompute.substack.com/feed"/></outline>
  <outline text="Decrypt" xmlUrl="https://decrypt.co/feed"/>
  <outline text="My router" xmlUrl="https://192.168.1.1/feed"/>
  <outline text="Lost" type="rss"/>`;

/** A list of sources as readers bring it: two new ones in a folder, one of ours, one of a private network, one without an address. */
export const LIST_OF_SOURCES = `<?xml version="1.0"?><opml version="2.0"><body>${outlines}</body></opml>`;
