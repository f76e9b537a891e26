import { create, focusedElement } from '../../lib/page/dom.ts';
import { ask, words } from './extension.ts';

/**
 * The sidebar page in its place, ready to be put into our closed tree. The token in its address works once and only in
 * this tab; the page cannot read it there. Null where the background gives none.
 * @param onGone called when somebody navigates the frame elsewhere
 */
export async function buildFrame(onGone: () => void): Promise<HTMLElement | null> {
  const minted = await ask('mintFrameToken', {});
  if (!minted) return null;
  const place = create('aside', 'place');
  place.style.width = `${minted.width}px`;
  const iframe = create('iframe') as HTMLIFrameElement;
  iframe.title = words('handle_frame');
  iframe.src = `${chrome.runtime.getURL('/sidepanel.html')}#${minted.token}`;
  let loads = 0;
  // The first load is ours; any later one is somebody's who wants to look like us.
  iframe.addEventListener('load', () => {
    if (loads++) onGone();
    else iframe.focus({ preventScroll: true });
  });
  place.append(iframe);
  return place;
}

/** Remembers where the reader was, to be given back when the sidebar closes. */
export function rememberFocus(own: Element): () => void {
  const before = focusedElement(document);
  return () => {
    if (before instanceof HTMLElement && before !== own)
      HTMLElement.prototype.focus.call(before, { preventScroll: true });
  };
}
