import { Drawing } from '../controls/Drawing.tsx';

export function BellIcon() {
  return (
    <Drawing>
      <path d="M3.5 11.5h9l-1.2-1.9V7a3.3 3.3 0 0 0-6.6 0v2.6zM6.8 13.8h2.4" />
    </Drawing>
  );
}

export function CopyIcon() {
  return (
    <Drawing>
      <rect x="5.5" y="5.5" width="8" height="8" rx="1.5" />
      <path d="M3 10.5V3.8c0-.7.6-1.3 1.3-1.3h6.2" />
    </Drawing>
  );
}
