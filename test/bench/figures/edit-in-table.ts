import type { MeasuringBrowser } from "../browser.js";
import { compare, formatMs, formatRatio, ratioAim, type Comparison, type FigureResult } from "../figure.js";
import type { Measurement } from "../measure.js";
import { medianOfRounds } from "../rounds.js";

const sizes = [100, 1000, 5000];

const candidates = {
  "ours-use-field-settings": "ours: useFieldSettings in each row",
  "ours-use-local-config": "ours: useLocalConfig in each row",
  "ours-per-place": "ours: useFieldSettings, useChanges, useConflicts and useIssues of its place in each row",
  "peer-every-row": "peer: its hook in each row",
  "peer-memo-rows": "peer's best: parent reads, memoised rows",
  "keyed-cells": "limit: keyed cells, no copy",
  mobx: "MobX, an observer per row",
  "tanstack-atoms": "TanStack Store, an atom per row",
  "zustand-spread": "zustand + spread, a selector per row",
  "zustand-mutative": "zustand + Mutative, a selector per row",
  "zustand-immer": "zustand + Immer, a selector per row",
  "react-hook-form-watch": "react-hook-form: useWatch per row",
  "react-hook-form-controller": "react-hook-form: Controller per row",
};

type Candidate = keyof typeof candidates;

/** Stores of one immutable tree, as ours is. */
const trees = ["zustand-spread", "zustand-mutative", "zustand-immer"] as const;

/** One edit in a table of rows that each read one field setting: row renders and ms per edit, React's commit included. */
export async function editInTable(browser: MeasuringBrowser): Promise<FigureResult> {
  const names = Object.keys(candidates) as Candidate[];
  const cases = sizes.flatMap((size) => names.map((name) => ({ name, size })));
  const results = await medianOfRounds(cases, ({ name, size }) =>
    browser.measure(`pages/table/${name}`, { size }),
  );
  const data = Object.fromEntries(
    cases.map(({ name, size }, index) => [keyOf(name, size), results[index] ?? {}]),
  );
  const at = (name: Candidate, size: number, of: "ms" | "renders") => data[keyOf(name, size)]?.[of] ?? NaN;

  return {
    title: "One edit in a table of rows that each read one field setting",
    header: ["candidate", ...sizes.flatMap((size) => [`${String(size)} rows: renders`, "ms", "of limit"])],
    rows: names.map((name) => [
      candidates[name],
      ...sizes.flatMap((size) => [
        at(name, size, "renders").toFixed(0),
        formatMs(at(name, size, "ms")),
        formatRatio(at(name, size, "ms") / at("keyed-cells", size, "ms")),
      ]),
    ]),
    comparisons: compareTables(data),
    notes: [
      "Production builds in Chromium, each table in a renderer process of its own; an edit is one task, flushed by flushSync.",
    ],
    data,
  };
}

function keyOf(name: Candidate, size: number): string {
  return `${name} ${String(size)}`;
}

function compareTables(data: Readonly<Record<string, Measurement>>): Comparison[] {
  const of = (name: Candidate, size: number, what: "ms" | "renders") =>
    data[keyOf(name, size)]?.[what] ?? NaN;
  const beside = (name: Candidate, other: Candidate, size: number) => ({
    ours: `${formatMs(of(name, size, "ms"))} ms`,
    peer: `${formatMs(of(other, size, "ms"))} ms, ${candidates[other]}`,
    ratio: of(name, size, "ms") / of(other, size, "ms"),
  });
  const fastest =
    (first: Candidate, ...others: readonly Candidate[]) =>
    (size: number) =>
      others.reduce((best, other) => (of(other, size, "ms") < of(best, size, "ms") ? other : best), first);
  const betterForm = fastest("react-hook-form-watch", "react-hook-form-controller");
  const fastestTree = fastest(...trees);
  const renders = (candidate: Candidate) => sizes.map((size) => of(candidate, size, "renders"));
  const renderedRows = (name: Candidate) => ({
    what: `${candidates[name]}: rows that one edit renders, of ${sizes.join(", ")}`,
    ours: renders(name).join(", "),
    peer: `${renders("peer-every-row").join(", ")}, ${candidates["peer-every-row"]}`,
    aim: { text: "exactly 1 at any size", met: renders(name).every((count) => count === 1) },
  });
  const ours = ["ours-use-field-settings", "ours-use-local-config"] as const;
  const ofEachHook = ours.flatMap((name) => {
    const hook = candidates[name];
    return [
      renderedRows(name),
      ...sizes.map((size) =>
        ratioAim(`${hook}, one edit, ${String(size)} rows`, beside(name, "peer-memo-rows", size), 0.25),
      ),
      ...sizes
        .slice(1)
        .map((size) =>
          ratioAim(`${hook}, one edit, ${String(size)} rows`, beside(name, betterForm(size), size), 1),
        ),
    ];
  });
  const best = "ours-use-field-settings";
  return [
    ...ofEachHook,
    ...sizes.map((size) =>
      ratioAim(
        `${candidates[best]}, one edit, ${String(size)} rows, beside the fastest store of one tree`,
        beside(best, fastestTree(size), size),
        1,
      ),
    ),
    ...sizes
      .slice(1)
      .map((size) =>
        ratioAim(`${candidates[best]}, one edit, ${String(size)} rows`, beside(best, "keyed-cells", size), 2),
      ),
    renderedRows("ours-per-place"),
    ...sizes.map((size) =>
      compare(
        `four hooks of its place in each row, one edit, ${String(size)} rows`,
        beside("ours-per-place", best, size),
      ),
    ),
  ];
}
