/**
 * Puts another article in the place of a page's own, so that the page's surroundings stay: paragraphs known to be the
 * article's are replaced in order.
 * @returns how many places there were; with fewer than four the page is no good for it, and is left alone
 */
export function transplant(title: string, paragraphs: readonly string[], ownText: string): number {
  const fold = (text: string): string => text.replace(/\s+/g, ' ').trim();
  const own = fold(ownText);
  const places = [...document.querySelectorAll('p')].filter((place) => {
    const text = fold(place.textContent ?? '');
    return text.length >= 40 && own.includes(text);
  });
  const last = places.at(-1);
  if (places.length < 4 || !last) return places.length;
  for (const [at, place] of places.entries()) {
    const text = paragraphs[at];
    if (text === undefined) place.remove();
    else place.textContent = text;
  }
  let after = last;
  for (const text of paragraphs.slice(places.length)) {
    const place = document.createElement('p');
    place.textContent = text;
    after.after(place);
    after = place;
  }
  document.title = title;
  for (const heading of document.querySelectorAll('h1')) heading.textContent = title;
  for (const meta of document.querySelectorAll('meta[property="og:title"],meta[name="twitter:title"]'))
    meta.setAttribute('content', title);
  for (const script of document.querySelectorAll('script[type="application/ld+json"]')) script.remove();
  return places.length;
}
