import { type FigureResult, leastRatioAim, ratioAim } from "../figure.js";
import { measureProgram } from "../program.js";

const ENTRIES = 10_000;
const STEP = 1000;

/** What holding the mock against a service costs: the CPU of each read beside it, and the heap while a recording is replayed. */
export async function fidelity(programs: string): Promise<FigureResult> {
  const { "ms of CPU a read": cpuMs = NaN } = await measureProgram(
    `${programs}/programs/mock/beside-cpu.js`,
    [],
  );
  const replayed = await measureProgram(`${programs}/programs/mock/replay-memory.js`, [ENTRIES, STEP]);
  const { ms = NaN, ...heapMb } = replayed;
  const [first = NaN, ...later] = Object.values(heapMb);
  const last = later.at(-1) ?? first;
  return {
    title: "Heap while a HAR file of 10,000 entries of 20 kB is replayed (MB)",
    header: ["entries", "heap"],
    rows: Object.entries(heapMb).map(([entries, heap]) => [entries, heap.toFixed(1)]),
    comparisons: [
      leastRatioAim(
        "own CPU of a read beside a service",
        { ours: `${cpuMs.toFixed(2)} ms`, peer: "1 ms allowed", ratio: 1 / cpuMs },
        1,
      ),
      ratioAim(
        "the heap after 10,000 replayed entries",
        {
          ours: `${last.toFixed(1)} MB`,
          peer: `${first.toFixed(1)} MB after 1,000`,
          ratio: last / first,
        },
        1.1,
      ),
    ],
    notes: [
      `In Node; the garbage is collected before each look. The replay took ${(ms / 1000).toFixed(1)} s. A read is of an installation; service, reader and mock are processes of their own.`,
    ],
    data: { replay: replayed, beside: { cpuMs } },
  };
}
