import { SPARK, sparkLine, WIDE_SPARK } from './sparkline-path.ts';

interface SparklineProps {
  /** Oldest first. Fewer than two draw the dotted line of "no history". */
  readonly points: readonly number[];
  /** Text equivalent, e.g. "7 days: low $61,000, high $66,000, now $64,571". */
  readonly label: string;
  /** 118 by 18 instead of 64 by 24. */
  readonly wide?: boolean;
}

/** Seven days in 64 by 24: grey, never filled, never coloured. */
export function Sparkline({ points, label, wide = false }: SparklineProps) {
  const box = wide ? WIDE_SPARK : SPARK;
  const line = sparkLine(points, box);
  const classes = wide ? 'sparkline wide' : 'sparkline';
  const viewBox = `0 0 ${box.width} ${box.height}`;
  return (
    // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a picture that is drawn here has no address for <img>
    <svg class={classes} viewBox={viewBox} role="img" aria-label={label}>
      {line ? (
        <>
          <path d={line.path} />
          <circle cx={line.endX} cy={line.endY} r="1.75" />
        </>
      ) : (
        <path d={`M0 ${box.height / 2}H${box.width - 3}`} stroke-dasharray="2 3" />
      )}
    </svg>
  );
}
