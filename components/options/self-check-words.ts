import { i18n } from '#i18n';
import { formatAge } from '../../lib/domain/age.ts';
import { DAY_MS, HOUR_MS, MINUTE_MS } from '../../lib/domain/durations.ts';
import type { FailureReason } from '../../lib/domain/failure.ts';
import type { LastError, ProviderHealth, SelfCheck } from '../../lib/domain/self-check.ts';
import { HISTORY_SOURCE_NAMES, SOURCE_NAMES } from '../../lib/domain/sources.ts';
import type { FeedView, KeepingView } from '../../lib/query/views.ts';
import { feedFailure, feedHealth, feedTurn } from './feed-health.ts';
import { nextLookText, reasonText } from './feed-words.ts';
import { sizeText } from './keeping-words.ts';

/** `good` is in order, `wait` is likely to pass by itself, `bad` needs somebody. */
export type Tone = 'good' | 'wait' | 'bad';

/** One finding in the reader's words, and what to do about it. */
export interface Finding {
  readonly tone: Tone;
  readonly text: string;
  /** The next step; null where there is nothing to do. */
  readonly step: string | null;
  /** The text as the report has it, where that tells less. */
  readonly reported?: string;
}

export const CHECK_PARTS = [
  'background',
  'prices',
  'sources',
  'alarm',
  'store',
  'index',
  'permissions',
  'errors',
] as const;
export type CheckPart = (typeof CHECK_PARTS)[number];

export interface CheckedPart {
  readonly part: CheckPart;
  readonly findings: readonly Finding[];
}

/** All that was found, null for what did not answer. */
export interface Found {
  /** Epoch milliseconds. */
  readonly at: number;
  readonly check: SelfCheck | null;
  readonly feeds: readonly FeedView[] | null;
  readonly kept: KeepingView | null;
  readonly permissions: {
    readonly hosts: number;
    readonly notify: boolean;
    /** Whether anything is to be told by notifications. */
    readonly notifyWanted: boolean;
  } | null;
}

/** An alarm may be late by so much without anything being wrong. */
const LATE_MS = 5 * MINUTE_MS;
/** From this part of the browser's allowance on, old articles may have to go. */
const TIGHT = 0.8;
/** What usually passes by itself no longer does after a day. */
const PATIENCE_MS = DAY_MS;

/** The findings part by part, in the order in which they are shown. */
export function checkedParts(found: Found, locale: string): CheckedPart[] {
  const { check, feeds, kept, permissions, at } = found;
  if (!check && !feeds)
    return [
      { part: 'background', findings: [bad(i18n.t('options.check.silent'), i18n.t('options.check.silentStep'))] },
    ];
  const words = { now: at, locale };
  return [
    { part: 'prices', findings: check?.providers ? providerFindings(check.providers, words) : [unread()] },
    { part: 'sources', findings: feeds ? feedFindings(feeds, words) : [unread()] },
    { part: 'alarm', findings: check ? [alarmFinding(check.ringsAt, words)] : [unread()] },
    { part: 'store', findings: storeFindings(check, kept, locale) },
    {
      part: 'index',
      findings: [check?.index ? indexFinding(check.index, locale) : unread('options.check.indexFails')],
    },
    ...(permissions ? [{ part: 'permissions' as const, findings: permissionFindings(permissions, locale) }] : []),
    { part: 'errors', findings: errorFindings(check?.errors ?? [], words) },
  ];
}

interface Words {
  readonly now: number;
  readonly locale: string;
}

const good = (text: string): Finding => ({ tone: 'good', text, step: null });
const bad = (text: string, step: string): Finding => ({ tone: 'bad', text, step });
/** Of what the database did not give. */
const unread = (key: 'options.check.storeFails' | 'options.check.indexFails' = 'options.check.storeFails'): Finding =>
  bad(i18n.t(key), i18n.t('options.check.storeStep'));

