import { i18n } from '#i18n';
import { isOfNow, type ThenAndNow as View, type Yardstick } from '../../lib/domain/then-and-now.ts';
import { Change } from '../controls/Change.tsx';
import { pastLines } from './past-line.ts';
import { basketText, stretchText } from './then-words.ts';

const CHART = { width: 328, height: 76 };

interface YardsticksProps {
  readonly view: View;
  readonly pageAt: number;
  readonly now: number;
  readonly locale: string;
}

/** Absent once a price in it is no longer of now: a change "until now" would be none. */
export function Yardsticks({ view, pageAt, now, locale }: YardsticksProps) {
  const ofNow = (yardstick: Yardstick | null): Yardstick | null =>
    yardstick?.standings.every((standing) => isOfNow(standing, now)) ? yardstick : null;
  const [basket, bitcoin] = [ofNow(view.basket), ofNow(view.bitcoin)];
  if (!basket && !bitcoin) return null;
  return (
    <>
      <dl class="yardsticks">
        {basket && <Key kind="basket" name={basketText(basket, locale)} yardstick={basket} locale={locale} />}
        {bitcoin && <Key kind="bitcoin" name="BTC" yardstick={bitcoin} locale={locale} />}
      </dl>
      <YardstickChart basket={basket} bitcoin={bitcoin} />
      <div class="yardstick-axis">
        <span>{i18n.t('sidebar.past')}</span>
        <span>{stretchText(now - pageAt, locale)}</span>
        <span>{i18n.t('sidebar.now')}</span>
      </div>
    </>
  );
}

interface KeyProps {
  readonly kind: 'basket' | 'bitcoin';
  readonly name: string;
  readonly yardstick: Yardstick;
  readonly locale: string;
}

function Key({ kind, name, yardstick, locale }: KeyProps) {
  return (
    <div class={`yardstick ${kind}`} data-part={kind}>
      <dt>{name}</dt>
      <dd>
        <Change change={yardstick.change} locale={locale} inline />
      </dd>
    </div>
  );
}

/** The figures above say it in words. */
function YardstickChart({ basket, bitcoin }: Pick<View, 'basket' | 'bitcoin'>) {
  const kinds = [bitcoin && ('bitcoin' as const), basket && ('basket' as const)].filter((kind) => kind !== null);
  const lines = pastLines(
    kinds.map((kind) => (kind === 'basket' ? (basket?.line ?? []) : (bitcoin?.line ?? []))),
    CHART,
  );
  const base = lines[0]?.start;
  return (
    <svg class="yardstick-chart" viewBox={`0 0 ${CHART.width} ${CHART.height}`} aria-hidden="true">
      {base && <path class="base" d={`M0 ${base.y}H${CHART.width}`} />}
      {lines.map(({ path, end }, at) => (
        <g key={kinds[at]} class={kinds[at]}>
          <path d={path} />
          {end && <circle cx={end.x} cy={end.y} r="2.5" />}
        </g>
      ))}
      {base && <circle class="hollow" cx={base.x} cy={base.y} r="2.5" />}
    </svg>
  );
}
