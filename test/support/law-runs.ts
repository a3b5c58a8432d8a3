/** How many cases a law is checked on: `count`, or as few as `LAW_RUNS` says where the tests themselves are tried. */
export function lawRuns(count: number): number {
  return Math.min(count, Number(process.env["LAW_RUNS"] ?? count));
}
