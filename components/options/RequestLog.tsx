import { i18n } from '#i18n';
import { useState } from 'preact/hooks';
import type { LoggedRequest } from '../../lib/domain/logged-request.ts';
import { SearchIcon } from '../controls/icons.tsx';
import { Segments } from '../controls/Segments.tsx';
import { sizeText } from './keeping-words.ts';
import { answerText, answerTone, filterRequests, purposeText, REQUEST_PARTS, requestTime } from './request-words.ts';
import type { RequestPart } from './request-words.ts';

/** So many rows at first and with each "Show more": a week has thousands. */
const STRETCH = 100;

interface RequestLogProps {
  /** Newest first. */
  readonly log: readonly LoggedRequest[];
  readonly now: number;
  readonly locale: string;
  readonly onClear: () => void;
}

/** Every request of the last seven days: what it adds up to, a filter, and each by itself. */
export function RequestLog({ log, now, locale, onClear }: RequestLogProps) {
  const [part, setPart] = useState<RequestPart>('all');
  const [typed, setTyped] = useState('');
  const [most, setMost] = useState(STRETCH);
  const found = filterRequests(log, { part, typed });
  const figure = new Intl.NumberFormat(locale);
  return (
    <section aria-labelledby="requests-title">
      <h2 id="requests-title" class="visually-hidden">
        {i18n.t('options.requests.title')}
      </h2>
      <RequestFigures log={log} locale={locale} />
      <div class="request-tools">
        <div class="field">
          <SearchIcon />
          <input
            data-part="filter"
            type="search"
            aria-label={i18n.t('options.requests.filter')}
            placeholder={i18n.t('options.requests.filter')}
            autocomplete="off"
            spellcheck={false}
            maxLength={100}
            value={typed}
            onInput={(event) => {
              setTyped(event.currentTarget.value);
              setMost(STRETCH);
            }}
          />
        </div>
        <Segments
          label={i18n.t('options.requests.part')}
          name="request-part"
          value={part}
          choices={REQUEST_PARTS.map((value) => ({ value, label: i18n.t(`options.requests.parts.${value}`) }))}
          onChange={(chosen) => {
            setPart(chosen);
            setMost(STRETCH);
          }}
        />
        <button
          type="button"
          class="button"
          data-part="clear"
          aria-disabled={log.length === 0}
          onClick={() => log.length > 0 && onClear()}
        >
          {i18n.t('options.requests.clear')}
        </button>
      </div>
      <output class="visually-hidden" data-part="found">
        {i18n.t('options.requests.found', found.length, [figure.format(found.length)])}
      </output>
      {found.length === 0 ? (
        <p class="empty">{i18n.t(log.length === 0 ? 'options.requests.empty' : 'options.requests.nothing')}</p>
      ) : (
        <RequestTable rows={found.slice(0, most)} now={now} locale={locale} />
      )}
      {found.length > most && (
        <button type="button" class="text-button" data-part="more" onClick={() => setMost(most + STRETCH)}>
          {i18n.t('options.requests.more', [figure.format(found.length - most)])}
        </button>
      )}
    </section>
  );
}

function RequestFigures({ log, locale }: Pick<RequestLogProps, 'log' | 'locale'>) {
  const figure = new Intl.NumberFormat(locale);
  const bytes = log.reduce((sum, request) => sum + request.bytes, 0);
  const figures = [
    ['requests', figure.format(log.length)],
    ['clicks', figure.format(log.filter(({ byClick }) => byClick).length)],
    ['hosts', figure.format(new Set(log.map(({ host }) => host)).size)],
    ['received', sizeText(bytes, locale)],
  ] as const;
  return (
    <dl class="request-figures">
      {figures.map(([key, value]) => (
        <div key={key} data-part={key}>
          <dt>{i18n.t(`options.requests.figures.${key}`)}</dt>
          <dd class="number">{value}</dd>
        </div>
      ))}
    </dl>
  );
}

interface RequestTableProps {
  readonly rows: readonly LoggedRequest[];
  readonly now: number;
  readonly locale: string;
}

function RequestTable({ rows, now, locale }: RequestTableProps) {
  return (
    <table class="requests" aria-labelledby="requests-title">
      <thead>
        <tr>
          {(['time', 'host', 'path', 'why', 'size', 'answer'] as const).map((head) => (
            <th key={head} scope="col" class={`request-${head}`}>
              {i18n.t(`options.requests.heads.${head}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((request, place) => (
          <RequestRow key={rows.length - place} request={request} now={now} locale={locale} />
        ))}
      </tbody>
    </table>
  );
}

function RequestRow({ request, now, locale }: { request: LoggedRequest; now: number; locale: string }) {
  const why = purposeText(request);
  return (
    <tr data-by-click={request.byClick}>
      <td class="request-time number">
        <time dateTime={new Date(request.at).toISOString()}>{requestTime(request.at, now, locale)}</time>
      </td>
      <td class="request-host" translate={false}>
        {request.host}
      </td>
      <td class="request-path" translate={false} dir="ltr" title={request.path}>
        {request.path}
        {request.endedAt !== null && <span>{i18n.t('options.requests.endedAt', [request.endedAt])}</span>}
      </td>
      <td class="request-why">{request.byClick ? <b>{i18n.t('options.requests.byClick', [why])}</b> : why}</td>
      <td class="request-size number">{sizeText(request.bytes, locale)}</td>
      <td class={`request-answer ${answerTone(request)}`}>{answerText(request)}</td>
    </tr>
  );
}