function providerFindings(providers: readonly ProviderHealth[], { now, locale }: Words): Finding[] {
  if (providers.length === 0)
    return [{ tone: 'wait', text: i18n.t('options.check.noProvider'), step: i18n.t('options.check.providerStep') }];
  return providers.map(({ source, lastSuccessAt, failure, blockedUntil }) => {
    const name = source === 'defillama' ? HISTORY_SOURCE_NAMES.defillama : SOURCE_NAMES[source];
    if (!failure) {
      if (lastSuccessAt === null) return good(`${name}: ${i18n.t('options.check.noProvider')}`);
      return good(i18n.t('options.check.answered', [name, formatAge(now - lastSuccessAt, locale)]));
    }
    const since = lastSuccessAt ?? failure.at;
    const again = blockedUntil > now ? timeText(blockedUntil, now, locale) : i18n.t('options.check.soon');
    return {
      tone: toneOf(failure.reason, now - since),
      text: i18n.t('options.check.since', [name, reasonText(failure.reason), timeText(since, now, locale), again]),
      step: stepText(failure.reason),
    };
  });
}

function feedFindings(feeds: readonly FeedView[], words: Words): Finding[] {
  const { now, locale } = words;
  const on = feeds.filter((feed) => feed.on);
  if (on.length === 0)
    return [{ tone: 'wait', text: i18n.t('options.check.noSource'), step: i18n.t('options.check.noSourceStep') }];
  const failing = on.filter((feed) => !feed.allowed || feedFailure(feed) !== null);
  const figure = new Intl.NumberFormat(locale);
  const sound = on.length - failing.length;
  const read = good(i18n.t('options.check.sourcesRead', on.length, [figure.format(sound), figure.format(on.length)]));
  return [
    ...(sound > 0 ? [read] : []),
    ...failing.map((feed): Finding => {
      const failure = feedFailure(feed);
      const reason = feed.allowed && failure ? failure.reason : 'no-permission';
      const tell = (name: string): string => {
        if (!feed.allowed || !failure) return i18n.t('options.check.sourceNotAllowed', [name]);
        const since = timeText(failure.since, now, locale);
        const again = nextLookText(feed, now, locale);
        return again === ''
          ? i18n.t('options.check.sourceRetired', [name, reasonText(reason), since])
          : i18n.t('options.check.sourceFails', [name, reasonText(reason), since, again]);
      };
      return {
        tone: feedHealth(feed, now) === 'wait' ? 'wait' : 'bad',
        text: tell(feed.name),
        step: stepText(reason),
        // What somebody reads beside the sources that all have is nobody's business.
        ...(feed.own && { reported: tell(i18n.t('options.check.ownSource')) }),
      };
    }),
  ];
}

function alarmFinding(ringsAt: number | null, { now, locale }: Words): Finding {
  if (ringsAt === null)
    return { tone: 'wait', text: i18n.t('options.check.wasGone'), step: i18n.t('options.check.wasGoneStep') };
  const time = timeText(ringsAt, now, locale);
  if (now - ringsAt <= LATE_MS) return good(i18n.t('options.check.rings', [time]));
  return { tone: 'wait', text: i18n.t('options.check.late', [time]), step: i18n.t('options.check.lateStep') };
}

function storeFindings(check: SelfCheck | null, kept: KeepingView | null, locale: string): Finding[] {
  const database = check?.database;
  if (!database) return [unread()];
  const figure = new Intl.NumberFormat(locale);
  const { version, rows } = database;
  const articles = articlesText(kept?.articles ?? 0, locale);
  const filled = Object.entries(rows).map(([store, count]) => `${store} ${figure.format(count)}`);
  const text = i18n.t('options.check.storeRead', [String(version), articles, figure.format(rows['saved'] ?? 0)]);
  // What each store holds says something to whoever reads the report alone.
  const counted = i18n.t('options.check.rows', [new Intl.ListFormat(locale, { type: 'unit' }).format(filled)]);
  const read: Finding = { ...good(text), reported: `${text} ${counted}` };
  const { all = null, allowed = null } = kept?.bytes ?? {};
  if (all === null || allowed === null) return [read];
  const figures: [string, string] = [sizeText(all, locale), sizeText(allowed, locale)];
  const size: Finding =
    all > TIGHT * allowed
      ? { tone: 'bad', text: i18n.t('options.check.sizeTight', figures), step: i18n.t('options.check.sizeStep') }
      : good(i18n.t('options.check.size', figures));
  return [read, size];
}

