import { i18n } from '#i18n';
import type { ComponentChildren } from 'preact';
import type { OpmlReport } from '../../lib/domain/opml-report.ts';
import { hostsOf, permissionWords } from './permission-words.ts';
import { shortAddress } from './preview-words.ts';
import { useFirstFocus } from './use-first-focus.ts';

interface OpmlReportCardProps {
  readonly fileName: string;
  readonly report: OpmlReport;
  /** Added ones that the browser does not allow yet. */
  readonly toAllow: readonly string[];
  /** What came of asking the browser, in words; null before it was asked. */
  readonly asked: string | null;
  readonly isFirefox: boolean;
  readonly locale: string;
  /** Within the click: here the browser is asked. */
  readonly onAllow: (urls: readonly string[]) => void;
  readonly onClose: () => void;
}

/** What became of every feed of a file: added, there already, refused and why. */
export function OpmlReportCard(props: OpmlReportCardProps) {
  const { fileName, report, toAllow, asked, isFirefox, locale, onAllow, onClose } = props;
  const titleRef = useFirstFocus<HTMLHeadingElement>();
  const { added, already, refused, beyond, isCutOff } = report;
  const figure = new Intl.NumberFormat(locale);
  const count = (of: 'added' | 'already' | 'refused', howMany: number) =>
    i18n.t(`options.sources.opml.${of}`, howMany, [figure.format(howMany)]);
  const hosts = hostsOf(toAllow);
  return (
    <section class="preview-card" data-part="opml-report" aria-labelledby="opml-title">
      <div class="preview-head">
        <div class="preview-what">
          <h2 id="opml-title" tabIndex={-1} ref={titleRef}>
            {i18n.t('options.sources.opml.reportTitle', [fileName])}
          </h2>
          <p class="preview-facts" data-part="opml-summary">
            {i18n.t('options.sources.opml.summary', [
              count('added', added.length),
              count('already', already.length),
              count('refused', refused.length),
            ])}
          </p>
        </div>
        <p class="preview-actions">
          <button type="button" class="button button-bare" data-part="close-report" onClick={onClose}>
            {i18n.t('options.sources.opml.close')}
          </button>
          {hosts.length > 0 && (
            <button
              type="button"
              class="button button-primary"
              data-part="allow-all"
              aria-describedby="opml-allow-note"
              onClick={() => onAllow(toAllow)}
            >
              {i18n.t('options.sources.opml.allow', hosts.length, [figure.format(hosts.length)])}
            </button>
          )}
        </p>
      </div>
      {(hosts.length > 0 || asked !== null) && (
        <output class="note" id="opml-allow-note">
          {asked ??
            i18n.t('options.sources.opml.allowNote', hosts.length, [
              figure.format(hosts.length),
              permissionWords(hosts, isFirefox),
            ])}
        </output>
      )}
      {isCutOff && <p class="note">{i18n.t('options.sources.opml.cutOff')}</p>}
      {beyond > 0 && <p class="note">{i18n.t('options.sources.opml.beyond', beyond, [figure.format(beyond)])}</p>}
      <ReportList part="refused" title={i18n.t('options.sources.opml.listRefused')} isOpen>
        {refused.map(({ name, url, reason }, place) => (
          <ReportLine key={place} name={name} where={url ?? ''} what={reasonText(reason)} />
        ))}
      </ReportList>
      <ReportList part="already" title={i18n.t('options.sources.opml.listAlready')}>
        {already.map(({ name, url, as, isBuiltIn }, place) => (
          <ReportLine
            key={place}
            name={name}
            where={shortAddress(url)}
            what={i18n.t(`options.sources.opml.${isBuiltIn ? 'alreadyBuiltIn' : 'alreadyAs'}`, [as])}
          />
        ))}
      </ReportList>
      <ReportList part="added" title={i18n.t('options.sources.opml.listAdded')}>
        {added.map(({ name, url, folder }) => (
          <ReportLine key={url} name={name} where={shortAddress(url)} what={folder} />
        ))}
      </ReportList>
    </section>
  );
}

interface ReportListProps {
  readonly part: string;
  readonly title: string;
  readonly isOpen?: boolean;
  readonly children: readonly ComponentChildren[];
}

function ReportList({ part, title, isOpen = false, children }: ReportListProps) {
  if (children.length === 0) return null;
  return (
    <details class="report-list" data-part={`report-${part}`} open={isOpen}>
      <summary>
        {title} <span class="count number">{children.length}</span>
      </summary>
      <ul
        // A list that scrolls has to be reached by the keyboard.
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
        aria-label={title}
      >
        {children}
      </ul>
    </details>
  );
}

function ReportLine({ name, where, what }: { readonly name: string; readonly where: string; readonly what: string }) {
  return (
    <li>
      <bdi class="title" translate={false}>
        {name}
      </bdi>
      <span class="where" translate={false} dir="ltr">
        {where}
      </span>
      <span class="what">{what}</span>
    </li>
  );
}

const reasonKeys = {
  'no-address': 'noAddress',
  full: 'full',
  empty: 'empty',
  'not-an-address': 'notAnAddress',
  'other-scheme': 'otherScheme',
  credentials: 'credentials',
  private: 'private',
  'too-long': 'tooLong',
} as const satisfies Record<OpmlReport['refused'][number]['reason'], string>;

function reasonText(reason: OpmlReport['refused'][number]['reason']): string {
  return i18n.t(`options.sources.opml.reasons.${reasonKeys[reason]}`);
}
