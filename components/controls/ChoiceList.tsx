import type { ComponentChildren } from 'preact';
import './choice-list.css';

interface ChoiceListProps<T extends string> {
  /** Said before the choice, not shown. */
  readonly label: string;
  /** Of the group in its form. */
  readonly name: string;
  /** Null where it is not known yet which: none is shown as chosen. */
  readonly value: T | null;
  readonly choices: readonly { readonly value: T; readonly label: string; readonly note: ComponentChildren }[];
  readonly onChange: (value: T) => void;
}

/** One of a few, one under the other, each with a sentence. Radio buttons: one stop for Tab, arrows choose. */
export function ChoiceList<T extends string>({ label, name, value: chosen, choices, onChange }: ChoiceListProps<T>) {
  return (
    <fieldset class="choice-list">
      <legend class="visually-hidden">{label}</legend>
      {choices.map(({ value, label: words, note }) => (
        <label key={value}>
          <input
            type="radio"
            name={name}
            value={value}
            checked={value === chosen}
            aria-labelledby={`${name}-${value}-label`}
            aria-describedby={`${name}-${value}`}
            onChange={() => onChange(value)}
          />
          <span class="choice-dot" aria-hidden="true" />
          <span class="choice-label" id={`${name}-${value}-label`}>
            {words}
          </span>
          <span class="note" id={`${name}-${value}`}>
            {note}
          </span>
        </label>
      ))}
    </fieldset>
  );
}
