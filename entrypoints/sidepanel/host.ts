/**
 * Where this page stands. `frame`: in the frame that our content script put beside a page. `panel`: alone, as the
 * browser's side panel. `stray`: in a frame without a token, put there by somebody else; it shows nothing of anybody.
 */
export type Host = { readonly kind: 'frame'; readonly token: string } | { readonly kind: 'panel' | 'stray' };

/** Reads the host once, and takes the token out of the address, where other scripts of the tab's extensions might look. */
export function takeHost(window: Window): Host {
  const token = window.location.hash.slice(1);
  if (token) window.history.replaceState(null, '', window.location.pathname);
  if (window.top === window) return { kind: 'panel' };
  return token ? { kind: 'frame', token } : { kind: 'stray' };
}
