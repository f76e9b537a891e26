import { array, assert, integer, option, property, tuple } from 'fast-check';
import { describe, expect, it } from 'vitest';
import { commentTree, type FlatComment } from '../../../lib/articles/comment-tree.ts';
import { type Comment, COMMENT_LEVELS, MOST_COMMENTS } from '../../../lib/domain/comment.ts';

function flat(id: string, parent: string | null = null, at: number | null = Number(id)): FlatComment {
  return { id, parent, author: null, text: id, at, url: null };
}
const shape = (comments: readonly Comment[]): unknown[] =>
  comments.map(({ id, answers }) => (answers.length > 0 ? [id, shape(answers)] : id));
const all = (comments: readonly Comment[]): Comment[] => comments.flatMap((one) => [one, ...all(one.answers)]);

describe('commentTree', () => {
  it('puts answers below what they answer, the oldest first', () => {
    const { comments, count, isCut } = commentTree([flat('4', '1'), flat('1'), flat('3'), flat('2', '1')]);
    expect(shape(comments)).toEqual([['1', ['2', '4']], '3']);
    expect({ count, isCut }).toEqual({ count: 4, isCut: false });
  });

  it('shows four levels, and counts what lies deeper', () => {
    const chain = Array.from({ length: 9 }, (_, n) => flat(String(n + 1), n === 0 ? null : String(n)));
    const { comments } = commentTree(chain);
    expect(shape(comments)).toEqual([['1', [['2', [['3', ['4']]]]]]]);
    expect(all(comments).find(({ id }) => id === '4')?.deeper).toBe(5);
  });

  it('shows what answers something unknown on the first level, and says so', () => {
    const [orphan] = commentTree([flat('2', '99')]).comments;
    expect(orphan).toMatchObject({ id: '2', isOrphan: true });
  });

  it.each([
    ['itself', [flat('1', '1')], ['1']],
    ['each other', [flat('2', '3'), flat('3', '2')], [['2', ['3']]]],
    ['in a circle of three', [flat('3', '2'), flat('1', '3'), flat('2', '1')], [['1', [['2', ['3']]]]]],
    ['a circle from outside', [flat('1', '2'), flat('2', '1'), flat('5', '2')], [['1', [['2', ['5']]]]]],
  ])('cuts comments that answer %s', (_name, comments, expected) => {
    expect(shape(commentTree(comments).comments)).toEqual(expected);
  });

  it('takes the first of two with one id', () => {
    expect(commentTree([flat('1'), { ...flat('1'), text: 'another' }]).comments).toMatchObject([{ text: '1' }]);
  });

  it('keeps the source’s order of undated ones, behind the dated', () => {
    expect(shape(commentTree([flat('b', null, null), flat('a', null, null), flat('1')]).comments)).toEqual([
      '1',
      'b',
      'a',
    ]);
  });

  it('of ten thousand shows the oldest three hundred', () => {
    const many = Array.from({ length: 10_000 }, (_, n) => flat(String(10_000 - n), n % 2 ? String(10_001 - n) : null));
    const { comments, count, isCut } = commentTree(many);
    expect({ count, isCut }).toEqual({ count: MOST_COMMENTS, isCut: true });
    expect(all(comments).every(({ at }) => (at ?? 0) <= MOST_COMMENTS)).toBe(true);
  });

  it('shows or counts every comment exactly once, whoever answers whom', () => {
    const id = integer({ min: 1, max: 12 }).map(String);
    const comment = tuple(id, option(id), option(integer({ min: 1, max: 5 })));
    assert(
      property(array(comment, { maxLength: 30 }), (rows) => {
        const source = rows.map(([own, parent, at]) => flat(own, parent, at));
        const { comments, count } = commentTree(source);
        const shown = all(comments);
        expect(new Set(shown.map((one) => one.id)).size).toBe(shown.length);
        expect(shown.reduce((sum, { deeper }) => sum + deeper, shown.length)).toBe(count);
        expect(count).toBe(new Set(source.map((one) => one.id)).size);
        const depth = (list: readonly Comment[]): number =>
          Math.max(0, ...list.map(({ answers }) => 1 + depth(answers)));
        expect(depth(comments)).toBeLessThanOrEqual(COMMENT_LEVELS);
      }),
    );
  });
});
