import {
  isAlias,
  isMap,
  isPair,
  isScalar,
  isSeq,
  type Alias,
  type Node,
  type Pair,
  type YAMLMap,
} from "yaml";
import { quote } from "../../json/quote.js";
import { keyText } from "./describe-node.js";
import { formatPath, type Path } from "./path.js";
import type { Finding } from "./finding.js";

/** What the whole tree was looked through for, before any rule reads it. */
export interface CheckedTree {
  /** The node each usable alias stands for. */
  targets: ReadonlyMap<Alias, Node>;
  problems: Finding[];
}

// Shared lists are what aliases are for: 500 objects that share 100 fields add 150,000 nodes. A bomb adds billions.
const MAX_ALIASED_NODES = 250_000;

/**
 * Resolves the aliases of a tree and reports unusable ones, aliases that multiply beyond bounds, and duplicate keys, in
 * one pass over the nodes as written; an alias is never followed, so the cost does not depend on what it would expand to.
 */
// eslint-disable-next-line max-lines-per-function -- one walk, whose counts are shared
export function checkTree(root: Node): CheckedTree {
  const targets = new Map<Alias, Node>();
  const problems: Finding[] = [];
  // Anchors may be redefined: an alias means the last one before it.
  const anchors = new Map<string, Node>();
  const sizes = new Map<Node, number>();
  let aliased = 0;

  const add = (code: Finding["code"], node: Node, path: Path | null, message: string, hint?: string) => {
    problems.push({ code, offset: node.range?.[0] ?? 0, path: formatPath(path), message, hint });
  };

  const checkAlias = (alias: Alias, path: Path | null): number => {
    const target = anchors.get(alias.source);
    if (!target) {
      const message = `No anchor ${quote(`&${alias.source}`)} stands before this alias.`;
      add(
        "unusable-alias",
        alias,
        path,
        message,
        `quote it, if it is meant as text: ${quote(`*${alias.source}`)}`,
      );
      return 1;
    }
    const size = sizes.get(target);
    if (size === undefined) {
      add(
        "unusable-alias",
        alias,
        path,
        `The alias ${quote(`*${alias.source}`)} stands within its own anchor: it would never end.`,
      );
      return 1;
    }
    const before = aliased;
    aliased += size;
    if (aliased <= MAX_ALIASED_NODES) targets.set(alias, target);
    else if (before <= MAX_ALIASED_NODES) {
      const message = `From here on, the file's aliases stand for more than ${MAX_ALIASED_NODES} values.`;
      add("beyond-limit", alias, path, message, "repeat less by aliases");
    }
    return size;
  };

  /** Returns how many nodes `node` stands for once its aliases are followed. */
  const visit = (node: Node, path: Path | null): number => {
    if (isAlias(node)) return checkAlias(node, path);
    if (node.anchor !== undefined) anchors.set(node.anchor, node);
    let size = 1;
    if (isMap(node)) {
      for (const pair of node.items) size += visitPair(pair as Pair<Node, Node | null>, path);
      checkKeys(node as YAMLMap<Node, Node | null>, path);
    } else if (isSeq(node)) {
      for (const [step, item] of node.items.entries()) {
        // The items of `!!omap` and `!!pairs` are pairs.
        if (isPair(item)) size += visitPair(item as Pair<Node, Node | null>, { parent: path, step });
        else size += visit(item as Node, { parent: path, step });
      }
    }
    if (node.anchor !== undefined) sizes.set(node, size);
    return size;
  };

  const visitPair = ({ key, value }: Pair<Node, Node | null>, parent: Path | null): number => {
    const path = { parent, step: keyText(key) };
    return visit(key, path) + (value ? visit(value, path) : 0);
  };

  /** Reports keys that stand twice, once the aliases among them are resolved. */
  const checkKeys = (map: YAMLMap<Node, Node | null>, path: Path | null) => {
    const seen = new Set<unknown>();
    for (const { key: written } of map.items) {
      const key = (isAlias(written) && targets.get(written)) || written;
      if (!isScalar(key)) continue;
      if (!seen.has(key.value)) seen.add(key.value);
      else {
        const message = `The key ${quote(keyText(key))} stands twice in this mapping.`;
        add("duplicate-key", written, { parent: path, step: keyText(key) }, message, "remove one of the two");
      }
    }
  };

  visit(root, null);
  return { targets, problems };
}
