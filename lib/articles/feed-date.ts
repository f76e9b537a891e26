const MAX_LENGTH = 200;
/** How month names begin: English, and what else the sources' neighbours write (es, pt, it, fr, de). */
const MONTHS = [
  /^(jan|ene|gen|jän)/,
  /^(feb|fev|fév)/,
  /^(mar|mär)/,
  /^(apr|abr|avr)/,
  /^(may|mai|mag)/,
  /^(jun|juin|giu)/,
  /^(jul|juil|lug)/,
  /^(aug|ago|aoû)/,
  /^(sep|set)/,
  /^(oct|out|ott|okt)/,
  /^nov/,
  /^(dec|dez|dic|déc)/,
];

/** Hours of the zones that RFC 822 names, and a few more that feeds use. */
const ZONES = new Map(
  Object.entries({
    z: 0,
    ut: 0,
    utc: 0,
    gmt: 0,
    wet: 0,
    bst: 1,
    cet: 1,
    west: 1,
    cest: 2,
    eet: 2,
    eest: 3,
    msk: 3,
    edt: -4,
    est: -5,
    cdt: -5,
    cst: -6,
    mdt: -6,
    mst: -7,
    pdt: -7,
    pst: -8,
    akst: -9,
    hst: -10,
    et: -5,
    ct: -6,
    mt: -7,
    pt: -8,
    ist: 5.5,
    jst: 9,
    kst: 9,
    aest: 10,
    aedt: 11,
  }),
);

/** 31 Dec 2003 10:14:55 GMT, in any of its misspellings: weekday, seconds and zone may be missing or odd. */
const DAY_FIRST =
  /(?:^|[\s,])(\d{1,2})(?:st|nd|rd|th)?[\s.\-/]+(\p{L}{3,10})\.?,?[\s.\-/]+(\d{4}|\d{2})(?:[\s,T]+(?:at\s+)?(.*))?$/iu;
/** Dec 31, 2003 10:14 and asctime's Wed Dec 31 10:14:55 2003. */
const MONTH_FIRST =
  /(?:^|[\s,])(\p{L}{3,10})\.?\s+(\d{1,2})(?:st|nd|rd|th)?(?:,?\s+(\d{4})(?:[\s,T]+(?:at\s+)?(.*))?|\s+(\d{1,2}:\S+)(.*?)\s(\d{4}))$/iu;
/** ISO 8601 and the W3C profile: year, month and day may stand alone; the `T` may be a space. */
const ISO = /^(\d{4})(?:[-/.]?(\d{2}|(?<=\D)\d)(?:[-/.]?(\d{2}|(?<=\D)\d))?)?(?:(?:[T\s]+|(?<=\d{8}))(.*))?$/i;
const CLOCK = /^(\d{1,2})[:.h]?(\d{2})(?:[:.]?(\d{2})(?:[.,:](\d{1,9}))?)?\s*([ap]\.?m\.?)?\s*(.*)$/i;
const OFFSET = /^(?:(?:gmt|utc|ut|z)\s*)?([+\-−])(\d{1,2}):?(\d{2})?(?:\s|\(|$)/i;

/**
 * A feed's date. Reads RFC 822/2822 as publishers really write it, ISO 8601 / W3C, asctime; no zone means UTC. Not
 * Date.parse: engines disagree about most of these, and it takes a missing zone for the reader's own.
 * @returns epoch milliseconds; null where it is no date
 */
export function parseFeedDate(written: string): number | null {
  if (written.length > MAX_LENGTH) return null;
  const text = written
    .trim()
    .replace(/\s+/g, ' ')
    .replace(/\(.*\)$/, '')
    .trim();
  const iso = ISO.exec(text);
  if (iso) return moment(iso[1], Number(iso[2] ?? 1), Number(iso[3] ?? 1), iso[4]);
  const dayFirst = DAY_FIRST.exec(text);
  if (dayFirst) return moment(dayFirst[3], monthNumber(dayFirst[2]), Number(dayFirst[1]), dayFirst[4]);
  const monthFirst = MONTH_FIRST.exec(text);
  if (!monthFirst) return null;
  const [, month, day, year, clock, earlyClock, zone, lateYear] = monthFirst;
  return moment(year ?? lateYear, monthNumber(month), Number(day), clock ?? `${earlyClock ?? ''}${zone ?? ''}`);
}

function monthNumber(name: string | undefined): number {
  const start = (name ?? '').toLowerCase();
  return MONTHS.findIndex((pattern) => pattern.test(start)) + 1;
}

function moment(yearText: string | undefined, month: number, day: number, clock: string | undefined): number | null {
  let year = Number(yearText);
  if (yearText?.length === 2) year += year < 70 ? 2000 : 1900;
  if (month < 1 || month > 12 || day < 1 || day > 31) return null;
  const midnight = Date.UTC(year, month - 1, day);
  // 30 February rolls over; take it for what it is, no date.
  if (new Date(midnight).getUTCDate() !== day) return null;
  const time = clock?.trim() ? timeOfDay(clock.trim()) : 0;
  return time === null ? null : midnight + time;
}

/** Milliseconds since midnight UTC, possibly negative; null where the clock makes no sense. */
function timeOfDay(clock: string): number | null {
  const match = CLOCK.exec(clock);
  // A date with only a zone behind it, "2003-12-31Z".
  if (!match) return zoneHours(clock) === null ? null : 0;
  const [, hourText, minuteText, secondText = '0', fraction = '0', half, zone = ''] = match;
  let hour = Number(hourText);
  if (half) hour = (hour % 12) + (/^p/i.test(half) ? 12 : 0);
  const minute = Number(minuteText);
  const second = Math.min(59, Number(secondText));
  if (hour > 24 || minute > 59 || Number(secondText) > 61) return null;
  const offset = zoneHours(zone.trim()) ?? 0;
  return ((hour - offset) * 3600 + minute * 60 + second) * 1000 + Math.floor(Number(`0.${fraction}`) * 1000);
}

/** Hours east of Greenwich; null where the zone is not known. */
function zoneHours(zone: string): number | null {
  if (zone === '') return 0;
  const offset = OFFSET.exec(zone);
  if (!offset) return ZONES.get(zone.toLowerCase().split(/[\s(]/)[0] ?? '') ?? null;
  const hours = Number(offset[2]) + Number(offset[3] ?? 0) / 60;
  return hours > 14.5 ? null : offset[1] === '+' ? hours : -hours;
}
