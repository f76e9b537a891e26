import { create, focusedElement } from '../../lib/page/dom.ts';
import { followDrag, takeKey } from './drag.ts';
import { ask, words } from './extension.ts';

/** So long the sidebar has to ask for its secret. A page may keep scripts from what stands in it, and frames of other origins out. */
const SPEAKS_WITHIN_MS = 2500;

/** The settings' own bounds (SIDEBAR_WIDTH), without their schema: every page would pay for it. */
const NARROWEST = 280;
const WIDEST = 520;

let speaks = (): void => undefined;

/** The background has heard the frame: what stands in it is the sidebar, and at work. */
export function frameSpeaks(): void {
  speaks();
}

/**
 * The sidebar page in its place, ready to be put into our closed tree. The token in its address works once and only in
 * this tab; the page cannot read it there. Null where the background gives none.
 * @param onGone called when somebody navigates the frame elsewhere, and when the browser's own panel stands in its stead
 * @param onClose called when the reader closes it where nothing came to stand in it
 * @param isClear whether the page lets all of it be seen: its buttons do nothing elsewhere
 */
export async function buildFrame(
  onGone: () => void,
  onClose: () => void,
  isClear: () => boolean,
): Promise<HTMLElement | null> {
  const minted = await ask('mintFrameToken', {});
  if (!minted) return null;
  const place = create('aside', 'place');
  place.classList.toggle('start', minted.side === 'start');
  place.style.width = `${minted.width}px`;
  const iframe = create('iframe') as HTMLIFrameElement;
  place.ariaLabel = iframe.title = words('handle_frame');
  Object.assign(iframe, { credentialless: true });
  const address = `${chrome.runtime.getURL('/sidepanel.html')}#${minted.token}`;
  // Firefox hands out nodes of a closed tree by its events, and an address of ours names this one install for good. So there
  // the frame is led to it once it stands empty, and has none that a page could read (decision 0027).
  if (!import.meta.env.FIREFOX) iframe.src = address;
  let loads = import.meta.env.FIREFOX ? -1 : 0;
  // The first load is ours; any later one is somebody's who wants to look like us.
  iframe.addEventListener('load', () => {
    if (import.meta.env.FIREFOX && loads < 0) {
      loads++;
      iframe.contentWindow?.location.replace(address);
    } else if (loads++) onGone();
    else iframe.focus({ preventScroll: true });
  });
  const unframed = create('div', 'unframed');
  const wait = setTimeout(() => place.append(unframed), SPEAKS_WITHIN_MS);
  speaks = () => {
    clearTimeout(wait);
    unframed.remove();
  };
  unframed.role = 'alert';
  unframed.append(words('handle_unframed'));
  const offer = (key: string, act: () => void): void => {
    const button = create('button', '', words(key));
    button.addEventListener('click', (event) => event.isTrusted && isClear() && act());
    unframed.append(button);
  };
  if (!import.meta.env.FIREFOX)
    offer('sidebar_toPanel', () => void ask('openPanel', {}).then((isOpen) => isOpen && onGone()));
  offer('sidebar_close', onClose);
  place.append(iframe, drawGrip(place, minted.width, (minted.side === 'start') === (words('@@bidi_dir') === 'ltr')));
  return place;
}

/** The sidebar's edge towards the page: dragged, or moved by arrow keys, it makes the sidebar wider or narrower. */
function drawGrip(place: HTMLElement, width: number, isAtLeft: boolean): HTMLElement {
  const grip = create('div', 'grip');
  grip.role = 'separator';
  grip.tabIndex = 0;
  grip.ariaLabel = words('handle_width');
  grip.ariaOrientation = 'vertical';
  grip.ariaValueMin = String(NARROWEST);
  grip.ariaValueMax = String(WIDEST);
  grip.ariaValueNow = String(width);
  let kept = width;
  const widen = (wanted: number): number => {
    const next = Math.min(WIDEST, Math.max(NARROWEST, Math.round(wanted)));
    place.style.width = `${next}px`;
    grip.ariaValueNow = String(next);
    return next;
  };
  const keep = (wanted: number): void => {
    kept = widen(wanted);
    void ask('keepPlace', { width: kept });
  };
  const widthAt = ({ clientX }: PointerEvent): number => (isAtLeft ? clientX : innerWidth - clientX);
  followDrag(
    grip,
    (event) => {
      if (event) widen(widthAt(event));
      else widen(kept);
    },
    (event) => keep(widthAt(event)),
  );
  grip.addEventListener('pointerdown', () => {
    kept = place.offsetWidth;
  });
  let isMoved = false;
  grip.addEventListener('keydown', (event) => {
    if (!takeKey(event, /^Arrow(Left|Right)$/)) return;
    widen(place.offsetWidth + ((event.key === 'ArrowRight') === isAtLeft ? 20 : -20));
    isMoved = true;
  });
  // A key that is held repeats; what it comes to is kept once.
  grip.addEventListener('keyup', () => {
    if (isMoved) keep(place.offsetWidth);
    isMoved = false;
  });
  return grip;
}

/** Remembers where the reader was, to be given back when the sidebar closes. */
export function rememberFocus(own: Element | null): () => void {
  const before = focusedElement(document);
  return () => {
    if (before instanceof HTMLElement && before !== own)
      HTMLElement.prototype.focus.call(before, { preventScroll: true });
  };
}
