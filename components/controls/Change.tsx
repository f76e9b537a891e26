import { formatPercent } from '../../lib/domain/money.ts';

interface ChangeProps {
  /** Percent over the window shown. */
  readonly change: number;
  readonly locale: string;
  /** Stands within text: no reserved width. */
  readonly inline?: boolean;
}

const GLYPHS = { up: 'M4 1 7.6 7H.4z', down: 'M4 7 .4 1h7.2z', flat: 'M.6 3.2h6.8v1.6H.6z' } as const;

/** Arrow, sign and colour, so that none of them has to be seen. Flat has a bar and no sign. */
export function Change({ change, locale, inline = false }: ChangeProps) {
  const { direction, text } = formatPercent(change, locale);
  return (
    <span class={`change number ${direction}${inline ? ' change-inline' : ''}`}>
      <svg viewBox="0 0 8 8" aria-hidden="true">
        <path d={GLYPHS[direction]} />
      </svg>
      <span>{text}</span>
    </span>
  );
}
