import { isAlias, isMap, isPair, isScalar, isSeq, Scalar, type Node, type YAMLMap } from "yaml";
import { quote } from "../../json/quote.js";
import { describeNode, keyText } from "./describe-node.js";
import { nearestName } from "../../json/nearest-name.js";
import type { Path } from "./path.js";
import type { Place, Reading } from "./reading.js";

/** A value of the document, its alias followed. */
export interface Value extends Place {
  readonly node: Node;
  /** Where its key stands; absent for the items of a list and for the root. */
  readonly key?: Place;
}

/** A mapping with its known keys looked up; the unknown ones have been reported and are gone. */
export interface Mapping<TKey extends string> extends Place {
  readonly entries: ReadonlyMap<TKey, Value & { readonly key: Place }>;
}

type Entries<TKey extends string> = Map<TKey, Value & { readonly key: Place }>;
type ReadMap = YAMLMap<Node, Node | null>;

/** The items of a list, aliases followed; a value that is no list is an M20, or an issue of the rule given. */
export function openList(
  reading: Reading,
  value: Value,
  code: "M2" | "M5" | "M20" | "N2" = "M20",
): Value[] | undefined {
  const { node, path } = value;
  if (!isSeq(node)) {
    reading.error(code, value, `A list is expected here, not ${describeNode(node)}.`);
    return undefined;
  }
  const items: Value[] = [];
  for (const [step, item] of node.items.entries()) {
    // The items of `!!omap` and `!!pairs` are pairs; no list of a manifest has a use for them, their key shows where.
    const target = follow(reading, isPair(item) ? (item.key as Node) : (item as Node));
    items.push({ node: target, at: target, path: { parent: path, step } });
  }
  return items;
}

/** Opens a mapping whose keys are `known`; warns of any other (M30), and reports a value that is no mapping (M20). */
export function openMapping<TKey extends string>(
  reading: Reading,
  value: Value,
  known: readonly TKey[],
  hint?: string,
): Mapping<TKey> | undefined {
  const { node, path } = value;
  if (!isMap(node)) {
    reading.error("M20", value, `A mapping is expected here, not ${describeNode(node)}.`, hint);
    return undefined;
  }
  const entries: Entries<TKey> = new Map();
  collect(reading, node as ReadMap, path, known, entries);
  return { at: node, path, entries };
}

/** The keys of a mapping, known or not, and those of what it merges; none where it is no mapping. Reports nothing. */
export function listKeys(reading: Reading, { node }: Value): ReadonlySet<string> {
  const keys = new Set<string>();
  const add = (source: Node) => {
    if (!isMap(source)) return;
    for (const { key, value } of (source as ReadMap).items) {
      const keyNode = follow(reading, key);
      if (!isMergeKey(keyNode)) keys.add(keyText(keyNode));
      else if (value) mergeSources(reading, value).forEach(add);
    }
  };
  add(node);
  return keys;
}

/** The place of a key that `mapping` lacks: it is shown at the mapping's first character. */
export function missing<TKey extends string>(mapping: Mapping<TKey>, key: NoInfer<TKey>): Place {
  return { at: mapping.at, path: { parent: mapping.path, step: key } };
}

/** Adds what `map` holds; entries already there are nearer and win, as YAML's merge key (`<<`) has it. */
function collect<TKey extends string>(
  reading: Reading,
  map: ReadMap,
  parent: Path | null,
  known: readonly TKey[],
  entries: Entries<TKey>,
): void {
  const merged: Node[] = [];
  for (const { key: at, value } of map.items) {
    const keyNode = follow(reading, at);
    if (isMergeKey(keyNode)) {
      if (value) merged.push(value);
      continue;
    }
    const name = keyText(keyNode);
    const key = { at, path: { parent, step: name } };
    if (!isKnown(name, known)) warnOfUnknownKey(reading, key, name, known);
    else if (!entries.has(name)) entries.set(name, toEntry(reading, key, value));
  }
  for (const value of merged) {
    for (const source of mergeSources(reading, value)) merge(reading, source, parent, known, entries);
  }
}

/** What a merge key leads to: one node, or each one of a list. */
function mergeSources(reading: Reading, value: Node): Node[] {
  const node = follow(reading, value);
  return isSeq(node) ? node.items.map((item) => follow(reading, item as Node)) : [node];
}

/** Adds what a merge key leads to, which has to be a mapping. */
function merge<TKey extends string>(
  reading: Reading,
  source: Node,
  parent: Path | null,
  known: readonly TKey[],
  entries: Entries<TKey>,
): void {
  if (isMap(source)) return collect(reading, source as ReadMap, parent, known, entries);
  const message = `The merge key \`<<\` takes a mapping or a list of mappings, not ${describeNode(source)}.`;
  reading.error("YAML_ALIAS", { at: source, path: { parent, step: "<<" } }, message);
}

function toEntry(reading: Reading, key: Place, value: Node | null): Value & { key: Place } {
  const node = value ? follow(reading, value) : new Scalar(null);
  // An empty value has no character to show: its key stands for it.
  const [start, end] = node.range ?? [0, 0];
  return { key, path: key.path, node, at: start === end ? key.at : node };
}

/** The value that an alias stands for; an alias that cannot be used stays itself, which no rule accepts. */
function follow(reading: Reading, node: Node): Node {
  return (isAlias(node) && reading.targets.get(node)) || node;
}

function isMergeKey(key: Node): boolean {
  return isScalar(key) && key.source === "<<" && key.type === Scalar.PLAIN;
}

function isKnown<TKey extends string>(name: string, known: readonly TKey[]): name is TKey {
  return (known as readonly string[]).includes(name);
}

function warnOfUnknownKey(reading: Reading, key: Place, name: string, known: readonly string[]): void {
  const nearest = nearestName(name, known);
  const hint = nearest === undefined ? `known here: ${known.join(", ")}` : `did you mean \`${nearest}\`?`;
  reading.warning("M30", key, `The key ${quote(name)} is unknown here and ignored.`, hint);
}
