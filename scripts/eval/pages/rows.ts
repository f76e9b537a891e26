export interface Expected {
  readonly corpus: string;
  readonly file: string;
  readonly url?: string | null;
  readonly title?: string | null;
  readonly published?: string | null;
  readonly text?: string | null;
}

export interface Labels {
  readonly file: string;
  readonly kind: 'article' | 'other';
  readonly topic: string;
  /** A day, or `none` where the page gives no publication date. */
  readonly date?: string;
}
