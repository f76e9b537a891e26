/**
 * Every message between the parts of Coinside: a name, what it carries, what it answers. Payloads and answers are
 * plain JSON. Who may send what is decided in `gate.ts`: three callers, three tables. Longer than other files: it is one
 * list, a line or two a message, and has no parts that change apart from each other.
 */
import type { ChartRange, ChartView } from '../domain/chart.ts';
import type { HandlePlace } from '../domain/handle-place.ts';
import type { AddedMarks, ArticleMark } from '../domain/article-marks.ts';
import type { ArticleId, FeedId } from '../domain/article.ts';
import type { CommentsAnswer } from '../domain/comment.ts';
import type { SelfCheck } from '../domain/self-check.ts';
import type { LoggedRequest } from '../domain/logged-request.ts';
import type { Look } from '../domain/last-look.ts';
import type { CoinId } from '../domain/coin.ts';
import type { BackupPace, BackupsView } from '../domain/backup.ts';
import type { MuteAnswer, MuteChange } from '../domain/mute.ts';
import type { SyncView } from '../domain/sync-view.ts';
import type { AddFeedAnswer } from '../domain/own-feed.ts';
import type { PreviewAnswer } from '../domain/feed-preview.ts';
import type { OpmlImportAnswer } from '../domain/opml-report.ts';
import type { PageDescription } from '../domain/page.ts';
import type { AlertDraft } from '../domain/alert.ts';
import type { ShelfQuery } from '../domain/shelf-query.ts';
import type { ShelfChoices, ShelfView } from '../query/shelf-views.ts';
import type { HandleView, OwnDiscussionView, SidebarView } from '../query/sidebar-views.ts';
import type {
  AlertAnswer,
  AlertsView,
  AlertView,
  CoinSearchView,
  CoinView,
  DailyInsights,
  KeepingView,
  LevelReached,
  MuteView,
  SourcesView,
  TickerView,
} from '../query/views.ts';
import type { FeedChange, FeedDraft } from '../settings/own-feed-schema.ts';
import type { Settings, SettingsPatch } from '../settings/settings.ts';

/** From the content script in a page: the least trusted caller. Never makes a request leave the browser. */
export interface FromContent {
  /** What is there to say beside this page? Zero and zero draws no handle. */
  describeHandle(page: PageDescription): HandleView;
  /**
   * There is something to read: puts the page's reader beside the content script that asks. Not for a handle where the
   * reader wants none, so that the page is not even read there.
   */
  bringReader(input: { forHandle: boolean }): null;
  /**
   * A fresh one-use token for the sidebar frame about to be put into this tab, with the width to give it. Null where the
   * sidebar opened in the browser's panel instead.
   */
  mintFrameToken(input: Record<string, never>): { token: string; width: number; side: HandlePlace['side'] } | null;
  /** Opens the browser's own panel, since no sidebar can stand in this page. Within the reader's click; false where it cannot. */
  openPanel(input: Record<string, never>): boolean;
  /** The reader dragged the handle, or the sidebar's edge: where it stands and how wide it is from now on, everywhere. */
  keepPlace(input: { place?: HandlePlace | undefined; width?: number | undefined }): null;
  /** "Hide on this site", at the handle: the same as the sidebar's `hideSite`, of the site that asks. */
  hideHere(input: Record<string, never>): null;
  /** The page became another one (single-page navigation): an open sidebar should ask again. */
  pageChanged(input: Record<string, never>): null;
}

/** The page that a side panel shows: its tab, and its host, '' where that may not be read. */
export interface ShownPage {
  readonly tabId: number;
  readonly host: string;
}

/**
 * Where a sidebar stands: in its frame, with the secret that binding gave; or as the browser's own side panel, which no
 * page can embed, beside the tab in front of its window. `shown`: what the reader saw there; once another page is in
 * front nothing is done.
 */
export type Beside =
  | { readonly secret: string }
  | { readonly windowId: number; readonly shown?: ShownPage | undefined };

