import { i18n } from '#i18n';
import { useEffect } from 'preact/hooks';
import { broughtBackText } from '../../components/options/backup-words.ts';
import { Notice } from '../../components/options/Notice.tsx';
import { SideNavigation, sectionName } from '../../components/options/SideNavigation.tsx';
import { AlertsPage } from './AlertsPage.tsx';
import { CoinsPage } from './CoinsPage.tsx';
import { DataPage } from './DataPage.tsx';
import { MutedPage } from './MutedPage.tsx';
import { PrivacyPage } from './PrivacyPage.tsx';
import { SelfCheckPage } from './SelfCheckPage.tsx';
import { SidebarPage } from './SidebarPage.tsx';
import { SourcesPage } from './SourcesPage.tsx';
import { SyncPage } from './SyncPage.tsx';
import { sourcesNow } from '../../lib/domain/sources-now.ts';
import { UnreadablePage } from './UnreadablePage.tsx';
import { useBackups } from './use-backups.ts';
import { useNow } from './use-now.ts';
import { useSection } from './use-section.ts';
import { useStored } from './use-stored.ts';
import { useFocusAfter, useUnreadable } from './use-unreadable.ts';

interface AppProps {
  readonly version: string;
  /** BCP 47, the language of the browser. */
  readonly locale: string;
}

/** The options: one section at a time beside the navigation. */
export function App({ version, locale }: AppProps) {
  const { section, select, titleRef } = useSection();
  const stored = useStored();
  const { views } = stored;
  const ours = useNow();
  const { backups, forgetBroughtBack } = useBackups();

  useEffect(() => {
    document.title = i18n.t('options.pageTitle', [sectionName(section)]);
  }, [section]);
  useEffect(() => {
    if (views) document.body.dataset['ready'] = '1';
  }, [views]);

  const isUnreadable = useUnreadable(views || stored.failure === null ? 0 : stored.failures);
  useFocusAfter(isUnreadable, views !== null, titleRef);
  const page = views && { views, stored, now: ours, locale, titleRef };
  return (
    <div class="options">
      <SideNavigation
        current={section}
        counts={
          views
            ? {
                coins: views.settings.watchlist.length,
                sources: views.sources.feeds.filter((feed) => views.settings.feeds[feed.id] ?? feed.on).length,
                muted: views.mutes.length,
                alerts: views.alerts.alerts.length,
              }
            : {}
        }
        version={version}
        locale={locale}
        onSelect={select}
      />
      <main>
        {page && section === 'coins' && <CoinsPage {...page} now={sourcesNow(page.views.ticker.notices, ours)} />}
        {page && section === 'sources' && <SourcesPage {...page} />}
        {page && section === 'muted' && <MutedPage {...page} />}
        {page && section === 'alerts' && <AlertsPage {...page} />}
        {page && section === 'sidebar' && <SidebarPage {...page} />}
        {page && section === 'privacy' && <PrivacyPage {...page} />}
        {page && section === 'sync' && <SyncPage {...page} />}
        {page && section === 'data' && <DataPage {...page} />}
        {section === 'check' && <SelfCheckPage version={version} locale={locale} titleRef={titleRef} />}
        {isUnreadable && section !== 'check' && (
          <UnreadablePage reason={stored.failure ?? ''} locale={locale} titleRef={titleRef} reload={stored.reload} />
        )}
        <div class="notices">
          {stored.failure !== null && !isUnreadable && (
            <Notice tone="bad" action={{ label: i18n.t('options.failed.again'), onPress: stored.reload }}>
              {i18n.t('options.failed.load', [stored.failure])}
            </Notice>
          )}
          {backups?.broughtBack && (
            <Notice
              tone={backups.broughtBack.backupAt === null ? 'bad' : 'plain'}
              action={{ label: i18n.t('options.failed.dismiss'), onPress: () => void forgetBroughtBack() }}
            >
              {broughtBackText(backups.broughtBack, locale)}
            </Notice>
          )}
          {stored.changeFailure !== null && (
            <Notice
              tone="bad"
              action={{ label: i18n.t('options.failed.dismiss'), onPress: stored.forgetChangeFailure }}
            >
              {i18n.t('options.failed.change', [stored.changeFailure])}
            </Notice>
          )}
        </div>
      </main>
    </div>
  );
}
