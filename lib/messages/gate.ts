import * as z from '../zod.ts';
import { MAX_FIRINGS } from '../domain/alert-limits.ts';
import { SHELF_LIMITS, SHELF_ORDERS, SHELF_PARTS } from '../domain/shelf-query.ts';
import { MAX_READ_MARKS, MAX_SAVED, MAX_WATCHED } from '../domain/limits.ts';
import { ARTICLE_MARKS } from '../domain/article-marks.ts';
import { BACKUP_PACES } from '../domain/backup.ts';
import { MUTE_KINDS } from '../domain/mute.ts';
import { CHART_RANGES } from '../domain/chart.ts';
import { MAX_OPML_LENGTH } from '../domain/limits.ts';
import { MAX_PRESS_LENGTH } from '../domain/press.ts';
import { MAX_FEED_URL } from '../domain/own-feed.ts';
import { alertDraftSchema, alertIdSchema, firingIdSchema, timeSchema } from '../settings/alert-schema.ts';
import { feedChangeSchema, feedDraftSchema, feedUrlSchema } from '../settings/own-feed-schema.ts';
import {
  coinIdSchema as coinId,
  feedIdSchema as feedId,
  fields,
  isHost,
  settingsPatchSchema,
} from '../settings/schema.ts';
import type { FromContent, FromSidebar, FromSurfaces, MessageName } from './protocol.ts';

/** Who speaks: a page's content script, the sidebar page (in whatever host), or a page of ours nobody can embed. */
export type Caller = 'content' | 'sidebar' | 'surface';

/** The parts of `runtime.MessageSender` that the decision rests on. */
export interface Sender {
  readonly id?: string | undefined;
  readonly url?: string | undefined;
  readonly frameId?: number | undefined;
  readonly tab?:
    | {
        readonly id?: number | undefined;
        readonly windowId?: number | undefined;
        readonly incognito?: boolean | undefined;
      }
    | undefined;
}

const SURFACE_PAGES = new Set(['/popup.html', '/options.html', '/shelf.html', '/welcome.html', '/confirm.html']);
/** Of a coin, a source, a word: feed ids are the longest. */
const MAX_NAME = 200;
const SIDEBAR_PAGE = '/sidepanel.html';

/**
 * Decides from what the browser itself says of the sender, never from what the message says. The origin of our own
 * pages is compared, not their name alone: a website may have a /popup.html too.
 * @param ownOrigin e.g. `chrome-extension://abc`, from runtime.getURL
 */
export function callerOf(sender: Sender, ownId: string, ownOrigin: string): Caller | null {
  if (sender.id !== ownId || !sender.url) return null;
  const url = parseUrl(sender.url);
  if (!url) return null;
  if (`${url.protocol}//${url.host}` === ownOrigin) {
    if (url.pathname === SIDEBAR_PAGE) return 'sidebar';
    // Our own pages stand in a tab's top frame or outside any tab; inside a frame they were embedded by somebody.
    return SURFACE_PAGES.has(url.pathname) && !sender.frameId ? 'surface' : null;
  }
  const isWebPage = url.protocol === 'https:' || url.protocol === 'http:' || url.protocol === 'file:';
  return isWebPage && sender.frameId === 0 && sender.tab?.id !== undefined ? 'content' : null;
}

function parseUrl(text: string): URL | null {
  try {
    return new URL(text);
  } catch {
    return null;
  }
}

const nothing = z.object({});
const articleId = z.string().check(z.regex(/^[0-9a-f]{16}$/));
const muteChange = { kind: z.enum(MUTE_KINDS), value: z.string().check(z.maxLength(MAX_NAME)), on: z.boolean() };
const markChange = { articleId, mark: z.enum(ARTICLE_MARKS), on: z.boolean() };
const secret = z.string().check(z.maxLength(64));
const panelPlace = {
  windowId: z.number(),
  shown: z.optional(z.object({ tabId: z.number(), host: z.string() })),
};
const beside = besideAnd({});