/** From the sidebar page, in whatever host. */
export interface FromSidebar {
  /** Exchanges the token in the frame's address for a secret. A token works once, in its own tab. */
  bindFrame(input: { token: string }): { secret: string } | null;
  /** With the page that the answer is of, for a side panel. */
  getSidebar(input: Beside): SidebarView & { readonly shown?: ShownPage };
  /** Where the comments of the page itself can be read, by the id in the view; null where it is no stored article. Reads the store alone. */
  getOwnDiscussion(input: Beside & { articleId: ArticleId }): OwnDiscussionView | null;
  /** The button: ask for prices now. */
  refreshFromSidebar(input: Beside): RefreshAnswer;
  followCoin(input: Beside & { coinId: CoinId }): null;
  /**
   * Reads the comments of a stored article at its site: a click that makes requests, to the one host that the button
   * names. The caller names the article, never an address.
   */
  readComments(input: Beside & { articleId: ArticleId }): CommentsAnswer;
  /** The reader opened an article of the sidebar, saved it for later, or took one of these back. Not in private windows. */
  markArticle(input: Beside & { articleId: ArticleId; mark: ArticleMark; on: boolean }): null;
  /** "Not for me", and its undoing. Not in private windows. */
  muteBeside(input: Beside & MuteChange): MuteAnswer;
  /** "Not on this site": no handle, no sidebar here until taken back in options. */
  hideSite(input: Beside): null;
  closeSidebar(input: Beside & { returnFocus: boolean }): null;
  openOptions(input: Beside): null;
  openShelf(input: Beside): null;
  /**
   * From now on the sidebar opens in the browser's own panel; or, from there, beside the page again, and at once. All
   * stays as it is where none can stand beside this page.
   */
  keepInPanel(input: Beside & { on: boolean }): { moved: boolean };
  /** The way back from a selection: what relates to the page as a whole. */
  relateToPage(input: Beside): null;
  /**
   * Whether the page beside is at work and nothing of it hides our element: a page that hangs may show what is not there.
   */
  standsClear(input: Beside): boolean;
  /** What was pressed while nobody can tell whether the reader saw it: waits for a word in a tab of our own. False where it cannot. */
  pressApart(input: Beside & { press: string }): boolean;
}

