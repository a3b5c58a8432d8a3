import type { MeasuringBrowser } from "../browser.js";
import { compare, formatMs, formatRatio, type FigureResult } from "../figure.js";
import { medianOfRounds } from "../rounds.js";

const candidates = {
  ours: "ours: setWriteOnUpdateSetting",
  spread: "plain spread of the containers",
  immer: "Immer produce",
  peer: "peer's setter, nothing on the screen",
};

const size = 5000;

/** The store alone: one setter call on a map of many field settings. */
export async function storeAlone(browser: MeasuringBrowser): Promise<FigureResult> {
  const names = Object.keys(candidates) as (keyof typeof candidates)[];
  const results = await medianOfRounds(names, (name) => browser.measure(`pages/setter/${name}`, { size }));
  const ms = results.map((result) => result["ms"] ?? NaN);
  const at = (name: keyof typeof candidates) => ms[names.indexOf(name)] ?? NaN;
  const spread = at("spread");
  return {
    title: `One setter call on a map of ${String(size)} settings`,
    header: ["candidate", "ms", "of spread"],
    rows: names.map((name, index) => [
      candidates[name],
      formatMs(ms[index] ?? NaN),
      formatRatio((ms[index] ?? NaN) / spread),
    ]),
    comparisons: (["peer", "spread"] as const).map((other) =>
      compare(`one setter call on ${String(size)} settings`, {
        ours: `${formatMs(at("ours"))} ms`,
        peer: `${formatMs(at(other))} ms, ${candidates[other]}`,
        ratio: at("ours") / at(other),
      }),
    ),
    notes: [
      "In Chromium. The peer's setter runs inside React: its figure holds the rendering of its providers.",
    ],
    data: Object.fromEntries(names.map((name, index) => [name, results[index] ?? {}])),
  };
}
