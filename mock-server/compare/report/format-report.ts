import { cutText } from "../../../src/json/quote.js";
import type { CompareReport, Finding } from "./report.js";

const MAX_SHOWN = 120;

/** Writes a finding on one line: `GET /projects/p: status is 404, expected 200 [rule]`. */
export function formatFinding(finding: Finding): string {
  const { request, kind, path, expected, received, note, rules, weight } = finding;
  const place = path === "" ? "" : ` at ${path}`;
  const why = note === undefined ? "" : `; ${note}`;
  const by = rules.length === 0 ? "" : ` [${rules.join(", ")}]`;
  return `${weight === "note" ? "note: " : ""}${request}: ${describe(kind, expected, received)}${place}${why}${by}`;
}

function describe(kind: Finding["kind"], expected: unknown, received: unknown): string {
  switch (kind) {
    case "missing":
      return `missing, expected ${show(expected)}`;
    case "extra":
      return `not expected, received ${show(received)}`;
    case "order":
      return "another order";
    default:
      return `${kind} is ${show(received)}, expected ${show(expected)}`;
  }
}

function show(value: unknown): string {
  return cutText(value === undefined ? "nothing" : JSON.stringify(value), MAX_SHOWN);
}

/** Writes the whole report as lines for a terminal; the totals come last. */
export function formatReport(report: CompareReport): string[] {
  const { totals, clocks, incomplete, mappedIds } = report;
  const lines: string[] = [];
  for (const {
    operation,
    compared,
    different,
    findings,
    omittedFindings,
    notCompared,
  } of report.operations) {
    lines.push(`${operation}: ${count(compared, "answer")} compared, ${String(different)} different`);
    for (const finding of findings) lines.push(`  ${String(finding.count)}× ${formatFinding(finding)}`);
    if (omittedFindings > 0) lines.push(`  and ${count(omittedFindings, "difference")} more`);
    for (const { reason, count: times } of notCompared)
      lines.push(`  ${String(times)}× not compared: ${reason}`);
  }
  if (clocks) lines.push(describeClocks(clocks));
  lines.push(
    `${count(totals.compared, "answer")} compared, ${String(totals.different)} different, ${String(totals.notCompared)} not compared; ${count(mappedIds, "id")} mapped`,
  );
  if (incomplete !== undefined) lines.push(`incomplete: ${incomplete}`);
  return lines;
}

function describeClocks({ firstAheadMs, lastAheadMs, spanMs }: NonNullable<CompareReport["clocks"]>): string {
  const drift = lastAheadMs - firstAheadMs;
  const stand = `clocks: the expected one is ${seconds(Math.abs(lastAheadMs))} ${lastAheadMs < 0 ? "behind" : "ahead"}`;
  if (spanMs <= 0 || Math.abs(drift) <= spanMs / 100) return stand;
  return `${stand}; it ${drift < 0 ? "lost" : "gained"} ${seconds(Math.abs(drift))} in ${seconds(spanMs)}`;
}

function seconds(ms: number): string {
  return `${String(Math.round(ms) / 1000)} s`;
}

function count(number: number, noun: string): string {
  return `${String(number)} ${noun}${number === 1 ? "" : "s"}`;
}
