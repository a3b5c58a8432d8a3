import { isAlias, type Alias, type Node } from "yaml";
import { manifestIssueCodes, type ManifestIssueCode } from "../issue-codes.js";
import type { ManifestIssue } from "../issue.js";
import type { Finding } from "./finding.js";
import { formatPath, type Path } from "./path.js";
import type { Position } from "./positions.js";
import type { UnquotedText } from "./unquoted-text.js";

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
  /** Adds an issue; its code says whether it is an error. */
  report(code: ManifestIssueCode, place: Place, message: string, hint?: string): void;
}

/** The issues of one text, collected in any order. */
export interface IssueList {
  add(finding: Finding): void;
  /** Adds what was found in the tree; what was made of an unquoted text means nothing and is left out. */
  addFromTree(finding: Finding): void;
  /** The issues by position; an issue that several aliases lead to stands once, under the first path. */
  sorted(): ManifestIssue[];
}

/** Creates an empty list; `positionAt` tells where in the text an offset is. */
export function createIssueList(
  positionAt: (offset: number) => Position,
  unquoted: readonly UnquotedText[],
): IssueList {
  const found: Finding[] = [];
  return {
    add: (finding) => void found.push(finding),
    addFromTree(finding) {
      if (!unquoted.some(({ start, end }) => start <= finding.offset && finding.offset < end)) {
        found.push(finding);
      }
    },
    sorted() {
      const seen = new Set<string>();
      const issues: ManifestIssue[] = [];
      for (const { offset, code, path, message, hint } of found.sort((a, b) => a.offset - b.offset)) {
        const identity = `${offset} ${code} ${message}`;
        if (seen.has(identity)) continue;
        seen.add(identity);
        const { severity } = manifestIssueCodes[code];
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
  return {
    targets,
    report(code, { path, at, extent = at }, message, hint) {
      // An alias that cannot be used stands for any value; `checkTree` has said what is wrong with it.
      if (isAlias(at) && !targets.has(at)) return;
      const [offset] = at.range ?? [0];
      const end = extent.range?.[1] ?? 0;
      if (end >= brokenAt) return;
      issues.addFromTree({ code, path: formatPath(path), offset, message, hint });
    },
  };
}
