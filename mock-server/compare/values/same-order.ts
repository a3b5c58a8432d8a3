import type { ItemKey } from "./item-key.js";

/** The items of one list, and the indexes of those that are to be paired. */
type Chosen = readonly [items: readonly ItemKey[], indexes: readonly number[]];

/** Where there are more possible pairs, they are not weighed, which would take too long. */
const MAX_WEIGHED = 1_000_000;

/** The weights of a pair: of the same content, and of the same content in the same words. */
const CONTENT_WEIGHT = 2;
const DETAIL_WEIGHT = 3;

/**
 * Pairs items of the same content so that the pairs have the same order in both lists and the greatest total weight (a weighted
 * longest common subsequence).
 */
export function findSameOrder(
  [expected, left]: Chosen,
  [received, right]: Chosen,
): (readonly [expected: number, received: number])[] {
  const weigh = (index: number, partner: number) => weightOf(expected[index], received[partner]);
  const isSame = (index: number, partner: number) => weigh(index, partner) === DETAIL_WEIGHT;
  let start = 0;
  while (start < left.length && start < right.length && isSame(left[start] ?? -1, right[start] ?? -1))
    start += 1;
  const before = left.slice(0, start).map((index, at) => [index, right[at] ?? -1] as const);
  const [rows, columns] = [left.slice(start), right.slice(start)];
  if (rows.length * columns.length > MAX_WEIGHED) return before;
  return [...before, ...findHeaviest(rows, columns, weigh)];
}

function weightOf(one: ItemKey | undefined, other: ItemKey | undefined): number {
  if (!one || !other || one.content !== other.content) return 0;
  // Two items whose ids are both known are two things, even with the same content.
  if (one.id !== undefined && other.id !== undefined) return 0;
  return one.detail === other.detail ? DETAIL_WEIGHT : CONTENT_WEIGHT;
}

function findHeaviest(
  rows: readonly number[],
  columns: readonly number[],
  weigh: (index: number, partner: number) => number,
): (readonly [number, number])[] {
  const width = columns.length + 1;
  /** The greatest weight that the pairs after a row and a column, with these included, can have. */
  const best = new Int32Array((rows.length + 1) * width);
  const bestAt = (row: number, column: number) => best[row * width + column] ?? 0;
  const pairAt = (row: number, column: number) => weigh(rows[row] ?? -1, columns[column] ?? -1);
  for (let row = rows.length - 1; row >= 0; row -= 1) {
    for (let column = columns.length - 1; column >= 0; column -= 1) {
      const weight = pairAt(row, column);
      const paired = weight === 0 ? 0 : weight + bestAt(row + 1, column + 1);
      best[row * width + column] = Math.max(paired, bestAt(row + 1, column), bestAt(row, column + 1));
    }
  }
  const pairs: (readonly [number, number])[] = [];
  for (let row = 0, column = 0; row < rows.length && column < columns.length;) {
    const weight = pairAt(row, column);
    if (weight > 0 && bestAt(row, column) === weight + bestAt(row + 1, column + 1)) {
      pairs.push([rows[row] ?? -1, columns[column] ?? -1]);
      row += 1;
      column += 1;
    } else if (bestAt(row + 1, column) >= bestAt(row, column + 1)) row += 1;
    else column += 1;
  }
  return pairs;
}
