import { memoize } from "../../../json/memoize.js";
import type { ConfigIssue } from "../../../save/issues.js";

type ByPlace = ReadonlyMap<string, readonly ConfigIssue[]>;

const none: readonly ConfigIssue[] = [];
const byPlaceOf = memoize(groupByPlace);

/**
 * Returns the issues at or below the place that a JSON Pointer leads to, in their order. A list is gone through once, however
 * many places are asked for: each row of a table asks for its own.
 */
export function issuesBelow(issues: readonly ConfigIssue[], path: string): readonly ConfigIssue[] {
  if (path === "" || issues.length === 0) return issues;
  return byPlaceOf(issues).get(path) ?? none;
}

function groupByPlace(issues: readonly ConfigIssue[]): ByPlace {
  const groups = new Map<string, ConfigIssue[]>();
  for (const issue of issues) {
    for (let end = issue.path.length; end > 0; end = issue.path.lastIndexOf("/", end - 1)) {
      const place = issue.path.slice(0, end);
      const group = groups.get(place);
      if (group) group.push(issue);
      else groups.set(place, [issue]);
    }
  }
  return groups;
}
