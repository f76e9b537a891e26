import { type Comment, COMMENT_LEVELS, MOST_COMMENTS } from '../domain/comment.ts';

/** A comment as a thread's source has it, before it has a place. Text is plain already. */
export interface FlatComment extends Pick<Comment, 'id' | 'author' | 'text' | 'at' | 'url'> {
  /** Id of the comment that it answers, null for none. */
  readonly parent: string | null;
}

interface Tree {
  readonly comments: readonly Comment[];
  readonly count: number;
  /** Some were left out. */
  readonly isCut: boolean;
}

/**
 * The thread of some comments, oldest first on every level. Whatever the source claims, it ends: of comments with one id
 * the first counts, what answers something that is not there stands on the first level and says so, and where comments
 * answer each other in a circle, the circle is cut at the oldest of them.
 */
export function commentTree(flat: readonly FlatComment[]): Tree {
  const distinct = new Map<string, FlatComment>();
  for (const comment of flat) if (!distinct.has(comment.id)) distinct.set(comment.id, comment);
  const kept = [...distinct.values()].sort(byTime).slice(0, MOST_COMMENTS);
  const known = new Map(kept.map((comment) => [comment.id, comment]));
  const answers = new Map<string, FlatComment[]>();
  const roots: FlatComment[] = [];
  const inTree = placesInTree(kept, known);
  for (const comment of kept) {
    const parent = comment.parent !== null && !inTree.cut.has(comment.id) ? known.get(comment.parent) : undefined;
    if (!parent) roots.push(comment);
    else answers.set(parent.id, [...(answers.get(parent.id) ?? []), comment]);
  }
  const isOrphan = ({ parent }: FlatComment): boolean => parent !== null && !known.has(parent);
  const shown = (comment: FlatComment, level: number): Comment => {
    const { id, author, text, at, url } = comment;
    const own = answers.get(id) ?? [];
    const isLast = level >= COMMENT_LEVELS;
    return {
      id,
      author,
      text,
      at,
      url,
      isOrphan: isOrphan(comment),
      answers: isLast ? [] : own.map((answer) => shown(answer, level + 1)),
      deeper: isLast ? countBelow(id, answers) : 0,
    };
  };
  const comments = roots.map((root) => shown(root, 1));
  return { comments, count: kept.length, isCut: distinct.size > kept.length };
}

/** Undated ones keep the source's own order, behind the dated. */
function byTime(a: FlatComment, b: FlatComment): number {
  return (a.at ?? Infinity) === (b.at ?? Infinity) ? 0 : (a.at ?? Infinity) - (b.at ?? Infinity);
}

/** The comments whose way up leads back to themselves: one of each circle, at which it is cut. */
function placesInTree(
  kept: readonly FlatComment[],
  known: ReadonlyMap<string, FlatComment>,
): { readonly cut: ReadonlySet<string> } {
  const cut = new Set<string>();
  const settled = new Set<string>();
  for (const first of kept) {
    const way = new Set<string>();
    let at: FlatComment | undefined = first;
    while (at && !settled.has(at.id) && !way.has(at.id)) {
      way.add(at.id);
      at = at.parent === null ? undefined : known.get(at.parent);
    }
    // Back where this way has been: a circle, and its oldest member (`kept` is in that order) becomes a root.
    if (at && way.has(at.id)) cut.add(oldestOf(at, known));
    for (const id of way) settled.add(id);
  }
  return { cut };
}

function oldestOf(member: FlatComment, known: ReadonlyMap<string, FlatComment>): string {
  let oldest = member;
  let at = known.get(member.parent ?? '');
  while (at && at !== member) {
    if (byTime(at, oldest) < 0) oldest = at;
    at = known.get(at.parent ?? '');
  }
  return oldest.id;
}

function countBelow(id: string, answers: ReadonlyMap<string, readonly FlatComment[]>): number {
  let count = 0;
  const waiting = [...(answers.get(id) ?? [])];
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    count++;
    waiting.push(...(answers.get(next.id) ?? []));
  }
  return count;
}
