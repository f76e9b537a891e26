import { i18n } from '#i18n';
import { useState } from 'preact/hooks';
import { ChoiceList } from '../../components/controls/ChoiceList.tsx';
import { HiddenSites } from '../../components/options/HiddenSites.tsx';
import { SectionHead } from '../../components/options/SectionHead.tsx';
import { ShortcutRow } from '../../components/options/ShortcutRow.tsx';
import { SiteList, type Told } from '../../components/options/SiteList.tsx';
import { EVERYWHERE, SIDEBAR_MODES } from '../../lib/domain/sidebar-sites.ts';
import { hasPanel } from '../../lib/side-panel.ts';
import type { PageProps } from './page-props.ts';
import { useInPanel } from './use-in-panel.ts';
import { useShortcut } from './use-shortcut.ts';
import { useSites } from './use-sites.ts';

/** When and where the sidebar shows, and the sites where it was sent away. */
export function SidebarPage({ views, stored, titleRef }: PageProps) {
  const [told, setTold] = useState<Told | null>(null);
  const { hiddenSites, sidebarMode, sidebarSites } = views.settings;
  const { publishers, sites, allow, takeBack } = useSites(sidebarSites, stored.change);
  const shortcut = useShortcut();
  const [isInPanel, putInPanel] = useInPanel();
  const nameOf = (site: string): string => (site === EVERYWHERE ? i18n.t('options.sites.everywhere') : site);
  const say = (tone: Told['tone'], text: string): void => setTold({ tone, text });

  async function showAgain(host: string): Promise<void> {
    const kept = await stored.change({ hiddenSites: hiddenSites.filter((site) => site !== host) });
    if (kept) say('plain', i18n.t('options.sidebar.shown', [host]));
  }
  async function allowSite(site: string): Promise<boolean> {
    const isAllowed = await allow(site);
    if (isAllowed) say('plain', i18n.t('options.sites.allowed', [nameOf(site)]));
    else say('bad', i18n.t('options.sites.refused', [nameOf(site)]));
    return isAllowed;
  }
  async function takeBackSite(site: string): Promise<void> {
    await takeBack(site);
    say('plain', i18n.t('options.sites.takenBack', [nameOf(site)]));
  }

  return (
    <>
      <SectionHead
        title={i18n.t('options.sections.sidebar')}
        lead={i18n.t('options.sidebar.lead')}
        titleRef={titleRef}
      />
      <section aria-labelledby="sidebar-mode">
        <h2 id="sidebar-mode">{i18n.t('options.sidebar.mode')}</h2>
        <ChoiceList
          label={i18n.t('options.sidebar.mode')}
          name="sidebar-mode"
          value={sidebarMode}
          choices={SIDEBAR_MODES.map((value) => ({
            value,
            label: i18n.t(`options.sidebar.modes.${value}`),
            note: i18n.t(`options.sidebar.modeNotes.${value}`),
          }))}
          onChange={(mode) => void stored.change({ sidebarMode: mode })}
        />
      </section>
      {hasPanel && (
        <section aria-labelledby="sidebar-place">
          <h2 id="sidebar-place">{i18n.t('options.sidebar.place')}</h2>
          <ChoiceList
            label={i18n.t('options.sidebar.place')}
            name="sidebar-place"
            value={isInPanel === null ? null : isInPanel ? 'panel' : 'page'}
            choices={(['page', 'panel'] as const).map((value) => ({
              value,
              label: i18n.t(`options.sidebar.places.${value}`),
              note: i18n.t(
                value === 'panel' && import.meta.env.FIREFOX
                  ? 'options.sidebar.placeNotes.panelFirefox'
                  : `options.sidebar.placeNotes.${value}`,
              ),
            }))}
            onChange={(value) => putInPanel(value === 'panel')}
          />
        </section>
      )}
      {shortcut && <ShortcutRow keys={shortcut.keys} onChange={shortcut.change} />}
      <SiteList
        publishers={publishers}
        sites={sites}
        isFirefox={import.meta.env.FIREFOX}
        told={told}
        onAllow={allowSite}
        onTakeBack={(site) => void takeBackSite(site)}
        onType={() => setTold(null)}
      />
      <HiddenSites sites={hiddenSites} onShowAgain={(host) => void showAgain(host)} />
    </>
  );
}
