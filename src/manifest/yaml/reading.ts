import { isAlias, type Alias, type Node } from "yaml";
import type { ManifestIssue, ManifestIssueCode } from "../issue.js";
import { formatPath, type Path } from "./path.js";
import type { Position } from "./positions.js";

/** Where an issue is shown. */
export interface Place {
  readonly path: Path | null;
  /** The key or value whose first character is shown. */
  readonly at: Node;
  /** What the finding was made from, where that is more than `at`: for a missing key, the whole mapping. */
  readonly extent?: Node;
}

/** What the rules share while they read one manifest. */
export interface Reading {
  /** The node each usable alias stands for. */
  readonly targets: ReadonlyMap<Alias, Node>;
  error(code: ManifestIssueCode, place: Place, message: string, hint?: string): void;
  warning(code: ManifestIssueCode, place: Place, message: string, hint?: string): void;
}

/** The issues of one text, collected in any order. */
export interface IssueList {
  /** Adds an issue at an offset of the text. */
  add(issue: Omit<ManifestIssue, "line" | "column">, offset: number): void;
  /** The issues by position; an issue that several aliases lead to stands once, under the first path. */
  sorted(): ManifestIssue[];
}

/** Creates an empty list; `positionAt` tells where in the text an offset is. */
export function createIssueList(positionAt: (offset: number) => Position): IssueList {
  const found: { offset: number; issue: Omit<ManifestIssue, "line" | "column"> }[] = [];
  return {
    add: (issue, offset) => void found.push({ offset, issue }),
    sorted() {
      const seen = new Set<string>();
      const issues: ManifestIssue[] = [];
      for (const { offset, issue } of found.sort((a, b) => a.offset - b.offset)) {
        const identity = `${offset} ${issue.code} ${issue.message}`;
        if (seen.has(identity)) continue;
        seen.add(identity);
        const { severity, code, path, message, hint } = issue;
        const { line, column } = positionAt(offset);
        issues.push({ severity, code, path, line, column, message, ...(hint && { hint }) });
      }
      return issues;
    },
  };
}

/**
 * Creates what the rules report to. `brokenAt` is the offset of the first syntax error: the tree after it is a guess, so
 * that only what was found from text before it is kept.
 */
export function createReading(targets: Reading["targets"], issues: IssueList, brokenAt: number): Reading {
  const report =
    (severity: ManifestIssue["severity"]): Reading["error"] =>
    (code, { path, at, extent = at }, message, hint) => {
      // An alias that cannot be used stands for any value; `checkTree` has said what is wrong with it.
      if (isAlias(at) && !targets.has(at)) return;
      const [offset] = at.range ?? [0];
      const end = extent.range?.[1] ?? 0;
      if (end >= brokenAt) return;
      issues.add({ severity, code, path: formatPath(path), message, ...(hint && { hint }) }, offset);
    };
  return { targets, error: report("error"), warning: report("warning") };
}
