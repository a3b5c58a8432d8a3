import type { MeasuringBrowser } from "../browser.js";
import { formatMs, formatRatio, type Comparison, type FigureResult } from "../figure.js";
import { measureProgram } from "../program.js";
import { medianOfRounds } from "../rounds.js";

const config = { objects: 20, settings: 5000 };
const sizes = [521, 5000] as const;

type Size = (typeof sizes)[number];

const ways = ["alone", "getter", "conflicts", "screen"] as const;

type Way = (typeof ways)[number];

const described: Readonly<Record<Way, string>> = {
  alone: "alone",
  getter: "a getter after each setter",
  conflicts: "between 521 conflicts",
  screen: "on screen, 5000 rows",
};

/** Each with the program that runs it alone and the page that shows it. */
const candidates = {
  ours: { name: "ours: setters in one batch", program: "batch", page: "ours-use-field-settings" },
  immer: { name: "zustand + Immer", program: "batch-zustand-immer", page: "zustand-immer" },
  mutative: { name: "zustand + Mutative", program: "batch-zustand-mutative", page: "zustand-mutative" },
  mobx: { name: "MobX", program: "batch-mobx", page: "mobx" },
};

type Candidate = keyof typeof candidates;

const peers = ["immer", "mutative", "mobx"] as const;

/** What the batches should stay within, in ms, on the machine that the aims were measured on. */
const aimsMs: Partial<Record<`${Way} ${Size}`, number>> = {
  "alone 521": 2.5,
  "getter 521": 2.5,
  "conflicts 521": 2.5,
  "alone 5000": 12,
  "getter 5000": 12,
  "conflicts 5000": 12,
  "screen 5000": 33,
};

/** Many settings of one object by a loop of setters in one batch, beside stores of a tree without history, conflicts or a saved side. */
export async function batchOfSetters(programs: string, browser: MeasuringBrowser): Promise<FigureResult> {
  const names = Object.keys(candidates) as Candidate[];
  const cases = names
    .flatMap((name) => ways.flatMap((way) => sizes.map((size) => ({ name, way, size }))))
    // Peers know no conflicts.
    .filter(({ name, way }) => name === "ours" || way !== "conflicts");
  const results = await medianOfRounds(cases, ({ name, way, size }) => {
    const { program, page } = candidates[name];
    if (way === "screen")
      return browser.measure(`pages/table/${page}`, { size: config.settings, edits: size });
    return measureProgram(`${programs}/programs/draft/${program}.js`, [
      config.objects,
      config.settings,
      size,
      way,
    ]);
  });
  const at = (name: Candidate, way: Way, size: Size) => {
    const index = cases.findIndex((one) => one.name === name && one.way === way && one.size === size);
    return results[index]?.["ms"] ?? NaN;
  };
  const shown = (ms: number) => (Number.isNaN(ms) ? "" : formatMs(ms));

  return {
    title: `A batch of setters on ${String(config.objects)} objects × ${String(config.settings)} settings (ms)`,
    header: [
      "candidate",
      ...ways.flatMap((way) => sizes.map((size) => `${String(size)}, ${described[way]}`)),
    ],
    rows: names.map((name) => [
      candidates[name].name,
      ...ways.flatMap((way) => sizes.map((size) => shown(at(name, way, size)))),
    ]),
    comparisons: ways.flatMap((way) => sizes.map((size) => besidePeers(way, size, at))),
    notes: [
      "In Node, and in Chromium on screen, where the config has one object; the time holds one look at the whole config afterwards, or the commit.",
      "Each batch starts from the saved config and is taken back by one undo; peers take their first config back, and keep nothing to undo by.",
      "Between conflicts: what a create does is in conflict for 521 fields of the same object; beside it stands what the peers do without conflicts.",
    ],
    data: Object.fromEntries(
      cases.map(({ name, way, size }, index) => [`${name} ${way} ${String(size)}`, results[index] ?? {}]),
    ),
  };
}

/** Ours beside the best immutable peer, with the aim where there is one. */
function besidePeers(
  way: Way,
  size: Size,
  at: (name: Candidate, way: Way, size: Size) => number,
): Comparison {
  const ours = at("ours", way, size);
  const measured = way === "conflicts" ? "alone" : way;
  const told = peers.map((peer) => `${formatMs(at(peer, measured, size))} ${candidates[peer].name}`);
  const aimMs = aimsMs[`${way} ${size}`];
  return {
    what: `${String(size)} settings by setters, ${described[way]}`,
    ours: `${formatMs(ours)} ms`,
    peer: `${told.join(", ")} (ms)`,
    ratio: formatRatio(ours / at("immer", measured, size)),
    ...(aimMs === undefined ? {} : { aim: { text: `at most ${String(aimMs)} ms`, met: ours <= aimMs } }),
  };
}
