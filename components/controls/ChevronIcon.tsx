import { Drawing, type IconProps } from './Drawing.tsx';

/** Opens downwards: a choice. A file of its own, since the popup's first paint has no use for it. */
export function ChevronIcon(props: IconProps) {
  return (
    <Drawing {...props}>
      <path d="m4 6 4 4 4-4" />
    </Drawing>
  );
}
