import type { FigureResult } from "../figure.js";

/** Writes a figure as Markdown, its table aligned so that it reads well in a terminal too. */
export function formatFigure({ title, header, rows, comparisons, notes }: FigureResult): string {
  const parts = [`## ${title}`, formatTable(header, rows)];
  const aims = comparisons.flatMap(({ what, ours, ratio = ours, aim }) =>
    aim ? [`- ${aim.met ? "met" : "MISSED"}: ${what}: ${aim.text}: ${ratio}`] : [],
  );
  if (aims.length > 0) parts.push(aims.join("\n"));
  return [...parts, ...notes].join("\n\n");
}

/** Writes a Markdown table, its columns aligned; all but the first hold numbers, which stand right, unless `rest` says otherwise. */
export function formatTable(
  header: readonly string[],
  rows: readonly (readonly string[])[],
  rest: "left" | "right" = "right",
): string {
  const widths = header.map((name, column) =>
    Math.max(name.length, ...rows.map((row) => (row[column] ?? "").length)),
  );
  const isLeft = (column: number) => column === 0 || rest === "left";
  const line = (cells: readonly string[]) =>
    `| ${widths.map((width, column) => (isLeft(column) ? (cells[column] ?? "").padEnd(width) : (cells[column] ?? "").padStart(width))).join(" | ")} |`;
  const rule = `|${widths.map((width, column) => (isLeft(column) ? "-".repeat(width + 2) : `${"-".repeat(width + 1)}:`)).join("|")}|`;
  return [line(header), rule, ...rows.map(line)].join("\n");
}