const pageDescription = z.object({
  url: z.string().check(z.maxLength(8_192), z.regex(/^(https?|file):/)),
  title: z.string().check(z.maxLength(2_000)),
  text: z.string().check(z.maxLength(50_000)),
  language: z.string().check(z.maxLength(40)),
  publishedAt: z.nullable(z.number()),
  publishedFrom: z.nullable(z.enum(['json-ld', 'meta', 'time', 'url', 'text'])),
  isSelection: z.optional(z.boolean()),
});

export { pageDescription as pageDescriptionSchema };

const contentSchemas = {
  describeHandle: pageDescription,
  bringReader: z.object({ forHandle: z.boolean() }),
  mintFrameToken: nothing,
  openPanel: nothing,
  keepPlace: z.object({ place: z.optional(fields.handlePlace), width: z.optional(z.number()) }),
  hideHere: nothing,
  pageChanged: nothing,
} satisfies Record<keyof FromContent, z.ZodMiniType>;

function besideAnd<T extends Record<string, z.ZodMiniType>>(fields: T) {
  return z.union([z.object({ secret, ...fields }), z.object({ ...panelPlace, ...fields })]);
}

const sidebarSchemas = {
  bindFrame: z.object({ token: z.string().check(z.maxLength(64)) }),
  getSidebar: beside,
  getOwnDiscussion: besideAnd({ articleId }),
  refreshFromSidebar: beside,
  followCoin: besideAnd({ coinId }),
  readComments: besideAnd({ articleId }),
  markArticle: besideAnd(markChange),
  muteBeside: besideAnd(muteChange),
  hideSite: beside,
  closeSidebar: besideAnd({ returnFocus: z.boolean() }),
  openOptions: beside,
  openShelf: beside,
  standsClear: beside,
  relateToPage: beside,
  keepInPanel: besideAnd({ on: z.boolean() }),
  pressApart: besideAnd({ press: z.string().check(z.maxLength(MAX_PRESS_LENGTH)) }),
} satisfies Record<keyof FromSidebar, z.ZodMiniType>;

const firings = z.object({ ids: z.array(firingIdSchema).check(z.maxLength(MAX_FIRINGS)) });

const look = z.object({
  at: timeSchema,
  currency: z.string().check(z.maxLength(20)),
  prices: z.array(z.object({ coinId, price: z.number().check(z.positive()) })).check(z.maxLength(MAX_WATCHED)),
});

const shortText = z.string().check(z.minLength(1), z.maxLength(MAX_NAME));
const shelfQuery = z.object({
  words: z.array(shortText).check(z.maxLength(SHELF_LIMITS.words)),
  coin: z.nullable(shortText),
  source: z.nullable(shortText),
  topic: z.nullable(shortText),
  language: z.nullable(shortText),
  after: z.nullable(z.number()),
  before: z.nullable(z.number()),
  part: z.enum(SHELF_PARTS),
  order: z.enum(SHELF_ORDERS),
});
const countOf = (most: number) => z.number().check(z.multipleOf(1), z.gte(0), z.lte(most));

