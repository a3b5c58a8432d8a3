import { formatPerSecond, formatRatio, leastRatioAim, type FigureResult } from "../figure.js";
import { measureProgram } from "../program.js";
import { medianOfRounds } from "../rounds.js";

const sizes = [
  { records: 1, name: "single creates" },
  { records: 100, name: "batches of 100" },
] as const;

const candidates = {
  ours: "ours: all rules, operations with logs",
  loop: "limit: a loop by hand that maps and stores",
  "loop-zod": "the same loop, the request checked by zod",
};

type Candidate = keyof typeof candidates;

/** Records a second through the whole engine, beside a loop that does no more than it must; the programs are those of the folder given. */
export async function engineThroughput(programs: string): Promise<FigureResult> {
  const names = Object.keys(candidates) as Candidate[];
  const cases = sizes.flatMap(({ records }) => names.map((name) => ({ name, records })));
  const results = await medianOfRounds(cases, ({ name, records }) =>
    measureProgram(`${programs}/programs/engine/${name}.js`, [records]),
  );
  const data = Object.fromEntries(
    cases.map(({ name, records }, index) => [keyOf(name, records), results[index] ?? {}]),
  );
  const at = (name: Candidate, records: number) => data[keyOf(name, records)]?.["perSecond"] ?? NaN;

  return {
    title: "Records a second through the write engine, in memory",
    header: ["candidate", ...sizes.flatMap(({ name }) => [name, "of limit", "of zod"])],
    rows: names.map((name) => [
      candidates[name],
      ...sizes.flatMap(({ records }) => [
        formatPerSecond(at(name, records)),
        formatRatio(at(name, records) / at("loop", records)),
        formatRatio(at(name, records) / at("loop-zod", records)),
      ]),
    ]),
    comparisons: sizes.map(({ name, records }) =>
      leastRatioAim(
        `records a second through the engine, ${name}`,
        {
          ours: formatPerSecond(at("ours", records)),
          peer: `${formatPerSecond(at("loop", records))}, a loop without validation`,
          ratio: at("ours", records) / at("loop", records),
        },
        0.5,
      ),
    ),
    notes: [
      "In Node; records of 7 fields, one renamed, one dropped, one defaulted, to a provider that discards them at once; synchronous, one request after the other.",
    ],
    data,
  };
}

function keyOf(name: Candidate, records: number): string {
  return `${name} ${String(records)}`;
}
