/** XML text and attribute escaping. */
export function escapeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

export function cdata(text: string): string {
  return `<![CDATA[${text.replaceAll(']]>', ']]]]><![CDATA[>')}]]>`;
}

/** As WordPress writes titles: typographic marks as numeric references. */
export function numericEntities(text: string): string {
  return escapeXml(text).replaceAll(/[\u2010-\u203a\u00a0-\u00ff]/g, (mark) => `&#${mark.codePointAt(0) ?? 63};`);
}

/** RFC 822 with a numeric zone, as most feeds write it. */
export function rfc822(at: number): string {
  return new Date(at).toUTCString().replace('GMT', '+0000');
}

/** The same instant on a wall clock `hours` beside UTC, as Atom and dc:date write it. */
export function isoAtOffset(at: number, hours: number): string {
  const shifted = new Date(at + hours * 3_600_000).toISOString().slice(0, 19);
  const sign = hours < 0 ? '-' : '+';
  return `${shifted}${sign}${String(Math.abs(hours)).padStart(2, '0')}:00`;
}

/** Letters that ISO-8859-1 lacks, in its nearest writing. */
export function toLatin1Text(text: string): string {
  return text
    .replaceAll(/[‘’]/g, "'")
    .replaceAll(/[“”]/g, '"')
    .replaceAll(/[–—]/g, '-')
    .replaceAll('…', '...')
    .replaceAll('→', '->');
}
