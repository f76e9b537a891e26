import { CheckIcon } from '../options/icons.tsx';
import { PlusIcon } from '../controls/icons.tsx';

interface ChipProps {
  readonly on: boolean;
  readonly label: string;
  /** What is said instead of a short label. */
  readonly spoken?: string;
  readonly onChange: (on: boolean) => void;
}

/** Something that is taken or left; the glyph tells which, the tint only helps. */
export function Chip({ on, label, spoken, onChange }: ChipProps) {
  return (
    <button
      type="button"
      class="chip"
      aria-pressed={on}
      aria-label={spoken}
      title={spoken}
      onClick={() => onChange(!on)}
    >
      {on ? <CheckIcon small /> : <PlusIcon small />}
      <span>{label}</span>
    </button>
  );
}
