import { i18n } from '#i18n';

interface HiddenSitesProps {
  readonly sites: readonly string[];
  readonly onShowAgain: (host: string) => void;
}

/** The sites where the user said "Not on this site", each with the way back. */
export function HiddenSites({ sites, onShowAgain }: HiddenSitesProps) {
  return (
    <section aria-labelledby="hidden-sites">
      <h2 id="hidden-sites">
        {i18n.t('options.sidebar.hidden')} {sites.length > 0 && <span class="count number">{sites.length}</span>}
      </h2>
      {sites.length === 0 ? (
        <p class="empty">{i18n.t('options.sidebar.none')}</p>
      ) : (
        <ul class="rows" aria-labelledby="hidden-sites">
          {sites.map((host) => (
            <li key={host} class="setting" data-host={host}>
              <span class="site" translate={false}>
                {host}
              </span>
              <button
                type="button"
                class="button"
                data-part="show-again"
                aria-label={i18n.t('options.sidebar.showAgainOn', [host])}
                onClick={() => onShowAgain(host)}
              >
                {i18n.t('options.sidebar.showAgain')}
              </button>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
