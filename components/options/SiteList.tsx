import { i18n } from '#i18n';
import { useEffect, useRef, useState } from 'preact/hooks';
import { EVERYWHERE, readSite } from '../../lib/domain/sidebar-sites.ts';
import { PlusIcon } from '../controls/icons.tsx';
import { CheckIcon, WarningIcon } from './icons.tsx';
import { everywhereWords, permissionWords } from './permission-words.ts';

export interface SidebarSite {
  /** A host, or `EVERYWHERE`. */
  readonly site: string;
  /** Whether the browser lets the sidebar stand there. */
  readonly allowed: boolean;
}

interface SiteListProps {
  /** Hosts of the publishers, which the install allows. */
  readonly publishers: readonly string[];
  readonly sites: readonly SidebarSite[];
  readonly isFirefox: boolean;
  /** What came of the last press, until another address is typed. */
  readonly told: Told | null;
  /** Within the click: here the browser is asked. Resolves to whether it allowed it. */
  readonly onAllow: (site: string) => Promise<boolean>;
  readonly onTakeBack: (site: string) => void;
  readonly onType: () => void;
}

/** One sentence on what was done, or was not. */
export interface Told {
  readonly tone: 'plain' | 'bad';
  readonly text: string;
}

/** The sites where the sidebar may stand by itself: the publishers', those that were added, or all. */
export function SiteList({ publishers, sites, isFirefox, told, onAllow, onTakeBack, onType }: SiteListProps) {
  const [typed, setTyped] = useState('');
  const [isNoSite, setIsNoSite] = useState(false);
  const host = readSite(typed);
  const isEverywhere = sites.some(({ site }) => site === EVERYWHERE);
  const will = host === null ? '' : i18n.t('options.sites.will', [permissionWords([host], isFirefox)]);
  const said: Told | null = isNoSite ? { tone: 'bad', text: i18n.t('options.sites.noSite') } : told;
  const lineRef = useRef<HTMLOutputElement>(null);
  const text = said?.text ?? null;
  useEffect(() => {
    // Read where it was pressed, unless that was in a row further up, which shows by itself what became of it.
    if (text !== null && !document.activeElement?.closest('[data-site], [data-host]'))
      lineRef.current?.scrollIntoView({ block: 'nearest' });
  }, [text]);
  // What is said from now on is of this press.
  const allow = (site: string): Promise<boolean> => {
    setIsNoSite(false);
    return onAllow(site);
  };
  const takeBack = (site: string): void => {
    setIsNoSite(false);
    onTakeBack(site);
  };
  async function add(site: string): Promise<void> {
    // What the browser did not allow stays there, to be tried once more or mended.
    if (await allow(site)) setTyped((now) => (now === typed ? '' : now));
  }
  return (
    <section aria-labelledby="sidebar-sites">
      <h2 id="sidebar-sites">{i18n.t('options.sites.title')}</h2>
      <ul class="rows" aria-labelledby="sidebar-sites">
        <li class="setting">
          <span>
            {i18n.t('options.sites.publishers', publishers.length, [String(publishers.length)])}
            <span class="note site-hosts" translate={false}>
              {publishers.join(', ')}
            </span>
          </span>
          <span class="note">{i18n.t('options.sites.byInstall')}</span>
        </li>
        {sites.map((one) => (
          <SiteRow key={one.site} {...one} onAllow={allow} onTakeBack={takeBack} />
        ))}
        {!isEverywhere && (
          <li class="setting">
            <span>
              {i18n.t('options.sites.everywhere')}
              <span class="note site-hosts">{i18n.t('options.sites.will', [everywhereWords(isFirefox)])}</span>
            </span>
            <button
              type="button"
              class="button"
              data-part="allow-everywhere"
              aria-label={i18n.t('options.sites.allowOn', [i18n.t('options.sites.everywhere')])}
              onClick={() => void allow(EVERYWHERE)}
            >
              {i18n.t('options.sites.allow')}
            </button>
          </li>
        )}
      </ul>
      <form
        class="add-site"
        onSubmit={(event) => {
          event.preventDefault();
          if (host === null) setIsNoSite(true);
          else void add(host);
        }}
      >
        <label class="field">
          <PlusIcon />
          <span class="visually-hidden">{i18n.t('options.sites.add')}</span>
          <input
            data-part="site-address"
            type="text"
            inputMode="url"
            autocomplete="off"
            autocapitalize="off"
            spellcheck={false}
            translate={false}
            dir="ltr"
            maxLength={300}
            placeholder={i18n.t('options.sites.add')}
            aria-describedby="add-site-will"
            aria-invalid={isNoSite}
            value={typed}
            onInput={(event) => {
              setTyped(event.currentTarget.value);
              setIsNoSite(false);
              onType();
            }}
          />
        </label>
        <button type="submit" class="button" data-part="add-site">
          {i18n.t('options.sites.addAction')}
        </button>
      </form>
      <output
        ref={lineRef}
        class={said?.tone === 'bad' ? 'add-will bad' : 'add-will'}
        id="add-site-will"
        data-part="site-told"
      >
        {said && (said.tone === 'bad' ? <WarningIcon small /> : <CheckIcon small />)}
        {said ? said.text : will}
      </output>
    </section>
  );
}

function SiteRow({ site, allowed, onAllow, onTakeBack }: SidebarSite & Pick<SiteListProps, 'onAllow' | 'onTakeBack'>) {
  const name = site === EVERYWHERE ? i18n.t('options.sites.everywhere') : site;
  return (
    <li class="setting" data-site={site}>
      <span class="site" translate={site === EVERYWHERE}>
        {name}
        {!allowed && <span class="note site-hosts warn">{i18n.t('options.sites.notAllowed')}</span>}
      </span>
      <span class="site-actions">
        {!allowed && (
          <button
            type="button"
            class="button"
            data-part="allow"
            aria-label={i18n.t('options.sites.allowOn', [name])}
            onClick={() => void onAllow(site)}
          >
            {i18n.t('options.sites.allow')}
          </button>
        )}
        <button
          type="button"
          class="button"
          data-part="take-back"
          aria-label={i18n.t('options.sites.takeBackOn', [name])}
          onClick={() => onTakeBack(site)}
        >
          {i18n.t('options.sites.takeBack')}
        </button>
      </span>
    </li>
  );
}
