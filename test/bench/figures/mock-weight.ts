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
  const peak = (measured: Measurement | undefined) => measured?.["peakMb"] ?? NaN;
  const waitMs = many?.["longestWaitMs"] ?? NaN;
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
        `MB at most, ${String(COUNT)} bodies of ${String(MEGABYTES)} MB at once`,
        {
          ours: peak(many).toFixed(0),
          peer: `${peak(one).toFixed(0)}, one body`,
          ratio: peak(many) / peak(one),
        },
        2,
      ),
      ratioAim(
        "ms that another request waits meanwhile",
        { ours: waitMs.toFixed(0), peer: "1000, the limit", ratio: waitMs / 1000 },
        1,
      ),
    ],
    notes: [
      "Writes in process, one after the other. The bodies come from another process, half of them without credentials; memory is the most that the server's process has ever held.",
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
