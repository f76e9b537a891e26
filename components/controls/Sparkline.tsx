import { SPARK_HEIGHT, SPARK_WIDTH, sparkLine } from './sparkline-path.ts';

interface SparklineProps {
  /** Oldest first. Fewer than two draw the dotted line of "no history". */
  readonly points: readonly number[];
  /** Text equivalent, e.g. "7 days: low $61,000, high $66,000, now $64,571". */
  readonly label: string;
}

/** Seven days in 64 by 24: grey, never filled, never coloured. */
export function Sparkline({ points, label }: SparklineProps) {
  const line = sparkLine(points);
  return (
    // oxlint-disable-next-line jsx-a11y/prefer-tag-over-role -- a picture that is drawn here has no address for <img>
    <svg class="sparkline" viewBox={`0 0 ${SPARK_WIDTH} ${SPARK_HEIGHT}`} role="img" aria-label={label}>
      {line ? (
        <>
          <path d={line.path} />
          <circle cx={line.endX} cy={line.endY} r="1.75" />
        </>
      ) : (
        <path d="M0 12H61" stroke-dasharray="2 3" />
      )}
    </svg>
  );
}
