/** The list with the item at `from` standing at `to`; unchanged where either lies outside. */
export function movedTo<T>(list: readonly T[], from: number, to: number): readonly T[] {
  const item = list[from];
  if (item === undefined || to < 0 || to >= list.length || from === to) return list;
  const rest = list.toSpliced(from, 1);
  return rest.toSpliced(to, 0, item);
}

/**
 * Where a row dragged by `offset` pixels would stand. `rows` are the tops and heights of all rows at rest; the dragged
 * row takes a neighbour's place once it covers half of it.
 */
export function dropIndex(rows: readonly { top: number; height: number }[], from: number, offset: number): number {
  const dragged = rows[from];
  if (!dragged) return from;
  const top = dragged.top + offset;
  const bottom = top + dragged.height;
  let index = from;
  for (let i = from - 1; i >= 0; i--) {
    const row = rows[i];
    if (row && top < row.top + row.height / 2) index = i;
  }
  for (let i = from + 1; i < rows.length; i++) {
    const row = rows[i];
    if (row && bottom > row.top + row.height / 2) index = i;
  }
  return index;
}
