import { median, type Measurement } from "./measure.js";

const ROUNDS = 3;

/**
 * Measures every case once a round, one after another, and returns the medians over the rounds in the order of the cases:
 * what disturbs the machine for a while disturbs them all alike.
 */
export async function medianOfRounds<TCase>(
  cases: readonly TCase[],
  measure: (one: TCase) => Promise<Measurement>,
): Promise<Measurement[]> {
  const rounds: Measurement[][] = cases.map(() => []);
  for (let round = 1; round <= ROUNDS; round += 1) {
    for (const [index, one] of cases.entries()) {
      showProgress(
        `round ${String(round)} of ${String(ROUNDS)}: ${String(index + 1)}/${String(cases.length)}`,
      );
      rounds[index]?.push(await measure(one));
    }
  }
  showProgress("");
  return rounds.map(medians);
}

function medians(measurements: readonly Measurement[]): Measurement {
  const names = Object.keys(measurements[0] ?? {});
  return Object.fromEntries(
    names.map((name) => [name, median(measurements.map((measurement) => measurement[name] ?? NaN))]),
  );
}

/** Rewrites one line of a terminal; files and pipes get none. */
function showProgress(text: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${text}`);
}
