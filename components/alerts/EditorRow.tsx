import type { ComponentChildren } from 'preact';
import { ChevronIcon } from '../controls/ChevronIcon.tsx';

interface ChoiceRowProps<T extends string> {
  readonly label: string;
  readonly part: string;
  readonly value: T;
  readonly choices: readonly { readonly value: T; readonly label: string }[];
  readonly onChange: (value: T) => void;
}

/** A row of the editor: the label at the start, what is chosen at the end. The whole row is the select's. */
export function ChoiceRow<T extends string>({ label, part, value, choices, onChange }: ChoiceRowProps<T>) {
  return (
    <label class="editor-row">
      <span>{label}</span>
      <select
        data-part={part}
        value={value}
        onChange={(event) => {
          const chosen = choices.find((choice) => choice.value === event.currentTarget.value);
          if (chosen) onChange(chosen.value);
        }}
      >
        {choices.map((choice) => (
          <option key={choice.value} value={choice.value}>
            {choice.label}
          </option>
        ))}
      </select>
      <ChevronIcon small />
    </label>
  );
}

interface FigureFieldProps {
  readonly label: string;
  readonly part: string;
  readonly value: string;
  readonly unit: string;
  readonly describedBy: string;
  readonly wrong: boolean;
  readonly onInput: (typed: string) => void;
}

/** A figure as the reader writes it, with its unit at the end. */
export function FigureField({ label, part, value, unit, describedBy, wrong, onInput }: FigureFieldProps) {
  return (
    <label class="field figure-field" data-wrong={wrong ? '' : undefined}>
      <span class="visually-hidden">{label}</span>
      <input
        data-part={part}
        type="text"
        inputMode="decimal"
        autocomplete="off"
        spellcheck={false}
        maxLength={40}
        value={value}
        aria-invalid={wrong}
        aria-describedby={describedBy}
        onInput={(event) => onInput(event.currentTarget.value)}
      />
      <span class="figure-unit" aria-hidden="true">
        {unit}
      </span>
    </label>
  );
}

/** A row whose control is not a select. */
export function PlainRow({ children }: { readonly children: ComponentChildren }) {
  return <div class="editor-row">{children}</div>;
}
