import { i18n } from '#i18n';
import { useState } from 'preact/hooks';
import { SectionHead } from '../../components/options/SectionHead.tsx';
import { SelfCheck } from '../../components/options/SelfCheck.tsx';
import { checkedParts, reportText } from '../../components/options/self-check-words.ts';
import type { PageProps } from './page-props.ts';
import { useSelfCheck } from './use-self-check.ts';
import { wordsOf } from './words-of.ts';

interface SelfCheckPageProps extends Pick<PageProps, 'locale' | 'titleRef'> {
  readonly version: string;
}

/** Whether everything works. It needs nothing of the store, so that it opens where nothing else can be read. */
export function SelfCheckPage({ version, locale, titleRef }: SelfCheckPageProps) {
  const { found, isRunning, run } = useSelfCheck();
  const [copied, setCopied] = useState<{ tone: 'bad' | 'plain'; text: string } | null>(null);
  const parts = found && checkedParts(found, locale);

  async function copy(): Promise<void> {
    if (!parts || !found) return;
    const about = { version, browser: navigator.userAgent, locale, at: found.at };
    try {
      await navigator.clipboard.writeText(reportText(parts, about));
      setCopied({ tone: 'plain', text: i18n.t('options.check.copied') });
    } catch (error) {
      setCopied({ tone: 'bad', text: i18n.t('options.check.notCopied', [wordsOf(error)]) });
    }
  }

  return (
    <>
      <SectionHead title={i18n.t('options.sections.check')} lead={i18n.t('options.check.lead')} titleRef={titleRef} />
      <SelfCheck
        parts={parts}
        isRunning={isRunning}
        checkedAt={
          found
            ? new Intl.DateTimeFormat(locale, { hour: 'numeric', minute: '2-digit', second: '2-digit' }).format(
                found.at,
              )
            : ''
        }
        locale={locale}
        copied={copied}
        onCheck={() => {
          setCopied(null);
          run();
        }}
        onCopy={() => void copy()}
      />
    </>
  );
}