const surfaceSchemas = {
  getTicker: nothing,
  surfaceOpened: z.object({ surface: z.enum(['popup', 'options']) }),
  sawTicker: look,
  refreshPrices: nothing,
  openSidebarHere: z.object({ inPanel: z.boolean() }),
  searchCoins: z.object({ query: z.string().check(z.maxLength(200)) }),
  getCoin: z.object({ coinId }),
  getCoinChart: z.object({ coinId, range: z.enum(CHART_RANGES) }),
  getLevelReached: z.object({ coinId, side: z.enum(['above', 'below']), level: z.number().check(z.positive()) }),
  getDailyInsights: nothing,
  putMark: z.object(markChange),
  putMute: z.object(muteChange),
  getMutes: nothing,
  getShelf: z.object({ query: shelfQuery, from: countOf(Number.MAX_SAFE_INTEGER), count: countOf(SHELF_LIMITS.rows) }),
  getArticleText: z.object({ articleId }),
  putInPanel: z.object({ on: z.boolean(), tabId: z.nullable(z.number()) }),
  readCommentsApart: z.object({ articleId, isPrivate: z.boolean() }),
  getShelfChoices: nothing,
  getSettings: nothing,
  putSettings: settingsPatchSchema,
  switchFeed: z.object({ feedId, on: z.boolean() }),
  addCoin: z.object({ coinId }),
  acceptRename: z.object({ coinId }),
  getSources: nothing,
  getKeeping: nothing,
  getSelfCheck: nothing,
  giveBackSite: z.object({ site: z.string().check(z.refine(isHost)) }),
  getRequestLog: nothing,
  clearRequestLog: nothing,
  tryFeed: z.object({ feedId }),
  previewFeed: z.object({ url: z.string().check(z.maxLength(MAX_FEED_URL)) }),
  lendHost: z.object({ url: feedUrlSchema }),
  returnHosts: z.object({ keep: z.nullable(feedUrlSchema) }),
  addFeed: feedDraftSchema,
  removeFeed: z.object({ feedId }),
  putFeed: z.object({ feedId, change: feedChangeSchema }),
  importOpml: z.object({ file: z.string().check(z.maxLength(MAX_OPML_LENGTH)) }),
  exportOpml: nothing,
  getCoinGeckoKey: nothing,
  putCoinGeckoKey: z.object({ key: z.nullable(z.string().check(z.maxLength(1_000))) }),
  getAlerts: nothing,
  putAlert: alertDraftSchema,
  removeAlert: z.object({ id: alertIdSchema }),
  restoreAlert: z.object({ id: alertIdSchema }),
  snoozeAlert: z.object({ id: alertIdSchema, until: z.nullable(timeSchema) }),
  seeFirings: firings,
  dismissFirings: firings,
  exportEverything: nothing,
  importEverything: z.object({
    json: z.string(),
    undone: z.nullable(
      z.object({
        saved: z.array(articleId).check(z.maxLength(MAX_SAVED)),
        read: z.array(articleId).check(z.maxLength(MAX_READ_MARKS)),
        texts: z.array(articleId).check(z.maxLength(MAX_SAVED)),
      }),
    ),
  }),
  wipeEverything: z.object({ deleteCopy: z.boolean(), keepBackups: z.boolean() }),
  beginAnew: nothing,
  getBackups: nothing,
  readBackup: z.object({ at: timeSchema }),
  backUpNow: nothing,
  putBackupPace: z.object({ pace: z.enum(BACKUP_PACES) }),
  forgetBroughtBack: nothing,
  getSync: nothing,
  putSync: z.object({ on: z.boolean(), deleteCopy: z.boolean() }),
} satisfies Record<keyof FromSurfaces, z.ZodMiniType>;

const schemas: Record<Caller, Record<string, z.ZodMiniType>> = {
  content: contentSchemas,
  sidebar: sidebarSchemas,
  surface: surfaceSchemas,
};

const envelopeIn = z.object({ name: z.string().check(z.maxLength(64)), payload: z.unknown() });

export type Admitted =
  | { readonly ok: true; readonly name: MessageName; readonly payload: unknown }
  | { readonly ok: false; readonly error: string };

/** Lets a message in: only a name of the caller's own table, only a payload of that name's shape. */
export function admit(message: unknown, caller: Caller): Admitted {
  const envelope = envelopeIn.safeParse(message);
  if (!envelope.success) return { ok: false, error: 'not a message of ours' };
  const { name, payload } = envelope.data;
  const table = schemas[caller];
  const schema = Object.hasOwn(table, name) ? table[name] : undefined;
  if (!schema) return { ok: false, error: `${caller} may not send this` };
  const parsed = schema.safeParse(payload);
  if (!parsed.success) return { ok: false, error: `malformed ${name}` };
  return { ok: true, name: name as MessageName, payload: parsed.data };
}
