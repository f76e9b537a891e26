import { i18n } from '#i18n';
import { RequestLog } from '../../components/options/RequestLog.tsx';
import { SectionHead } from '../../components/options/SectionHead.tsx';
import type { PageProps } from './page-props.ts';
import { useRequestLog } from './use-request-log.ts';

/** Every request that left the browser, so that whoever doubts can look. */
export function PrivacyPage({ now, locale, titleRef }: PageProps) {
  const { log, clear } = useRequestLog();
  return (
    <>
      <SectionHead
        title={i18n.t('options.sections.privacy')}
        lead={i18n.t('options.requests.lead')}
        titleRef={titleRef}
      />
      {log && <RequestLog log={log} now={now} locale={locale} onClear={() => void clear()} />}
      <p class="note request-note">{i18n.t('options.requests.note')}</p>
    </>
  );
}
