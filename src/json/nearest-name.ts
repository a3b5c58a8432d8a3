/** Longer lists are not searched: a hint is not worth a cost that grows with the square of the file. */
const MAX_CANDIDATES = 100;

/** Finds the candidate that `name` was probably meant to be, whatever its case; `undefined` where none is near. */
export function nearestName(name: string, candidates: readonly string[]): string | undefined {
  if (candidates.length > MAX_CANDIDATES) return undefined;
  const wanted = name.toLowerCase();
  let nearest: string | undefined;
  let best = Infinity;
  for (const candidate of candidates) {
    const limit = Math.min(3, Math.ceil(candidate.length / 4), best - 1);
    if (Math.abs(candidate.length - wanted.length) > limit) continue;
    const distance = editDistance(wanted, candidate.toLowerCase(), limit);
    if (distance > limit) continue;
    nearest = candidate;
    best = distance;
  }
  return nearest;
}

/** Insertions, deletions, changes and swaps of neighbours between `a` and `b`; stops early with a number above `limit`. */
function editDistance(a: string, b: string, limit: number): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const change = a[i - 1] === b[j - 1] ? 0 : 1;
      let distance = Math.min(at(row, j - 1) + 1, at(last, j) + 1, at(last, j - 1) + change);
      if (a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        distance = Math.min(distance, at(beforeLast, j - 2) + 1);
      row.push(distance);
    }
    if (Math.min(...row) > limit) return limit + 1;
    beforeLast = last;
    last = row;
  }
  return at(last, b.length);
}

function at(row: readonly number[], index: number): number {
  return row[index] ?? Infinity;
}
