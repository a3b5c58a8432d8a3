import { describe, expect, it } from "vitest";
import type { FigureResult } from "../figure.js";
import { mergeResults, type BenchRun } from "./results.js";

const environment: BenchRun["environment"] = {
  date: "2026-01-02T03:04:05.000Z",
  cpu: "2 × CPU",
  memoryGb: 8,
  loadBefore: [0.5, 1, 2],
  node: "20.0.0",
  chromium: "150",
  packages: { react: "19.0.0" },
};

/** A figure of one comparison, whose own value is `ours`. */
const figure = (ours: string): FigureResult => ({
  title: "",
  header: [],
  rows: [],
  comparisons: [
    { what: "time", ours, peer: "4 ms, peer", ratio: "0.5×", aim: { text: "at most 1×", met: true } },
  ],
  notes: [],
  data: {},
});

const order = ["first", "second"];
const run = (results: Record<string, FigureResult>, changed: Partial<BenchRun["environment"]> = {}) => ({
  environment: { ...environment, ...changed },
  results,
  order,
});

/** The cells of a text's table, without its header. */
const rowsOf = (text: string) =>
  text
    .split("\n")
    .filter((line) => line.startsWith("| "))
    .slice(2)
    .map((line) => line.split("|").map((cell) => cell.trim()));

const row = (name: string, ours: string, date = "2026-01-02, load 0.5") => [
  "",
  ...[name, "time", ours, "4 ms, peer", "0.5×", "at most 1×", "met", date],
  "",
];

describe("the table of results", () => {
  it("the table of results has a row for each comparison, and says what it was measured on", async () => {
    const text = await mergeResults("", run({ second: figure("2 ms"), first: figure("1 ms") }));
    expect(rowsOf(text)).toEqual([row("first", "1 ms"), row("second", "2 ms")]);
    expect(text).toContain("Machine: 2 × CPU, 8 GB. Versions: node 20.0.0, chromium 150, react 19.0.0.");
  });

  it("a run of one figure replaces its rows and no others", async () => {
    const before = await mergeResults("", run({ first: figure("1 ms"), second: figure("2 ms") }));
    const date = "2026-02-03T00:00:00.000Z";
    const text = await mergeResults(before, run({ second: figure("3 ms") }, { date, loadBefore: [3] }));
    expect(rowsOf(text)).toEqual([row("first", "1 ms"), row("second", "3 ms", "2026-02-03, load 3")]);
  });

  it("the table of results keeps nothing that was measured on another machine or with other versions", async () => {
    const before = await mergeResults("", run({ first: figure("1 ms"), second: figure("2 ms") }));
    for (const changed of [{ cpu: "8 × CPU" }, { node: "22.0.0" }, { packages: { react: "19.1.0" } }]) {
      const text = await mergeResults(before, run({ second: figure("3 ms") }, changed));
      expect(rowsOf(text)).toEqual([row("second", "3 ms")]);
    }
  });
});
