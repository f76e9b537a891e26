import { i18n } from '#i18n';
import { Notice } from '../../components/options/Notice.tsx';
import { SectionHead } from '../../components/options/SectionHead.tsx';
import { SyncSettings } from '../../components/options/SyncSettings.tsx';
import type { PageProps } from './page-props.ts';
import { useSync } from './use-sync.ts';

/** The reader's choices on their other devices too. */
export function SyncPage({ locale, titleRef }: PageProps) {
  const { sync, failure, switchSync } = useSync();
  return (
    <>
      <SectionHead title={i18n.t('options.sections.sync')} lead={i18n.t('options.sync.lead')} titleRef={titleRef} />
      {failure !== null && <Notice tone="bad">{i18n.t('options.sync.switchFailed', [failure])}</Notice>}
      {sync && (
        <SyncSettings sync={sync} locale={locale} onSwitch={(on, deleteCopy) => void switchSync(on, deleteCopy)} />
      )}
    </>
  );
}
