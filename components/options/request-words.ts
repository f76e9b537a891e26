import { i18n } from '#i18n';
import type { LoggedRequest } from '../../lib/domain/logged-request.ts';

/** Parts of the log that can be looked at alone. */
export const REQUEST_PARTS = ['all', 'prices', 'articles', 'clicks'] as const;
export type RequestPart = (typeof REQUEST_PARTS)[number];

const purposeKeys = {
  prices: 'prices',
  history: 'history',
  feed: 'feed',
  comments: 'comments',
  preview: 'preview',
} as const;

/** What a request was for: "Prices", "Articles"; of a kind that a later version may have noted, the note itself. */
export function purposeText({ purpose }: LoggedRequest): string {
  const [kind = ''] = purpose.split(':');
  return isKnown(kind) ? i18n.t(`options.requests.why.${purposeKeys[kind]}`) : purpose;
}

function isKnown(kind: string): kind is keyof typeof purposeKeys {
  return Object.hasOwn(purposeKeys, kind);
}

const statusKeys = { 304: 'unchanged', 403: 'refused', 404: 'notThere', 410: 'gone', 429: 'wait' } as const;
const reasonKeys = {
  offline: 'offline',
  timeout: 'timeout',
  'too-large': 'tooLarge',
  'unsafe-address': 'unsafe',
  'bad-reply': 'badReply',
} as const;

/** What was answered: the status, with words where it is no plain success; why nothing came. */
export function answerText({ answer }: LoggedRequest): string {
  if (answer === null) return i18n.t('options.requests.answer.open');
  if (typeof answer === 'string') {
    const key = (reasonKeys as Partial<Record<string, (typeof reasonKeys)[keyof typeof reasonKeys]>>)[answer];
    return i18n.t(`options.requests.answer.${key ?? 'none'}`);
  }
  const known = (statusKeys as Partial<Record<number, (typeof statusKeys)[keyof typeof statusKeys]>>)[answer];
  if (known) return i18n.t(`options.requests.answer.${known}`, [String(answer)]);
  return answer >= 500 ? i18n.t('options.requests.answer.trouble', [String(answer)]) : String(answer);
}

/** How an answer is to be seen: what waits and what refuses stand out, by words first and colour second. */
export function answerTone({ answer }: LoggedRequest): '' | 'warn' | 'bad' {
  if (answer === 429) return 'warn';
  if (answer === null) return '';
  return typeof answer === 'string' || answer >= 400 ? 'bad' : '';
}

/** "14:06:02" today, "21 Apr 14:06:02" before. */
export function requestTime(at: number, now: number, locale: string): string {
  const time = { hour: '2-digit', minute: '2-digit', second: '2-digit' } as const;
  const isToday = new Date(at).toDateString() === new Date(now).toDateString();
  const day = isToday ? {} : ({ day: 'numeric', month: 'short' } as const);
  return new Intl.DateTimeFormat(locale, { ...time, ...day }).format(at);
}

/** Those of one part in which every typed word occurs: in host, path or what it was for. */
export function filterRequests(
  log: readonly LoggedRequest[],
  { part, typed }: { readonly part: RequestPart; readonly typed: string },
): readonly LoggedRequest[] {
  const words = typed.toLowerCase().split(/\s+/).filter(Boolean);
  if (part === 'all' && words.length === 0) return log;
  return log.filter((request) => {
    if (!isOfPart(request, part)) return false;
    const { host, path, purpose, endedAt } = request;
    const text = `${host}${path} ${endedAt ?? ''} ${purpose} ${purposeText(request)}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
}

function isOfPart({ purpose, byClick }: LoggedRequest, part: RequestPart): boolean {
  if (part === 'all') return true;
  if (part === 'clicks') return byClick;
  return /^(?:prices|history)(?:$|:)/.test(purpose) === (part === 'prices');
}
