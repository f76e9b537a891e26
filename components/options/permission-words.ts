import { i18n } from '#i18n';

/**
 * The sentence in which the browser itself asks its user for these hosts, as Chrome's and Firefox's own texts have it.
 * @param hosts at least one, without doubles
 */
export function permissionWords(hosts: readonly string[], isFirefox: boolean): string {
  const [first = '', second = '', third = ''] = hosts;
  if (isFirefox) return i18n.t(`options.sources.permission.${hosts.length > 1 ? 'firefoxMany' : 'firefox'}`, [first]);
  if (hosts.length > 3) return i18n.t('options.sources.permission.many');
  if (hosts.length === 3) return i18n.t('options.sources.permission.three', [first, second, third]);
  return hosts.length === 2
    ? i18n.t('options.sources.permission.two', [first, second])
    : i18n.t('options.sources.permission.one', [first]);
}

/** The hosts of addresses, each once, in their order. */
export function hostsOf(urls: readonly string[]): string[] {
  return [...new Set(urls.map((url) => new URL(url).hostname))];
}

/** A host as people say it. */
export function shortHost(host: string): string {
  return host.replace(/^www\./, '');
}

/** The same sentence for every site there is. */
export function everywhereWords(isFirefox: boolean): string {
  return i18n.t(`options.sources.permission.${isFirefox ? 'firefoxAll' : 'all'}`);
}
