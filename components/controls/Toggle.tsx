import type { Ref } from 'preact';

interface ToggleProps {
  readonly id?: string;
  readonly on: boolean;
  readonly label: string;
  /** Id of the sentence that tells what it does. */
  readonly describedBy?: string;
  readonly buttonRef?: Ref<HTMLButtonElement>;
  readonly onChange: (on: boolean) => void;
}

/** A switch: the knob's place tells on from off, not its colour alone. */
export function Toggle({ id, on, label, describedBy, buttonRef, onChange }: ToggleProps) {
  return (
    <button
      ref={buttonRef ?? null}
      id={id}
      type="button"
      class="toggle"
      role="switch"
      aria-checked={on}
      aria-label={label}
      aria-describedby={describedBy}
      onClick={() => onChange(!on)}
    >
      <span class="toggle-track">
        <span class="toggle-knob" />
      </span>
    </button>
  );
}
