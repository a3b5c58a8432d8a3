import { format } from "prettier";
import type { describeEnvironment } from "../environment.js";
import type { FigureResult } from "../figure.js";
import { formatTable } from "./report.js";

/** What a run of the bench adds to the results. */
export interface BenchRun {
  environment: ReturnType<typeof describeEnvironment>;
  /** By the figures' names. */
  results: Readonly<Record<string, FigureResult>>;
  /** The names of all figures, in the order of the table. */
  order: readonly string[];
}

const header = ["figure", "what", "ours", "peer or limit", "ratio", "aim", "result", "measured"];

/**
 * Writes the table of all comparisons as Markdown. The rows of figures that the run did not measure are taken from `before`,
 * the table so far; where that was measured on another machine or with other versions, they are left out: such figures do not
 * compare.
 */
export async function mergeResults(
  before: string,
  { environment, results, order }: BenchRun,
): Promise<string> {
  const setup = describeSetup(environment);
  const kept = before.includes(setup) ? readRows(before) : [];
  const measured = `${environment.date.slice(0, 10)}, load ${String(environment.loadBefore[0])}`;
  const rows = order.flatMap((figure) => {
    const result = results[figure];
    if (!result) return kept.filter(([name]) => name === figure);
    return result.comparisons.map(({ what, ours, peer = "", ratio = "", aim }) => [
      figure,
      what,
      ours,
      peer,
      ratio,
      aim?.text ?? "",
      aim ? (aim.met ? "met" : "missed") : "",
      measured,
    ]);
  });
  const text = [
    "# Results of the bench",
    "Written by `npm run bench`; absolute figures move from machine to machine, only ratios count. A load beyond the number of cores means that other work disturbed the run.",
    setup,
    formatTable(header, rows, "left"),
  ].join("\n\n");
  return format(text, { parser: "markdown", printWidth: 110 });
}

function describeSetup({ cpu, memoryGb, node, chromium, packages }: BenchRun["environment"]): string {
  const versions = Object.entries({ node, chromium, ...packages }).map(
    ([name, version]) => `${name} ${version}`,
  );
  return `Machine: ${cpu}, ${String(memoryGb)} GB. Versions: ${versions.join(", ")}.`;
}

function readRows(text: string): string[][] {
  const lines = text.split("\n").filter((line) => line.startsWith("|"));
  return lines.slice(2).map((line) =>
    line
      .split("|")
      .slice(1, -1)
      .map((cell) => cell.trim()),
  );
}