/** From popup, options and shelf, which no page can reach. */
export interface FromSurfaces {
  getTicker(input: Record<string, never>): TickerView;
  /** The popup or options came into view: rounds that are due start, prices older than a minute are asked for. */
  surfaceOpened(input: { surface: 'popup' | 'options' }): null;
  /** The popup is in view and shows this: what "since you last looked" will be measured by. */
  sawTicker(input: Look): null;
  refreshPrices(input: Record<string, never>): RefreshAnswer;
  /**
   * Opens the sidebar in the active tab, through activeTab where the page is not a known publisher's. `inPanel`: it opened
   * in the browser's own panel in this very press, and the page is but read.
   */
  openSidebarHere(input: { inPanel: boolean }): { opened: boolean };
  searchCoins(input: { query: string }): CoinSearchView;
  /** What the open row shows beside price and chart. Like the next one it reads the store and asks nobody. */
  getCoin(input: { coinId: CoinId }): CoinView;
  getCoinChart(input: { coinId: CoinId; range: ChartRange }): ChartView;
  /** When the coin last was at a price, beside the field in which an alert's is typed. Reads the store, too. */
  getLevelReached(input: { coinId: CoinId; side: 'above' | 'below'; level: number }): LevelReached | null;
  /** The last 24 hours by what is stored. Asks nobody. */
  getDailyInsights(input: Record<string, never>): DailyInsights;
  /** The same as the sidebar's `markArticle`, of any article that is stored or saved. */
  putMark(input: { articleId: ArticleId; mark: ArticleMark; on: boolean }): { done: boolean };
  /** Mutes something of articles, or takes that back. From a private window only options may. */
  putMute(input: MuteChange): MuteAnswer;
  /** All that is muted, what was muted last first. */
  getMutes(input: Record<string, never>): readonly MuteView[];
  /** A stretch of everything that is stored or saved; see `getShelf`. Reads the store, asks nobody. */
  getShelf(input: { query: ShelfQuery; from: number; count: number }): ShelfView;
  /** The text that a feed brought of an article, a paragraph a line; null where it brought a teaser alone. Asks nobody. */
  getArticleText(input: { articleId: ArticleId }): { text: string | null };
  /**
   * Where the sidebar opens from now on: in the browser's own panel or beside the page. `tabId`: of a page beside which it
   * stands, and goes.
   */
  putInPanel(input: { on: boolean; tabId: number | null }): { moved: true };
  /** The sidebar's `readComments`, confirmed in a tab of our own. `isPrivate`: it was pressed beside a private page. */
  readCommentsApart(input: { articleId: ArticleId; isPrivate: boolean }): CommentsAnswer;
  getShelfChoices(input: Record<string, never>): ShelfChoices;
  getSettings(input: Record<string, never>): Settings;
  putSettings(input: SettingsPatch): Settings;
  /** Switches one feed on or off; what another page switched meanwhile stays. */
  switchFeed(input: { feedId: FeedId; on: boolean }): Settings;
  /** Adds at the end of the watch list; the coin may be any of the catalogue. */
  addCoin(input: { coinId: CoinId }): Settings;
  /** "Got it": the list holds this coin by its present id from now on, in the place of the former one. */
  acceptRename(input: { coinId: CoinId }): Settings;
  getSources(input: Record<string, never>): SourcesView;
  /** What is kept and what it takes; measured anew each time. */
  getKeeping(input: Record<string, never>): KeepingView;
  /** What the background finds of itself; asks nobody, and sets the alarm where it was gone. */
  getSelfCheck(input: Record<string, never>): SelfCheck;
  /** A site is off the list of the sidebar's: its host goes back to the browser, unless a source needs it. */
  giveBackSite(input: { site: string }): null;
  /** Every request that left the browser in the last seven days, newest first. */
  getRequestLog(input: Record<string, never>): readonly LoggedRequest[];
  clearRequestLog(input: Record<string, never>): null;
  /** "Try now" for one feed: a click that makes a request. */
  tryFeed(input: { feedId: string }): null;
  /**
   * Looks for a feed at an address: a click that makes requests, at most six, all of them to hosts that the browser has
   * allowed. Nothing is stored.
   */
  previewFeed(input: { url: string }): PreviewAnswer;
  /** The browser allows an address's host for a look that is not decided yet. */
  lendHost(input: { url: string }): null;
  /** Hosts that were lent for looks go back to the browser, but for `keep`'s and those that a feed needs. */
  returnHosts(input: { keep: string | null }): null;
  /** Adds a feed of the reader's own and asks for it at once. Its host the surface had allowed in the same click. */
  addFeed(input: FeedDraft): AddFeedAnswer;
  /** Takes an own feed away. Answers what was taken, for "Undo" by `addFeed`; null where there was none. */
  removeFeed(input: { feedId: FeedId }): FeedDraft | null;
  /** Changes an own feed, or of a built-in one its pace and whether it is muted. */
  putFeed(input: { feedId: FeedId; change: FeedChange }): null;
  /** Adds the feeds of an OPML file. `file`: its bytes, each as one UTF-16 unit. Asks nobody for anything. */
  importOpml(input: { file: string }): OpmlImportAnswer;
  /** All own feeds and the built-in ones that are on, in their folders. */
  exportOpml(input: Record<string, never>): { opml: string; fileName: string; feeds: number };
  /** Whether the reader's own CoinGecko key is in use. The key itself never comes back whole. */
  getCoinGeckoKey(input: Record<string, never>): CoinGeckoKeyView;
  /** Stores the reader's key, or takes it away (null), and asks for prices with a new one at once. */
  putCoinGeckoKey(input: { key: string | null }): CoinGeckoKeyAnswer;
  /** Every alert, what fired, and the quiet hours (which are changed by `putSettings`). */
  getAlerts(input: Record<string, never>): AlertsView;
  /**
   * Makes an alert (`id` null) or changes one, on a coin of the watch list, in the currency in force. It asks for no
   * permission: whether notifications may be shown the surface asks the browser itself, in the click that sets the alert.
   */
  putAlert(input: AlertDraft): AlertAnswer;
  /** Takes it away with what it fired. Answers what was taken, for "Undo" by `restoreAlert`; null where there was none. */
  removeAlert(input: { id: string }): AlertView | null;
  /** Puts a removed alert back as it was, with what it fired; `unknown` once the browser was closed. */
  restoreAlert(input: { id: string }): AlertAnswer;
  /** Silence until a time, at most 30 days ahead; what holds then fires then. Dismisses what it fired. Null ends it. */
  snoozeAlert(input: { id: string; until: number | null }): AlertAnswer;
  /** A surface shows these: the badge calls for them no longer, and no notification will. */
  seeFirings(input: { ids: readonly string[] }): null;
  /** Takes them out of the band; an alert that was to fire once goes with them. */
  dismissFirings(input: { ids: readonly string[] }): null;
  /** Everything precious as one JSON text. */
  exportEverything(input: Record<string, never>): { json: string; fileName: string };
  /**
   * Replaces the user's choices by an exported file's; its marks are added to those that are there, since what was saved
   * is not to be lost by it. Refusals say why; nothing is changed then.
   * @param input.undone null, or what the import that is undone added: those marks go, and none of the file's come
   */
  importEverything(input: { json: string; undone: AddedMarks | null }): ImportAnswer;
  /**
   * Back to a first run: choices, prices and articles. Sync is switched off.
   * @param input.deleteCopy the synced copy goes too, and other devices stop syncing
   * @param input.keepBackups the copies on this device stay, for a way back
   */
  wipeEverything(input: { deleteCopy: boolean; keepBackups: boolean }): null;
  /**
   * Deletes a database that cannot be read, and brings what is precious back into a new one. One that can be read again
   * stays as it is: `isReadable`.
   */
  beginAnew(input: Record<string, never>): { isReadable: boolean };
  getBackups(input: Record<string, never>): BackupsView;
  /** The exported file of a backup; null where it is gone. */
  readBackup(input: { at: number }): { json: string | null };
  /** Writes a backup, unless the newest says the same. */
  backUpNow(input: Record<string, never>): BackupsView;
  putBackupPace(input: { pace: BackupPace }): BackupsView;
  /** The reader has read that the database was lost. */
  forgetBroughtBack(input: Record<string, never>): null;
  getSync(input: Record<string, never>): SyncView;
  /** Switches sync on or off on this device. @param input.deleteCopy as for `wipeEverything`; when it is switched off */
  putSync(input: { on: boolean; deleteCopy: boolean }): SyncView;
}

