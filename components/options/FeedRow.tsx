import { i18n } from '#i18n';
import { useLayoutEffect, useRef } from 'preact/hooks';
import type { FeedView } from '../../lib/query/views.ts';
import { ClockIcon } from '../controls/icons.tsx';
import { feedHealth } from './feed-health.ts';
import { brokenText, healthText, kindText, nextLookText } from './feed-words.ts';
import { CheckIcon, WarningIcon } from './icons.tsx';
import { Toggle } from '../controls/Toggle.tsx';

interface FeedRowProps {
  readonly feed: FeedView;
  /** True while "Try now" waits for its answer. */
  readonly trying: boolean;
  readonly now: number;
  readonly locale: string;
  readonly onSwitch: (on: boolean) => void;
  readonly onTry: () => void;
}

/** One source; where it is broken, a second row says since when, whose turn it is and what stays. */
export function FeedRow({ feed, trying, now, locale, onSwitch, onTry }: FeedRowProps) {
  const toggleRef = useRef<HTMLButtonElement>(null);
  const hasActedRef = useRef(false);
  const health = feedHealth(feed, now);
  const broken = brokenText(feed, now, locale);
  // An action that mends the fault takes its own button away; the focus goes to what stays of this source.
  useLayoutEffect(() => {
    if (broken !== '' || !hasActedRef.current) return;
    hasActedRef.current = false;
    if (document.activeElement === document.body) toggleRef.current?.focus();
  });
  function act(action: () => void): void {
    hasActedRef.current = true;
    action();
  }
  return (
    <>
      <tr class={`feed-row feed-${health}`} data-feed-id={feed.id}>
        <td class="switch-cell">
          <Toggle
            buttonRef={toggleRef}
            on={feed.on}
            label={i18n.t('options.sources.switch', [feed.name])}
            onChange={onSwitch}
          />
        </td>
        <th scope="row" class="source">
          <span class="feed-name" translate={false}>
            <bdi>{feed.name}</bdi>
          </span>
          <span class="host">
            <span translate={false}>{feed.siteHost.replace(/^www\./, '')}</span>
            {feed.unverified && <span class="unverified">{i18n.t('options.sources.unverified')}</span>}
          </span>
        </th>
        <td class="kind">{kindText(feed.kind)}</td>
        <td class="health">
          <span class="health-words">
            {health === 'read' && <CheckIcon small />}
            {(health === 'wait' || health === 'unread') && <ClockIcon small />}
            {health === 'broken' && <WarningIcon small />}
            {healthText(feed, now, locale)}
          </span>
        </td>
        <td class="kept number">{new Intl.NumberFormat(locale).format(feed.articles)}</td>
        <td class="next-look">{nextLookText(feed, now, locale)}</td>
      </tr>
      {broken !== '' && (
        <tr class="feed-fault" data-part="fault">
          <td colSpan={6}>
            {broken}{' '}
            <button
              type="button"
              class="text-button"
              data-part="try-feed"
              aria-disabled={trying}
              onClick={() => act(onTry)}
            >
              {trying ? i18n.t('options.sources.trying') : i18n.t('options.sources.tryNow')}
              <span class="visually-hidden"> {feed.name}</span>
            </button>{' '}
            <button type="button" class="text-button" data-part="turn-off" onClick={() => act(() => onSwitch(false))}>
              {i18n.t('options.sources.turnOff')}
              <span class="visually-hidden"> {feed.name}</span>
            </button>
          </td>
        </tr>
      )}
    </>
  );
}
