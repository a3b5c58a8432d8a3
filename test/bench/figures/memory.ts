import { formatRatio, ratioAim, type FigureResult } from "../figure.js";
import type { Measurement } from "../measure.js";
import { measureProgram } from "../program.js";

const OPERATIONS = 10_000;

const cases = [
  { name: "single creates", records: 1 },
  { name: "batches of 100", records: 100 },
] as const;

/**
 * The heap over a million records to a provider that discards them, operations kept up to the option's limit. Growth counts
 * from the first row where as many operations are kept as may be. The program is in the folder given.
 */
export async function engineMemory(programs: string): Promise<FigureResult> {
  const results: { name: string; limit: number; heapMb: Measurement; growth: number }[] = [];
  for (const { name, records } of cases) {
    // Batches are a hundred times fewer: with a limit as much lower it is reached as soon.
    const limit = OPERATIONS / records;
    const heapMb = await measureProgram(`${programs}/programs/engine/memory.js`, [records, limit]);
    const steps = Object.values(heapMb);
    results.push({ name, limit, heapMb, growth: (steps.at(-1) ?? NaN) / (steps[0] ?? NaN) });
  }
  const [first] = results;
  return {
    title: "Heap of the write engine over a million records (MB)",
    header: ["records", ...results.map(({ name, limit }) => `${name}, ${String(limit)} operations kept`)],
    rows: [
      ...Object.keys(first?.heapMb ?? {}).map((written) => [
        Number(written).toLocaleString("en"),
        ...results.map(({ heapMb }) => (heapMb[written] ?? NaN).toFixed(1)),
      ]),
      ["last of first", ...results.map(({ growth }) => formatRatio(growth))],
    ],
    comparisons: results.map(({ name, heapMb, growth }) => {
      const [before = NaN, ...later] = Object.values(heapMb);
      return ratioAim(
        `the engine's heap after 1,000,000 records, ${name}`,
        {
          ours: `${(later.at(-1) ?? before).toFixed(1)} MB`,
          peer: `${before.toFixed(1)} MB after 100,000`,
          ratio: growth,
        },
        1.1,
      );
    }),
    notes: ["In Node; the garbage is collected before each look."],
    data: Object.fromEntries(results.map(({ name, heapMb }) => [name, heapMb])),
  };
}
