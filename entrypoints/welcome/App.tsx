import { i18n } from '#i18n';
import { useEffect, useState } from 'preact/hooks';
import { CoinsStep } from '../../components/welcome/CoinsStep.tsx';
import { Done } from '../../components/welcome/Done.tsx';
import { type SidebarChoice, SidebarStep } from '../../components/welcome/SidebarStep.tsx';
import { SourcesStep } from '../../components/welcome/SourcesStep.tsx';
import { STEPS, type Step, WelcomeFrame } from '../../components/welcome/WelcomeFrame.tsx';
import { browser } from '../../lib/browser.ts';
import { systemClock } from '../../lib/clock.ts';
import { EVERYWHERE } from '../../lib/domain/sidebar-sites.ts';
import { askForEveryHost, giveBackEveryHost } from '../../lib/host-permissions.ts';
import { ask } from '../../lib/messages/client.ts';
import type { Settings, SettingsPatch } from '../../lib/settings/settings.ts';
import { useFirstViews } from './use-first-views.ts';
import { useFoundCoins } from './use-found-coins.ts';

/** Three questions after the install, each with an answer already. What is skipped stays as it is. */
export function App({ locale, isFirefox }: { readonly locale: string; readonly isFirefox: boolean }) {
  const [step, setStep] = useState<Step | 'done'>('coins');
  const views = useFirstViews();
  const search = useFoundCoins();
  const keys = useCommandKeys();

  useEffect(() => {
    if (views) document.body.dataset['ready'] = '1';
  }, [views]);

  const next = (): void => setStep((now) => (now === 'done' ? now : (STEPS[STEPS.indexOf(now) + 1] ?? 'done')));
  /** What is chosen is on its way; the page goes on, since whatever fails can be changed in the options. */
  const store = (change: Promise<unknown>): void => {
    change.catch(() => undefined);
    next();
  };
  const put = (patch: SettingsPatch): void => store(ask('putSettings', patch));

  function chooseSidebar(choice: SidebarChoice, before: readonly string[]): Promise<boolean> {
    const named = before.filter((site) => site !== EVERYWHERE);
    if (choice === 'click') put({ sidebarMode: 'click' });
    if (choice === 'publishers') store(onPublishersOnly(named, before));
    if (choice !== 'everywhere') return Promise.resolve(true);
    // Within the click, before anything is waited for: Firefox forgets it otherwise.
    return askForEveryHost().then((isAllowed) => {
      if (isAllowed) put({ sidebarMode: 'topic', sidebarSites: [...named, EVERYWHERE] });
      return isAllowed;
    });
  }

  const shared = { now: systemClock(), locale, onSkip: next };
  return (
    <WelcomeFrame step={step} title={i18n.t('welcome.pageTitle')} onStep={setStep}>
      {views && step === 'coins' && (
        <CoinsStep {...shared} ticker={views.ticker} search={search} onNext={(watchlist) => put({ watchlist })} />
      )}
      {views && step === 'sources' && (
        <SourcesStep
          {...shared}
          feeds={views.feeds.filter(({ allowed }) => allowed)}
          articles={views.articles}
          onNext={(changed) =>
            store(Promise.all([...changed].map(([feedId, on]) => ask('switchFeed', { feedId, on }))))
          }
        />
      )}
      {views && step === 'sidebar' && (
        <SidebarStep
          {...shared}
          publishers={views.feeds.filter(({ on, allowed }) => on && allowed).length}
          ticker={views.ticker}
          articles={views.articles}
          keys={keys}
          isFirefox={isFirefox}
          initial={choiceOf(views.settings)}
          onNext={(choice) => chooseSidebar(choice, views.settings.sidebarSites)}
        />
      )}
      {step === 'done' && <Done />}
    </WelcomeFrame>
  );
}

/** Sites that were added by name stay; the leave for every site goes back, once the list has it no more. */
async function onPublishersOnly(named: readonly string[], before: readonly string[]): Promise<void> {
  if (!before.includes(EVERYWHERE)) {
    await ask('putSettings', { sidebarMode: 'topic' });
    return;
  }
  await ask('putSettings', { sidebarMode: 'topic', sidebarSites: [...named] });
  await giveBackEveryHost();
}

function choiceOf({ sidebarMode, sidebarSites }: Settings): SidebarChoice {
  if (sidebarMode === 'click') return 'click';
  return sidebarSites.includes(EVERYWHERE) ? 'everywhere' : 'publishers';
}

/** The keys that open the sidebar, as the browser has them now: `['Alt', 'Shift', 'C']`; empty where there are none. */
function useCommandKeys(): readonly string[] {
  const [keys, setKeys] = useState<readonly string[]>([]);
  useEffect(() => {
    const { commands }: Partial<Pick<typeof browser, 'commands'>> = browser;
    const read = async (): Promise<void> => {
      const all = (await commands?.getAll()) ?? [];
      const shortcut = all.find(({ name }) => name === 'toggle-sidebar')?.shortcut ?? '';
      setKeys(shortcut.split('+').filter(Boolean));
    };
    void read();
  }, []);
  return keys;
}
