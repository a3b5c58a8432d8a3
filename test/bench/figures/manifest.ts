import { formatMs, formatRatio, ratioAim, type FigureResult } from "../figure.js";
import { measureProgram } from "../program.js";
import { medianOfRounds } from "../rounds.js";

const FIELDS = 50;
const sizes = [10, 100, 1000];
/** As many objects as an app's manifest may have; its declarations are compiled in the matrix. */
const DECLARED = 300;

const candidates = {
  ours: "ours: parseManifest, all rules",
  yaml: "yaml: parse alone",
  composed: "limit: yaml's tree, nothing looked at",
};

type Candidate = keyof typeof candidates;

/** Reading and validating a manifest of so many objects, beside what the YAML parser takes; the programs are those of the folder given. */
export async function readingManifest(programs: string): Promise<FigureResult> {
  const names = Object.keys(candidates) as Candidate[];
  const cases = sizes.flatMap((objects) => names.map((name) => ({ name, objects })));
  const results = await medianOfRounds(cases, ({ name, objects }) =>
    measureProgram(`${programs}/programs/manifest-${name}.js`, [objects, FIELDS]),
  );
  const data = Object.fromEntries(
    cases.map(({ name, objects }, index) => [keyOf(name, objects), results[index] ?? {}]),
  );
  const { ms: typesMs = NaN } = await measureProgram(`${programs}/programs/manifest-types.js`, [
    DECLARED,
    FIELDS,
  ]);
  const at = (name: Candidate, objects: number) => data[keyOf(name, objects)]?.["ms"] ?? NaN;

  return {
    title: `Reading and validating a manifest of objects of ${String(FIELDS)} fields (ms)`,
    header: ["candidate", ...sizes.flatMap((objects) => [`${String(objects)} objects`, "of yaml"])],
    rows: names.map((name) => [
      candidates[name],
      ...sizes.flatMap((objects) => [
        formatMs(at(name, objects)),
        formatRatio(at(name, objects) / at("yaml", objects)),
      ]),
    ]),
    comparisons: sizes.map((objects) =>
      ratioAim(
        `parseManifest of ${String(objects)} objects`,
        {
          ours: `${formatMs(at("ours", objects))} ms`,
          peer: `${formatMs(at("yaml", objects))} ms, yaml's parse alone`,
          ratio: at("ours", objects) / at("yaml", objects),
        },
        2,
      ),
    ),
    notes: [
      "In Node; the same right manifest again and again, written in blocks.",
      `Declarations of ${String(DECLARED)} such objects, as \`headless-write-kit types\` writes them, take ${formatMs(typesMs)} ms besides.`,
    ],
    data: { ...data, types: { ms: typesMs } },
  };
}

function keyOf(name: Candidate, objects: number): string {
  return `${name} ${String(objects)}`;
}
