import { i18n } from '#i18n';
import { useState } from 'preact/hooks';
import { HiddenSites } from '../../components/options/HiddenSites.tsx';
import { Notice } from '../../components/options/Notice.tsx';
import { SectionHead } from '../../components/options/SectionHead.tsx';
import type { PageProps } from './page-props.ts';

/** Where the sidebar shows, and the sites where it was sent away. */
export function SidebarPage({ views, stored, titleRef }: PageProps) {
  const [shown, setShown] = useState<string | null>(null);
  const { hiddenSites } = views.settings;

  async function showAgain(host: string): Promise<void> {
    const kept = await stored.change({ hiddenSites: hiddenSites.filter((site) => site !== host) });
    setShown(kept ? host : null);
  }

  return (
    <>
      <SectionHead
        title={i18n.t('options.sections.sidebar')}
        lead={i18n.t('options.sidebar.lead')}
        titleRef={titleRef}
      />
      <p class="explain">{i18n.t('options.sidebar.explain')}</p>
      <HiddenSites sites={hiddenSites} onShowAgain={(host) => void showAgain(host)} />
      <div class="notices">
        {shown !== null && <Notice tone="plain">{i18n.t('options.sidebar.shown', [shown])}</Notice>}
      </div>
    </>
  );
}
