import { formatMs, formatRatio, ratioAim, type FigureResult } from "../figure.js";
import { measureProgram } from "../program.js";
import { medianOfRounds } from "../rounds.js";

const configs = [
  { objects: 10, settings: 1000, edits: 1 },
  { objects: 10, settings: 1000, edits: 100 },
  { objects: 20, settings: 5000, edits: 1 },
  { objects: 20, settings: 5000, edits: 100 },
] as const;

const candidates = {
  ours: "ours: changes()",
  compare: "fast-json-patch compare",
  "create-patch": "rfc6902 createPatch",
  "remembered-paths": "limit: remembered paths, by hand",
  "plan-save": "ours: changes() and planSave()",
  undo: "ours: undo, step by step",
  rebase: "ours: rebase onto a config parsed anew",
  "rebase-compare": "compare with a config parsed anew",
  "rebase-create-patch": "createPatch with a config parsed anew",
};

type Candidate = keyof typeof candidates;

/** What changed after some edits, structure shared; the programs are those of the folder given. */
export async function changesAfterEdits(programs: string): Promise<FigureResult> {
  const names = Object.keys(candidates) as Candidate[];
  const cases = configs.flatMap((config) => names.map((name) => ({ name, config })));
  const results = await medianOfRounds(cases, ({ name, config: { objects, settings, edits } }) =>
    measureProgram(`${programs}/programs/${name}.js`, [objects, settings, edits]),
  );
  const at = (name: Candidate, config: number, of: "diffMs" | "editMs") =>
    results[config * names.length + names.indexOf(name)]?.[of] ?? NaN;
  const columns = configs.map((_, index) => index);

  return {
    title: "Changes, plan, undo and rebase after edits of objects × settings (ms)",
    header: ["candidate", ...configs.flatMap((config) => [`${describe(config)}`, "of limit"])],
    rows: [
      ...names.map((name) => [
        candidates[name],
        ...columns.flatMap((column) => [
          formatMs(at(name, column, "diffMs")),
          formatRatio(at(name, column, "diffMs") / at("remembered-paths", column, "diffMs")),
        ]),
      ]),
      ["one edit itself", ...columns.flatMap((column) => [formatMs(at("ours", column, "editMs")), ""])],
    ],
    comparisons: [
      ...[0, 1].map((column) => {
        const growth = (name: Candidate) => at(name, column + 2, "diffMs") / at(name, column, "diffMs");
        const edits = String(configs[column]?.edits);
        return ratioAim(
          `changes() after edits: ${edits}, 20 × 5000 against 10 × 1000 (the limit: ${formatRatio(growth("remembered-paths"))})`,
          {
            ours: `${formatMs(at("ours", column + 2, "diffMs"))} ms`,
            peer: `${formatMs(at("ours", column, "diffMs"))} ms, ours at 10 × 1000`,
            ratio: growth("ours"),
          },
          2,
        );
      }),
      ...[0, 2].map((column) =>
        ratioAim(
          `changes() of ${describe(configs[column] ?? configs[0])}`,
          {
            ours: `${formatMs(at("ours", column, "diffMs"))} ms`,
            peer: `${formatMs(at("compare", column, "diffMs"))} ms, fast-json-patch's compare`,
            ratio: at("ours", column, "diffMs") / at("compare", column, "diffMs"),
          },
          0.01,
        ),
      ),
    ],
    notes: [
      "In Node; the edits, then one look at what changed, again and again: a bigger map leaves the caches colder for the look.",
    ],
    data: Object.fromEntries(
      cases.map(({ name, config }, index) => [`${name}, ${describe(config)}`, results[index] ?? {}]),
    ),
  };
}

function describe({ objects, settings, edits }: (typeof configs)[number]): string {
  return `${String(objects)} × ${String(settings)}, ${String(edits)} edit${edits === 1 ? "" : "s"}`;
}
