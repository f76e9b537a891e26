import type { ItemField } from './feed-fields.ts';
import type { Enclosure, ParsedItem } from './parsed-feed.ts';

const MANY = 20;

/** An item while it is being read: each field keeps what came from the most trusted element. */
export class DraftItem {
  private readonly values = new Map<ItemField, { readonly value: string; readonly rank: number }>();
  private readonly authors = new Set<string>();
  private readonly categories = new Set<string>();
  private readonly enclosures: Enclosure[] = [];
  private guidIsLink = true;

  set(field: ItemField, value: string, rank: number): void {
    if (value === '') return;
    if (field === 'author') this.addTo(this.authors, value);
    else if (field === 'category') this.addTo(this.categories, value);
    else if (rank < (this.values.get(field)?.rank ?? Infinity)) this.values.set(field, { value, rank });
  }

  addEnclosure(url: string, type: string | undefined): void {
    if (this.enclosures.length < MANY) this.enclosures.push({ url, type: type?.trim() || null });
  }

  /** RSS: `isPermaLink="false"`, the guid is only a name. */
  forbidGuidAsLink(): void {
    this.guidIsLink = false;
  }

  finish(): ParsedItem {
    const text = (field: ItemField): string | null => this.values.get(field)?.value ?? null;
    const guid = text('guid');
    const comments = text('comments');
    const inReplyTo = text('inReplyTo');
    return {
      title: text('title') ?? '',
      link: text('link') ?? this.permalink(guid) ?? this.enclosures[0]?.url ?? null,
      guid,
      summary: text('summary') ?? '',
      content: text('content') ?? '',
      published: text('published'),
      updated: text('updated'),
      author: this.authors.size > 0 ? [...this.authors].join(', ') : null,
      categories: [...this.categories],
      comments: comments !== null && /^\d{1,9}$/.test(comments) ? Number(comments) : null,
      commentRss: text('commentRss'),
      commentPage: text('commentPage'),
      ...(inReplyTo !== null && { inReplyTo }),
      enclosures: this.enclosures,
    };
  }

  private permalink(guid: string | null): string | null {
    return this.guidIsLink && guid !== null && /^https?:/i.test(guid) ? guid : null;
  }

  private addTo(set: Set<string>, value: string): void {
    if (set.size < MANY) set.add(value);
  }
}

/** How much a `link` element with these attributes is the item's own page; null is "not at all". */
export function linkRank(attributes: Readonly<Record<string, string>>): number | null {
  const rel = (attributes['rel'] ?? '').trim().toLowerCase();
  const type = (attributes['type'] ?? '').trim().toLowerCase();
  if (/^(enclosure|edit|replies|license|hub|next|prev|first|last|search)/.test(rel)) return null;
  if (rel === '' || rel === 'alternate' || rel.endsWith('/alternate')) {
    return type === '' || /html/.test(type) ? 1 : 2;
  }
  return rel === 'self' ? 3 : 4;
}

/** RFC 4685: `rel="replies"` names the comments of an entry, as a feed or as a page; null for every other link. */
export function repliesField(attributes: Readonly<Record<string, string>>): 'commentRss' | 'commentPage' | null {
  if ((attributes['rel'] ?? '').trim().toLowerCase() !== 'replies') return null;
  const type = (attributes['type'] ?? '').trim().toLowerCase();
  // Without a type it is a feed (section 4 of it).
  return /html/.test(type) ? 'commentPage' : 'commentRss';
}

export function isEnclosure(attributes: Readonly<Record<string, string>>): boolean {
  return /^(?:https?:.*\/)?enclosure$/i.test((attributes['rel'] ?? '').trim());
}
