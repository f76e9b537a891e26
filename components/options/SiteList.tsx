import { i18n } from '#i18n';
import { useState } from 'preact/hooks';
import { EVERYWHERE, readSite } from '../../lib/domain/sidebar-sites.ts';
import { PlusIcon } from '../controls/icons.tsx';
import { WarningIcon } from './icons.tsx';
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
  /** Within the click: here the browser is asked. */
  readonly onAllow: (site: string) => void;
  readonly onTakeBack: (site: string) => void;
}

/** The sites where the sidebar may stand by itself: the publishers', those that were added, or all. */
export function SiteList({ publishers, sites, isFirefox, onAllow, onTakeBack }: SiteListProps) {
  const [typed, setTyped] = useState('');
  const [isRefused, setIsRefused] = useState(false);
  const host = readSite(typed);
  const isEverywhere = sites.some(({ site }) => site === EVERYWHERE);
  const will = host === null ? '' : i18n.t('options.sites.will', [permissionWords([host], isFirefox)]);
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
          <SiteRow key={one.site} {...one} onAllow={onAllow} onTakeBack={onTakeBack} />
        ))}
        {!isEverywhere && (
          <li class="setting">
            <span>
              {i18n.t('options.sites.everywhere')}
              <span class="note site-hosts">{i18n.t('options.sites.will', [everywhereWords(isFirefox)])}</span>
            </span>
            <button type="button" class="button" data-part="allow-everywhere" onClick={() => onAllow(EVERYWHERE)}>
              {i18n.t('options.sites.allow')}
            </button>
          </li>
        )}
      </ul>
      <form
        class="add-site"
        onSubmit={(event) => {
          event.preventDefault();
          setIsRefused(host === null);
          if (host === null) return;
          onAllow(host);
          setTyped('');
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
            aria-invalid={isRefused}
            value={typed}
            onInput={(event) => {
              setTyped(event.currentTarget.value);
              setIsRefused(false);
            }}
          />
        </label>
        <button type="submit" class="button" data-part="add-site">
          {i18n.t('options.sites.allow')}
        </button>
      </form>
      <output class={isRefused ? 'add-will bad' : 'add-will'} id="add-site-will">
        {isRefused && <WarningIcon small />}
        {isRefused ? i18n.t('options.sites.noSite') : will}
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
            onClick={() => onAllow(site)}
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
