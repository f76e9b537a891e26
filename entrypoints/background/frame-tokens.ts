import { browser } from '../../lib/browser.ts';
import { systemClock } from '../../lib/clock.ts';
import { randomToken } from '../../lib/settings/install-seed.ts';
import { oneByOne } from '../../lib/settings/one-by-one.ts';

/**
 * Which sidebar frame may ask about which tab. A token is minted for a content script, travels in the frame's address,
 * and is exchanged once, from the same tab, for a secret that only that document knows. Kept in `storage.session`:
 * in memory, unseen by content scripts, and alive when the worker dies.
 */
const KEY = 'frames';
const TOKEN_LIVES_MS = 30_000;
/** A tab has one sidebar; but pages that wait in its history keep theirs, and browsers keep at most eight pages. */
const MOST_PER_TAB = 9;
/** With so many secrets it is looked whose tabs are gone: those of closed windows are not told of one by one. */
const MANY = 200;

export interface BoundFrame {
  readonly tabId: number;
  /** Host of the page the frame stands beside. */
  readonly host: string;
}

interface Frames {
  readonly tokens: Record<string, BoundFrame & { readonly mintedAt: number }>;
  readonly bound: Record<string, BoundFrame>;
}

const inTurn = oneByOne();

export function mintToken(frame: BoundFrame): Promise<string> {
  return change((frames) => {
    const token = randomToken();
    const tokens = { ...alive(frames.tokens), [token]: { ...frame, mintedAt: systemClock() } };
    return [{ ...frames, tokens: newestOf(frame.tabId, tokens) }, token];
  });
}

/** The secret for a token, or null: unknown, used, too old, or from another tab. */
export function bindToken(token: string, tabId: number): Promise<string | null> {
  return change(async (frames) => {
    const minted = Object.hasOwn(frames.tokens, token) ? frames.tokens[token] : undefined;
    const { [token]: _used, ...tokens } = alive(frames.tokens);
    if (!minted || minted.tabId !== tabId || systemClock() - minted.mintedAt > TOKEN_LIVES_MS) {
      return [{ ...frames, tokens }, null];
    }
    const secret = randomToken();
    const bound = newestOf(tabId, { ...frames.bound, [secret]: { tabId, host: minted.host } });
    return [{ tokens, bound: await ofOpenTabs(bound) }, secret];
  });
}

export async function boundFrame(secret: string, tabId: number | undefined): Promise<BoundFrame | null> {
  const { bound } = await read();
  const frame = Object.hasOwn(bound, secret) ? bound[secret] : undefined;
  return frame && frame.tabId === tabId ? frame : null;
}

/** A closed tab's frames are gone with it. Most tabs never had one, and then nothing is written. */
export async function forgetTab(tabId: number): Promise<void> {
  const { tokens, bound } = await read();
  if (![...Object.values(tokens), ...Object.values(bound)].some((frame) => frame.tabId === tabId)) return;
  await change((frames) => {
    const elsewhere = <T extends BoundFrame>(all: Record<string, T>): Record<string, T> =>
      Object.fromEntries(Object.entries(all).filter(([, frame]) => frame.tabId !== tabId));
    return [{ tokens: elsewhere(frames.tokens), bound: elsewhere(frames.bound) }, null];
  });
}

function alive(tokens: Frames['tokens']): Frames['tokens'] {
  const now = systemClock();
  return Object.fromEntries(Object.entries(tokens).filter(([, { mintedAt }]) => now - mintedAt <= TOKEN_LIVES_MS));
}

/** Without the oldest of one tab. What another tab has is never its business. */
function newestOf<T extends BoundFrame>(tabId: number, all: Record<string, T>): Record<string, T> {
  const its = Object.keys(all).filter((key) => all[key]?.tabId === tabId);
  const tooOld = new Set(its.slice(0, -MOST_PER_TAB));
  return Object.fromEntries(Object.entries(all).filter(([key]) => !tooOld.has(key)));
}

async function ofOpenTabs(bound: Frames['bound']): Promise<Frames['bound']> {
  if (Object.keys(bound).length <= MANY) return bound;
  const open = new Set((await browser.tabs.query({})).map(({ id }) => id));
  return Object.fromEntries(Object.entries(bound).filter(([, { tabId }]) => open.has(tabId)));
}

async function read(): Promise<Frames> {
  const stored = (await browser.storage.session.get(KEY))[KEY] as Frames | undefined;
  return stored ?? { tokens: {}, bound: {} };
}

function change<T>(step: (frames: Frames) => [Frames, T] | Promise<[Frames, T]>): Promise<T> {
  return inTurn(async () => {
    const [next, answer] = await step(await read());
    await browser.storage.session.set({ [KEY]: next });
    return answer;
  });
}
