/**
 * How many cases a law is checked on: `count`, or `wide` where `ALL_CASES` is set, as the matrix does; or as few as `LAW_RUNS` says
 * where the tests themselves are tried.
 */
export function lawRuns(count: number, wide = count): number {
  const runs = process.env["ALL_CASES"] === undefined ? count : wide;
  return Math.min(runs, Number(process.env["LAW_RUNS"] ?? runs));
}

/** How many lives of a draft a law goes through: two thousand, or ten thousand where `ALL_LIVES` is set. */
export function draftLives(): number {
  return process.env["ALL_LIVES"] === undefined ? lawRuns(2_000) : 10_000;
}
