/** The drawings only the options need. */
import { Drawing, type IconProps } from '../controls/Drawing.tsx';

export function CoinIcon(props: IconProps) {
  return (
    <Drawing {...props}>
      <circle cx="8" cy="8" r="5.5" />
      <path d="M8 5.2v5.6" />
    </Drawing>
  );
}

export function FeedIcon(props: IconProps) {
  return (
    <Drawing {...props}>
      <path d="M3 12.5h.01M3 8a5 5 0 0 1 5 5M3 3.5A9.5 9.5 0 0 1 12.5 13" />
    </Drawing>
  );
}

export function DownloadIcon(props: IconProps) {
  return (
    <Drawing {...props}>
      <path d="M8 2.5v7M5 6.8l3 3 3-3M3 13.5h10" />
    </Drawing>
  );
}

export function EyeIcon(props: IconProps) {
  return (
    <Drawing {...props}>
      <path d="M1.8 8S4 3.8 8 3.8 14.2 8 14.2 8 12 12.2 8 12.2 1.8 8 1.8 8z" />
      <circle cx="8" cy="8" r="1.9" />
    </Drawing>
  );
}

export function CheckIcon(props: IconProps) {
  return (
    <Drawing {...props}>
      <path d="m3.5 8.5 3 3 6-7" />
    </Drawing>
  );
}

/** A clock: it passes. */
export function WaitIcon(props: IconProps) {
  return (
    <Drawing {...props}>
      <circle cx="8" cy="8" r="5.5" />
      <path d="M8 4.8V8l2.2 1.6" />
    </Drawing>
  );
}

/** A pulse. */
export function PulseIcon(props: IconProps) {
  return (
    <Drawing {...props}>
      <path d="M1.8 8h3l1.7-4.5 3 9L11.2 8h3" />
    </Drawing>
  );
}

export function MutedIcon(props: IconProps) {
  return (
    <Drawing {...props}>
      <circle cx="8" cy="8" r="5.5" />
      <path d="m4.2 4.2 7.6 7.6" />
    </Drawing>
  );
}

export function WarningIcon(props: IconProps) {
  return (
    <Drawing {...props}>
      <path d="M8 2.8 14 13H2z" />
      <path d="M8 6.7v3M8 11.3h.01" />
    </Drawing>
  );
}

export function GripIcon() {
  return (
    <svg class="grip-dots" viewBox="0 0 10 16" aria-hidden="true">
      {[3, 8, 13].flatMap((y) => [2.5, 7.5].map((x) => <circle key={`${x} ${y}`} cx={x} cy={y} r="1.2" />))}
    </svg>
  );
}

export function MoreIcon() {
  return (
    <Drawing>
      <path d="M3.5 8h.01M8 8h.01M12.5 8h.01" stroke-width="2" />
    </Drawing>
  );
}

export function SyncIcon(props: IconProps) {
  return (
    <Drawing {...props}>
      <path d="M13 6.5A5.3 5.3 0 0 0 3.5 5M3 9.5A5.3 5.3 0 0 0 12.5 11M3.5 2.2V5h2.8M12.5 13.8V11H9.7" />
    </Drawing>
  );
}
