import { formatMs, ratioAim, type FigureResult } from "../figure.js";
import { measureProgram } from "../program.js";
import { medianOfRounds } from "../rounds.js";

const cases = {
  setDraft: { program: "set-draft", args: [20, 5000] },
  produce: { program: "set-draft-immer", args: [20, 5000] },
  resolve521: { program: "resolve", args: [20, 5000, 521] },
  resolve5210: { program: "resolve", args: [20, 10_000, 5210] },
  saves: { program: "saves-with-history", args: [1, 5000] },
};

type Case = keyof typeof cases;

/** How far a tenfold may grow where it should be linear: a bigger set leaves the caches colder. */
const LINEAR = 15;

/** What costs the square of something where it is done naively: a recipe, conflicts, saves over a long history. */
export async function bigEdits(programs: string): Promise<FigureResult> {
  const names = Object.keys(cases) as Case[];
  const results = await medianOfRounds(names, (name) =>
    measureProgram(`${programs}/programs/draft/${cases[name].program}.js`, cases[name].args),
  );
  const at = (name: Case, of: string) => results[names.indexOf(name)]?.[of] ?? NaN;
  const [setDraft, produce] = [at("setDraft", "ms"), at("produce", "ms")];
  const [slowest, middle] = [at("saves", "slowestMs"), at("saves", "medianMs")];
  const resolving = { atOnceMs: "by one call", oneByOneMs: "one by one in a batch" };
  const ends = Object.entries(resolving).map(([of, how]) => ({
    how,
    few: at("resolve521", of),
    many: at("resolve5210", of),
  }));

  return {
    title: "A recipe, conflicts and saves of big drafts (ms)",
    header: ["what", "ms"],
    rows: [
      ["ours: setDraft with a recipe that changes one leaf, 20 × 5000", formatMs(setDraft)],
      ["Immer's produce of the same recipe", formatMs(produce)],
      ...ends.flatMap(({ how, few, many }) => [
        [`ours: 521 conflicts ended ${how}, 20 × 5000`, formatMs(few)],
        [`ours: 5210 conflicts ended ${how}, 20 × 10000`, formatMs(many)],
      ]),
      ["ours: a save after 100 steps of history, 5000 fields, median of 100", formatMs(middle)],
      ["ours: the slowest of the 100", formatMs(slowest)],
    ],
    comparisons: [
      ratioAim(
        "setDraft with a recipe that changes one leaf, 20 × 5000",
        {
          ours: `${formatMs(setDraft)} ms`,
          peer: `${formatMs(produce)} ms, Immer's produce`,
          ratio: setDraft / produce,
        },
        2,
      ),
      ...ends.flatMap(({ how, few, many }) => [
        {
          what: `521 conflicts ended ${how}`,
          ours: `${formatMs(few)} ms`,
          aim: { text: "at most 15 ms", met: few <= 15 },
        },
        ratioAim(
          `5210 conflicts ended ${how}, beside 521`,
          { ours: `${formatMs(many)} ms`, peer: `${formatMs(few)} ms, ours at 521`, ratio: many / few },
          LINEAR,
        ),
      ]),
      ratioAim(
        "the slowest of 100 saves with 100 steps of history, 5000 fields",
        {
          ours: `${formatMs(slowest)} ms`,
          peer: `${formatMs(middle)} ms, their median`,
          ratio: slowest / middle,
        },
        3,
      ),
    ],
    notes: [
      "In Node. A save looks, plans, sends and takes the answer over, without a network; each is made five times, and the fastest counts.",
    ],
    data: Object.fromEntries(names.map((name, index) => [name, results[index] ?? {}])),
  };
}
