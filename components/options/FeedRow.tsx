import { i18n } from '#i18n';
import { useId, useLayoutEffect, useRef } from 'preact/hooks';
import type { FeedView } from '../../lib/query/views.ts';
import { ClockIcon } from '../controls/icons.tsx';
import type { FeedActions } from './feed-actions.ts';
import { type FeedHealth, feedHealth } from './feed-health.ts';
import { FeedPanel } from './FeedPanel.tsx';
import { brokenText, healthText, kindText, nextLookText } from './feed-words.ts';
import { CheckIcon, MoreIcon, WarningIcon } from './icons.tsx';
import { hostsOf, permissionWords, shortHost } from './permission-words.ts';
import { Toggle } from '../controls/Toggle.tsx';

interface FeedRowProps {
  readonly feed: FeedView;
  /** True while "Try now" waits for its answer. */
  readonly trying: boolean;
  readonly isOpen: boolean;
  readonly folders: readonly string[];
  readonly isFirefox: boolean;
  readonly now: number;
  readonly locale: string;
  readonly actions: FeedActions;
  readonly onOpen: (isOpen: boolean) => void;
}

/** One source; where it needs somebody, a second row says whom and for what; opened, a third has its settings. */
export function FeedRow(props: FeedRowProps) {
  const { feed, trying, isOpen, folders, isFirefox, now, locale, actions, onOpen } = props;
  const toggleRef = useRef<HTMLButtonElement>(null);
  const moreRef = useRef<HTMLButtonElement>(null);
  const hasActedRef = useRef(false);
  const panelId = useId();
  const health = feedHealth(feed, now);
  const broken = faultText(feed, now, locale, isFirefox);
  // An action that mends the fault takes its own button away; the focus goes to what stays of this source.
  useLayoutEffect(() => {
    if (broken !== '' || !hasActedRef.current) return;
    hasActedRef.current = false;
    if (document.activeElement === document.body) toggleRef.current?.focus();
  });
  function onKeyDown(event: KeyboardEvent): void {
    if (event.key !== 'Escape' || event.defaultPrevented) return;
    event.preventDefault();
    onOpen(false);
    moreRef.current?.focus();
  }
  function act(action: () => void): void {
    hasActedRef.current = true;
    action();
  }
  return (
    <>
      <tr class={`feed-row feed-${health}${isOpen ? ' feed-opened' : ''}`} data-feed-id={feed.id}>
        <td class="switch-cell">
          <Toggle
            buttonRef={toggleRef}
            on={feed.on}
            label={i18n.t('options.sources.switch', [feed.name])}
            onChange={(on) => actions.onSwitch(feed, on)}
          />
        </td>
        <th scope="row" class="source">
          <span class="feed-name" translate={false}>
            <bdi>{feed.name}</bdi>
          </span>
          <span class="host">
            <span translate={false}>{shortHost(feed.siteHost)}</span>
            {feed.unverified && <span class="unverified">{i18n.t('options.sources.unverified')}</span>}
            {feed.muted && <span class="feed-muted">{i18n.t('options.sources.muted')}</span>}
          </span>
        </th>
        <td class="kind">{kindText(feed.kind)}</td>
        <td class="health">
          <span class="health-words">
            <HealthGlyph health={health} />
            {healthText(feed, now, locale)}
          </span>
        </td>
        <td class="kept number">{new Intl.NumberFormat(locale).format(feed.articles)}</td>
        <td class="next-look">{nextLookText(feed, now, locale)}</td>
        <td class="more-cell">
          <button
            ref={moreRef}
            type="button"
            class="icon-button"
            data-part="more"
            aria-expanded={isOpen}
            aria-controls={panelId}
            aria-label={i18n.t('options.sources.more', [feed.name])}
            onClick={() => onOpen(!isOpen)}
          >
            <MoreIcon />
          </button>
        </td>
      </tr>
      {broken !== '' && (
        <tr class="feed-fault" data-part="fault">
          <td colSpan={7}>
            {broken}{' '}
            {feed.allowed ? (
              <button
                type="button"
                class="text-button"
                data-part="try-feed"
                aria-disabled={trying}
                onClick={() => act(() => actions.onTry(feed))}
              >
                {trying ? i18n.t('options.sources.trying') : i18n.t('options.sources.tryNow')}
                <span class="visually-hidden"> {feed.name}</span>
              </button>
            ) : (
              <button
                type="button"
                class="text-button"
                data-part="allow-feed"
                onClick={() => act(() => actions.onAllow(feed))}
              >
                {i18n.t('options.sources.allow')}
                <span class="visually-hidden"> {feed.name}</span>
              </button>
            )}{' '}
            <button
              type="button"
              class="text-button"
              data-part="turn-off"
              onClick={() => act(() => actions.onSwitch(feed, false))}
            >
              {i18n.t('options.sources.turnOff')}
              <span class="visually-hidden"> {feed.name}</span>
            </button>
          </td>
        </tr>
      )}
      <tr class="feed-panel" id={panelId} hidden={!isOpen} onKeyDown={onKeyDown}>
        <td colSpan={7}>
          {isOpen && <FeedPanel feed={feed} trying={trying} folders={folders} locale={locale} actions={actions} />}
        </td>
      </tr>
    </>
  );
}

function HealthGlyph({ health }: { readonly health: FeedHealth }) {
  switch (health) {
    case 'read':
      return <CheckIcon small />;
    case 'wait':
    case 'unread':
      return <ClockIcon small />;
    case 'broken':
      return <WarningIcon small />;
    default:
      return null;
  }
}

/** What is wrong in a sentence or two; '' for a feed that needs nobody. */
function faultText(feed: FeedView, now: number, locale: string, isFirefox: boolean): string {
  if (!feed.on || feed.allowed) return brokenText(feed, now, locale);
  const hosts = hostsOf([feed.url]);
  return i18n.t('options.sources.notAllowed', [shortHost(hosts[0] ?? ''), permissionWords(hosts, isFirefox)]);
}
