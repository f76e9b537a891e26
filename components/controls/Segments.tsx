import './segments.css';

interface SegmentsProps<T extends string> {
  /** Said before the choice, not shown. */
  readonly label: string;
  /** Of the group in its form. */
  readonly name: string;
  readonly part?: string;
  readonly value: T;
  /** A `spoken` label is what a short one means: "24 hours" of "24h". */
  readonly choices: readonly { readonly value: T; readonly label: string; readonly spoken?: string }[];
  readonly onChange: (value: T) => void;
}

/** One of a few, side by side. Radio buttons underneath: one stop for Tab, arrows choose. */
export function Segments<T extends string>(props: SegmentsProps<T>) {
  return (
    <fieldset class="segments" data-part={props.part}>
      <legend class="visually-hidden">{props.label}</legend>
      {props.choices.map(({ value, label, spoken }) => (
        <label key={value} title={spoken}>
          <input
            type="radio"
            name={props.name}
            value={value}
            aria-label={spoken}
            checked={value === props.value}
            onChange={() => props.onChange(value)}
          />
          <span>{label}</span>
        </label>
      ))}
    </fieldset>
  );
}
