import { i18n } from '#i18n';
import { ChevronIcon } from '../controls/ChevronIcon.tsx';
import { BellIcon, BesideIcon, ShelfIcon } from '../controls/icons.tsx';
import { Mark } from '../controls/Mark.tsx';
import { CoinIcon, DownloadIcon, EyeIcon, FeedIcon, MutedIcon, PulseIcon, SyncIcon } from './icons.tsx';

export const sections = ['coins', 'sources', 'muted', 'alerts', 'sidebar', 'privacy', 'sync', 'data', 'check'] as const;
export type Section = (typeof sections)[number];

const icons = {
  coins: CoinIcon,
  sources: FeedIcon,
  muted: MutedIcon,
  alerts: BellIcon,
  sidebar: BesideIcon,
  privacy: EyeIcon,
  sync: SyncIcon,
  data: DownloadIcon,
  check: PulseIcon,
};

interface SideNavigationProps {
  readonly current: Section;
  /** How many things a section holds, where a figure says something. */
  readonly counts: Partial<Record<Section, number>>;
  readonly version: string;
  readonly locale: string;
  readonly onSelect: (section: Section) => void;
}

/** The sections at the side; on narrow windows the style sheet shows the select in their place. */
export function SideNavigation({ current, counts, version, locale, onSelect }: SideNavigationProps) {
  const figure = new Intl.NumberFormat(locale);
  return (
    <nav class="side-navigation" aria-label={i18n.t('options.navigation')}>
      <div>
        <p class="brand">
          <Mark />
          <span translate={false}>Coinside</span>
        </p>
        <ul class="sections">
          {sections.map((section) => {
            const Icon = icons[section];
            return (
              <li key={section}>
                <a href={`#${section}`} data-section={section} aria-current={section === current ? 'page' : undefined}>
                  <Icon />
                  <span>{sectionName(section)}</span>
                  {counts[section] !== undefined && <span class="number">{figure.format(counts[section])}</span>}
                </a>
              </li>
            );
          })}
        </ul>
        <label class="select section-select">
          <span class="visually-hidden">{i18n.t('options.section')}</span>
          <select
            value={current}
            onChange={(event) => {
              const chosen = sections.find((section) => section === event.currentTarget.value);
              if (chosen) onSelect(chosen);
            }}
          >
            {sections.map((section) => (
              <option key={section} value={section}>
                {sectionName(section)}
              </option>
            ))}
          </select>
          <ChevronIcon small />
        </label>
        <a
          class="to-shelf"
          href="shelf.html"
          target="_blank"
          title={i18n.t('popup.shelf')}
          aria-label={i18n.t('popup.shelf')}
          data-part="shelf"
        >
          <ShelfIcon />
          <span>{i18n.t('shelf.title')}</span>
        </a>
        <p class="version">{i18n.t('options.version', [version])}</p>
      </div>
    </nav>
  );
}

export function sectionName(section: Section): string {
  return i18n.t(`options.sections.${section}`);
}
