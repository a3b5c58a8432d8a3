import { formatMs, formatRatio, ratioAim, type FigureResult } from "../figure.js";
import type { Measurement } from "../measure.js";
import { measureProgram } from "../program.js";
import { medianOfRounds } from "../rounds.js";

const held = [10, 1_000, 100_000] as const;
const kinds = ["kept", "unkept"] as const;

const COUNT = 40;
const MEGABYTES = 50;

/** What a write with a data file costs by what is held already, and what long bodies take; the programs are those of the folder given. */
export async function weightOfMock(programs: string): Promise<FigureResult> {
  const cases = held.flatMap((records) => kinds.map((kind) => ({ kind, records })));
  const writes = await medianOfRounds(cases, ({ kind, records }) =>
    measureProgram(`${programs}/programs/mock/kept-writes.js`, [kind, records]),
  );
  const [one, many] = await medianOfRounds([1, COUNT], (count) =>
    measureProgram(`${programs}/programs/mock/long-bodies.js`, [count, MEGABYTES]),
  );
  const msOf = (kind: (typeof kinds)[number], records: number) =>
    writes[cases.findIndex((each) => each.kind === kind && each.records === records)]?.["ms"] ?? NaN;
  const [least, , most] = held;
  const grown = (measured: Measurement | undefined) =>
    (measured?.["peakMb"] ?? NaN) - (measured?.["beforeMb"] ?? NaN);
  const pauseMs = many?.["longestPauseMs"] ?? NaN;
  return {
    title: "The mock under weight",
    header: ["records held", "ms a write with --data", "without", "ratio"],
    rows: held.map((records) => [
      String(records),
      formatMs(msOf("kept", records)),
      formatMs(msOf("unkept", records)),
      formatRatio(msOf("kept", records) / msOf("unkept", records)),
    ]),
    comparisons: [
      ratioAim(
        `ms of a write with --data, ${String(most)} records held`,
        {
          ours: formatMs(msOf("kept", most)),
          peer: `${formatMs(msOf("kept", least))}, ${String(least)} records held`,
          ratio: msOf("kept", most) / msOf("kept", least),
        },
        2,
      ),
      ratioAim(
        `MB that ${String(COUNT)} bodies of ${String(MEGABYTES)} MB take at once`,
        {
          ours: grown(many).toFixed(0),
          peer: `${String(COUNT * MEGABYTES)}, what is sent; ${grown(one).toFixed(0)} for one body`,
          ratio: grown(many) / (COUNT * MEGABYTES),
        },
        0.2,
      ),
      ratioAim(
        "ms at most for which nobody is answered meanwhile",
        { ours: pauseMs.toFixed(0), peer: "1000, the limit", ratio: pauseMs / 1000 },
        1,
      ),
    ],
    notes: [
      "Writes in process, one after the other. The bodies come from another process, half of them without credentials and none with its length, so that each is read up to the limit of 10 MB; memory is the most that the server's process has ever held.",
    ],
    data: {
      ...Object.fromEntries(
        cases.map(({ kind, records }, index) => [`${kind} ${String(records)}`, writes[index] ?? {}]),
      ),
      "one body": one ?? {},
      "40 bodies": many ?? {},
    },
  };
}
