import { isAlias, isMap, isScalar, isSeq, type Alias, type Node, type YAMLMap } from "yaml";
import { formatPath, type Path } from "./path.js";
import type { YamlProblem } from "./read-document.js";

/** A problem of the tree, with the path where it was found. */
export type TreeProblem = YamlProblem & { path: string };

/** What the whole tree was looked through for, before any rule reads it. */
export interface CheckedTree {
  /** The node each usable alias stands for. */
  targets: ReadonlyMap<Alias, Node>;
  problems: TreeProblem[];
}

// Shared lists are what aliases are for: 500 objects that share 100 fields add 150,000 nodes. A bomb adds billions.
const MAX_ALIASED_NODES = 250_000;

/**
 * Resolves the aliases of a tree and reports unusable ones, aliases that multiply beyond bounds, and duplicate keys, in
 * one pass over the nodes as written; an alias is never followed, so the cost does not depend on what it would expand to.
 */
export function checkTree(root: Node): CheckedTree {
  const targets = new Map<Alias, Node>();
  const problems: TreeProblem[] = [];
  // Anchors may be redefined: an alias means the last one before it.
  const anchors = new Map<string, Node>();
  const sizes = new Map<Node, number>();
  let aliased = 0;

  const add = (code: YamlProblem["code"], node: Node, path: Path | null, message: string, hint?: string) => {
    const offset = node.range?.[0] ?? 0;
    problems.push({ severity: "error", code, offset, path: formatPath(path), message, ...(hint && { hint }) });
  };

  const checkAlias = (alias: Alias, path: Path | null): number => {
    const target = anchors.get(alias.source);
    if (!target) {
      add("YAML_ALIAS", alias, path, `No anchor \`&${alias.source}\` stands before this alias.`);
      return 1;
    }
    const size = sizes.get(target);
    if (size === undefined) {
      add("YAML_ALIAS", alias, path, `The alias \`*${alias.source}\` stands within its own anchor: it would never end.`);
      return 1;
    }
    const before = aliased;
    aliased += size;
    if (aliased <= MAX_ALIASED_NODES) targets.set(alias, target);
    else if (before <= MAX_ALIASED_NODES) {
      const message = `From here on, the file's aliases stand for more than ${MAX_ALIASED_NODES} values.`;
      add("YAML_LIMIT", alias, path, message, "repeat less by aliases");
    }
    return size;
  };

  /** Returns how many nodes `node` stands for once its aliases are followed. */
  const visit = (node: Node, path: Path | null): number => {
    if (isAlias(node)) return checkAlias(node, path);
    if (node.anchor !== undefined) anchors.set(node.anchor, node);
    let size = 1;
    if (isMap(node)) {
      checkKeys(node, path);
      for (const { key, value } of node.items) {
        const below = { parent: path, step: keyText(key as Node) };
        size += visit(key as Node, below);
        if (value) size += visit(value as Node, below);
      }
    } else if (isSeq(node)) {
      // `!!omap` is a list of pairs.
      node.items.forEach((item, step) => (size += isPairOrNode(item) ? visit(item, { parent: path, step }) : 0));
    }
    if (node.anchor !== undefined) sizes.set(node, size);
    return size;
  };

  const checkKeys = (map: YAMLMap, path: Path | null) => {
    const seen = new Set<unknown>();
    for (const pair of map.items) {
      const key = pair.key as Node;
      if (!isScalar(key)) continue;
      if (!seen.has(key.value)) seen.add(key.value);
      else {
        const message = `The key ${JSON.stringify(keyText(key))} stands twice in this mapping.`;
        add("YAML_DUPLICATE_KEY", key, { parent: path, step: keyText(key) }, message, "remove one of the two");
      }
    }
  };

  visit(root, null);
  return { targets, problems };
}
