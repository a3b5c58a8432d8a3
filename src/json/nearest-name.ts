/** Longer lists are not searched and longer names not compared: a hint must not cost more than the mistake. */
const MAX_CANDIDATES = 100;
const MAX_LENGTH = 250;
const MAX_DISTANCE = 3;

/**
 * Finds the candidate that `name` was probably meant to be, whatever its case; `undefined` where none is near.
 *
 * @example
 * nearestName("contcat", ["account", "contact"]); // "contact"
 */
export function nearestName(name: string, candidates: readonly string[]): string | undefined {
  if (candidates.length > MAX_CANDIDATES || name.length > MAX_LENGTH) return undefined;
  const wanted = name.toLowerCase();
  let nearest: string | undefined;
  let best = Infinity;
  for (const candidate of candidates) {
    const limit = Math.min(MAX_DISTANCE, Math.ceil(candidate.length / 4), best - 1);
    if (Math.abs(candidate.length - wanted.length) > limit) continue;
    const distance = editDistance(wanted, candidate.toLowerCase(), limit);
    if (distance > limit) continue;
    nearest = candidate;
    best = distance;
  }
  return nearest;
}

/**
 * Counts insertions, deletions, changes and swaps of neighbours between `a` and `b` (optimal string alignment); stops early
 * with a number above `limit`. Only cells within `limit` of the diagonal can matter, so that the cost grows with the length
 * of a name and not with its square. The packages for it have no limit, or no swaps.
 */
function editDistance(a: string, b: string, limit: number): number {
  let start = 0;
  let endA = a.length;
  let endB = b.length;
  while (start < endA && start < endB && a[start] === b[start]) start += 1;
  while (endA > start && endB > start && a[endA - 1] === b[endB - 1]) {
    endA -= 1;
    endB -= 1;
  }
  return distanceWithin(a.slice(start, endA), b.slice(start, endB), limit);
}

function distanceWithin(a: string, b: string, limit: number): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i += 1) {
    const row: number[] = i <= limit ? [i] : [];
    let least = at(row, 0);
    for (let j = Math.max(1, i - limit); j <= Math.min(b.length, i + limit); j += 1) {
      const change = a[i - 1] === b[j - 1] ? 0 : 1;
      let distance = Math.min(at(row, j - 1) + 1, at(last, j) + 1, at(last, j - 1) + change);
      if (a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        distance = Math.min(distance, at(beforeLast, j - 2) + 1);
      }
      row[j] = distance;
      least = Math.min(least, distance);
    }
    if (least > limit) return limit + 1;
    beforeLast = last;
    last = row;
  }
  return at(last, b.length);
}

/** Cells that a row does not fill are too far from the diagonal to be on a path within the limit. */
function at(row: readonly number[], index: number): number {
  return row[index] ?? Infinity;
}
