/** Thousands upwards; the unit stands where the decimal point would. */
const LARGE = ['', 'k', 'M', 'B', 'T', 'P', 'E', 'Z', 'Y'] as const;
/** Thousandths downwards; lower case, so that `m` is never `M`. */
const SMALL = ['', 'm', 'u', 'n', 'p', 'f', 'a', 'z', 'y'] as const;

/** What the badge says where there is no price to say. */
const NO_PRICE_BADGE = '?';

/**
 * A price in at most four characters, three significant digits, without currency: `64k6`, `1k74`, `105k`, `1M23`,
 * `44.9`, `.083`, `8m30` (0.0083), `8u12` (0.00000812). From .01 to 1 there is room for three decimals only; where these
 * would say `.100` of a price below .1, the thousandth is the unit there too: `99m6` (0.0996).
 * The unit takes the point's place because the badge holds four characters: two prices whose first three digits
 * stand at different powers of ten never share a text. No price (null, zero, not finite, beyond the units): `?`.
 */
export function badgeText(price: number | null): string {
  if (price === null || !Number.isFinite(price) || price <= 0) return NO_PRICE_BADGE;
  // Rounding comes first, so that 999.7 becomes 1k00 and not the five characters of 1000.
  const [mantissa = '', power = ''] = price.toExponential(2).split('e');
  const exponent = Number(power);
  if (exponent === -1 || exponent === -2) {
    const decimals = price.toFixed(3).slice(1);
    if (exponent === -1 || decimals !== '.100') return decimals;
  }

  const group = Math.floor(exponent / 3);
  const unit = group >= 0 ? LARGE[group] : SMALL[-group];
  if (unit === undefined) return NO_PRICE_BADGE;
  const digits = mantissa.replace('.', '');
  const whole = exponent - group * 3 + 1;
  const fraction = digits.slice(whole);
  return digits.slice(0, whole) + (unit || (fraction && '.')) + fraction;
}