function indexFinding(
  { version, pieces, damaged, articles, bytes }: NonNullable<SelfCheck['index']>,
  locale: string,
): Finding {
  if (pieces === 0) return good(i18n.t('options.check.indexNone'));
  const figure = new Intl.NumberFormat(locale);
  if (damaged > 0)
    return {
      tone: 'wait',
      text: i18n.t('options.check.indexDamaged', damaged, [
        String(damaged),
        figure.format(pieces),
        figure.format(damaged),
      ]),
      step: i18n.t('options.check.indexStep'),
    };
  return good(
    i18n.t('options.check.indexSound', pieces, [
      String(pieces),
      figure.format(pieces),
      String(version),
      articlesText(articles, locale),
      sizeText(bytes, locale),
    ]),
  );
}

function permissionFindings(
  { hosts, notify, notifyWanted }: NonNullable<Found['permissions']>,
  locale: string,
): Finding[] {
  const count = new Intl.NumberFormat(locale).format(hosts);
  const allowed = good(i18n.t('options.check.hosts', hosts, [String(hosts), count]));
  if (notify) return [allowed, good(i18n.t('options.check.notify'))];
  if (!notifyWanted) return [allowed, good(i18n.t('options.check.noNotify'))];
  return [allowed, bad(i18n.t('options.check.notifyMissing'), i18n.t('options.check.notifyStep'))];
}

/** What passed is told and needs nobody: they are for who looks for a fault. */
function errorFindings(errors: readonly LastError[], { now, locale }: Words): Finding[] {
  if (errors.length === 0) return [good(i18n.t('options.check.noErrors'))];
  return errors.map(({ at, where, text }, row) => ({
    tone: 'wait',
    text: i18n.t('options.check.error', [timeText(at, now, locale), where, text]),
    step: row === errors.length - 1 ? i18n.t('options.check.errorStep') : null,
  }));
}

function articlesText(count: number, locale: string): string {
  return i18n.t('options.check.articles', count, [new Intl.NumberFormat(locale).format(count)]);
}

function toneOf(reason: FailureReason, forMs: number): Tone {
  if (reason === 'key-refused' || reason === 'key-of-other-plan') return 'bad';
  return forMs < PATIENCE_MS ? 'wait' : 'bad';
}

function stepText(reason: FailureReason): string {
  if (reason === 'key-refused' || reason === 'key-of-other-plan') return i18n.t('options.check.steps.key');
  if (reason === 'unreachable') return i18n.t('options.check.steps.unreachable');
  return i18n.t(`options.check.steps.${feedTurn(reason)}`);
}

/** "14:20" where it is near, with the day else. */
function timeText(at: number, now: number, locale: string): string {
  const time = { hour: 'numeric', minute: '2-digit' } as const;
  const isNear = Math.abs(at - now) < 12 * HOUR_MS;
  return new Intl.DateTimeFormat(locale, isNear ? time : { day: 'numeric', month: 'short', ...time }).format(at);
}

/** The sentence above the parts. */
export function summaryText(parts: readonly CheckedPart[], locale: string): string {
  const figure = new Intl.NumberFormat(locale);
  const count = (tone: Tone): number =>
    parts.reduce((sum, { part, findings }) => {
      const those = findings.filter((one) => one.tone === tone).length;
      return sum + (part === 'errors' ? 0 : those);
    }, 0);
  const [needs, passes] = [count('bad'), count('wait')];
  const said = [
    ...(needs > 0 ? [i18n.t('options.check.attention', needs, [figure.format(needs)])] : []),
    ...(passes > 0 ? [i18n.t('options.check.passes', passes, [figure.format(passes)])] : []),
  ];
  return said.length === 0 ? i18n.t('options.check.well') : said.join(' ');
}

/** The whole as plain text, a line a finding, without what only concerns its reader. */
export function reportText(
  parts: readonly CheckedPart[],
  { version, browser, locale, at }: { version: string; browser: string; locale: string; at: number },
): string {
  const lines = [
    i18n.t('options.check.report.title', [version, new Date(at).toISOString()]),
    i18n.t('options.check.report.browser', [browser]),
    i18n.t('options.check.report.language', [locale]),
  ];
  for (const { part, findings } of parts) {
    lines.push('', i18n.t(`options.check.parts.${part}`));
    for (const { tone, text, reported } of findings)
      lines.push(`- ${i18n.t(`options.check.tones.${tone}`)}: ${reported ?? text}`);
  }
  return `${lines.join('\n')}\n`;
}
