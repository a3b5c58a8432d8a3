import { addRoute, createRouter, findRoute } from "rou3";
import type { ContractOperation } from "./contract-operations.js";

/** The operation that a request matches, and the decoded names in its path. */
export interface MatchedPath<TId extends string> {
  readonly id: TId;
  readonly names: Readonly<Record<string, string>>;
}

/** Finds the operation of a method and a path below the base URL; `undefined` where there is none. */
export type MatchPath<TId extends string> = (method: string, path: string) => MatchedPath<TId> | undefined;

/** How many matches are kept, and up to which length of a path. */
const maxKept = 500;
const maxKeptLength = 300;

/**
 * Creates a matcher for operations whose templates have names in braces, as the contract writes them. It keeps
 * its last matches, because clients write to the same few paths (bench figure: http).
 */
export function createPathMatcher<TId extends string>(
  operations: readonly (ContractOperation & readonly [TId, ...string[]])[],
): MatchPath<TId> {
  const router = createRouter<TId>();
  for (const [id, method, template] of operations) addRoute(router, method, patternOf(template), id);
  const match: MatchPath<TId> = (method, path) => {
    // The router ignores a slash at the end; the service does not.
    const found = path.endsWith("/") ? undefined : findRoute(router, method, withColons(path));
    if (!found) return undefined;
    const names = Object.entries<string>(found.params ?? {});
    return { id: found.data, names: Object.fromEntries(names.map(([name, value]) => [name, decode(value)])) };
  };
  const kept = new Map<string, MatchedPath<TId> | undefined>();
  return (method, path) => {
    if (path.length > maxKeptLength) return match(method, path);
    const key = `${method} ${path}`;
    const known = kept.get(key);
    if (known !== undefined || kept.has(key)) return known;
    if (kept.size >= maxKept) kept.clear();
    const found = match(method, path);
    kept.set(key, found);
    return found;
  };
}

/** Converts a template to the router's syntax: `{revisionId}:hydrate` becomes `:revisionId\:hydrate`. */
function patternOf(template: string): string {
  return template.replaceAll(":", "\\:").replaceAll(/\{([^}]*)\}/g, ":$1");
}

/** A client may encode a verb such as `:hydrate` together with the name before it. */
function withColons(path: string): string {
  return path.replaceAll(/%3a/gi, ":");
}

/** Decodes a segment; returns it unchanged where its escapes are invalid. */
export function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
