import type { FigureResult } from "./figure.js";

/** Writes a figure as Markdown, its table aligned so that it reads well in a terminal too. */
export function formatFigure({ title, header, rows, aims, notes }: FigureResult): string {
  const parts = [`## ${title}`, formatTable(header, rows)];
  if (aims.length > 0) {
    parts.push(
      aims.map(({ text, value, met }) => `- ${met ? "met" : "MISSED"}: ${text}: ${value}`).join("\n"),
    );
  }
  return [...parts, ...notes].join("\n\n");
}

function formatTable(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = header.map((name, column) =>
    Math.max(name.length, ...rows.map((row) => (row[column] ?? "").length)),
  );
  const line = (cells: readonly string[]) =>
    `| ${widths.map((width, column) => pad(cells[column] ?? "", width, column)).join(" | ")} |`;
  const rule = `|${widths.map((width, column) => (column === 0 ? "-".repeat(width + 2) : `${"-".repeat(width + 1)}:`)).join("|")}|`;
  return [line(header), rule, ...rows.map(line)].join("\n");
}

/** Names stand left, numbers right. */
function pad(text: string, width: number, column: number): string {
  return column === 0 ? text.padEnd(width) : text.padStart(width);
}
