/** Named results of one measurement; the names carry the units. */
export type Measurement = Record<string, number>;

/** Returns the middle one of `values`, which must not be empty. */
export function median(values: readonly number[]): number {
  const middle = values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
  if (middle === undefined) throw new Error("median of nothing: measure at least once");
  return middle;
}

/** Takes `count` samples, as many of every candidate, and returns the median of those after the first third, which warms up. */
export async function medianOf(count: number, sample: () => number | Promise<number>): Promise<number> {
  const samples: number[] = [];
  while (samples.length < count) samples.push(await sample());
  return median(samples.slice(Math.floor(count / 3)));
}

/** Runs `work` once and returns how long it took, in ms. */
export function timeMs(work: () => void): number {
  const start = performance.now();
  work();
  return performance.now() - start;
}
