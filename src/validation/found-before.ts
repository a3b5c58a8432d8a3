import type { ConfigIssue } from "../config/config-issue.js";
import { deepEqual } from "../json/equal.js";
import { own, type JsonObject } from "../json/object.js";
import { byPath } from "../json/pointer.js";

/** What was found in one part of a config. */
export interface Found {
  /** Whether the part has the expected shape. */
  readonly fits: boolean;
  readonly issues: readonly ConfigIssue[];
}

/** What was found in the members of a container, and what that depended on. */
export interface FoundIn extends Found {
  readonly container: JsonObject;
  /** Its names in order. The list keeps its reference while the names are the same. */
  readonly names: readonly string[];
  /** All that the checks looked at besides the members. */
  readonly basis: readonly unknown[];
  /** How many members were checked. */
  readonly size: number;
  /** What was found, only for members with a wrong shape or an issue. */
  readonly byName: ReadonlyMap<string, Found>;
}

/**
 * A cache of what was found in a config, by JSON Pointer: unchanged parts are not checked again. The checked configs must not be
 * mutated while it is in use.
 */
export interface FoundBefore {
  readonly members: Map<string, FoundIn>;
  /** What a rule about a whole object found, and what that depended on. */
  readonly rules: Map<string, { readonly basis: readonly unknown[]; readonly found: Found | undefined }>;
}

/** Creates an empty cache. */
export function createFoundBefore(): FoundBefore {
  return { members: new Map(), rules: new Map() };
}

/** Whether two lists have the same items in the same order, compared by reference. */
export function isSameBasis(one: readonly unknown[], other: readonly unknown[]): boolean {
  return one.length === other.length && one.every((each, index) => each === other[index]);
}

/**
 * Checks the members of a container by `check`, except those that are the same as in `before`. The issues are ordered by path.
 * Where no member's result has changed, the list of `before` is returned.
 */
export function findInMembers(
  container: JsonObject,
  basis: readonly unknown[],
  before: FoundIn | undefined,
  check: (name: string, member: unknown) => Found | undefined,
): FoundIn {
  const last = before && isSameBasis(before.basis, basis) ? before : undefined;
  const others = new Map<string, Found | undefined>();
  let size = 0;
  let known = 0;
  const names = Object.keys(container);
  for (const name of names) {
    const member = container[name];
    if (member === undefined) continue;
    size += 1;
    // This may read an inherited property, but that is never JSON, so it never equals a member.
    const was = last?.container[name];
    if (was === member) {
      known += 1;
      continue;
    }
    if (was !== undefined && last && Object.hasOwn(last.container, name)) known += 1;
    const found = check(name, member);
    if (!deepEqual(found, last?.byName.get(name))) others.set(name, found);
  }
  if (last && known < last.size) {
    for (const name of last.byName.keys())
      if (own(container, name) === undefined) others.set(name, undefined);
  }
  const isSameNames = before && isSameBasis(before.names, names);
  return { ...combine(last, others), container, basis, size, names: isSameNames ? before.names : names };
}

/** What was found before, with the results of some members replaced. */
function combine(
  last: FoundIn | undefined,
  others: ReadonlyMap<string, Found | undefined>,
): Pick<FoundIn, "byName" | "fits" | "issues"> {
  if (last && others.size === 0) return last;
  const byName = new Map(last?.byName);
  const issues = new Set(last?.issues);
  for (const [name, found] of others) {
    for (const issue of byName.get(name)?.issues ?? []) issues.delete(issue);
    if (found) byName.set(name, found);
    else byName.delete(name);
    for (const issue of found?.issues ?? []) issues.add(issue);
  }
  return {
    byName,
    fits: [...byName.values()].every(({ fits }) => fits),
    // The list is nearly sorted already, so the sort is fast.
    issues: [...issues].sort(byPath),
  };
}
