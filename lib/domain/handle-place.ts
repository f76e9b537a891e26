/** Where the handle stands at the edge of the window. */
export interface HandlePlace {
  /** In the direction of reading: where lines start, or where they end. */
  readonly side: 'start' | 'end';
  /** Of the window's height, 0 to 1: the handle's middle. */
  readonly at: number;
}
