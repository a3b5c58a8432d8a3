import { compare, formatMs, formatRatio, type FigureResult } from "../figure.js";
import { measureProgram } from "../program.js";
import { medianOfRounds } from "../rounds.js";

const sizes = [521, 5000];

const candidates = {
  "select-fields": "ours: setSelectedField in one batch",
  "select-fields-immer": "Immer: one produce, nothing else kept",
};

type Candidate = keyof typeof candidates;

/** A loop that selects every field of an object, as one step; the programs are those of the folder given. */
export async function selectFields(programs: string): Promise<FigureResult> {
  const names = Object.keys(candidates) as Candidate[];
  const cases = names.flatMap((name) => sizes.map((size) => ({ name, size })));
  const results = await medianOfRounds(cases, ({ name, size }) =>
    measureProgram(`${programs}/programs/${name}.js`, [size]),
  );
  const at = (name: Candidate, size: number) =>
    results[cases.findIndex((one) => one.name === name && one.size === size)]?.["ms"] ?? NaN;
  return {
    title: "Selecting all fields of an object by a loop of setters (ms)",
    header: ["candidate", ...sizes.flatMap((size) => [`${String(size)} fields`, "of Immer"])],
    rows: names.map((name) => [
      candidates[name],
      ...sizes.flatMap((size) => [
        formatMs(at(name, size)),
        formatRatio(at(name, size) / at("select-fields-immer", size)),
      ]),
    ]),
    comparisons: sizes.map((size) =>
      compare(`selecting ${String(size)} fields by a loop of setters`, {
        ours: `${formatMs(at("select-fields", size))} ms`,
        peer: `${formatMs(at("select-fields-immer", size))} ms, ${candidates["select-fields-immer"]}`,
        ratio: at("select-fields", size) / at("select-fields-immer", size),
      }),
    ),
    notes: ["In Node, without a screen; ours holds the step to undo and what tells the listeners."],
    data: Object.fromEntries(
      cases.map(({ name, size }, index) => [`${name} ${String(size)}`, results[index] ?? {}]),
    ),
  };
}
