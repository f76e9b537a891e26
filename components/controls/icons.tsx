import { Drawing, type IconProps } from './Drawing.tsx';

export function SearchIcon(props: IconProps) {
  return (
    <Drawing {...props}>
      <circle cx="7" cy="7" r="4.25" />
      <path d="m10.5 10.5 3 3" />
    </Drawing>
  );
}

export function RefreshIcon(props: IconProps) {
  return (
    <Drawing {...props}>
      <path d="M13 8a5 5 0 1 1-1.6-3.7M13 2.5V5h-2.5" />
    </Drawing>
  );
}

export function SettingsIcon(props: IconProps) {
  return (
    <Drawing {...props}>
      <path d="M2.5 5h4M10.5 5h3M2.5 11h2M8.5 11h5" />
      <circle cx="8.5" cy="5" r="1.9" />
      <circle cx="6.5" cy="11" r="1.9" />
    </Drawing>
  );
}

export function BesideIcon(props: IconProps) {
  return (
    <Drawing {...props}>
      <rect x="2" y="3" width="12" height="10" rx="2" />
      <path d="M10 3v10" />
    </Drawing>
  );
}

export function ClockIcon(props: IconProps) {
  return (
    <Drawing {...props}>
      <circle cx="8" cy="8" r="5.5" />
      <path d="M8 5v3.2l2 1.3" />
    </Drawing>
  );
}

export function CloseIcon(props: IconProps) {
  return (
    <Drawing {...props}>
      <path d="m4.5 4.5 7 7M11.5 4.5l-7 7" />
    </Drawing>
  );
}

export function PlusIcon(props: IconProps) {
  return (
    <Drawing {...props}>
      <path d="M8 3.5v9M3.5 8h9" />
    </Drawing>
  );
}

/** One road into two: sources that do not say the same. */
export function SplitIcon(props: IconProps) {
  return (
    <Drawing {...props}>
      <path d="M2 8h4l4-4h4M6 8l4 4h4" />
    </Drawing>
  );
}

export function LockIcon(props: IconProps) {
  return (
    <Drawing {...props}>
      <rect x="3.5" y="7" width="9" height="6" rx="1.5" />
      <path d="M5.5 7V5.2a2.5 2.5 0 0 1 5 0V7" />
    </Drawing>
  );
}

/** A one in a ring: a price that stands on one source's word. */
export function OneIcon(props: IconProps) {
  return (
    <Drawing {...props}>
      <circle cx="8" cy="8" r="6" />
      <path d="M6.5 6.2 8.3 5v6" />
    </Drawing>
  );
}

/** An alert. */
export function BellIcon(props: IconProps) {
  return (
    <Drawing {...props}>
      <path d="M3 11.5h10c-1-1-1.3-2.2-1.3-4.6a3.7 3.7 0 0 0-7.4 0c0 2.4-.3 3.6-1.3 4.6zM7 14h2" />
    </Drawing>
  );
}

/** Lines of different lengths: how a list is shown. */
export function ViewIcon(props: IconProps) {
  return (
    <Drawing {...props}>
      <path d="M2.5 4h11M2.5 8h7.5M2.5 12h4" />
    </Drawing>
  );
}

/** Books upright, one leaning: what is kept to be read. */
export function ShelfIcon(props: IconProps) {
  return (
    <Drawing {...props}>
      <path d="M2 13.5h12M3.5 13.5v-10h2.5v10M6 5.5h2.5v8M10 5.2l2.6 8.1" />
    </Drawing>
  );
}