/** From the background to the content script of one tab. */
export interface ToContent {
  describePage(input: Record<string, never>): PageDescription | null;
  toggleSidebar(input: { open: boolean | 'toggle' }): { open: boolean };
  closeSidebar(input: { returnFocus: boolean }): null;
  /** What the reader selected is what relates is looked for, until the page changes or the sidebar closes; '' ends it. */
  relateTo(input: { text: string }): null;
  /** Whether our element stands where it was put and the page lays no mask over it, which no observer tells. */
  standsClear(input: Record<string, never>): boolean;
  /** The frame in this tab is bound: the sidebar stands in it, and is at work. */
  frameSpeaks(input: Record<string, never>): null;
  /** Choices changed: look anew at what there is to say, or leave the page. */
  lookAgain(input: { stay: boolean }): null;
}

/**
 * To a sidebar: the page beside became another one, ask again. The frame hears it from the background, in its own tab;
 * the browser's side panel hears the content scripts' `pageChanged` themselves.
 */
export type ToSidebar =
  | { readonly name: 'pageChanged' }
  /** To the browser's own panel of a window: the reader's key or menu, which opened it, closes it. */
  | { readonly name: 'closePanel'; readonly windowId: number };

export type RefreshAnswer = { readonly ok: true } | { readonly ok: false; readonly reason: 'wait' | 'failed' };

export interface CoinGeckoKeyView {
  /** `refused`: CoinGecko does not accept it, `other-plan`: it is of another plan; prices are asked for without it. */
  readonly state: 'none' | 'in-use' | 'refused' | 'other-plan';
  /** Its last four characters, by which the reader knows it; null where there is none. */
  readonly ending: string | null;
}

/** Malformed: it can't be a key. What was stored before stays. */
export type CoinGeckoKeyAnswer =
  | { readonly ok: true; readonly key: CoinGeckoKeyView }
  | { readonly ok: false; readonly reason: 'malformed' };

export type ImportAnswer =
  | {
      readonly ok: true;
      readonly coins: number;
      /** Feeds switched against their default. */
      readonly feeds: number;
      /** The reader's own feeds. */
      readonly ownFeeds: number;
      readonly alerts: number;
      /** Saved articles in the file. */
      readonly saved: number;
      /** Those of its marks that were not there yet, for "Undo". */
      readonly added: AddedMarks;
    }
  | { readonly ok: false; readonly reason: 'not-json' | 'not-ours' | 'too-new' | 'too-large' };

export type Protocol = FromContent & FromSidebar & FromSurfaces;
export type MessageName = keyof Protocol;
export type Payload<N extends MessageName> = Parameters<Protocol[N]>[0];
export type Answer<N extends MessageName> = ReturnType<Protocol[N]>;

/** Every message gets one of these, on every failure too. */
export type Envelope<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly error: string };
